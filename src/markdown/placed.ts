// Puts messages into a tree: in English, and beside it which message it is, so that a page can say it in its own language.

import type { Element, ElementData, Root } from "hast";
import { inWords, type Placed } from "../model/strings/placed";
import { wordsOf } from "../model/strings/words";
import { visit } from "./visit";

declare module "hast" {
  interface ElementData {
    placed?: Placed;
  }
}

const ENGLISH = wordsOf({ language: "en-GB" });

/** Makes an element say a message: as its text, or as its accessible name. */
export function place(element: Element, placed: Placed): Element {
  const text = inWords(placed, ENGLISH);
  element.data = Object.assign({} as ElementData, element.data, { placed });
  if (placed.at === "label") element.properties.ariaLabel = text;
  else element.children = [{ type: "text", value: text }];
  return element;
}

/** A rehype transform for MDX, whose modules keep attributes only: hands messages to the components in one. */
export function placedAsAttribute() {
  return (tree: Root): void => {
    visit(tree, "element", ({ data, properties }) => {
      if (data?.placed) properties.dataPlaced = JSON.stringify(data.placed);
    });
  };
}
