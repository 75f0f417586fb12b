// What a visitor sees at an address that leads nowhere.

import { Breadcrumbs } from "../components/breadcrumbs";
import { Layout } from "../components/layout";
import { NotFound } from "../components/not-found";
import { PostGrid } from "../components/post-grid";
import { breadcrumbs } from "../model/head/breadcrumbs";
import type { PageMeta } from "../model/head/head";
import type { TemplateProps } from "./template";

const TITLE = "Page not found";

export function Page({ site, view: { posts } }: TemplateProps<"not-found">) {
  return (
    <Layout site={site} path="">
      <Breadcrumbs trail={breadcrumbs({ name: TITLE, path: "" })} />
      <NotFound heading="h1" />
      {posts.length > 0 && (
        <section className="wrapper flow home-section" aria-labelledby="Latest">
          <h2 id="Latest" className="section-title">
            Latest articles
          </h2>
          <PostGrid posts={posts} language={site.language} heading="h3" lead={false} />
        </section>
      )}
    </Layout>
  );
}

export const head = (): PageMeta => ({
  title: TITLE,
  description: "There is no page at this address.",
  path: undefined,
});
