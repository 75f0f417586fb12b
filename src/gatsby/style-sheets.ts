// Makes the style sheets that only some pages have ready for the renderer of pages: minified, and with what each needs.

import fs from "node:fs";
import path from "node:path";
import { Features, type Selector, type SelectorComponent, transform } from "lightningcss";
import type { StyleSheet } from "../model/head/style-sheets";

/** All that every page has, relative to the project: what webpack builds, and Gatsby puts into each page. */
export const GLOBAL_STYLES = "src/styles/global.css";

/** Reads the sheets that `src/styles/index.css` imports besides the global one, in its order, which decides conflicts. */
export function readStyleSheets(root: string): StyleSheet[] {
  const folder = path.join(root, "src/styles");
  const index = fs.readFileSync(path.join(folder, "index.css"), "utf8");
  return Array.from(index.matchAll(/^@import "\.\/(blocks\/([\w-]+)\.css)";$/gm), ([, file = "", name = ""]) =>
    compileSheet(name, fs.readFileSync(path.join(folder, file))),
  );
}

/**
 * Minifies a sheet and reads what it needs.
 * @throws with the place, if it is no CSS
 */
export function compileSheet(name: string, css: Uint8Array): StyleSheet {
  const needs: string[][] = [];
  const { code } = transform({
    filename: `${name}.css`,
    code: css,
    minify: true,
    // Widths as browsers before 2023 know them: `(min-width: 40rem)`.
    include: Features.MediaRangeSyntax,
    visitor: {
      Rule(rule) {
        if (rule.type === "style") needs.push(...rule.value.selectors.flatMap(alternatives));
        // Fonts, movement between pages and the like have an effect without an element.
        else if (!GROUPS.has(rule.type)) needs.push([]);
      },
    },
  });
  return { name, css: Buffer.from(code).toString(), needs: leastOf(needs) };
}

/** Rules that by themselves only hold others. */
const GROUPS = new Set([
  ...["media", "supports", "container", "layer-block", "layer-statement", "scope", "starting-style"],
  ...["nesting", "nested-declarations"],
]);

/** All ways in which a selector can match, each as the classes and types that it takes. */
function alternatives(selector: Selector): string[][] {
  return selector.reduce<string[][]>(
    (ways, part) => ways.flatMap((way) => waysOf(part).map((further) => [...way, ...further])),
    [[]],
  );
}

/** Lists of selectors one of which must match. Others, such as that of `:not()`, are taken as if they always did. */
const ONE_OF = ["is", "where", "any", "has"];

function waysOf(part: SelectorComponent): string[][] {
  if (part.type === "class") return [[`.${part.name}`]];
  if (part.type === "type") return [[part.name.toLowerCase()]];
  if (part.type === "pseudo-class" && ONE_OF.includes(part.kind) && "selectors" in part)
    return (part.selectors as Selector[]).flatMap(alternatives);
  return [[]];
}

/** Needs without those that include another: where they are met, that one is. */
function leastOf(needs: readonly string[][]): string[][] {
  const sets = needs.map((all) => new Set(all));
  const least = sets.filter((all, index) =>
    sets.every((other, at) => {
      const included = at !== index && [...other].every((name) => all.has(name));
      return !included || (other.size === all.size && at > index);
    }),
  );
  return least.map((all) => [...all]);
}
