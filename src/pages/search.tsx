// Where visitors look for words. The only page with a script.

import { graphql, type HeadProps, type PageProps } from "gatsby";
import { HeadTags } from "../components/head-tags";
import { Layout } from "../components/layout";
import { SearchBox } from "../components/search-box";
import { SEARCH } from "../model/paths";
import type { SiteFacts } from "../templates/queries";

interface Data {
  site: SiteFacts;
  /** One post and one page, if there are any. */
  posts: { nodes: { id: string }[] };
  texts: { nodes: { id: string }[] };
}

export default function SearchPage({ data: { site, posts, texts } }: PageProps<Data>) {
  return (
    <Layout site={site} path={SEARCH}>
      <div className="wrapper spread page-head">
        <h1>Search</h1>
        {posts.nodes.length + texts.nodes.length > 0 ? (
          <SearchBox />
        ) : (
          <p className="empty">There is nothing to search yet. The first article is being written.</p>
        )}
      </div>
    </Layout>
  );
}

export const Head = ({ data: { site } }: HeadProps<Data>) => (
  <HeadTags
    site={site}
    page={{ title: "Search", description: `Search the articles by ${site.name}.`, path: SEARCH, indexed: false }}
  />
);

export const query = graphql`
  query Search {
    site: siteFacts {
      ...SiteFacts
    }
    posts: allPost(limit: 1) {
      nodes {
        id
      }
    }
    texts: allPage(limit: 1, filter: { path: { ne: "/" } }) {
      nodes {
        id
      }
    }
  }
`;
