// All tags, with the number of posts of each.

import { Breadcrumbs } from "../components/breadcrumbs";
import { Layout } from "../components/layout";
import { TagList } from "../components/tag-list";
import { useWords } from "../components/words";
import { pathsOf } from "../model/content/paths";
import type { PageMeta } from "../model/head/head";
import type { Words } from "../model/strings/words";
import type { SiteView } from "../site/views";
import type { TemplateProps } from "./template";

export function Page({ site, view: { tags } }: TemplateProps<"tags">) {
  const { say, t } = useWords();
  return (
    <Layout site={site} path={pathsOf(site).tags}>
      <Breadcrumbs page={{ name: t("topics"), path: pathsOf(site).tags }} />
      <div className="wrapper spread page-head">
        <h1>{say("topics")}</h1>
        <TagList tags={tags} label={t("allTopics")} />
      </div>
    </Layout>
  );
}

export const head = (_view: object, site: SiteView, { t }: Words): PageMeta => ({
  title: t("topics"),
  description: t("topicsAbout", { site: site.name }),
  path: pathsOf(site).tags,
  kind: "CollectionPage",
});
