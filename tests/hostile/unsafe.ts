// What in a tree of HTML could run, load, send or hide something: an oracle that shares nothing with the sanitizer.

import type { Element, Root } from "hast";
import { visit } from "unist-util-visit";

/** Elements that only show what stands in them, and pictures. */
const SHOWN = new Set(
  [
    "a b bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6",
  ]
    .concat(
      "hr i img input ins kbd li mark ol p picture pre q rp rt ruby s samp section small source span strike strong",
    )
    .concat("sub summary sup table tbody td tfoot th thead time tr tt u ul var abbr center")
    .flatMap((names) => names.split(" ")),
);

const ADDRESSES = ["href", "src", "cite", "longDesc", "srcSet"];
const PROTOCOLS = ["http:", "https:", "mailto:", "tel:", "irc:", "ircs:", "xmpp:"];
/** Attributes that do something, beside `on…`. */
const ACTIVE =
  /^(on.*|style|action|form.*|srcDoc|background|ping|target|is|slot|popover.*|contentEditable|autoFocus|xLink.*|xmlns|data)$/i;

/** Names everything in a tree that is not safe. */
export function unsafe(tree: Root): string[] {
  const found: string[] = [];
  visit(tree, (node) => {
    if (node.type !== "element" && node.type !== "text" && node.type !== "root")
      found.push(`a node of type ${node.type}`);
    if (node.type === "element") found.push(...unsafeElement(node));
  });
  return found;
}

function unsafeElement({ tagName, properties }: Element): string[] {
  const found = SHOWN.has(tagName) ? [] : [`<${tagName}>`];
  if (tagName === "input" && (properties.type !== "checkbox" || !properties.disabled)) found.push("<input> of a form");
  for (const [name, value] of Object.entries(properties)) {
    if (ACTIVE.test(name)) found.push(`${name} of <${tagName}>`);
    if (ADDRESSES.includes(name) && !isSafe(String(value))) found.push(`${name}="${value}"`);
    if ((name === "id" || name === "name") && /[A-Z]/.test(String(value)) && !/^user-content-/.test(String(value))) {
      found.push(`${name}="${value}", which the page itself may have`);
    }
  }
  return found;
}

/** As a browser reads it, on a page of https. */
const isSafe = (address: string): boolean =>
  !URL.canParse(address, "https://page.test/") || PROTOCOLS.includes(new URL(address, "https://page.test/").protocol);
