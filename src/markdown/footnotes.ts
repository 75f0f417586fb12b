// Calls footnotes what they are: sources, if they name some.

import type { Element, Root } from "hast";
import { footnotesTitle } from "../model/content/citations";
import { findFootnotes, isFootnotes } from "./facts";
import { place } from "./placed";
import { SKIP, visit } from "./visit";

/** A rehype transform: the heading of footnotes that name sources says so, and is seen. */
export function footnotes() {
  return (tree: Root): void => {
    visit(tree, "element", (section) => {
      if (!isFootnotes(section)) return;
      const title = footnotesTitle(findFootnotes({ type: "root", children: [section] }));
      const heading = section.children.find(
        (child): child is Element => child.type === "element" && child.tagName === "h2",
      );
      if (heading) {
        if (title !== "footnotes") heading.properties = { id: heading.properties.id };
        place(heading, { key: title, at: "text" });
      }
      visit(section, "element", (link) => {
        if (link.properties.dataFootnoteBackref === undefined) return;
        const [number = ""] = /\d+(?:-\d+)?$/.exec(String(link.properties.ariaLabel)) ?? [];
        place(link, { key: "backToReference", values: { number }, at: "label" });
      });
      return SKIP;
    });
  };
}
