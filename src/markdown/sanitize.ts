// Lets through the HTML that GitHub lets through, and names everything that it would drop.

import type { Element, Root } from "hast";
import { sanitize } from "hast-util-sanitize";
import { defaultSchema, type Options } from "rehype-sanitize";
import { LINK_SCHEMES } from "../model/rules/link-rules";
import { type Finding, finding } from "../model/rules/problem";
import { start } from "./facts";
import { visit } from "./visit";

/**
 * rehype-sanitize's default schema, which follows GitHub
 * (https://github.com/rehypejs/rehype-sanitize), plus what links may open on a phone: a practice is called. What stands in a
 * drawing or a formula goes with it: there, HTML is read by other rules.
 */
export const schema: Options = {
  ...defaultSchema,
  strip: [...(defaultSchema.strip ?? []), "style", "svg", "math"],
  protocols: { ...defaultSchema.protocols, href: [...(defaultSchema.protocols?.href ?? []), ...LINK_SCHEMES] },
};

/** An element, or an attribute of one by its name in hast, that is not in the safe tree. */
export interface Dropped {
  node: Element;
  attribute: string | undefined;
}

/**
 * Sanitizes a tree.
 * @returns the safe tree, each element, attribute and address that is not in it, and findings that tell of them
 */
export function sanitizeHtml(tree: Root): { tree: Root; dropped: Dropped[]; findings: Finding[] } {
  const before: Element[] = [];
  visit(tree, "element", (node) => {
    node.data = { ...node.data, mark: before.push(node) - 1 } as Element["data"];
  });
  const cleaned = sanitize(tree, schema);
  const safe: Root = cleaned.type === "root" ? cleaned : { type: "root", children: [cleaned as Element] };
  const after = new Map<number, Element>();
  visit(safe, "element", (node) => {
    const mark = (node.data as { mark?: number } | undefined)?.mark;
    if (mark !== undefined) after.set(mark, node);
    delete node.data;
  });

  const dropped: Dropped[] = [];
  const gone = new Set<Element>();
  before.forEach((node, mark) => {
    const kept = after.get(mark);
    if (!kept) {
      // What stands inside a dropped <script> or <svg> goes with it and needs no line of its own.
      if (gone.has(node)) return;
      dropped.push({ node, attribute: undefined });
      visit(node, "element", (inside) => void gone.add(inside));
      return;
    }
    for (const [name, value] of Object.entries(node.properties)) {
      const keptValue = kept.properties[name];
      const lost = Array.isArray(value)
        ? !Array.isArray(keptValue) || keptValue.length < value.length
        : value !== false && keptValue === undefined;
      if (lost) dropped.push({ node, attribute: name });
    }
  });
  const findings = dropped.map(({ node, attribute }) =>
    attribute === undefined ? droppedElement(node) : droppedAttribute(node, attribute, node.properties[attribute]),
  );
  return { tree: safe, dropped, findings };
}

function droppedElement(node: Element): Finding {
  const name = node.tagName;
  const message = ACTIVE.has(name)
    ? `<${name}> is not allowed in a post and would be removed. Delete it; link to the other site instead.`
    : `<${name}> is not an element that a post may use and would be removed. To show it as text, write \`\\<${name}>\`; otherwise delete the tag.`;
  return finding(start(node), "html-dropped", message);
}

function droppedAttribute(node: Element, name: string, value: unknown): Finding {
  const attribute = htmlName(name);
  const message =
    ADDRESSES.has(name) && typeof value === "string"
      ? `The address "${value}" in <${node.tagName}> is not allowed and would be removed. Use an address that begins with ${LINK_SCHEMES.map((scheme) => `${scheme}:`).join(", ")}, / or #.`
      : `The attribute \`${attribute}\` of <${node.tagName}> is not allowed in a post and would be removed. Delete it.`;
  return finding(start(node), "html-dropped", message);
}

/** Whether it can go without anything else: neither what stands between the tags nor an address is lost with it. */
export const isIdle = ({ node, attribute }: Dropped): boolean =>
  !ACTIVE.has(node.tagName) && !(attribute !== undefined && ADDRESSES.has(attribute));

/** Elements that load or run something. */
const ACTIVE = new Set(["script", "iframe", "object", "embed", "form", "style", "svg", "math", "video", "audio"]);
const ADDRESSES = new Set(["href", "src", "cite", "longDesc"]);

const htmlName = (name: string): string =>
  name === "className"
    ? "class"
    : name.startsWith("aria")
      ? name.toLowerCase().replace("aria", "aria-")
      : name.toLowerCase();
