// Which pages the site has, which template makes each, and what each needs to know.

import { groupByTag } from "./by-tag";
import { planFeeds } from "./feed";
import { FILE_LIST } from "./file-list";
import { NOT_FOUND } from "./hosting";
import { newestFirst, POSTS_ON_HOME, POSTS_PER_PAGE, pageCount } from "./listing";
import { ICONS } from "./manifest";
import { ARCHIVE, BLOG, HOME, listPage, MANIFEST, ROBOTS, SITEMAP, TAGS } from "./paths";
import { type Comparable, relatedPosts } from "./related";
import type { SourceFormat } from "./source";

/** What the plan needs to know of a page of `content/pages`. */
export interface PlannedText {
  id: string;
  path: string;
  title: string;
  aliases: readonly string[];
  format: SourceFormat;
  /** Absolute path of the file, for texts that are compiled as modules. */
  contentFilePath: string;
}

/** What the plan needs to know of a post. */
export type PlannedPost = PlannedText & Comparable;

/** A tag, its address and how many posts have it. */
export interface TagCount {
  name: string;
  path: string;
  count: number;
}

/** Context of the post template. */
export interface PostContext {
  id: string;
  /** The post before it in time, and the one after it. */
  previous: string | null;
  next: string | null;
  /** Best first. */
  related: string[];
  /** All of these posts. */
  others: string[];
}

/** Context of the list template; `ids` are the posts it shows, in order. */
export interface ListContext {
  ids: string[];
  page: number;
  pages: number;
  /** The address of the list's first page. */
  list: string;
  /** Undefined for the list of all posts. */
  tag?: string;
}

/** Context of the redirect template; `redirectTo` is the post's address. */
export interface RedirectContext {
  title: string;
  redirectTo: string;
}

type Planned<Template extends string, Context> = { path: string; template: Template; context: Context };
/** `contentFilePath` names the module of a text in MDX. */
type PlannedModule<Template extends string, Context> = Planned<Template, Context> & {
  contentFilePath: string | undefined;
};

/** One page: its address, template and context (the variables of the template's query). */
export type PlannedPage =
  | PlannedModule<"home", { ids: string[]; tags: TagCount[] }>
  | Planned<"post-list", ListContext>
  | Planned<"tags", { tags: TagCount[] }>
  | Planned<"archive", object>
  | Planned<"redirect", RedirectContext>
  | PlannedModule<"post", PostContext>
  | PlannedModule<"page", { id: string }>;

/** Plans every page that is made from content. Search and the 404 page are files of `src/pages`. */
export function planPages(posts: readonly PlannedPost[], pages: readonly PlannedText[]): PlannedPage[] {
  const sorted = [...posts].sort(newestFirst);
  const front = pages.find(({ path }) => path === HOME);
  return [
    ...planLists(sorted, front && moduleOf(front)),
    ...planPosts(sorted),
    ...pages
      .filter(({ path }) => path !== HOME)
      .map(
        (page) =>
          ({ path: page.path, template: "page", contentFilePath: moduleOf(page), context: { id: page.id } }) as const,
      ),
    ...[...sorted, ...pages].flatMap(({ title, path: redirectTo, aliases }) =>
      aliases.map((path) => ({ path, template: "redirect", context: { title, redirectTo } }) as const),
    ),
  ];
}

/** Plans the pages that list posts: the front page, the lists of all posts and of each tag, the tags, the archive. */
export function planLists(
  posts: readonly Pick<PlannedPost, "id" | "path" | "date" | "tags">[],
  frontFilePath?: string,
): PlannedPage[] {
  const sorted = [...posts].sort(newestFirst);
  const byTag = groupByTag(sorted);
  const tags = [...byTag]
    .map(([path, { name, posts }]) => ({ name, path, count: posts.length }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const newest = idsOf(sorted).slice(0, POSTS_ON_HOME);
  return [
    { path: HOME, template: "home", contentFilePath: frontFilePath, context: { ids: newest, tags } },
    ...planList(BLOG, idsOf(sorted)),
    { path: ARCHIVE, template: "archive", context: {} },
    ...(tags.length > 0 ? [{ path: TAGS, template: "tags", context: { tags } } as const] : []),
    ...[...byTag].flatMap(([path, { name, posts }]) => planList(path, idsOf(posts), name)),
  ];
}

/** Lists the addresses of the files that are made beside the pages: a file of that name in `static` replaces one. */
export const planFiles = (posts: readonly Pick<PlannedPost, "date" | "tags" | "path">[]): string[] => [
  ...planFeeds(posts).flatMap(({ paths }) => Object.values(paths)),
  ...[NOT_FOUND, SITEMAP, ROBOTS, MANIFEST, FILE_LIST],
  ...ICONS.map(({ file }) => `/${file}`),
];

/** Cuts a list of posts into pages. An empty one still has an address. */
function planList(list: string, ids: readonly string[], tag?: string): PlannedPage[] {
  const pages = pageCount(ids.length);
  return Array.from({ length: pages }, (_, index) => ({
    path: listPage(list, index + 1),
    template: "post-list",
    context: {
      ids: ids.slice(index * POSTS_PER_PAGE, (index + 1) * POSTS_PER_PAGE),
      page: index + 1,
      pages,
      list,
      tag,
    },
  }));
}

function planPosts(sorted: readonly PlannedPost[]): PlannedPage[] {
  const related = relatedPosts(sorted);
  return sorted.map((post, index) => {
    const previous = sorted[index + 1]?.id ?? null;
    const next = sorted[index - 1]?.id ?? null;
    const alike = related.get(post.id) ?? [];
    const others = [...new Set([previous, next, ...alike])].filter((id) => id !== null).sort();
    return {
      path: post.path,
      template: "post",
      contentFilePath: moduleOf(post),
      context: { id: post.id, previous, next, related: alike, others },
    };
  });
}

const idsOf = (posts: readonly Pick<PlannedPost, "id">[]): string[] => posts.map(({ id }) => id);
const moduleOf = ({ format, contentFilePath }: PlannedText) => (format === "mdx" ? contentFilePath : undefined);
