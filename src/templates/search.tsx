// Where visitors look for words. The only page with a script.

import { Breadcrumbs } from "../components/breadcrumbs";
import { Layout } from "../components/layout";
import { SearchBox } from "../components/search-box";
import { useWords } from "../components/words";
import { pathsOf } from "../model/content/paths";
import type { PageMeta } from "../model/head/head";
import type { Words } from "../model/strings/words";
import type { SiteView } from "../site/views";
import type { TemplateProps } from "./template";

export function Page({ site, view: { searchable } }: TemplateProps<"search">) {
  const { say, t } = useWords();
  return (
    <Layout site={site} path={pathsOf(site).search}>
      <Breadcrumbs page={{ name: t("search"), path: pathsOf(site).search }} />
      <div className="wrapper spread page-head">
        <h1>{say("search")}</h1>
        {searchable ? <SearchBox site={site} /> : <p className="empty">{say("nothingToSearch")}</p>}
      </div>
    </Layout>
  );
}

export const head = (_view: object, site: SiteView, { t }: Words): PageMeta => ({
  title: t("search"),
  description: t("searchAbout", { site: site.name }),
  path: pathsOf(site).search,
  indexed: false,
});
