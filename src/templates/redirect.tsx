// An old address of a post: sends the reader on at once, and says where to for those whose browser does not.

import { Link } from "gatsby";
import { HeadTags } from "../components/head-tags";
import { Layout } from "../components/layout";
import type { RedirectContext } from "../model/page-plan";
import type { SiteFacts } from "./queries";

/** All comes by context: a query would make Gatsby warn in every build of a site without old addresses. */
type Props = { pageContext: RedirectContext & { site: SiteFacts } };

export default function RedirectTemplate({ pageContext: { site, title, redirectTo } }: Props) {
  return (
    <Layout site={site} path="">
      <div className="wrapper spread page-head">
        <h1>This article has moved</h1>
        <p>
          It is now at <Link to={redirectTo}>{title}</Link>.
        </p>
      </div>
    </Layout>
  );
}

export const Head = ({ pageContext: { site, title, redirectTo } }: Props) => (
  <HeadTags
    site={site}
    page={{
      title,
      description: "This article has moved to another address.",
      path: redirectTo,
      indexed: false,
      refresh: true,
    }}
  />
);
