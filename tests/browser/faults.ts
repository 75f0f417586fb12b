// What is out of place on a page, found by boxes. Pictures of pages would differ from machine to machine.

import type { Page } from "playwright-core";

/** What a reader may set at the least, without losing anything (WCAG 1.4.12). */
export const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }`;

/** What sticks out of the window or of its box, is cut off, or lies over other text. Tables may scroll by themselves. */
export const faults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth} of ${clientWidth} px wide`);
    const named = (element: Element): string =>
      `${element.localName}.${element.className} “${(element.textContent ?? "").trim().slice(0, 40)}”`;
    const apart = (element: Element): boolean => element.closest(".sr-only, .skip-link, .table") !== null;
    const shown = Array.from(document.body.querySelectorAll<HTMLElement>("*")).filter(
      (element) => element.checkVisibility({ visibilityProperty: true }) && !apart(element),
    );
    for (const element of shown) {
      const { left, right } = element.getBoundingClientRect();
      if (left < -1 || right > clientWidth + 1) found.push(`${named(element)} leaves the window: ${left} to ${right}`);
      const style = getComputedStyle(element);
      const text = Array.from(element.childNodes).some(
        ({ nodeType, nodeValue }) => nodeType === 3 && nodeValue?.trim(),
      );
      const wide = element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1;
      const high = style.overflowY !== "visible" && element.scrollHeight > element.clientHeight + 1;
      if ((text && wide && element.localName !== "img") || high) found.push(`${named(element)} is cut off`);
    }

    const lines: { node: Node; left: number; right: number; top: number; bottom: number }[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!node.nodeValue?.trim() || !parent?.checkVisibility() || apart(parent)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const { left, right, top, bottom, height } of range.getClientRects()) {
        // Without the room above and below letters, into which lines of small leading reach.
        lines.push({ node, left: left + 1, right: right - 1, top: top + height / 4, bottom: bottom - height / 4 });
      }
    }
    for (const [index, a] of lines.entries()) {
      for (const b of lines.slice(index + 1)) {
        if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
          found.push(`“${a.node.nodeValue?.slice(0, 40)}” lies over “${b.node.nodeValue?.slice(0, 40)}”`);
      }
    }
    return found;
  });

/** Adds a style to the page, looks, and takes it away. */
export async function faultsWith(page: Page, style: string): Promise<string[]> {
  // The site's policy allows no other <style>.
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, style);
  const found = await faults(page);
  await page.evaluate(() => {
    document.adoptedStyleSheets = [];
  });
  return found;
}
