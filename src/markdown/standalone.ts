// Takes the words and pictures of a post out of its built page, as HTML that stands for itself in a feed reader.

import type { Element, ElementContent, Properties, Root, RootContent } from "hast";
import { fromHtml } from "hast-util-from-html";
import { toHtml } from "hast-util-to-html";
import { EXIT, visit } from "./visit";

/** What a page tells; all addresses are absolute. */
export interface Standalone {
  /** The featured picture and the body. */
  html: string;
  /** The address of the featured picture. */
  featured: string | undefined;
}

/** What is for the eyes or the scripts of this site only. */
const LEFT_OUT = new Set(["script", "style", "template", "noscript", "link"]);
const ADDRESSES = ["href", "src", "poster", "cite"];
const ABOUT_THE_PAGE =
  /^((aria|data|on)[A-Z].*|className|style|tabIndex|role|decoding|fetchPriority|loading|sizes|srcSet)$/;

/**
 * Reads a built page. What a reader sees is kept; what only this site's styles and layout need is not.
 * @param url the page's own address, absolute
 * @throws if the page has no element of the class `prose`
 */
export function standalone(html: string, url: string): Standalone {
  const page = fromHtml(html);
  const prose = findByClass(page, "prose");
  if (!prose) throw new Error(`${url} has no element of the class "prose"`);
  const hero = findByClass(page, "post-picture");
  const targets = linkTargets(prose);
  const clean = (nodes: RootContent[]): ElementContent[] =>
    nodes.flatMap((node) => readable(node, { url, targets, clean }));
  const picture = hero ? clean(hero.children) : [];
  const body = [...(picture.length > 0 ? [element("figure", picture)] : []), ...clean(prose.children)];
  return { html: toHtml(body).trim(), featured: firstPicture(picture) };
}

interface Context {
  url: string;
  /** The ids that links of the body lead to, as the links have them. */
  targets: ReadonlySet<string>;
  clean(nodes: RootContent[]): ElementContent[];
}

function readable(node: RootContent, { url, targets, clean }: Context): ElementContent[] {
  if (node.type === "text") return [node];
  if (node.type !== "element") return [];
  const { tagName, properties } = node;
  if (LEFT_OUT.has(tagName) || properties.ariaHidden === "true") return [];
  if (hasClass(node, "heading-link") || hasClass(node, "link-note")) return [];
  if (tagName === "picture")
    return clean(node.children.filter((child) => child.type === "element" && child.tagName === "img"));
  if (tagName === "div" && hasClass(node, "heading")) return clean(node.children);
  // Some readers keep the box and drop its title (`findings/feedparser-details.sh`): here all is open.
  if (tagName === "details") return [element("div", clean(node.children))];
  if (tagName === "summary") return titleOf(clean(node.children));
  // Readers of feeds show no fields of forms.
  if (tagName === "input")
    return properties.type === "checkbox" ? [{ type: "text", value: properties.checked ? "☑" : "☐" }] : [];
  return [element(tagName, clean(node.children), lasting(node, url, targets))];
}

/** The title of a box as a paragraph, unless it is a heading. */
function titleOf(children: ElementContent[]): ElementContent[] {
  const isHeading = children.some((child) => child.type === "element" && /^h[1-6]$/.test(child.tagName));
  return isHeading ? children : [element("p", [element("strong", children)])];
}

/** The attributes that mean something outside the page. */
function lasting(node: Element, url: string, targets: ReadonlySet<string>): Properties {
  const kept: Properties = {};
  for (const [name, value] of Object.entries(node.properties)) {
    if (ADDRESSES.includes(name)) kept[name] = absolute(String(value), url);
    else if (name === "id" ? isTarget(String(value), targets) : !ABOUT_THE_PAGE.test(name)) kept[name] = value;
  }
  const aligned = String(node.properties.className).match(/\balign-(center|right)\b/)?.[1];
  return aligned ? { ...kept, align: aligned } : kept;
}

const isTarget = (id: string, targets: ReadonlySet<string>): boolean =>
  targets.has(id) || targets.has(encodeURIComponent(id));

function linkTargets(body: Element): Set<string> {
  const found = new Set<string>();
  visit(body, "element", (node) => {
    const href = String(node.properties.href ?? "");
    if (href.startsWith("#") && !hasClass(node, "heading-link")) found.add(href.slice(1));
  });
  return found;
}

function firstPicture(nodes: ElementContent[]): string | undefined {
  let found: string | undefined;
  visit({ type: "root", children: nodes }, "element", ({ tagName, properties }) => {
    if (tagName !== "img" || typeof properties.src !== "string") return;
    found = properties.src;
    return EXIT;
  });
  return found;
}

function findByClass(tree: Root, name: string): Element | undefined {
  let found: Element | undefined;
  visit(tree, "element", (node) => {
    if (!hasClass(node, name)) return;
    found = node;
    return EXIT;
  });
  return found;
}

const hasClass = ({ properties }: Element, name: string): boolean =>
  Array.isArray(properties.className) && properties.className.includes(name);

const absolute = (address: string, url: string): string =>
  URL.canParse(address, url) ? new URL(address, url).href : address;

const element = (tagName: string, children: ElementContent[], properties: Properties = {}): Element => ({
  type: "element",
  tagName,
  properties,
  children,
});
