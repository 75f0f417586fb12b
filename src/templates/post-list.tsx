// One page of a list of posts: of all, or of those with a tag.

import { Breadcrumbs } from "../components/breadcrumbs";
import { Layout } from "../components/layout";
import { Pagination } from "../components/pagination";
import { PostGrid } from "../components/post-grid";
import { useWords } from "../components/words";
import { tagFeed } from "../model/content/paths";
import type { PageMeta } from "../model/head/head";
import type { Words } from "../model/strings/words";
import type { SiteView, Views } from "../site/views";
import type { TemplateProps } from "./template";

type View = Views["post-list"];

const aboutOf = ({ tag }: View, { t }: Words): string => (tag === undefined ? t("articles") : t("articlesOn", { tag }));

function titleOf(view: View, words: Words): string {
  const list = aboutOf(view, words);
  return view.number === undefined ? list : words.t("listPage", { list, number: view.number });
}

export function Page({ site, view }: TemplateProps<"post-list">) {
  const { path, number, tag, posts } = view;
  const words = useWords();
  const title = titleOf(view, words);
  return (
    <Layout site={site} path={path}>
      <Breadcrumbs page={{ name: tag ?? title, path }} />
      <div className="wrapper">
        <h1 className="page-head" {...words.marked}>
          {title}
        </h1>
        <PostGrid posts={posts} heading="h2" lead={tag === undefined && number === undefined} />
        <Pagination page={view} />
      </div>
    </Layout>
  );
}

export function head(view: View, site: SiteView, words: Words): PageMeta {
  const { path, number, tag, newer, older } = view;
  const list = aboutOf(view, words);
  const about = { list, site: site.name };
  return {
    title: titleOf(view, words),
    description: number === undefined ? words.t("listAbout", about) : words.t("listPageAbout", { ...about, number }),
    path,
    kind: "CollectionPage",
    previous: newer,
    next: older,
    feeds:
      tag === undefined || number !== undefined
        ? []
        : [{ title: `${list} (Atom)`, path: tagFeed(path), type: "application/atom+xml" }],
  };
}
