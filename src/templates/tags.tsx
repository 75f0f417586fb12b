// All tags, with the number of posts of each.

import { Breadcrumbs } from "../components/breadcrumbs";
import { Layout } from "../components/layout";
import { TagList } from "../components/tag-list";
import { TAGS } from "../model/content/paths";
import { breadcrumbs } from "../model/head/breadcrumbs";
import type { PageMeta } from "../model/head/head";
import type { SiteView } from "../site/views";
import type { TemplateProps } from "./template";

export function Page({ site, view: { tags } }: TemplateProps<"tags">) {
  return (
    <Layout site={site} path={TAGS}>
      <Breadcrumbs trail={breadcrumbs({ name: "Topics", path: TAGS })} />
      <div className="wrapper spread page-head">
        <h1>Topics</h1>
        <TagList tags={tags} label="All topics" />
      </div>
    </Layout>
  );
}

export const head = (_view: object, site: SiteView): PageMeta => ({
  title: "Topics",
  description: `What the articles by ${site.name} are about.`,
  path: TAGS,
  kind: "CollectionPage",
});
