// What must be true of a site that is live.

import type { CalendarDate } from "../content/date";
import type { ListedFile } from "./file-list";
import { groupsOf, type Headers, type HostedSite, HTTPS_HEADERS, headersOf } from "./hosting";

/** A page as it was answered. */
export interface LivePage {
  status: number;
  canonical: string | undefined;
  /** Whether it asks search engines to leave it out. */
  hidden: boolean;
}

/** Says what is wrong with a page that the sitemap names. @param named its address there */
export function checkLivePage(named: string, { status, canonical, hidden }: LivePage): string[] {
  if (status !== 200) return [`${named} is in the sitemap and answers with status ${status}.`];
  return [
    ...(canonical === named ? [] : [`${named} names ${canonical ?? "no address"} as its own (canonical).`]),
    ...(hidden ? [`${named} is in the sitemap and asks search engines to leave it out.`] : []),
  ];
}

/** Says that a post is not live although its day has come. */
export function overdueFault(address: string, missing: { date: CalendarDate; status: number } | undefined): string {
  const why = missing
    ? `its day was ${missing.date}, and it answers with status ${missing.status}`
    : "it shows the notice or the closures of another day";
  return `${address} is overdue: ${why}. Build the site and deploy it again.`;
}

/** A header field of an answer that is not as it should be. */
export interface HeaderFault {
  url: string;
  name: string;
  given: string | null;
  wanted: string;
}

/**
 * Finds the header fields of an answer that are not as they should be. A policy may name the styles of the pages, or
 * outlive them, as that of a server's configuration does.
 * @param url where it was asked for
 */
export function checkHeaders(url: string, site: HostedSite, given: (name: string) => string | null): HeaderFault[] {
  const { pathname, protocol } = new URL(url);
  const [wanted, lasting] = [site, { ...site, styles: undefined }].map(
    (hosted): Headers => ({
      ...headersOf(pathname, groupsOf(hosted)),
      ...(protocol === "https:" ? HTTPS_HEADERS : {}),
    }),
  ) as [Headers, Headers];
  return Object.entries(wanted)
    .map(([name, value]) => ({ url, name, given: given(name), wanted: value }))
    .filter(({ name, given: value }) => ![wanted, lasting].some((good) => same(good[name], value)));
}

/** Says it: a fault that many addresses have is told once. */
export function headerReport(faults: readonly HeaderFault[]): string[] {
  const alike = new Map<string, HeaderFault[]>();
  for (const fault of faults) {
    const key = JSON.stringify([fault.name, fault.given, fault.wanted]);
    alike.set(key, [...(alike.get(key) ?? []), fault]);
  }
  return [...alike.values()].map((group) => {
    const [{ url, name, given, wanted }] = group as [HeaderFault];
    const more = group.length > 1 ? ` (and ${group.length - 1} more)` : "";
    return `${url}${more} is sent with ${name}: ${given ?? "nothing"}, and should be with: ${wanted}`;
  });
}

/** Hosts write the same value in other words. */
const same = (a: string | undefined, b: string | null): boolean => normal(a) === normal(b);
const normal = (value: string | null | undefined): string => (value ?? "").toLowerCase().replace(/\s+/g, "");

/** A list of files by name, as `files.json` has it. */
export type FileList = Readonly<Record<string, ListedFile>>;

/** More names than this are counted, not listed. */
const NAMED = 5;

/** Says how what is live differs from what was built. */
export function compareFiles(built: FileList, live: FileList): string[] {
  const names = (of: FileList, test: (name: string) => boolean): string[] => Object.keys(of).filter(test);
  return [
    ...differing(
      "missing",
      names(built, (name) => !(name in live)),
    ),
    ...differing(
      "other than what was built",
      names(built, (name) => name in live && live[name]?.sha256 !== built[name]?.sha256),
    ),
    ...differing(
      "not from this build",
      names(live, (name) => !(name in built)),
    ),
  ];
}

function differing(what: string, names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const more = names.length > NAMED ? `, and ${names.length - NAMED} more` : "";
  return [`Live files that are ${what}: ${names.slice(0, NAMED).join(", ")}${more}.`];
}
