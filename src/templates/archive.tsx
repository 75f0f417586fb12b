// Every post, by year.

import { Link } from "gatsby";
import { Breadcrumbs } from "../components/breadcrumbs";
import { Layout } from "../components/layout";
import { PostDate } from "../components/post-date";
import { groupByYear } from "../model/content/listing";
import { ARCHIVE } from "../model/content/paths";
import { breadcrumbs } from "../model/head/breadcrumbs";
import type { PageMeta } from "../model/head/head";
import type { SiteView } from "../site/views";
import type { TemplateProps } from "./template";

export function Page({ site, view: { posts } }: TemplateProps<"archive">) {
  return (
    <Layout site={site} path={ARCHIVE}>
      <Breadcrumbs trail={breadcrumbs({ name: "Archive", path: ARCHIVE })} />
      <div className="wrapper">
        <h1 className="page-head">Archive</h1>
        {posts.length === 0 && <p className="empty">No articles yet. The first one is being written.</p>}
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
                    <PostDate date={date} language={site.language} />
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

export const head = (_view: object, site: SiteView): PageMeta => ({
  title: "Archive",
  description: `Every article by ${site.name}, by year.`,
  path: ARCHIVE,
  kind: "CollectionPage",
});
