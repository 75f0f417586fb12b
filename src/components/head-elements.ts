// Hands the elements of a page's head to what renders the whole page (src/gatsby/static-shell.ts). Gatsby would render what
// `Head` returns, parse that, and make elements of it again, which took a third of a page's time.

import type { ReactNode } from "react";

const heads = new Map<string, readonly ReactNode[]>();

/** Leaves the elements of a page's head. @param pathname the page's address */
export function handOver(pathname: string, elements: readonly ReactNode[]): void {
  heads.set(pathname, elements);
}

/** Takes the elements of a page's head, once. @throws if none were left: a page without a head is never deployed */
export function takeOver(pathname: string): readonly ReactNode[] {
  const elements = heads.get(pathname);
  if (!elements) throw new Error(`No head was rendered for ${pathname}`);
  heads.delete(pathname);
  return elements;
}
