// Hands the elements of a page's head to what renders the whole page (src/gatsby/static-shell.ts). Gatsby would render what
// `Head` returns, parse that, and make elements of it again, which took a third of a page's time.

import type { ReactNode } from "react";

let handed: readonly ReactNode[] = [];

/** Leaves the elements of a head. Gatsby renders `Head` and the whole page in one go, so there is one page's at a time. */
export function handOver(elements: readonly ReactNode[]): void {
  handed = elements;
}

/** Takes what was handed over last, once. */
export function takeOver(): readonly ReactNode[] {
  const elements = handed;
  handed = [];
  return elements;
}
