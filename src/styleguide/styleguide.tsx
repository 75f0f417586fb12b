// The gallery: every component in every state on one page, in `gatsby develop` only.

import { HeadTags } from "../components/head-tags";
import { Layout } from "../components/layout";
import { WordsProvider } from "../components/words";
import { STYLEGUIDE } from "../model/content/paths";
import { SITE } from "./samples";
import { groupId, groupsWith, type Texts } from "./specimens";
import "./styleguide.css";

/** The texts come by context: what makes them of Markdown does not run in browsers. */
export default function Styleguide({ pageContext }: { pageContext: Texts }) {
  return (
    <WordsProvider site={SITE}>
      <Layout site={SITE} path={STYLEGUIDE}>
        <div className="wrapper">
          <h1 className="page-head">Components</h1>
          {groupsWith(pageContext).map(({ title, specimens }) => (
            <section key={title} className="specimens" aria-labelledby={groupId(title)}>
              <h2 id={groupId(title)}>{title}</h2>
              {Object.entries(specimens).map(([label, specimen]) => (
                <figure key={label} className="specimen">
                  <figcaption className="specimen-label">{label}</figcaption>
                  {specimen}
                </figure>
              ))}
            </section>
          ))}
        </div>
      </Layout>
    </WordsProvider>
  );
}

export const Head = () => (
  <HeadTags
    site={SITE}
    pathname={STYLEGUIDE}
    page={{ title: "Components", description: "Every component in every state.", path: STYLEGUIDE, indexed: false }}
  />
);
