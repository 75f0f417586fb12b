// Which links every page has, from the site's facts and the pages there are.

import { type Marked, wordsOf } from "../strings/words";
import { textDirection } from "./language";
import { pathsOf } from "./paths";
import type { Site } from "./site-schema";

/** A link as readers see it. `address` is a page of this site or a whole address. */
export interface SiteLink {
  label: string;
  address: string;
  /** Where the site says the label. */
  marked?: Marked | undefined;
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

/** Decides on the links. @param pages the published pages @param tagged whether a published post has a tag */
export function siteLinks(
  site: Pick<Site, "navigation" | "booking" | "practice" | "language" | "languages" | "addresses" | "words">,
  pages: readonly SiteLink[],
  tagged: boolean,
): SiteLinks {
  const { t, marked } = wordsOf(site);
  const paths = pathsOf(site);
  const lists = [
    { label: t("allArticles"), address: paths.blog, marked },
    { label: t("archiveByYear"), address: paths.archive, marked },
    ...(tagged ? [{ label: t("topics"), address: paths.tags, marked }] : []),
  ];
  const others = pages.filter(({ address }) => address !== paths.home).sort((a, b) => (a.label < b.label ? -1 : 1));
  const navigation =
    site.navigation.length > 0
      ? site.navigation
      : [
          { label: t("articles"), address: paths.blog, marked },
          ...others.filter(({ address }) => address !== paths.imprint),
        ];
  const address = bookingAddress(site, others);
  const called = site.booking?.label;
  const label = called === undefined ? { label: t("callToAction"), marked } : { label: called };
  const callToAction = address === undefined ? null : { ...label, address };
  return { navigation, lists, pages: others, callToAction };
}

/** The booking address of site.yaml, else the page /book/, else the telephone, else e-mail. */
function bookingAddress(
  { booking, practice, ...site }: Pick<Site, "booking" | "practice" | "language" | "languages">,
  pages: readonly SiteLink[],
) {
  const { book } = pathsOf(site);
  if (booking?.address !== undefined) return booking.address;
  if (pages.some(({ address }) => address === book)) return book;
  if (practice?.telephone !== undefined) return telephoneLink(practice.telephone);
  return practice?.email === undefined ? undefined : `mailto:${practice.email}`;
}

/** The address of a telephone number (https://www.rfc-editor.org/rfc/rfc3966): a plus and digits. */
export function telephoneLink(telephone: string): string {
  return `tel:${telephone.replace(/[^\d+]/g, "")}`;
}

/**
 * A telephone number as it is shown: on one line, and from left to right in languages that run the other way
 * (https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates).
 */
export function telephoneText(telephone: string, language: string): string {
  const whole = telephone.replace(/ /g, "\u00a0");
  return textDirection(language) === "rtl" ? `\u2066${whole}\u2069` : whole;
}

/** Whether an address is a page of this site. */
export const isInternal = (address: string): boolean => address.startsWith("/");
