// What is to be public by now, posts and facts that have their days, and what of it a live site lacks.

import { contentDir } from "../content/content-dir";
import { type Content, loadContent } from "../content/load";
import { readDatedTexts } from "../markdown/page-facts";
import type { CalendarDate } from "../model/content/date";
import { HOME } from "../model/content/paths";
import { currentTime, datedFacts, datedTexts, isPublished } from "../model/content/publish";
import type { Site } from "../model/content/site-schema";
import type { PostEntry } from "../model/content/source";
import { formatProblem, hasErrors } from "../model/rules/problem";
import { wordsOf } from "../model/strings/words";
import { ask } from "./live-site";

/** What is to be public. */
export interface PublicContent {
  site: Site;
  /** The posts whose day has come in the site's time zone. */
  posts: PostEntry[];
  /** What the front page says because of the day; undefined where no fact has its days. */
  dated: string[] | undefined;
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
  const isDated = site.notice !== undefined || site.closures.length > 0;
  return {
    site,
    posts: posts.filter((post) => isPublished(post, now, site.timeZone)),
    dated: isDated ? datedTexts(datedFacts(site, now), wordsOf(site)) : undefined,
  };
}

/** The address that a site gives itself, without a slash at its end. */
export const ownAddress = ({ url }: Site, env: NodeJS.ProcessEnv): string => url + (env.PATH_PREFIX ?? "");

/** A page that is not as it should be by now. */
export interface Overdue {
  address: string;
  /** Of a post that is not there: its day, and what its address answers. Undefined for a page of another day. */
  missing: { date: CalendarDate; status: number } | undefined;
}

/**
 * Finds what a live site lacks: posts, and on its front page what it says because of the day.
 * @param listed the pages that its sitemap names
 * @param url where it is live, without a slash at its end
 * @param own the address that the site gives itself, likewise
 */
export async function findOverdue(
  { posts, dated }: PublicContent,
  listed: readonly string[],
  url: string,
  own: string,
): Promise<Overdue[]> {
  const named = new Set(listed);
  const found: Overdue[] = [];
  if (dated) {
    const address = `${url}${HOME}`;
    const { text } = await ask(address);
    if (spaced(readDatedTexts(text)) !== spaced(dated)) found.push({ address, missing: undefined });
  }
  for (const { path, date } of posts.filter((post) => !named.has(own + post.path))) {
    const address = url + path;
    // A post whose original is elsewhere is not in the sitemap.
    const { status } = await ask(address, "HEAD");
    if (status !== 200) found.push({ address, missing: { date, status } });
  }
  return found;
}

/** As one text, in which all spaces count alike. */
const spaced = (texts: readonly string[]): string => texts.map((text) => text.trim().replace(/\s+/g, " ")).join("\n");
