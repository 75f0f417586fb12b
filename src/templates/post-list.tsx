// One page of the list of all posts.

import { graphql, type HeadProps, type PageProps } from "gatsby";
import { HeadTags } from "../components/head-tags";
import { Layout } from "../components/layout";
import { Pagination } from "../components/pagination";
import { PostGrid } from "../components/post-grid";
import type { ListContext } from "../model/page-plan";
import { blogPage } from "../model/paths";
import { type PostSummaryData, type SiteFacts, summaries } from "./queries";

interface Data {
  site: SiteFacts;
  posts: { nodes: PostSummaryData[] };
}

const titleOf = ({ page, pages }: ListContext): string =>
  page === 1 ? "Articles" : `Articles, page ${page} of ${pages}`;

export default function PostListTemplate({ data: { site, posts }, pageContext }: PageProps<Data, ListContext>) {
  const { page, pages } = pageContext;
  return (
    <Layout site={site} path={blogPage(page)}>
      <div className="wrapper flow">
        <h1 className="page-title">{titleOf(pageContext)}</h1>
        <PostGrid posts={summaries(posts.nodes)} language={site.language} heading="h2" />
        <Pagination page={page} pages={pages} />
      </div>
    </Layout>
  );
}

export const Head = ({ data: { site }, pageContext }: HeadProps<Data, ListContext>) => (
  <HeadTags
    site={site}
    page={{
      title: titleOf(pageContext),
      description: `Articles by ${site.name}, newest first${pageContext.page === 1 ? "" : `, page ${pageContext.page}`}.`,
      path: blogPage(pageContext.page),
    }}
  />
);

export const query = graphql`
  query PostList($ids: [String!]!) {
    site: siteFacts {
      ...SiteFacts
    }
    posts: allPost(filter: { id: { in: $ids } }, sort: [{ date: DESC }, { path: ASC }]) {
      nodes {
        ...PostSummary
      }
    }
  }
`;
