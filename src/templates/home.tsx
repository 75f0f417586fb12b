// The front page: who this is, and the latest articles.

import { graphql, type HeadProps, Link, type PageProps } from "gatsby";
import { HeadTags } from "../components/head-tags";
import { Layout } from "../components/layout";
import { PostGrid } from "../components/post-grid";
import { BLOG, HOME } from "../model/paths";
import { type PostSummaryData, type SiteFacts, summaries } from "./queries";

interface Data {
  site: SiteFacts;
  posts: { nodes: PostSummaryData[] };
}

export default function HomeTemplate({ data: { site, posts } }: PageProps<Data>) {
  return (
    <Layout site={site} path={HOME}>
      <div className="wrapper intro">
        <h1 className="intro-name">{site.name}</h1>
        <p className="intro-words">{site.description}</p>
      </div>
      <section className="wrapper flow" aria-labelledby="Latest">
        <h2 id="Latest" className="section-title">
          Latest articles
        </h2>
        <PostGrid posts={summaries(posts.nodes)} language={site.language} heading="h3" />
        <p>
          <Link className="more" to={BLOG}>
            All articles
          </Link>
        </p>
      </section>
    </Layout>
  );
}

export const Head = ({ data: { site } }: HeadProps<Data>) => (
  <HeadTags site={site} page={{ title: undefined, description: site.description, path: HOME }} />
);

export const query = graphql`
  query Home($ids: [String!]!) {
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
