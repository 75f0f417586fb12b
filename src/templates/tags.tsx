// All tags, with the number of posts of each.

import { Breadcrumbs } from "../components/breadcrumbs";
import { HeadTags } from "../components/head-tags";
import { Layout } from "../components/layout";
import { TagList } from "../components/tag-list";
import { breadcrumbs } from "../model/breadcrumbs";
import type { TagCount } from "../model/page-plan";
import { TAGS } from "../model/paths";
import type { SiteFacts } from "./queries";

/** All comes by context: a query would make Gatsby warn in every build of a site without tags, which has no such page. */
type Props = { pageContext: { tags: TagCount[]; site: SiteFacts } };

export default function TagsTemplate({ pageContext: { tags, site } }: Props) {
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

export const Head = ({ pageContext: { site } }: Props) => (
  <HeadTags
    site={site}
    page={{
      title: "Topics",
      description: `What the articles by ${site.name} are about.`,
      path: TAGS,
      kind: "CollectionPage",
    }}
  />
);
