// What a visitor sees at an address that leads nowhere.

import { Breadcrumbs } from "../components/breadcrumbs";
import { Layout } from "../components/layout";
import { NotFound } from "../components/not-found";
import { PostGrid } from "../components/post-grid";
import { useWords, WordsProvider } from "../components/words";
import { textDirection } from "../model/content/language";
import type { PageMeta } from "../model/head/head";
import type { Words } from "../model/strings/words";
import type { SiteView } from "../site/views";
import type { TemplateProps } from "./template";

export function Page({ site, view: { posts, others = [] } }: TemplateProps<"not-found">) {
  const { say, t } = useWords();
  return (
    <Layout site={site} path="">
      <Breadcrumbs page={{ name: t("notFound"), path: "" }} />
      <NotFound heading="h1" />
      {others.map((other) => (
        <div key={other.language} lang={other.language} dir={textDirection(other.language)}>
          <WordsProvider site={other}>
            <NotFound heading="h2" />
          </WordsProvider>
        </div>
      ))}
      {posts.length > 0 && (
        <section className="wrapper flow home-section" aria-labelledby="Latest">
          <h2 id="Latest" className="section-title">
            {say("latestArticles")}
          </h2>
          <PostGrid posts={posts} heading="h3" lead={false} />
        </section>
      )}
    </Layout>
  );
}

export const head = (_view: object, _site: SiteView, { t }: Words): PageMeta => ({
  title: t("notFound"),
  description: t("notFoundAbout"),
  path: undefined,
});
