// Takes WordPress's own signs out of a text: the comments of blocks and the shortcodes in square brackets
// (https://developer.wordpress.org/apis/shortcode/). What is left is HTML.

import { escapeHtml } from "./plain-text";

/** What stands in for a shortcode or a block that shows something of another program. */
export const lostTag = (what: string): string => `<x-lost data-what="${escapeHtml(what)}"></x-lost>`;

/** A text without signs of WordPress. */
export interface Expanded {
  html: string;
  /** The HTML with every sign left out and nothing put in: what readers saw of the old text is in it. */
  plain: string;
  /** Shortcodes around words: the words stay, what the shortcode made of them is gone. */
  unwrapped: string[];
}

/** Gives the HTML of a reusable block (`wp_block`) by its id; undefined if there is none. */
type Reusable = (id: string) => string | undefined;

const BLOCK = /<!--\s*wp:([a-z][\w/-]*)\s+(?:(\{[\s\S]*?\})\s+)?\/-->/g;

/** Takes out the comments of blocks, and says of those that a program fills in that they are gone. */
export function expandBlocks(html: string, reusable: Reusable, depth = 0): string {
  return html
    .replace(BLOCK, (_, name: string, json: string | undefined) => block(name, json, reusable, depth))
    .replace(/<!--\s*\/?wp:[\s\S]*?-->/g, "")
    .replace(/<!--\s*(?:more|nextpage|noteaser)\b[\s\S]*?-->/g, "\n\n");
}

/** Blocks that show what this site shows of its own accord, or nothing. */
const OWN_BLOCKS =
  /^(footnotes|more|nextpage|spacer|template-part|columns?|group|query|loginout|avatar|read-more|navigation|social-links|(post|site|query|comments?|term|navigation)-[\w-]+)$/;

/** A reusable block may hold others; one that holds itself is left out. */
const DEEPEST_BLOCK = 5;

function block(name: string, json: string | undefined, reusable: Reusable, depth: number): string {
  const facts = readJson(json);
  if (name === "block") {
    const inner = reusable(String(facts.ref ?? ""));
    if (inner !== undefined && depth < DEEPEST_BLOCK) return `\n\n${expandBlocks(inner, reusable, depth + 1)}\n\n`;
    return lostTag("a reusable block that the export does not hold");
  }
  const url = typeof facts.url === "string" ? facts.url : undefined;
  if (url !== undefined) {
    const label = [facts.label, facts.service, facts.title].find((one) => typeof one === "string");
    return `<p><a href="${escapeHtml(url)}">${label ?? escapeHtml(url)}</a></p>`;
  }
  return OWN_BLOCKS.test(name) ? "" : lostTag(`the block ${name}`);
}

function readJson(json: string | undefined): Record<string, unknown> {
  try {
    return JSON.parse(json ?? "{}");
  } catch {
    return {};
  }
}

interface Token {
  from: number;
  to: number;
  name: string;
  closes: boolean;
  closesItself: boolean;
  attributes: string;
}

/** What holds no shortcode: code, comments, scripts, tags. */
const PROTECTED = /<(pre|code|script|style|textarea)\b[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->|<\/?[a-z][^>]*>/gi;
const TOKEN = /\[(\[)?(\/)?([a-z][\w-]*)((?:[\s=](?:"[^"]*"|'[^']*'|[^\]"']){0,1000})?)(\/)?\](\])?/gi;

/** Shortcodes that mean something without attributes and without an end. */
const KNOWN =
  /^(gallery|playlist|embed|audio|video|caption|wp_caption|youtube|vimeo|contact-form|contact|toc|recent-posts|sitemap|map|gmap|googlemap)$/i;
const VERBATIM = /^(code|sourcecode|source-code|highlight|php|css|js|javascript|html|xml|bash|shell)$/i;
const NOTE = /^(efn_note|footnote|fn|ref|mfn)$/i;

/** So deep may shortcodes stand within each other. */
const DEEPEST = 60;

/** Replaces the shortcodes of a text. Words in brackets, such as `[sic]`, stay. */
export function expandShortcodes(html: string): Expanded {
  if (!html.includes("[")) return { html, plain: html, unwrapped: [] };
  const covered = Array.from(html.matchAll(PROTECTED), ({ index, 0: match }) => [index, index + match.length] as const);
  const tokens: Token[] = [];
  const escaped: [from: number, to: number][] = [];
  let at = 0;
  for (const match of html.matchAll(TOKEN)) {
    const [from, to] = [match.index, match.index + match[0].length];
    while ((covered[at]?.[1] ?? Number.POSITIVE_INFINITY) <= from) at++;
    if ((covered[at]?.[0] ?? Number.POSITIVE_INFINITY) <= from) continue;
    if (match[1] && match[6]) escaped.push([from, to]);
    else {
      const [, bracket = "", slash, name = "", attributes = "", self, end = ""] = match;
      const inner = attributes.replace(/\/$/, "");
      tokens.push({
        from: from + bracket.length,
        to: to - end.length,
        name: name.toLowerCase(),
        closes: slash !== undefined,
        closesItself: self !== undefined || attributes.endsWith("/"),
        attributes: inner,
      });
    }
  }
  const unwrapped: string[] = [];
  const raw = (from: number, to: number): string => {
    let [text, start] = ["", from];
    for (const [first, last] of escaped) {
      if (first < start || last > to) continue;
      text += html.slice(start, first) + html.slice(first + 1, last - 1);
      start = last;
    }
    return text + html.slice(start, to);
  };

  function expand(
    from: number,
    to: number,
    first: number,
    last: number,
    depth: number,
  ): Pick<Expanded, "html" | "plain"> {
    let [out, plain, start] = ["", "", from];
    for (let index = first; index < last; index++) {
      const token = tokens[index] as Token;
      if (token.closes) continue;
      const end = token.closesItself || depth > DEEPEST ? -1 : closing(index, last);
      if (end < 0 && !isShortcode(token)) continue;
      const before = raw(start, token.from);
      const named = readAttributes(token.attributes);
      let inner: Pick<Expanded, "html" | "plain"> | undefined;
      if (end >= 0) {
        const close = tokens[end] as Token;
        inner = VERBATIM.test(token.name)
          ? { html: raw(token.to, close.from), plain: raw(token.to, close.from) }
          : expand(token.to, close.from, index + 1, end, depth + 1);
        start = close.to;
        index = end;
      } else start = token.to;
      const made = replace(token.name, named, inner?.html);
      // One that only stands around its words may be within a word; beside another one it may be a column.
      const isAround = inner !== undefined && made === inner.html;
      const touches = html[token.from - 1] === "]" || html[start] === "[";
      const space = isAround && touches ? " " : "";
      out += before + space + made + space;
      // Without words of its own, what it became has those of its attributes.
      plain += isAround
        ? before + space + inner?.plain + space
        : `${before} ${inner ? `${inner.plain} ${shownAttributes(named, token.name)}` : made} `;
      if (inner && !/^(wp_)?caption$/.test(token.name)) unwrapped.push(token.name);
    }
    return { html: out + raw(start, to), plain: plain + raw(start, to) };
  }

  function closing(index: number, last: number): number {
    const { name } = tokens[index] as Token;
    let depth = 1;
    for (let next = index + 1; next < last; next++) {
      const token = tokens[next] as Token;
      if (token.name !== name || token.closesItself) continue;
      depth += token.closes ? -1 : 1;
      // An earlier one of the name may have no end of its own.
      if (depth === 0 || (token.closes && KNOWN.test(name))) return next;
    }
    return -1;
  }

  return { ...expand(0, html.length, 0, tokens.length, 0), unwrapped };
}

const isShortcode = ({ name, attributes, closesItself }: Token): boolean =>
  closesItself || attributes.includes("=") || /[-_]/.test(name) || KNOWN.test(name);

/** Reads `name="value"` and values without a name, by their number. */
function readAttributes(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  let count = 0;
  for (const [, name, a, b, c, d] of text.matchAll(
    /([\w-]+)\s*=\s*(?:["“”″]([^"“”″]*)["“”″]|'([^']*)'|([^\s"']+))|([^\s=]+)/g,
  )) {
    const value = a ?? b ?? c ?? d ?? "";
    found[name?.toLowerCase() ?? String(count++)] = value;
  }
  return found;
}

/** Attributes whose words are shown beside what is within. */
const shownAttributes = (given: Record<string, string>, name: string): string =>
  escapeHtml(/^(wp_)?caption$/.test(name) ? (given.caption ?? "") : (headingOf(given) ?? ""));

const headingOf = ({ title, heading, label, text }: Record<string, string>): string | undefined =>
  [title, heading, label, text].find((one) => one !== undefined && !/^(true|false|yes|no|on|off|\d*)$/.test(one));

const link = (url: string, words: string): string => `\n\n<p><a href="${escapeHtml(url)}">${words}</a></p>\n\n`;

function replace(name: string, given: Record<string, string>, inner: string | undefined): string {
  if (/^(wp_)?caption$/.test(name) && inner !== undefined) return caption(inner, given.caption);
  if (name === "gallery")
    return `\n\n<x-gallery data-ids="${escapeHtml(given.ids ?? given.include ?? "")}"></x-gallery>\n\n`;
  if (VERBATIM.test(name) && inner !== undefined)
    return `\n\n<pre><code>${escapeTags(inner.replace(/^\n|\n$/g, ""))}</code></pre>\n\n`;
  if (NOTE.test(name) && inner !== undefined) return `<x-note>${inner}</x-note>`;
  const address = [inner?.trim(), given.src, given.mp4, given.mp3, given.m4a, given.ogg, given.url, given["0"]].find(
    (one) => one !== undefined && /^=?https?:\/\/\S+$/.test(one),
  );
  if (/^(embed|audio|video|youtube|vimeo)$/.test(name) && address !== undefined) {
    const url = address.replace(/^=/, "");
    return link(url, given.title ?? escapeHtml(url));
  }
  if (/^(youtube|vimeo)$/.test(name) && /^=?[\w-]+$/.test(given["0"] ?? given.id ?? "")) {
    const id = (given["0"] ?? given.id ?? "").replace(/^=/, "");
    const url = name === "vimeo" ? `https://vimeo.com/${id}` : `https://www.youtube.com/watch?v=${id}`;
    return link(url, url);
  }
  const heading = headingOf(given);
  const shown = pictures(given);
  const target = [given.link, given.url, given.href].find((one) => /^(https?:\/\/|\/|#.|mailto:|tel:)/.test(one ?? ""));
  const words = inner?.trim() || (heading === undefined ? "" : escapeHtml(heading));
  if (target !== undefined && words !== "" && !words.includes("<")) {
    const hasBoth = inner?.trim() && heading !== undefined;
    return shown + (hasBoth ? link(target, escapeHtml(heading)) + inner : link(target, words));
  }
  if (inner === undefined && shown !== "")
    return heading === undefined ? shown : `${shown}<p>${escapeHtml(heading)}</p>\n\n`;
  if (inner === undefined) return `\n\n${lostTag(heading === undefined ? `[${name}]` : `[${name}] ${heading}`)}\n\n`;
  return heading === undefined
    ? shown + inner
    : `${shown}\n\n<p><strong>${escapeHtml(heading)}</strong></p>\n\n${inner}`;
}

/** The pictures that a shortcode names: by the ids of attachments, or by the address of a file. */
function pictures({ image, images, alt = "", ...given }: Record<string, string>): string {
  const ids = [image, images].find((one) => /^\d+(\s*,\s*\d+)*$/.test(one ?? ""));
  if (ids !== undefined) return `\n\n<x-gallery data-ids="${ids}"></x-gallery>\n\n`;
  const files = [image, ...Object.values(given)].filter((one) =>
    /^(https?:\/)?\/\S+\.(jpe?g|png|webp|gif)$/i.test(one ?? ""),
  );
  return [...new Set(files)]
    .map((src = "") => `\n\n<img src="${escapeHtml(src)}" alt="${escapeHtml(alt)}">\n\n`)
    .join("");
}

const escapeTags = (text: string): string =>
  /&(lt|gt|amp);/.test(text) ? text : text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

function caption(inner: string, given: string | undefined): string {
  const [, media = "", rest = ""] = /^([\s\S]*<img\b[^>]*>(?:\s*<\/a>)?)([\s\S]*)$/i.exec(inner.trim()) ?? [];
  if (media === "") return inner;
  return `\n\n<figure>${media}<figcaption>${given ?? rest.trim()}</figcaption></figure>\n\n`;
}
