// Rules about the headings of one body.

import { sameLetters } from "../content/language";
import { type Finding, finding, type Point } from "./problem";

/** A heading as written: `depth` 1 for `#`. */
export interface BodyHeading extends Point {
  depth: number;
  text: string;
}

/** Finds empty headings, skipped levels, and headings that repeat the title. */
export function checkHeadings(headings: readonly BodyHeading[], title: string): Finding[] {
  const found: Finding[] = [];
  // The page shifts headings so that the topmost stands right below its title.
  let previous = Math.min(...headings.map(({ depth }) => depth)) - 1;
  for (const heading of headings) {
    const { depth, text } = heading;
    if (text === "") {
      found.push(finding(heading, "heading-empty", "This heading has no text. Write some, or delete the line."));
    } else if (sameLetters(text, title)) {
      const message = `The heading "${text}" repeats the title, which the page already shows above. Delete the line.`;
      found.push(finding(heading, "heading-title", message));
    }
    if (depth > previous + 1) {
      const [is, should] = [depth, previous + 1].map((n) => `\`${"#".repeat(n)}\``);
      const message = `This heading skips a level, which confuses those who move by headings. Write ${should} instead of ${is}.`;
      found.push(finding(heading, "heading-skipped", message));
    }
    previous = depth;
  }
  return found;
}
