// Which links every page has, from the site's facts and the pages there are.

import { ARCHIVE, BLOG, BOOK, HOME, IMPRINT, TAGS } from "./paths";
import type { Site } from "./site-schema";

/** A link as readers see it. `address` is a page of this site or a whole address. */
export interface SiteLink {
  label: string;
  address: string;
}

/** The links of a site. */
export interface SiteLinks {
  /** The header's: as site.yaml has them, else the articles and every page but the imprint. */
  navigation: SiteLink[];
  /** The lists of posts that are never empty. */
  lists: SiteLink[];
  /** Every page of `content/pages` but the front page, by its label. */
  pages: SiteLink[];
  /** Where booking begins; null if nothing is known that leads there. */
  callToAction: SiteLink | null;
}

const LABEL = "Schedule your massage today";

/** What the site has besides the practice's own pages. */
const LISTS = [
  { label: "All articles", address: BLOG },
  { label: "Archive by year", address: ARCHIVE },
];
const TOPICS = { label: "Topics", address: TAGS };

/** Decides on the links. @param pages the published pages @param tagged whether a published post has a tag */
export function siteLinks(
  site: Pick<Site, "navigation" | "booking" | "practice">,
  pages: readonly SiteLink[],
  tagged: boolean,
): SiteLinks {
  const others = pages.filter(({ address }) => address !== HOME).sort((a, b) => (a.label < b.label ? -1 : 1));
  const navigation =
    site.navigation.length > 0
      ? site.navigation
      : [{ label: "Articles", address: BLOG }, ...others.filter(({ address }) => address !== IMPRINT)];
  const address = bookingAddress(site, others);
  const callToAction = address === undefined ? null : { label: site.booking?.label ?? LABEL, address };
  return { navigation, lists: tagged ? [...LISTS, TOPICS] : LISTS, pages: others, callToAction };
}

/** The booking address of site.yaml, else the page /book/, else the telephone, else e-mail. */
function bookingAddress({ booking, practice }: Pick<Site, "booking" | "practice">, pages: readonly SiteLink[]) {
  if (booking?.address !== undefined) return booking.address;
  if (pages.some(({ address }) => address === BOOK)) return BOOK;
  if (practice?.telephone !== undefined) return telephoneLink(practice.telephone);
  return practice?.email === undefined ? undefined : `mailto:${practice.email}`;
}

/** The address of a telephone number (https://www.rfc-editor.org/rfc/rfc3966): a plus and digits. */
export function telephoneLink(telephone: string): string {
  return `tel:${telephone.replace(/[^\d+]/g, "")}`;
}

/** Whether an address is a page of this site. */
export const isInternal = (address: string): boolean => address.startsWith("/");
