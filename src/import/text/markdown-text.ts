// Prepares a text that is Markdown already, of Jekyll, Hugo or Gatsby: what only they understand becomes HTML, and the rest
// goes the way of all texts.

import type { Element, ElementContent, Root } from "hast";
import { readElements } from "../../markdown/render";
import { escapeHtml } from "./plain-text";
import { lostTag } from "./shortcodes";

/** Code is taken as it is. */
const CODE = /(^(?:`{3,}|~{3,})[\s\S]*?^(?:`{3,}|~{3,})[ \t]*$|`[^`\n]+`)/gm;

/** Replaces the commands of Liquid (https://jekyllrb.com/docs/liquid/) and Hugo's shortcodes. */
function withoutCommands(markdown: string): string {
  const highlighted = markdown
    .replace(
      /\{%-?\s*highlight\s+([\w-]+)[^%]*%\}\n?([\s\S]*?)\n?\{%-?\s*endhighlight\s*-?%\}/g,
      (_, language: string, code: string) => `\n\`\`\`${language}\n${code}\n\`\`\`\n`,
    )
    .replace(
      /\{\{[<%]\s*highlight\s+"?([\w-]+)"?[^}]*?[>%]\}\}\n?([\s\S]*?)\n?\{\{[<%]\s*\/\s*highlight\s*[>%]\}\}/g,
      (_, language: string, code: string) => `\n\`\`\`${language}\n${code}\n\`\`\`\n`,
    );
  return highlighted
    .split(CODE)
    .map((part, index) => (index % 2 === 1 ? part : commands(part)))
    .join("");
}

const commands = (text: string): string =>
  text
    .replace(/\{%-?\s*(?:raw|endraw|comment[\s\S]*?endcomment)\s*-?%\}/g, "")
    .replace(/\{\{\s*(?:site\.(?:base)?url|site\.baseurl|page\.url)\s*(?:\|[^}]*)?\}\}/g, "")
    .replace(/\{\{\s*["']([^"']+)["']\s*\|\s*(?:relative_url|absolute_url|prepend:[^}]*|relURL|absURL)\s*\}\}/g, "$1")
    .replace(/\{%-?\s*post_url\s+(?:[\w-]+\/)?\d{4}-\d{1,2}-\d{1,2}-([\w-]+)\s*-?%\}/g, "x-post:$1")
    .replace(/\{%-?\s*link\s+([^\s%]+)\s*-?%\}/g, "/$1")
    .replace(/\{\{[<%]\s*(?:rel)?ref\s+"([^"]+)"\s*[>%]\}\}/g, "$1")
    .replace(
      /\{\{[<%]\s*youtube\s+(?:id=)?"?([\w-]+)"?[^}]*[>%]\}\}/g,
      (_, id: string) => `<https://www.youtube.com/watch?v=${id}>`,
    )
    .replace(/\{\{[<%]\s*vimeo\s+(?:id=)?"?(\d+)"?[^}]*[>%]\}\}/g, (_, id: string) => `<https://vimeo.com/${id}>`)
    .replace(/\{\{[<%]\s*figure\s+([^}]*?)\/?\s*[>%]\}\}/g, (_, given: string) => figure(given))
    .replace(/\{\{[<%]\s*\/?\s*([\w/-]+)([^}]*?)[>%]\}\}/g, (whole, name: string) =>
      /^\{\{[<%]\s*\//.test(whole) ? "" : `\n\n${lostTag(`the shortcode ${name}`)}\n\n`,
    )
    .replace(/\{%-?\s*(\w+)\b[^%]*-?%\}/g, (_, name: string) =>
      /^(end\w+|else|elsif|when)$/.test(name) ? "" : `\n\n${lostTag(`the command ${name}`)}\n\n`,
    )
    // Classes and ids of kramdown, and its table of contents.
    .replace(/^[ \t]*\{:[^}\n]*\}[ \t]*$/gm, "")
    .replace(/^[ \t]*[*-] (?:TOC|toc)[ \t]*$/gm, "")
    .replace(/\{:[ \t]*[.#\w][^}\n]*\}|[ \t]\{#[\w-]+\}(?=[ \t]*$)/gm, "");

function figure(given: string): string {
  const named = Object.fromEntries(
    Array.from(given.matchAll(/(\w+)=(?:"([^"]*)"|(\S+))/g), ([, name = "", a, b]) => [name, a ?? b ?? ""]),
  );
  const caption = [named.title, named.caption].filter(Boolean).join(" ");
  return `\n\n<figure><img src="${escapeHtml(named.src ?? "")}" alt="${escapeHtml(named.alt ?? "")}">${caption === "" ? "" : `<figcaption>${escapeHtml(caption)}</figcaption>`}</figure>\n\n`;
}

/** Parses a text; footnotes stand where they are referred to. Undefined if it is too tangled to be read. */
export function parseText(markdown: string): Root | undefined {
  const read = readElements(withoutCommands(markdown));
  if (!read) return undefined;
  const notes = new Map<string, ElementContent[]>();
  takeNotes(read.html, notes);
  putNotes(read.html, notes);
  keepCallouts(read.html);
  return read.html;
}

/** The first line of a callout must stay a line: https://docs.github.com/get-started/writing-on-github#alerts */
function keepCallouts(tree: Root | Element): void {
  for (const node of tree.children) {
    if (!isElement(node)) continue;
    const paragraph = node.tagName === "blockquote" ? node.children.find(isElement) : undefined;
    const [first] = paragraph?.children ?? [];
    if (paragraph && first?.type === "text") {
      const [, head, rest] = /^(\[!\w+\])\n([\s\S]*)$/.exec(first.value) ?? [];
      if (head !== undefined && rest !== undefined)
        paragraph.children.splice(
          0,
          1,
          { type: "text", value: head },
          { type: "element", tagName: "br", properties: {}, children: [] },
          { type: "text", value: rest },
        );
    }
    keepCallouts(node);
  }
}

const isElement = (node: { type: string }): node is Element => node.type === "element";

function takeNotes(tree: Root, notes: Map<string, ElementContent[]>): void {
  tree.children = tree.children.filter((node) => {
    if (!isElement(node) || !("dataFootnotes" in node.properties)) return true;
    const list = node.children.find((one): one is Element => isElement(one) && one.tagName === "ol");
    for (const item of list?.children ?? [])
      if (isElement(item))
        notes.set(String(item.properties.id).replace(/^user-content-/, ""), withoutWayBack(item.children));
    return false;
  });
}

const withoutWayBack = (nodes: readonly ElementContent[]): ElementContent[] =>
  nodes.flatMap((node): ElementContent[] => {
    if (!isElement(node)) return [node];
    return "dataFootnoteBackref" in node.properties ? [] : [{ ...node, children: withoutWayBack(node.children) }];
  });

function putNotes(tree: Root | Element, notes: ReadonlyMap<string, ElementContent[]>): void {
  tree.children = (tree.children as ElementContent[]).map((node) => {
    if (!isElement(node)) return node;
    const [only] = node.children;
    if (node.tagName === "sup" && only && isElement(only) && "dataFootnoteRef" in only.properties) {
      const key = String(only.properties.href).replace(/^#(user-content-)?/, "");
      return { type: "element", tagName: "x-note", properties: { dataKey: key }, children: notes.get(key) ?? [] };
    }
    putNotes(node, notes);
    return node;
  });
}
