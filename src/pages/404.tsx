// What a visitor sees at an address that leads nowhere.

import { graphql, type HeadProps, Link, type PageProps } from "gatsby";
import { HeadTags } from "../components/head-tags";
import { Layout } from "../components/layout";
import { PostGrid } from "../components/post-grid";
import { ARCHIVE, HOME, SEARCH } from "../model/paths";
import { type PostSummaryData, type SiteFacts, summaries } from "../templates/queries";

interface Data {
  site: SiteFacts;
  posts: { nodes: PostSummaryData[] };
}

export default function NotFoundPage({ data: { site, posts } }: PageProps<Data>) {
  return (
    <Layout site={site} path="">
      <div className="wrapper spread page-head">
        <h1>This page is not here</h1>
        <div className="flow">
          <p>The address may have a slip in it, or the page has moved.</p>
          <p>
            <Link to={SEARCH}>Search the site</Link>, <Link to={ARCHIVE}>see all articles</Link> or{" "}
            <Link to={HOME}>go to the front page</Link>.
          </p>
        </div>
      </div>
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
