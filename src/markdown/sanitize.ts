// Lets through the HTML that GitHub lets through, and names everything that it would drop.

import type { Element, Root } from "hast";
import { sanitize } from "hast-util-sanitize";
import { defaultSchema, type Options } from "rehype-sanitize";
import { type Finding, finding } from "../model/problem";
import { start } from "./facts";
import { visit } from "./visit";

/**
 * rehype-sanitize's default schema, which follows GitHub
 * (https://github.com/rehypejs/rehype-sanitize), plus links that call, write or
 * lead to a practice. What stands in a
 * drawing or a formula goes with it: there, HTML is read by other rules.
 */
export const schema: Options = {
  ...defaultSchema,
  strip: [...(defaultSchema.strip ?? []), "style", "svg", "math"],
  protocols: { ...defaultSchema.protocols, href: [...(defaultSchema.protocols?.href ?? []), "tel", "sms", "geo"] },
};

/**
 * Sanitizes a tree.
 * @returns the safe tree and a finding for each element, attribute and address that is not in it
 */
export function sanitizeHtml(tree: Root): { tree: Root; findings: Finding[] } {
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

  const findings: Finding[] = [];
  const gone = new Set<Element>();
  before.forEach((node, mark) => {
    const kept = after.get(mark);
    if (!kept) {
      // What stands inside a dropped <script> or <svg> goes with it and needs no line of its own.
      if (gone.has(node)) return;
      findings.push(dropped(node));
      visit(node, "element", (inside) => void gone.add(inside));
      return;
    }
    for (const [name, value] of Object.entries(node.properties)) {
      const keptValue = kept.properties[name];
      const lost = Array.isArray(value)
        ? !Array.isArray(keptValue) || keptValue.length < value.length
        : value !== false && keptValue === undefined;
      if (lost) findings.push(droppedAttribute(node, name, value));
    }
  });
  return { tree: safe, findings };
}

function dropped(node: Element): Finding {
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
      ? `The address "${value}" in <${node.tagName}> is not allowed and would be removed. Use an address that begins with https:, mailto:, tel:, / or #.`
      : `The attribute \`${attribute}\` of <${node.tagName}> is not allowed in a post and would be removed. Delete it.`;
  return finding(start(node), "html-dropped", message);
}

/** Elements that load or run something. */
const ACTIVE = new Set(["script", "iframe", "object", "embed", "form", "style", "svg", "math", "video", "audio"]);
const ADDRESSES = new Set(["href", "src", "cite", "longDesc"]);

const htmlName = (name: string): string =>
  name === "className"
    ? "class"
    : name.startsWith("aria")
      ? name.toLowerCase().replace("aria", "aria-")
      : name.toLowerCase();
