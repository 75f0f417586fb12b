// Posts that are to be public by now: which they are, and which of them a live site lacks.

import { contentDir } from "../content/content-dir";
import { type Content, loadContent } from "../content/load";
import { currentTime, isPublished } from "../model/content/publish";
import type { Site } from "../model/content/site-schema";
import type { PostEntry } from "../model/content/source";
import { formatProblem, hasErrors } from "../model/rules/problem";
import { ask } from "./live-site";

/** What is to be public. */
export interface PublicContent {
  site: Site;
  /** The posts whose day has come in the site's time zone. */
  posts: PostEntry[];
}

/** Reads it from the content folder. @throws if the content has errors, since none of it can be published then */
export async function readPublicContent(root: string, env: NodeJS.ProcessEnv): Promise<PublicContent> {
  const now = currentTime(env);
  return publicContent(await loadContent(contentDir(root, env), root, now), now);
}

/** Finds it in content that was read. @throws likewise */
export function publicContent({ site, posts, problems }: Content, now: Date): PublicContent {
  if (!site || hasErrors(problems)) {
    throw new Error(
      ["The content has errors, so nothing can be published:", ...problems.map(formatProblem)].join("\n"),
    );
  }
  return { site, posts: posts.filter((post) => isPublished(post, now, site.timeZone)) };
}

/** The address that a site gives itself, without a slash at its end. */
export const ownAddress = ({ url }: Site, env: NodeJS.ProcessEnv): string => url + (env.PATH_PREFIX ?? "");

/** A post that is not where it should be. */
export interface MissingPost {
  post: PostEntry;
  /** Where it should be. */
  address: string;
  /** What its address answers. */
  status: number;
}

/**
 * Finds the posts that a live site lacks.
 * @param listed the pages that its sitemap names
 * @param url where it is live, without a slash at its end
 * @param own the address that the site gives itself, likewise
 */
export async function findMissing(
  posts: readonly PostEntry[],
  listed: readonly string[],
  url: string,
  own: string,
): Promise<MissingPost[]> {
  const named = new Set(listed);
  const missing: MissingPost[] = [];
  for (const post of posts.filter(({ path }) => !named.has(own + path))) {
    const address = url + post.path;
    // A post whose original is elsewhere is not in the sitemap.
    const { status } = await ask(address, "HEAD");
    if (status !== 200) missing.push({ post, address, status });
  }
  return missing;
}
