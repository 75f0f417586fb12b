// Which pages the site has, which template makes each, and what each needs to know.

import { newestFirst, POSTS_ON_HOME, POSTS_PER_PAGE, pageCount } from "./listing";
import { blogPage, HOME } from "./paths";
import type { PostFormat } from "./post";

/** What the plan needs to know of a post. */
export interface PlannedPost {
  id: string;
  path: string;
  title: string;
  date: string;
  aliases: readonly string[];
  format: PostFormat;
  /** Absolute path of the file, for posts that are compiled as modules. */
  contentFilePath: string;
}

/** Context of the list template; `ids` are the posts it shows, in order. */
export interface ListContext {
  ids: string[];
  page: number;
  pages: number;
}

/** Context of the redirect template; `redirectTo` is the post's address. */
export interface RedirectContext {
  title: string;
  redirectTo: string;
}

/** One page: its address, template and context (the variables of the template's query). */
export type PlannedPage =
  | { path: string; template: "post"; contentFilePath: string | undefined; context: { id: string } }
  | { path: string; template: "post-list"; context: ListContext }
  | { path: string; template: "redirect"; context: RedirectContext }
  | { path: string; template: "home"; context: { ids: string[] } };

/** Plans every page that is made from content. The 404 page is a file of `src/pages`. */
export function planPages(posts: readonly PlannedPost[]): PlannedPage[] {
  const sorted = [...posts].sort(newestFirst);
  const ids = sorted.map((post) => post.id);
  const pages = pageCount(ids.length);
  return [
    { path: HOME, template: "home", context: { ids: ids.slice(0, POSTS_ON_HOME) } },
    ...Array.from({ length: pages }, (_, index) => ({
      path: blogPage(index + 1),
      template: "post-list" as const,
      context: { ids: ids.slice(index * POSTS_PER_PAGE, (index + 1) * POSTS_PER_PAGE), page: index + 1, pages },
    })),
    ...sorted.map((post) => ({
      path: post.path,
      template: "post" as const,
      contentFilePath: post.format === "mdx" ? post.contentFilePath : undefined,
      context: { id: post.id },
    })),
    ...sorted.flatMap((post) =>
      post.aliases.map((alias) => ({
        path: alias,
        template: "redirect" as const,
        context: { title: post.title, redirectTo: post.path },
      })),
    ),
  ];
}
