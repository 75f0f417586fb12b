// Posts by their tags.

import type { PathSource } from "./paths";
import { tagPath } from "./slug";

/**
 * Groups posts by the address of each of their tags, keeping their order; a tag is called what the first of them
 * calls it.
 */
export function groupByTag<Post extends { tags: readonly string[] }>(
  posts: readonly Post[],
  site: PathSource,
): Map<string, { name: string; posts: Post[] }> {
  const byTag = new Map<string, { name: string; posts: Post[] }>();
  for (const post of posts) {
    for (const name of post.tags) {
      const path = tagPath(name, site);
      const found = byTag.get(path);
      if (!found) byTag.set(path, { name, posts: [post] });
      else if (found.posts.at(-1) !== post) found.posts.push(post);
    }
  }
  return byTag;
}
