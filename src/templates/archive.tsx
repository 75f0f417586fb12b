// Every post, by year.

import { graphql, type HeadProps, Link, type PageProps } from "gatsby";
import { Breadcrumbs } from "../components/breadcrumbs";
import { HeadTags } from "../components/head-tags";
import { Layout } from "../components/layout";
import { PostDate } from "../components/post-date";
import { breadcrumbs } from "../model/breadcrumbs";
import { groupByYear } from "../model/listing";
import { ARCHIVE } from "../model/paths";
import type { SiteFacts } from "./queries";

interface Data {
  site: SiteFacts;
  posts: { nodes: { title: string; path: string; date: string; lang: string | null }[] };
}

export default function ArchiveTemplate({ data: { site, posts } }: PageProps<Data>) {
  return (
    <Layout site={site} path={ARCHIVE}>
      <Breadcrumbs trail={breadcrumbs({ name: "Archive", path: ARCHIVE })} />
      <div className="wrapper">
        <h1 className="page-head">Archive</h1>
        {posts.nodes.length === 0 && <p className="empty">No articles yet. The first one is being written.</p>}
        {groupByYear(posts.nodes).map(([year, items]) => (
          <section key={year} className="year spread" aria-labelledby={`Year-${year}`}>
            <h2 id={`Year-${year}`} className="year-title">
              {year}
            </h2>
            <ol className="year-list">
              {items.map(({ title, path, date, lang }) => (
                <li key={path} className="year-item">
                  <Link className="year-link" to={path} lang={lang ?? undefined}>
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

export const Head = ({ data: { site } }: HeadProps<Data>) => (
  <HeadTags
    site={site}
    page={{
      title: "Archive",
      description: `Every article by ${site.name}, by year.`,
      path: ARCHIVE,
      kind: "CollectionPage",
    }}
  />
);

export const query = graphql`
  query Archive {
    site: siteFacts {
      ...SiteFacts
    }
    posts: allPost(sort: [{ date: DESC }, { path: ASC }]) {
      nodes {
        title
        path
        date
        lang
      }
    }
  }
`;
