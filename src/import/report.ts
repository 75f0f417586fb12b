// What is said after an import: what came along, what did not, and what somebody has to look at. As Markdown or JSON.

import { visible } from "../model/content/control";
import type { Difference } from "./text/words";

/** What became of one text. */
export interface TextReport {
  /** Its file, relative to the content folder. */
  file: string;
  title: string;
  /** Where it was. */
  from: string;
  /** Where it is. */
  address: string;
  /** Why it is a draft; empty if it is public. */
  draft: string[];
  /** Words that are gone, and words that are new. */
  words: Difference;
  /** What could not come along; each has a line in the text. */
  lost: string[];
  /** Links that led nowhere, whose words stay. */
  unlinked: string[];
  /** What was taken away and nobody misses. */
  removed: string[];
  /** Shortcodes whose words stay. */
  shortcodes: string[];
}

/** A picture or a file that could not be had. */
export interface MissingFile {
  address: string;
  file: string;
  reason: string;
}

/** Everything that is said after an import. */
export interface ImportReport {
  dryRun: boolean;
  texts: TextReport[];
  pictures: number;
  missing: MissingFile[];
  /** Files of the content folder that were made, made anew, or are as they were. */
  made: string[];
  renewed: string[];
  unchanged: number;
  /** Files that somebody has written or changed, which stay. */
  kept: string[];
  redirects: number;
  /** Addresses that no static host can lead on. */
  impossible: string[];
  /** Addresses of the old sitemap that lead nowhere. */
  gone: string[];
  /** Two of an address. */
  rivals: string[];
  /** What of the export is no text of the site, by its type. */
  notTaken: { type: string; count: number; names: string[] }[];
  comments: number;
  /** What was guessed or is odd, in sentences. */
  remarks: string[];
}

/** The report as JSON, for programs. */
export const jsonReport = (report: ImportReport): string => `${JSON.stringify(report, null, 2)}\n`;

const LONGEST_LIST = 40;

const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;

/** The report in a few lines, for a terminal. */
export function summary(report: ImportReport): string {
  const { texts } = report;
  const drafts = texts.filter(({ draft }) => draft.length > 0).length;
  const differing = texts.filter(({ words }) => words.lost.length + words.added.length > 0).length;
  const lines = [
    `${report.dryRun ? "Would bring" : "Brought"} along ${count(texts.length, "text")} (${count(drafts, "draft")}) and ${count(report.pictures, "picture")}: ${count(report.made.length, "new file")}, ${report.renewed.length} renewed, ${report.unchanged} as they were.`,
    ...(report.kept.length > 0
      ? [
          `${count(report.kept.length, "file")} that somebody has changed ${report.kept.length === 1 ? "stays" : "stay"} as ${report.kept.length === 1 ? "it is" : "they are"}.`,
        ]
      : []),
    `${count(report.redirects, "old address", "old addresses")} more lead on by static/_redirects${report.impossible.length > 0 ? `; ${report.impossible.length} can't` : ""}.`,
    ...(report.gone.length > 0
      ? [`${count(report.gone.length, "address", "addresses")} of the old sitemap would be gone.`]
      : []),
    ...(report.missing.length > 0
      ? [
          `${count(report.missing.length, "picture or file", "pictures or files")} could not be had; the place of each is marked.`,
        ]
      : []),
    differing === 0 ? "No word was lost." : `The words of ${count(differing, "text")} differ; the report names them.`,
    ...(report.comments > 0 ? [`${count(report.comments, "comment")} did not come along.`] : []),
  ];
  return `${lines.join("\n")}\n`;
}

/** The report as Markdown, for people. */
export function markdownReport(report: ImportReport): string {
  const { texts } = report;
  const about = (pick: (text: TextReport) => readonly string[]): string[] =>
    texts.flatMap((text) => {
      const items = pick(text);
      return items.length === 0
        ? []
        : [
            `- ${code(text.file)} (${plain(text.title)})`,
            ...shortened([...new Set(items)]).map((item) => `  - ${plain(item)}`),
          ];
    });
  const sections: [title: string, explanation: string, lines: string[]][] = [
    ["Drafts", "Nobody sees these until the line `draft: true` is deleted.", about(({ draft }) => draft)],
    [
      "Words that differ",
      "Compare these with the old site.",
      about(({ words: { lost, added } }) => [
        ...(lost.length > 0 ? [`gone: ${shortened(lost).join(" ")}`] : []),
        ...(added.length > 0 ? [`new: ${shortened(added).join(" ")}`] : []),
      ]),
    ],
    [
      "What could not come along",
      "A line in the text says so at each place. Put something else there, or delete the line.",
      about(({ lost }) => lost),
    ],
    [
      "Pictures and files that could not be had",
      "Put the file beside the text and write it in.",
      list(report.missing.map(({ address, file, reason }) => `${address} (${file}): ${reason}`)),
    ],
    ["Links that lead nowhere now", "The words stay, the link is gone.", about(({ unlinked }) => unlinked)],
    ["Shortcodes", "Their words stay; what the plugin made of them is gone.", about(({ shortcodes }) => shortcodes)],
    ["Taken away", "", about(({ removed }) => removed)],
    [
      "Addresses of the old sitemap that would be gone",
      "Add a line to static/_redirects for each that matters.",
      list(report.gone),
    ],
    [
      "Addresses that no static host can lead on",
      "They differ from another one only behind the question mark.",
      list(report.impossible),
    ],
    ["Two of an address", "", list(report.rivals)],
    [
      "Not taken",
      "Parts of the export that are no posts or pages. `--types` and their types, as in `--types service`, makes pages of them.",
      report.notTaken.flatMap(({ type, count: number, names }) => [
        `- ${code(type)}: ${number}`,
        ...shortened(names).map((name) => `  - ${plain(name)}`),
      ]),
    ],
    [
      "Files that stay as they are",
      "Somebody has written or changed them. Move one away and import again to have it anew.",
      list(report.kept),
    ],
    ["To look at", "", list(report.remarks)],
  ];
  const shown = sections.filter(([, , lines]) => lines.length > 0);
  return [
    `# What was brought along\n\n${summary(report)
      .trimEnd()
      .split("\n")
      .map((line) => `- ${line}`)
      .join("\n")}\n`,
    ...shown.map(
      ([title, explanation, lines]) =>
        `## ${title}\n\n${explanation === "" ? "" : `${explanation}\n\n`}${lines.join("\n")}\n`,
    ),
  ].join("\n");
}

const list = (items: readonly string[]): string[] => items.map((item) => `- ${plain(item)}`);

const shortened = (items: readonly string[]): string[] =>
  items.length <= LONGEST_LIST
    ? [...items]
    : [...items.slice(0, LONGEST_LIST), `… and ${items.length - LONGEST_LIST} more`];

const code = (text: string): string => `\`${visible(text).replaceAll("`", "'")}\``;

/** A text as Markdown shows it, on one line. */
const plain = (text: string): string => visible(text).replace(/[\\`*_<>[\]|]/g, "\\$&");
