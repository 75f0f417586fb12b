// What the transforms pass to each other and to the caller.

import type { Root } from "hast";
import type { Problem } from "../model/problem";

/** A problem whose line counts from the first line of the body, before the caller adds file and offset. */
export type BodyProblem = Omit<Problem, "file">;

/** A picture of the body that lies beside the post. */
export interface BodyImage {
  /** As written, and as the tree's `img` has it. */
  src: string;
  /** `src` as a relative path of the file system. */
  path: string;
  alt: string;
  line: number;
  column: number;
}

/** A rendered body. The tree is plain JSON: no positions, no raw HTML. */
export interface RenderedBody {
  tree: Root;
  images: BodyImage[];
  /** The text of the first paragraph, or an empty string. */
  firstParagraph: string;
  problems: BodyProblem[];
}
