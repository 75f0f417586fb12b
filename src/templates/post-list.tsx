// One page of a list of posts: of all, or of those with a tag.

import { graphql, type HeadProps, type PageProps } from "gatsby";
import { Breadcrumbs } from "../components/breadcrumbs";
import { HeadTags } from "../components/head-tags";
import { Layout } from "../components/layout";
import { Pagination } from "../components/pagination";
import { PostGrid } from "../components/post-grid";
import { breadcrumbs } from "../model/breadcrumbs";
import type { ListContext } from "../model/page-plan";
import { listPage, tagFeed } from "../model/paths";
import { type PostSummaryData, type SiteFacts, summaries } from "./queries";

interface Data {
  site: SiteFacts;
  posts: PostSummaryData[];
}

const titleOf = ({ tag, page, pages }: ListContext): string => {
  const title = tag === undefined ? "Articles" : `Articles on ${tag}`;
  return page === 1 ? title : `${title}, page ${page} of ${pages}`;
};

export default function PostListTemplate({ data: { site, posts }, pageContext }: PageProps<Data, ListContext>) {
  const { list, page, pages, tag } = pageContext;
  const title = titleOf(pageContext);
  const path = listPage(list, page);
  return (
    <Layout site={site} path={path}>
      <Breadcrumbs trail={breadcrumbs({ name: tag ?? title, path })} />
      <div className="wrapper">
        <h1 className="page-head">{title}</h1>
        <PostGrid
          posts={summaries(posts)}
          language={site.language}
          heading="h2"
          lead={tag === undefined && page === 1}
        />
        <Pagination list={list} page={page} pages={pages} />
      </div>
    </Layout>
  );
}

export const Head = ({ data: { site }, pageContext }: HeadProps<Data, ListContext>) => {
  const { list, page, pages, tag } = pageContext;
  const about = tag === undefined ? "Articles" : `Articles on ${tag}`;
  return (
    <HeadTags
      site={site}
      page={{
        title: titleOf(pageContext),
        description: `${about} by ${site.name}, newest first${page === 1 ? "" : `, page ${page}`}.`,
        path: listPage(list, page),
        kind: "CollectionPage",
        previous: page > 1 ? listPage(list, page - 1) : undefined,
        next: page < pages ? listPage(list, page + 1) : undefined,
        feeds:
          tag === undefined ? [] : [{ title: `${about} (Atom)`, path: tagFeed(list), type: "application/atom+xml" }],
      }}
    />
  );
};

export const query = graphql`
  query PostList($ids: [String!]!) {
    site: siteFacts {
      ...SiteFacts
    }
    posts(ids: $ids) {
      ...PostSummary
    }
  }
`;
