// The body of a text: a Markdown tree, or what a module in MDX renders.

import { MDXProvider } from "@mdx-js/react";
import type { Element, Root } from "hast";
import { toString as textOf } from "hast-util-to-string";
import type { ReactNode } from "react";
import { sameLanguage, sameLetters } from "../model/content/language";
import type { OutlineEntry } from "../model/content/outline";
import type { BodyPicture } from "../site/views";
import { mdxComponents, Prose } from "./prose";
import { useWords, WordsProvider } from "./words";

export interface BodyProps {
  /** Undefined for a text in MDX, which comes as children. */
  tree: Root | undefined;
  images: readonly BodyPicture[];
  /** The text's language, if it is not the site's. */
  lang?: string | undefined;
  /** Words of the call to action that the page shows below the body. */
  closing?: string | undefined;
  children?: ReactNode;
}

export function Body({ tree, images, lang, closing, children }: BodyProps) {
  const { source } = useWords();
  const body = tree ? (
    <Prose tree={closing === undefined ? tree : withoutClosing(tree, closing)} images={images} />
  ) : (
    <MDXProvider components={mdxComponents(images)}>{children}</MDXProvider>
  );
  if (lang === undefined) return body;
  const own = sameLanguage(lang, source.language) ? source.words : undefined;
  return <WordsProvider site={{ language: lang, words: own }}>{body}</WordsProvider>;
}

/** Leaves the same heading out of the outline, of which it can only be the last entry. */
export function outlineWithoutClosing(outline: readonly OutlineEntry[], closing: string | undefined): OutlineEntry[] {
  const last = outline.at(-1);
  return last && closing !== undefined && sameLetters(last.text, closing) ? outline.slice(0, -1) : [...outline];
}

/** Leaves out a last heading without text below it that says what the call to action says. */
function withoutClosing(tree: Root, closing: string): Root {
  const end = tree.children.findLastIndex((node) => node.type === "element");
  const last = tree.children[end] as Element | undefined;
  const heading = last?.children.find((child) => child.type === "element" && /^h[2-6]$/.test(child.tagName));
  const isCall = heading?.type === "element" && sameLetters(textOf(heading), closing);
  return isCall ? { ...tree, children: tree.children.slice(0, end) } : tree;
}
