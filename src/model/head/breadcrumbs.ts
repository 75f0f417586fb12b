// The way from the front page to a page, which readers see and search engines read.

import { type PathSource, pathsOf } from "../content/paths";
import { type Marked, type WordsSource, wordsOf } from "../strings/words";

/** One step of the way. */
export interface Crumb {
  name: string;
  path: string;
  /** Where the site says the name. */
  marked?: Marked | undefined;
}

/**
 * The trail that leads to a page, itself included; its address alone says where it belongs: every page below the list of
 * posts or of tags does so to that.
 */
export function breadcrumbs(page: Crumb, site: PathSource & WordsSource): Crumb[] {
  const { t, marked } = wordsOf(site);
  const paths = pathsOf(site);
  const home = { name: t("home"), path: paths.home, marked };
  if (page.path === home.path) return [home];
  const sections = [
    { name: t("articles"), path: paths.blog, marked },
    { name: t("topics"), path: paths.tags, marked },
  ];
  const section = sections.find(({ path }) => page.path.startsWith(path));
  if (section === undefined) return [home, page];
  return page.path === section.path ? [home, section] : [home, section, page];
}
