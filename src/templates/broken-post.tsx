// What `gatsby develop` shows in place of a post that has errors. No build has such a page.

import { HeadTags } from "../components/head-tags";
import { Layout } from "../components/layout";
import { ProblemList } from "../components/problem-list";
import type { Problem } from "../model/problem";
import type { SiteFacts } from "./queries";

/** All comes by context: a query would make Gatsby warn in every build. */
type Props = { pageContext: { site: SiteFacts; problems: Problem[] }; path: string };

export default function BrokenPostTemplate({ pageContext: { site, problems }, path }: Props) {
  return (
    <Layout site={site} path={path}>
      <div className="wrapper intro flow">
        <h1>This post can’t be shown yet</h1>
        <p>Mend the errors and save: the post appears here by itself.</p>
        <ProblemList problems={problems} />
      </div>
    </Layout>
  );
}

/** Seconds until the page looks again: `gatsby develop` does not tell an open page that another one took its place. */
const AGAIN = "2";

export const Head = ({ pageContext: { site } }: Props) => (
  <>
    <HeadTags site={site} page={{ title: "Errors", description: "This post has errors.", path: undefined }} />
    <meta httpEquiv="refresh" content={AGAIN} />
  </>
);
