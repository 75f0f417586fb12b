// Finds what was most likely meant as Markdown and is published as the characters that were written: the Markdown of
// other programs, and ours with a slip in it.

import type { Element, Root } from "hast";
import { toString as textOf } from "hast-util-to-string";
import { type Finding, finding, type Point } from "../model/rules/problem";
import { destination } from "./destination";
import { start } from "./facts";
import { MASK, type MaskedText, pointAt } from "./text-mask";

/** One way in which Markdown is not understood. */
interface Kind {
  /** Is run over the text with what is no text masked. It begins with a fixed sign where it can, which is found fast. */
  pattern: RegExp;
  /** Where it is sought: in what was read as Markdown, or in a block of HTML, in which none is read; undefined for both. */
  within?: "markdown" | "html";
  /** Says what it is and what to write instead; undefined if it is most likely meant as text. */
  message(match: RegExpExecArray): string | undefined;
}

/** A message for each match. */
const always = (message: string) => () => message;

/** Spaces that are none for Markdown, which knows the one of the space bar and tabs only. */
const SPACES = "\\u00A0\\u1680\\u2000-\\u200A\\u202F\\u205F\\u3000";

/** How the address of a link begins, as opposed to words in parentheses. */
const ADDRESS = /^(?:https?:|mailto:|tel:|www\.|\.{0,2}\/\S|#[\w-])|^\S+\.[a-z0-9]{2,5}$/i;
const FILE = /\.(?:jpe?g|jfif|png|webp|avif|gif|svg|hei[cf]|tiff?|pdf|html?|mdx?|docx?|zip)$/i;

/** An address, and what follows it like a title. */
const ADDRESS_AND_TITLE = /^(.*?)(?:\s+(["'“”„«‘].*))?$/;

/** What is said of a tag whose attributes stand in quotes that HTML does not know. */
export const CURLY_QUOTES =
  'The quotes in this tag are curly, which HTML takes for a part of the words. Write straight ones, `"`.';

const CONTENTS = "A table of contents comes by itself, from three headings on. Delete this.";

const HEADING = "A heading needs a space after its `#`";

const KINDS: readonly Kind[] = [
  {
    // Closed, or an address without its last parenthesis.
    pattern:
      /(!?)\[([^[\]\n]{0,300})\]\((?:([^()\n]{1,500}(?:\([^()\n]{0,200}\)[^()\n]{0,200})*)\)|(\S{1,500})(?=\s|$))/g,
    within: "markdown",
    message([, picture, words, closed, open]) {
      const what = picture ? "picture" : "link";
      const shown = (address: string) => `\`${picture}[${unmasked(words)}](${address})\``;
      if (open !== undefined) {
        if (!/^https?:\/\/|^\//.test(open)) return undefined;
        return `This ${what} is not read, as its address does not end. Write \`)\` behind it, like ${shown(unmasked(open))}.`;
      }
      const [, address = "", title] = (closed ?? "").trim().match(ADDRESS_AND_TITLE) ?? [];
      if (!picture && !ADDRESS.test(address) && !FILE.test(address)) return undefined;
      const right = address.startsWith("tel:") ? address.replace(/[^\d+:a-z]/g, "") : destination(unmasked(address));
      const caption = title?.replace(/^["'“”„«‘]|["'“”»’‘]$/g, "").replaceAll('"', '\\"');
      const cure = shown(caption === undefined ? right : `${right} "${unmasked(caption)}"`);
      if (/\s/.test(address)) {
        const file = FILE.test(address)
          ? `, or rename the file to ${address.replace(/^.*\//, "").replace(/\s+/g, "-")}`
          : "";
        return `This ${what} is not read, as there is a space in its address. Write ${cure}${file}.`;
      }
      if (title !== undefined) {
        return `This ${what} is not read, as its title is not between two straight quotes. Write ${cure}.`;
      }
      return `This ${what} is not read: perhaps it stands within another. Take them apart.`;
    },
  },
  {
    pattern: /\[([^[\]\n]{1,300})\][ \t]+\(([^\s()]{1,500})\)/g,
    within: "markdown",
    message: ([, words, address = ""]) =>
      (ADDRESS.test(address) && /[/:#]|^www/.test(address)) || FILE.test(address)
        ? `This link is not read, as there is a space between \`]\` and \`(\`. Write \`[${unmasked(words)}](${unmasked(address)})\`.`
        : undefined,
  },
  {
    // A whole address is a link by itself, and masked.
    pattern: new RegExp(
      `\\(([^()\\n]{1,300})\\)\\[((?:https?://|mailto:|tel:|/)[^\\s[\\]]{1,500}|${MASK}{4,500})\\]`,
      "g",
    ),
    within: "markdown",
    message: ([, words, address]) =>
      `This link is not read, as its brackets are the wrong way round. Write \`[${unmasked(words)}](${unmasked(address) || "…"})\`.`,
  },
  {
    pattern: new RegExp(`#{2,6}(?<=^[ \\t>]*#+)([^\\s#${MASK}][^\\n]*)`, "gm"),
    within: "markdown",
    message: ([match = "", words]) =>
      `${HEADING}. Write \`${match.replace(/[^#].*$/s, "")} ${unmasked(words).trim()}\`, or \`\\#\` to show the sign.`,
  },
  {
    // A line of its own that is no sentence.
    pattern:
      /#(?<=(?:^|\n)[ \t>]*#)(?<=(?:^|\n[ \t>]*\n)[ \t>]*#)\p{L}[^\n]*[^\s.,;:!?…](?=[ \t]*(?:\n[ \t>]*(?:\n|$)|$))/gu,
    within: "markdown",
    message: ([match = ""]) =>
      /^(?:#\S+\s*)+$/.test(match)
        ? "A tag in the text is shown as it is and leads nowhere. Tags go into the fields above, like `tags: [sleep]`; for a heading, write `# ` with a space; to show the sign, write `\\#`."
        : `${HEADING}. Write \`# ${unmasked(match.slice(1))}\`, or \`\\#\` to show the sign.`,
  },
  {
    pattern: new RegExp(
      `(?:#{1,6}|[-*+]|\\d{1,9}[.)])(?<=^[ \\t>]*\\S+)([${SPACES}])[^\\n]*(?:\\n[ \\t>]*(?:[-*+]|\\d{1,9}[.)])[${SPACES}][^\\n]*)*`,
      "gm",
    ),
    within: "markdown",
    message([match = "", space = ""]) {
      const sign = match.slice(0, match.indexOf(space));
      const what = sign.startsWith("#") ? "heading" : "list";
      return `This is no ${what}, as what stands after \`${sign}\` looks like a space and is none (${nameOf(space)}; on a Mac, Option and the space bar make one). Delete it, and type a space.`;
    },
  },
  {
    pattern: new RegExp(
      `[${SPACES}]+[ \\t]*(#{1,6}|[-*+]|\\d{1,9}[.)])[ \\t](?<=^[ \\t>]*[${SPACES}]+[ \\t]*\\S+[ \\t])`,
      "gm",
    ),
    within: "markdown",
    message: ([match = "", sign]) =>
      `\`${sign}\` is shown as it is, as what stands before it looks like a space and is none (${nameOf(match[0] ?? "")}). Delete it.`,
  },
  {
    pattern: /\|(?<=^[ \t>]*\|)[^\n|]+\|[^\n]*(?:\n[ \t>]*\|[^\n]*)*/gm,
    within: "markdown",
    message([match = ""]) {
      const rows = match.split("\n").map((row) => row.replace(/^[ \t>]*/, "").trim());
      const [head = ""] = rows;
      const cells = head.replace(/^\||\|$/g, "").split("|").length;
      const dashes = `\`|${" --- |".repeat(cells)}\``;
      return rows.some((row) => /^[\s|:-]*-[\s|:-]*$/.test(row))
        ? `This is no table: its second row must be of dashes, with as many cells as the first (${cells}). Write ${dashes}.`
        : `This is no table, as the row below its head is missing. Write ${dashes} below the first row.`;
    },
  },
  {
    pattern: /[•‣◦▪●∙·](?<=^[ \t>]*.)[^\n]*(?:(?:\n[ \t>]*)+[•‣◦▪●∙·][^\n]*)*/gm,
    within: "markdown",
    message: ([match = ""]) =>
      `\`${match[0]}\` makes no list: the lines run together. Write \`- \` in its place, with a blank line above the first.`,
  },
  {
    pattern: /(?<!\*)\*\*(?!\*)([^*\n]{1,300})\*\*(?!\*)/g,
    within: "markdown",
    message: ([, words = ""]) =>
      !/\p{L}/u.test(words) || /^\s\S{1,2}\s$/.test(words)
        ? undefined
        : /^\s|\s$/.test(words)
          ? `These stars are shown as they are, as there is a space inside them. Write \`**${unmasked(words).trim()}**\`.`
          : `These stars are shown as they are, as they stand between a letter and a sign such as a quote. Leave a space outside them, or write \`<strong>${unmasked(words)}</strong>\`.`,
  },
  {
    pattern: /(?<![\w*_])(__|[*_])(?![*_\s])(\p{L}[^*_\n]{0,300}?)[ \t]+\1(?![\w*_])/gu,
    within: "markdown",
    message: ([, sign, words]) =>
      `This emphasis is shown with its signs, as there is a space inside them. Write \`${sign}${unmasked(words)}${sign}\`.`,
  },
  {
    pattern: /(?<![\w*_])(__|_)[ \t]+(\p{L}[^*_\n]{0,300}?)(?<!\s)\1(?![\w*_])/gu,
    within: "markdown",
    message: ([, sign, words]) =>
      `This emphasis is shown with its signs, as there is a space inside them. Write \`${sign}${unmasked(words)}${sign}\`.`,
  },
  {
    pattern: /(!?)\[\[([^[\]\n]{1,300})\]\]/g,
    message([match, picture, inner = ""]) {
      if (/^toc$/i.test(inner)) return CONTENTS;
      if (/^[\d\s,]*$/.test(inner)) return undefined;
      const [target = "", words] = inner.split("|");
      if (picture) {
        return `\`${match}\` is Obsidian's way of showing a file. Write \`![What it shows](${destination(unmasked(target))})\`.`;
      }
      return `\`${match}\` is a link of a wiki or of Obsidian. Write \`[${unmasked(words ?? target)}](/blog/…/)\` with the address of the post.`;
    },
  },
  {
    pattern: /(?<![\w"'/])%%(?!%)([^%]{1,2000})%%/g,
    message: always(
      "A comment between `%%` is not hidden here: every reader sees it. Delete it, or write `<!-- … -->`.",
    ),
  },
  {
    pattern: /\{\{[^{}]{0,2000}\}\}|\{%[^{}]{0,2000}%\}/g,
    message: ([match]) =>
      `\`${short(match)}\` is a command of another program, such as Hugo or Jekyll, and is shown as it is. Write what it should show, or \`\\{\` for each brace to show it.`,
  },
  {
    pattern:
      /\[([a-z][\w-]*)(?:[ \t][^\]\n]*)?\](?:.|\n){0,2000}?\[\/\1\]|\[[a-z][\w-]*[ \t]+[\w-]+=["'“”″][^\]\n]*\]|\[(?:youtube|vimeo|tweet|twitter|embed|gist|instagram|soundcloud|contact-form-7)[ \t=:][^\]\n]*\](?![([])|\[(?:toc|gallery|embed|playlist)\](?![([])/gi,
    message: ([match = ""]) =>
      /^\[toc\]$/i.test(match)
        ? CONTENTS
        : `\`${short(match)}\` is a shortcode, such as WordPress has, and is shown as it is. Write what it should show: a picture is \`![What it shows](photo.jpg)\`, a film is a link to it.`,
  },
  {
    pattern: /(?<!\{)\{(?::[^{}\n]{1,200}|[ \t]*[#.][A-Za-z][^{}\n]{0,200})\}/g,
    message: ([match = ""]) =>
      /^\{:\s*toc/i.test(match)
        ? CONTENTS
        : `\`${short(match)}\` gives an id or a class in other programs and is shown as it is. Delete it: headings have ids made of their words.`,
  },
  {
    pattern: /(?<![=\w])==(?![\s=])([^=\n]{0,300}[^\s=])==(?![=\w])/g,
    message: ([match, words]) =>
      `\`${short(match)}\` marks no words here. Write \`**${unmasked(words)}**\`, or \`\\=\` to show the sign.`,
  },
  {
    pattern: /\[\^([^\][\s]{1,100})\](?![([])/g,
    within: "markdown",
    message: ([match, label = ""]) =>
      /^[a-z0-9]-[a-z0-9]/i.test(label)
        ? undefined
        : `There is no note for \`${match}\`, so this is shown as it is. Add a line \`[^${unmasked(label)}]: The note.\` below.`,
  },
  {
    pattern: /\^\[([^\][\n]{1,300})\](?!\()/g,
    within: "markdown",
    message: ([, note]) =>
      `A footnote within the text is shown as it is. Write \`[^1]\` here, and a line \`[^1]: ${short(note)}\` below.`,
  },
  {
    pattern: /(?<![\w\])])\[([^[\]\n]{1,300})\]\[([^[\]\n^/][^[\]\n]{0,99}|)\]/g,
    within: "markdown",
    message: ([, words = "", label = ""]) =>
      /\p{L}/u.test(words)
        ? `This link is not read, as no line says what \`${unmasked(label || words)}\` is. Write \`[${unmasked(words)}](/blog/…/)\` with its address.`
        : undefined,
  },
  {
    pattern: /\[!(?<=^[ \t>]*>[ \t]*\[!)([\w-]+)\](?:(?=\n[ \t>]*\S)|([^\n]*))/gm,
    within: "markdown",
    message: ([, type = "", rest = ""]) =>
      /^(?:note|tip|important|warning|caution)$/i.test(type) && rest.trim() === ""
        ? undefined
        : `This box is shown as a quotation. Write \`> [!NOTE]\` alone on its line (or \`TIP\`, \`IMPORTANT\`, \`WARNING\`, \`CAUTION\`), and its text in the lines below, each with \`> \`.`,
  },
  {
    pattern: /(?<=^[ \t>]*):{3,}[ \t]*[{[\w][^\n]*/gm,
    within: "markdown",
    message: always(
      "A box between `:::` is shown as it is. Write `> [!NOTE]` on a line, and its text in the lines below, each with `> `.",
    ),
  },
  {
    pattern: / \^[a-z][\w-]{2,}(?=[ \t]*$)/gim,
    within: "markdown",
    message: ([match = ""]) =>
      `\`${match.trim()}\` is Obsidian's name of a paragraph and is shown as it is. Delete it.`,
  },
  {
    pattern: /\$\$[^$]{1,2000}\$\$|\$(?=\S)[^$\n]{0,300}\\[A-Za-z]{2,}[^$\n]{0,300}\$/g,
    message: ([match = ""]) =>
      /[\\^_={]/.test(match)
        ? "A formula is not drawn but shown as it is written. Say it in words, or show it between backquotes."
        : undefined,
  },
  {
    pattern: /(?<![\w:]):([a-z][a-z_]*[a-z0-9]):(?![\w:])/g,
    message: ([match]) =>
      `\`${match}\` is not made a picture here. Write the character itself, such as 🙂, or leave it out.`,
  },
  {
    pattern: /:(?<=\S\n[ \t>]*:)[ \t]+(?=\S)/g,
    within: "markdown",
    message: always(
      "A line that begins with `:` explains no word here. Make it a list, like `- **Word**: what it is`.",
    ),
  },
  {
    pattern: /\*\[(?<=^[ \t>]*\*\[)[^[\]\n]{1,100}\]:[ \t][^\n]*/gm,
    within: "markdown",
    message: always(
      "The meaning of an abbreviation is shown as it is. Write it where the word first stands, in parentheses.",
    ),
  },
  {
    pattern: /<\/?[a-z][\w-]*\s[^<>\n]{0,500}?=\s*[“”‘’„«»][^<>\n]{0,500}>/gi,
    message: always(CURLY_QUOTES),
  },
  {
    pattern: /#{1,6}(?<=^[ \t]*#+)[ \t]+\S[^\n]*|\*\*(?!\s)[^*\n]{1,300}\*\*|!?\[[^[\]\n]{1,300}\]\([^()\s]{1,500}\)/gm,
    within: "html",
    message: ([match]) =>
      `\`${short(match)}\` is shown as it is, as no Markdown is read in HTML up to the next blank line. Leave a blank line after the tag.`,
  },
];

/** So many of a kind are named one by one. */
const MOST = 3;

/**
 * Finds Markdown that was not understood, outside of code.
 * @param tree as parsed, before the transforms, with elements for the HTML of the text
 * @param masked the body's text
 * @param blocks where HTML stands in the source, from and to
 */
export function findNotUnderstood(
  tree: Root,
  source: string,
  { text }: MaskedText,
  blocks: readonly (readonly [number, number])[],
): Finding[] {
  const inHtml = (offset: number) => blocks.some(([from, to]) => from <= offset && offset < to);
  const findings = KINDS.flatMap(({ pattern, within, message }) => {
    const places: [Point, string][] = [];
    for (const match of text.matchAll(pattern)) {
      if (within && within !== (inHtml(match.index) ? "html" : "markdown")) continue;
      const said = message(match);
      if (said !== undefined) places.push([pointAt(source, match.index), said]);
    }
    return folded(places);
  });
  return [...findings, ...folded(boldLines(tree))];
}

/** Says of the first how many more there are, where not all are named. */
function folded(places: readonly [Point, string][]): Finding[] {
  const others = places.length > MOST ? ` There are ${places.length - 1} more like it below.` : "";
  return places
    .slice(0, MOST)
    .map(([at, message], index) => finding(at, "markdown-not-understood", message + (index === 0 ? others : "")));
}

/** Paragraphs in bold that stand where a heading would. Like markdownlint's MD036, it takes a line with the sign of a sentence for a sentence. */
function boldLines(tree: Root): [Point, string][] {
  const blocks = tree.children.filter((node): node is Element => node.type === "element");
  return blocks.flatMap((block, index): [Point, string][] => {
    const [bold, ...others] = block.children;
    const next = blocks[index + 1]?.tagName;
    if (block.tagName !== "p" || others.length > 0 || bold?.type !== "element" || bold.tagName !== "strong") return [];
    if (!/^(?:p|ul|ol|table|blockquote|pre)$/.test(next ?? "") || bold.children.some(isPartOfItsOwn)) return [];
    const text = textOf(bold).trim();
    if (
      text.length > 80 ||
      !/\p{L}/u.test(text) ||
      !/[\p{L}\p{N})\]"”’*]$/u.test(text) ||
      /[.!?…]\S|[.!?…] |\n/.test(text)
    )
      return [];
    const message = `This line in bold looks like a heading and is none: those who move by headings pass over it. Write \`## ${text}\`.`;
    return [[start(block), message]];
  });
}

const isPartOfItsOwn = (node: Element["children"][number]): boolean =>
  node.type === "element" && /^(?:a|img|br)$/.test(node.tagName);

/** Words for a cure: what was masked within them is left out. */
const unmasked = (text = ""): string => text.replaceAll(MASK, "");

/** The beginning of what was found. */
function short(match = ""): string {
  const text = unmasked(match).replace(/\s+/g, " ");
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

const nameOf = (character: string): string =>
  character === "\u00A0"
    ? "a no-break space, U+00A0"
    : `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0")}`;
