// What a change does to the built site: which addresses are new, changed or gone, and what pages weigh before and after.

import { count } from "../rules/problem";

/** A page of a built site. */
export interface ComparedPage {
  /** The page's main element as it is served: what a reader comes for. */
  text: string;
  /** The address that it sends its readers on to, if it does. */
  movedTo: string | undefined;
  /** Of the page as it travels, compressed, in bytes. */
  size: number;
}

/** A built site. */
export interface ComparedSite {
  /** By address. */
  pages: ReadonlyMap<string, ComparedPage>;
  /** How many files are deployed, and what they weigh together, in bytes. */
  files: number;
  bytes: number;
}

/** What has become of the addresses, each list sorted. */
export interface Comparison {
  added: string[];
  /** What readers come for has changed. */
  changed: string[];
  /** Those that send readers on now, to where. */
  moved: { from: string; to: string }[];
  gone: string[];
  /** How many pages are the same. */
  same: number;
}

/** Compares two builds of a site. */
export function compareSites(before: ComparedSite, after: ComparedSite): Comparison {
  const addresses = [...new Set([...before.pages.keys(), ...after.pages.keys()])].sort();
  const comparison: Comparison = { added: [], changed: [], moved: [], gone: [], same: 0 };
  for (const address of addresses) {
    const [old, now] = [before.pages.get(address), after.pages.get(address)];
    if (now === undefined) comparison.gone.push(address);
    else if (now.movedTo !== undefined && now.movedTo !== old?.movedTo) {
      comparison.moved.push({ from: address, to: now.movedTo });
    } else if (old === undefined) comparison.added.push(address);
    else if (old.text !== now.text) comparison.changed.push(address);
    else comparison.same++;
  }
  return comparison;
}

/** More addresses than this are counted, not listed. */
const LISTED = 30;

/** A page whose weight has changed by less than this is not worth a line. In bytes. */
const NOTABLE = 200;

/** Says it as Markdown, for a comment on a pull request. */
export function comparisonReport(before: ComparedSite, after: ComparedSite): string {
  const { added, changed, moved, gone, same } = compareSites(before, after);
  const parts = [
    list("New", added),
    list("Changed", changed),
    list(
      "Sent on",
      moved.map(({ from, to }) => `${from} → ${to}`),
    ),
    list("Gone: visitors and search engines find nothing there now", gone),
    same === 0 ? "" : `${count(same, "page")} read${same === 1 ? "s" : ""} as before.`,
    weights(before, after),
  ];
  return `${["## What this changes on the site", ...parts.filter((part) => part !== "")].join("\n\n")}\n`;
}

function list(title: string, items: readonly string[]): string {
  if (items.length === 0) return "";
  const lines = items.slice(0, LISTED).map((item) => `- ${code(item)}`);
  const more = items.length > LISTED ? [`- … and ${items.length - LISTED} more`] : [];
  return [`### ${title} (${items.length})`, "", ...lines, ...more].join("\n");
}

/** Text between marks of code, in a cell of a table or outside; no text can end it. */
const code = (text: string): string => `\`${text.replaceAll("`", "%60").replaceAll("|", "%7C")}\``;

function weights(before: ComparedSite, after: ComparedSite): string {
  const rows = [...after.pages]
    .map(([address, { size }]) => ({ address, size, was: before.pages.get(address)?.size }))
    .filter(({ size, was }) => was === undefined || Math.abs(size - was) >= NOTABLE)
    .sort((a, b) => growth(b) - growth(a) || (a.address < b.address ? -1 : 1));
  const shown = rows.slice(0, LISTED).map(({ address, size, was }) => row(code(address), was, size));
  return [
    "### Weight",
    "",
    "| page (HTML, compressed) | before | after | |",
    "| --- | --: | --: | --: |",
    ...shown,
    row("all pages", total(before), total(after)),
    row(`all files (${before.files} → ${after.files})`, before.bytes, after.bytes),
  ].join("\n");
}

const growth = ({ size, was }: { size: number; was: number | undefined }): number => size - (was ?? 0);
const total = ({ pages }: ComparedSite): number => [...pages.values()].reduce((sum, { size }) => sum + size, 0);

function row(name: string, before: number | undefined, after: number): string {
  const difference = before === undefined ? "new" : signed(after - before);
  return `| ${name} | ${before === undefined ? "" : kilobytes(before)} | ${kilobytes(after)} | ${difference} |`;
}

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
const signed = (bytes: number): string =>
  bytes === 0 ? "±0" : `${bytes > 0 ? "+" : "−"}${kilobytes(Math.abs(bytes))}`;
