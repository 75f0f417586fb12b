// What a visitor sees at an address that leads nowhere.

import { graphql, type HeadProps, type PageProps } from "gatsby";
import { HeadTags } from "../components/head-tags";
import { Layout } from "../components/layout";
import { NotFound } from "../components/not-found";
import { PostGrid } from "../components/post-grid";
import { type PostSummaryData, type SiteFacts, summaries } from "../templates/queries";

interface Data {
  site: SiteFacts;
  posts: { nodes: PostSummaryData[] };
}

export default function NotFoundPage({ data: { site, posts } }: PageProps<Data>) {
  return (
    <Layout site={site} path="">
      <NotFound heading="h1" />
      {posts.nodes.length > 0 && (
        <section className="wrapper flow home-section" aria-labelledby="Latest">
          <h2 id="Latest" className="section-title">
            Latest articles
          </h2>
          <PostGrid posts={summaries(posts.nodes)} language={site.language} heading="h3" lead={false} />
        </section>
      )}
    </Layout>
  );
}

export const Head = ({ data: { site } }: HeadProps<Data>) => (
  <HeadTags
    site={site}
    page={{ title: "Page not found", description: "There is no page at this address.", path: undefined }}
  />
);

export const query = graphql`
  query NotFound {
    site: siteFacts {
      ...SiteFacts
    }
    posts: allPost(sort: [{ date: DESC }, { path: ASC }], limit: 3) {
      nodes {
        ...PostSummary
      }
    }
  }
`;
