// Code, and verse, which WordPress writes in the same element.

import { toString as textOf } from "hast-util-to-string";
import { BLANK, classes, el, text, trimmed, walk } from "./hast";
import { clean } from "./plain-text";
import type { Handler } from "./state";

export const code: Handler = (_state, node) => {
  walk(node, (inner) => {
    if (inner.tagName === "br") Object.assign(inner, { tagName: "span", children: [text("\n")] });
  });
  const value = clean(textOf(node));
  if (BLANK.test(value)) return [];
  // A verse is written in lines, and is no code.
  if (/\bwp-block-verse\b/.test(classes(node))) {
    const lines = value.split("\n").flatMap((line, index) => [...(index > 0 ? [el("br")] : []), text(line)]);
    return [el("p", trimmed(lines))];
  }
  const language = [node, ...node.children]
    .flatMap((one) => (one.type === "element" ? classes(one).split(" ") : []))
    .find((one) => one.startsWith("language-"));
  const properties = language === undefined ? {} : { className: [language] };
  return [el("pre", [el("code", [text(value.replace(/^\n/, ""))], properties)])];
};
