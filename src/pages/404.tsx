// What a visitor sees at an address that leads nowhere.

import { graphql, type HeadProps, Link, type PageProps } from "gatsby";
import { HeadTags } from "../components/head-tags";
import { Layout } from "../components/layout";
import { BLOG, HOME } from "../model/paths";
import type { SiteFacts } from "../templates/queries";

interface Data {
  site: SiteFacts;
}

export default function NotFoundPage({ data: { site } }: PageProps<Data>) {
  return (
    <Layout site={site} path="">
      <div className="wrapper intro flow">
        <h1>This page is not here</h1>
        <p>The address may have a slip in it, or the page has moved.</p>
        <p>
          <Link to={BLOG}>See all articles</Link> or <Link to={HOME}>go to the front page</Link>.
        </p>
      </div>
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
  }
`;
