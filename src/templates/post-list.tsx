// One page of a list of posts: of all, or of those with a tag.

import { Breadcrumbs } from "../components/breadcrumbs";
import { Layout } from "../components/layout";
import { Pagination } from "../components/pagination";
import { PostGrid } from "../components/post-grid";
import { tagFeed } from "../model/content/paths";
import { breadcrumbs } from "../model/head/breadcrumbs";
import type { PageMeta } from "../model/head/head";
import type { SiteView, Views } from "../site/views";
import type { TemplateProps } from "./template";

type View = Views["post-list"];

const aboutOf = ({ tag }: View): string => (tag === undefined ? "Articles" : `Articles on ${tag}`);

const titleOf = (view: View): string =>
  view.number === undefined ? aboutOf(view) : `${aboutOf(view)}, page ${view.number}`;

export function Page({ site, view }: TemplateProps<"post-list">) {
  const { path, number, tag, posts } = view;
  const title = titleOf(view);
  return (
    <Layout site={site} path={path}>
      <Breadcrumbs trail={breadcrumbs({ name: tag ?? title, path })} />
      <div className="wrapper">
        <h1 className="page-head">{title}</h1>
        <PostGrid
          posts={posts}
          language={site.language}
          heading="h2"
          lead={tag === undefined && number === undefined}
        />
        <Pagination page={view} />
      </div>
    </Layout>
  );
}

export function head(view: View, site: SiteView): PageMeta {
  const { path, number, tag, newer, older } = view;
  const about = aboutOf(view);
  return {
    title: titleOf(view),
    description: `${about} by ${site.name}, newest first${number === undefined ? "" : `, page ${number}`}.`,
    path,
    kind: "CollectionPage",
    previous: newer,
    next: older,
    feeds:
      tag === undefined || number !== undefined
        ? []
        : [{ title: `${about} (Atom)`, path: tagFeed(path), type: "application/atom+xml" }],
  };
}
