// Hands the elements of a page's head to what renders the whole page (src/gatsby/static-shell.ts). Gatsby would render what
// `Head` returns, parse that, and make elements of it again, which took a third of a page's time.

import type { ReactNode } from "react";

/** The head of a page. */
export interface RenderedHead {
  elements: readonly ReactNode[];
  /** Whether it is a search page, which alone runs a script. */
  search: boolean;
}

const heads = new Map<string, RenderedHead>();

/** Leaves the head of a page. @param pathname the page's address */
export function handOver(pathname: string, head: RenderedHead): void {
  heads.set(pathname, head);
}

/** Takes the head of a page, once. @throws if none was left: a page without a head is never deployed */
export function takeOver(pathname: string): RenderedHead {
  const head = heads.get(pathname);
  if (!head) throw new Error(`No head was rendered for ${pathname}`);
  heads.delete(pathname);
  return head;
}
