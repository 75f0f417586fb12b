// What is shown of other places: frames and films become links, and what can't come along leaves a line.

import type { Element } from "hast";
import { toString as textOf } from "hast-util-to-string";
import { attribute, el, is, text } from "./hast";
import { clean, decode } from "./plain-text";
import { type Handler, lostLine, type State } from "./state";

const MAP = /^https:\/\/(www\.)?(google\.[a-z.]+\/maps|maps\.google\.|openstreetmap\.org)/;

export const frame: Handler = (state, node, lines) => {
  const inner = node.tagName === "object" ? state.flow(node.children, lines) : [];
  if (inner.length > 0) return inner;
  const src = ["src", "dataSrc", "data"]
    .map((name) => attribute(node, name))
    .find((one) => !/^(about:blank)?$/.test(one));
  if (src === undefined) return lostLine(state, "a frame without an address");
  const url = watchable(src);
  if (MAP.test(url)) return lostLine(state, `a map, ${url.slice(0, 300)}`);
  const to = state.context.link(url);
  if (to === undefined) return lostLine(state, `what was shown of ${url.slice(0, 300)}`);
  return addedLink(state, attribute(node, "title") || attribute(node, "ariaLabel") || url, to);
};

export const film: Handler = (state, node) => {
  const source = node.children.find((one): one is Element => is(one, "source"));
  const src = attribute(node, "src") || (source ? attribute(source, "src") : "");
  const to = src === "" ? undefined : state.context.link(src);
  const what = node.tagName === "video" ? "a film" : "a recording";
  if (to === undefined) return lostLine(state, src === "" ? what : `${what}, ${src}`);
  return addedLink(state, attribute(node, "title") || fileName(src), to);
};

/** A link in a paragraph of its own, with words that the old text did not have. */
function addedLink({ result }: State, words: string, href: string): Element[] {
  result.added += ` ${words}`;
  return [el("p", [el("a", [text(clean(words))], { href })])];
}

export const form: Handler = (state, node) => {
  const name = attribute(node, "ariaLabel") || attribute(node, "name") || attribute(node, "id");
  return lostLine(state, name === "" ? "a form" : `a form (${name})`);
};

/** A field that stands outside a form. */
export const field: Handler = (state, node) =>
  attribute(node, "type") === "hidden" ? [] : lostLine(state, "a field of a form");

export const script: Handler = (state, node) => {
  if (/json|template/.test(attribute(node, "type"))) return [];
  const src = attribute(node, "src");
  if (src === "") return lostLine(state, "a script");
  const host = URL.canParse(src, OLD_SITE) ? new URL(src, OLD_SITE).host : "elsewhere";
  return lostLine(state, `a script of ${OLD_SITE.endsWith(host) ? "the old site" : host}`);
};

/** Stands for the old site where an address names no host. */
const OLD_SITE = "https://old.invalid";

export const drawing: Handler = (state, node) =>
  node.tagName === "svg" && textOf(node).trim() === ""
    ? []
    : lostLine(state, `a drawing or formula (<${node.tagName}>)`);

/** Where a film can be watched that a frame shows; other addresses as they are. */
function watchable(src: string): string {
  const url = src.startsWith("//") ? `https:${src}` : src;
  const [, youtube] = /^https?:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/([\w-]+)/.exec(url) ?? [];
  if (youtube !== undefined && youtube !== "videoseries") return `https://www.youtube.com/watch?v=${youtube}`;
  const [, vimeo] = /^https?:\/\/player\.vimeo\.com\/video\/(\d+)/.exec(url) ?? [];
  return vimeo === undefined ? url : `https://vimeo.com/${vimeo}`;
}

const fileName = (address: string): string => decode(address.replace(/[?#].*$/, "").replace(/^.*\//, "")) || address;
