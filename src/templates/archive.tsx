// Every post, by year.

import { Link } from "gatsby";
import { Breadcrumbs } from "../components/breadcrumbs";
import { Layout } from "../components/layout";
import { PostDate } from "../components/post-date";
import { NoArticles } from "../components/post-grid";
import { useWords } from "../components/words";
import { groupByYear } from "../model/content/listing";
import { pathsOf } from "../model/content/paths";
import type { PageMeta } from "../model/head/head";
import type { Words } from "../model/strings/words";
import type { SiteView } from "../site/views";
import type { TemplateProps } from "./template";

export function Page({ site, view: { posts } }: TemplateProps<"archive">) {
  const { say, t } = useWords();
  return (
    <Layout site={site} path={pathsOf(site).archive}>
      <Breadcrumbs page={{ name: t("archive"), path: pathsOf(site).archive }} />
      <div className="wrapper">
        <h1 className="page-head">{say("archive")}</h1>
        {posts.length === 0 && <NoArticles />}
        {groupByYear(posts).map(([year, items]) => (
          <section key={year} className="year spread" aria-labelledby={`Year-${year}`}>
            <h2 id={`Year-${year}`} className="year-title">
              {year}
            </h2>
            <ol className="year-list">
              {items.map(({ title, path, date, lang }) => (
                <li key={path} className="year-item">
                  <Link className="year-link" to={path} lang={lang}>
                    <bdi>{title}</bdi>
                  </Link>
                  <span className="year-date">
                    <PostDate date={date} />
                  </span>
                </li>
              ))}
            </ol>
          </section>
        ))}
      </div>
    </Layout>
  );
}

export const head = (_view: object, site: SiteView, { t }: Words): PageMeta => ({
  title: t("archive"),
  description: t("archiveAbout", { site: site.name }),
  path: pathsOf(site).archive,
  kind: "CollectionPage",
});
