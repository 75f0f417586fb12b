// The way from the front page to a page, which readers see and search engines read.

import { BLOG, HOME, TAGS } from "../content/paths";

/** One step of the way. */
export interface Crumb {
  name: string;
  path: string;
}

/** The parts of the site: every page below such an address belongs to it. */
const SECTIONS: readonly Crumb[] = [
  { name: "Articles", path: BLOG },
  { name: "Topics", path: TAGS },
];

/** The trail that leads to a page, itself included; its address alone says where it belongs. */
export function breadcrumbs(page: Crumb): Crumb[] {
  const home = { name: "Home", path: HOME };
  if (page.path === HOME) return [home];
  const section = SECTIONS.find(({ path }) => page.path.startsWith(path));
  if (section === undefined) return [home, page];
  return page.path === section.path ? [home, section] : [home, section, page];
}
