// Where visitors look for words. The only page with a script.

import { Breadcrumbs } from "../components/breadcrumbs";
import { Layout } from "../components/layout";
import { SearchBox } from "../components/search-box";
import { SEARCH } from "../model/content/paths";
import { breadcrumbs } from "../model/head/breadcrumbs";
import type { PageMeta } from "../model/head/head";
import type { SiteView } from "../site/views";
import type { TemplateProps } from "./template";

export function Page({ site, view: { searchable } }: TemplateProps<"search">) {
  return (
    <Layout site={site} path={SEARCH}>
      <Breadcrumbs trail={breadcrumbs({ name: "Search", path: SEARCH })} />
      <div className="wrapper spread page-head">
        <h1>Search</h1>
        {searchable ? (
          <SearchBox site={site} />
        ) : (
          <p className="empty">There is nothing to search yet. The first article is being written.</p>
        )}
      </div>
    </Layout>
  );
}

export const head = (_view: object, site: SiteView): PageMeta => ({
  title: "Search",
  description: `Search the articles by ${site.name}.`,
  path: SEARCH,
  indexed: false,
});
