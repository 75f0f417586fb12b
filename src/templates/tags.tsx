// All tags, with the number of posts of each.

import { graphql, type HeadProps, type PageProps } from "gatsby";
import { Breadcrumbs } from "../components/breadcrumbs";
import { HeadTags } from "../components/head-tags";
import { Layout } from "../components/layout";
import { TagList } from "../components/tag-list";
import { breadcrumbs } from "../model/breadcrumbs";
import type { TagCount } from "../model/page-plan";
import { TAGS } from "../model/paths";
import type { SiteFacts } from "./queries";

interface Data {
  site: SiteFacts;
}

export default function TagsTemplate({ data: { site }, pageContext }: PageProps<Data, { tags: TagCount[] }>) {
  return (
    <Layout site={site} path={TAGS}>
      <Breadcrumbs trail={breadcrumbs({ name: "Topics", path: TAGS })} />
      <div className="wrapper spread page-head">
        <h1>Topics</h1>
        {pageContext.tags.length === 0 ? (
          <p className="empty">The articles have no topics yet.</p>
        ) : (
          <TagList tags={pageContext.tags} label="All topics" />
        )}
      </div>
    </Layout>
  );
}

export const Head = ({ data: { site } }: HeadProps<Data>) => (
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

export const query = graphql`
  query Tags {
    site: siteFacts {
      ...SiteFacts
    }
  }
`;
