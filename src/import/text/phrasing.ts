// Brings what stands within a line into order: words, emphasis, links, pictures, references to footnotes.

import type { Element, ElementContent } from "hast";
import { fromHtml } from "hast-util-from-html";
import { toString as textOf } from "hast-util-to-string";
import { areBlank, attribute, el, is, text, wrapped } from "./hast";
import { countsVisitors, isEmoji, type OldPicture, pictureOf } from "./media";
import { clean } from "./plain-text";
import { anchor, lostWords, type State, takeId } from "./state";

/** Names that mean the same, and what Markdown or this site's HTML has for each. */
const RENAMED: Record<string, string> = {
  b: "strong",
  i: "em",
  strike: "del",
  s: "del",
  tt: "code",
  u: "ins",
  dfn: "em",
  mark: "strong",
};

/** Elements that stay; others leave their words. */
const KEPT = /^(strong|em|del|ins|sup|sub|kbd|samp|var|q|ruby|rt|rp)$/;

/** An address that a reader of Markdown takes for a link: https://github.github.com/gfm/#autolinks-extension- */
const BARE_ADDRESS =
  /((?<![\w@/])(?:https?:\/\/|www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?'’)\]*_~]|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]*[a-z0-9])+)/i;

/** Elements whose text nobody sees. */
const UNSEEN = /^(style|template|head|title)$/;

/** Brings a node of a line into order. */
export function phrasing(state: State, node: ElementContent): ElementContent[] {
  if (node.type === "text") return linked(state, clean(node.value));
  if (node.type !== "element") return [];
  const id = takeId(state, node);
  return [...(id === undefined ? [] : [anchor(id)]), ...phrase(state, node)];
}

const phrasingOf = (state: State, { children }: Element): ElementContent[] =>
  children.flatMap((child) => phrasing(state, child));

/** Makes links of bare addresses: as text, readers of Markdown would take them for links all the same. */
function linked({ context, inLink }: State, value: string): ElementContent[] {
  if (inLink || !/:\/\/|www\.|@/.test(value)) return [text(value)];
  return value.split(BARE_ADDRESS).flatMap((part, index) => {
    if (index % 2 === 0) return part === "" ? [] : [text(part)];
    const href = part.includes("://") ? part : part.startsWith("www.") ? `http://${part}` : `mailto:${part}`;
    const to = context.link(href);
    return to === undefined ? [text(part)] : [el("a", [text(part)], { href: to })];
  });
}

function phrase(state: State, node: Element): ElementContent[] {
  const name = RENAMED[node.tagName] ?? node.tagName;
  if (UNSEEN.test(name)) return [];
  if (name === "img") return picture(state, node);
  if (name === "br") return [el("br")];
  if (name === "a") return link(state, node);
  if (name === "x-lost") return lostWords(state, attribute(node, "dataWhat"));
  if (name === "x-note")
    return [reference(state, attribute(node, "dataKey") || `own ${state.notes.size}`, () => node.children)];
  const fn = attribute(node, "dataFn");
  const html = state.context.notes.get(fn);
  if (fn !== "" && html !== undefined)
    return [reference(state, fn, () => fromHtml(html, { fragment: true }).children as ElementContent[])];
  const inner = phrasingOf(state, node);
  const title = attribute(node, "title");
  if ((name === "abbr" || name === "acronym") && title !== "" && !textOf(node).includes(title)) {
    state.result.added += ` ${title}`;
    return [...inner, text(` (${title})`)];
  }
  if (name === "code") return inner.length === 0 ? [] : [el("code", [text(textOf(el("x", inner)))])];
  const kept = KEPT.test(name) ? wrapped(name, inner) : inner;
  const lang = attribute(node, "lang");
  return lang === "" ? kept : wrapped("span", kept, { lang });
}

/** Refers to a footnote, which stands at the end of the text. */
function reference({ notes }: State, key: string, content: () => ElementContent[]): Element {
  if (!notes.has(key)) notes.set(key, content());
  return el("x-note-ref", [], { name: String([...notes.keys()].indexOf(key) + 1) });
}

function link(state: State, node: Element): ElementContent[] {
  const { context, result, inLink } = state;
  const href = attribute(node, "href").trim();
  state.inLink ||= href !== "";
  const inner = phrasingOf(state, node);
  state.inLink = inLink;
  if (href === "" || areBlank(inner)) return inner;
  const hasWords = textOf(el("x", inner)).trim() !== "";
  // A picture that leads to its own file is shown large enough.
  if (!hasWords && (context.isPicture(href) || !inner.some((one) => is(one, "img")))) return inner;
  const to = href.startsWith("#") ? (href.length > 1 ? href : undefined) : context.link(href);
  if (to !== undefined) return wrapped("a", inner, { href: to });
  if (href !== "#") result.unlinked.push(href);
  return inner;
}

function picture(state: State, node: Element): ElementContent[] {
  if (isEmoji(node)) return [text(attribute(node, "alt"))];
  const old = pictureOf(node);
  if (!old) return [];
  if (countsVisitors(node)) {
    state.result.removed.push(`a picture of one pixel, which counts visitors: ${old.src.slice(0, 200)}`);
    return [];
  }
  const made = newPicture(state, old, typeof node.properties.alt === "string" ? node.properties.alt : "");
  const title = attribute(node, "title");
  if (!state.context.captions || title === "") return [made];
  return is(made, "img") ? [el("img", [], { ...made.properties, title })] : [made, text(" "), el("em", [text(title)])];
}

/** What stands in the place of a picture: the new one, or a sign that it is gone. */
export function newPicture({ context, result }: State, old: OldPicture, alt = ""): Element {
  const { file, alt: known = "" } = context.picture(old);
  const words = clean(alt.trim() || known.trim()).replace(/\s+/g, " ");
  if (file !== undefined) return el("img", [], { src: file, alt: words });
  const name = old.src.startsWith("data:") ? "a picture within the text" : `the picture ${old.src}`;
  const what = words === "" ? name : `${name} (${words})`;
  result.lost.push(what);
  return el("x-lost", [], { dataWhat: what });
}
