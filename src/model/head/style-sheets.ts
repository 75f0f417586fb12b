// Which style sheets a page needs: those of which a rule could match one of its elements.

/** A style sheet that only some pages have. */
export interface StyleSheet {
  /** Of its file, without the extension. */
  name: string;
  /** As it stands in a page, minified. */
  css: string;
  /**
   * What a page must have for one of the rules to match: for each selector, all of its classes (`.card`) and types of
   * elements (`img`).
   */
  needs: readonly (readonly string[])[];
}

/**
 * Chooses the sheets of a page. A sheet too many costs some bytes, and one too few the looks of the page, so how the
 * elements stand to each other, their states and attributes do not count.
 * @param body the HTML of the page's body, as it is built
 */
export function sheetsFor<Sheet extends Pick<StyleSheet, "needs">>(sheets: readonly Sheet[], body: string): Sheet[] {
  const names = namesIn(body);
  return sheets.filter(({ needs }) => needs.some((all) => all.every((name) => names.has(name))));
}

/** What parsers add to each page, and to tables (https://html.spec.whatwg.org/multipage/syntax.html#optional-tags). */
const IMPLIED = ["html", "head", "body", "colgroup", "tbody", "tr"];

const TAG_OR_CLASS = /<([a-z][^\s/>]*)|\bclass\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

/** Reads the classes and types of elements in HTML, as selectors write them. */
function namesIn(html: string): Set<string> {
  const names = new Set(IMPLIED);
  for (const [, tag, ...values] of html.matchAll(TAG_OR_CLASS)) {
    if (tag !== undefined) names.add(tag.toLowerCase());
    else for (const name of (values.find(Boolean) ?? "").split(/\s+/)) names.add(`.${name}`);
  }
  return names;
}
