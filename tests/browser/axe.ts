// axe-core, asked by WCAG 2.2 at level AA and by its own best practice.

import fs from "node:fs";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";

/** The script to run in a page first. */
export const AXE = fs.readFileSync("node_modules/axe-core/axe.min.js", "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What the colour scheme decides. */
export const COLOURS: RunOptions = { runOnly: ["color-contrast", "link-in-text-block"] };
/** All rules; that on the size of targets is off unless it is asked for. */
export const ALL: RunOptions = { runOnly: { type: "tag", values: TAGS }, rules: { "target-size": { enabled: true } } };

/** What axe finds, as lines to read, and the rules that it could apply. The page must have axe already. */
export async function axe(page: Page, options: RunOptions): Promise<{ faults: string[]; applied: string[] }> {
  const { violations, passes } = await page.evaluate(
    (options): Promise<AxeResults> =>
      (window as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }).axe.run(options),
    options,
  );
  return {
    faults: violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html}`)),
    applied: passes.map(({ id }) => id),
  };
}
