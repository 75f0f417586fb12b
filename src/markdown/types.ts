// What the transforms pass to each other and to the caller.

import type { Root } from "hast";
import type { Footnote } from "../model/content/citations";
import type { OutlineEntry } from "../model/content/outline";
import type { ClaimBlock } from "../model/rules/claims";
import type { BodyHeading } from "../model/rules/heading-rules";
import type { BodyLink } from "../model/rules/link-rules";
import type { Finding, Point } from "../model/rules/problem";

/** A picture of the body that this site serves. */
export interface BodyImage extends Point {
  /** As written, and as the tree's `img` has it. */
  src: string;
  /** `src` as a path of the file system: relative to the post, or absolute below `static`. */
  path: string;
  /** Undefined if the editor wrote none; an empty one in HTML says that the picture is decoration. */
  alt: string | undefined;
}

/** A piece of the text as it was written: what no reader sees as text is masked. */
export interface TextBlock extends ClaimBlock {
  /** Where it begins, counted from the beginning of the body. */
  start: number;
}

/** A file that an `.mdx` body imports. */
export interface BodyImport extends Point {
  /** The module's name as written. */
  source: string;
}

/** What rules need to know of a body. Lines count from the first line of the body. */
export interface BodyFacts {
  images: BodyImage[];
  links: BodyLink[];
  headings: BodyHeading[];
  imports: BodyImport[];
  /** Every id that a link may point to. */
  ids: string[];
  /** The sections of the text and theirs, as a table of contents lists them. */
  outline: OutlineEntry[];
  /** In their order. */
  footnotes: Footnote[];
  words: number;
  /** The text itself, in which claims are sought. */
  blocks: TextBlock[];
  /** The text of the first paragraph, or an empty string. */
  firstParagraph: string;
  findings: Finding[];
}

/** A rendered body. The tree is plain JSON: no positions, no raw HTML. */
export interface RenderedBody extends BodyFacts {
  tree: Root;
}
