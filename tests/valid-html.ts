// Whether a page is valid HTML, by html-validate.

import { FileSystemConfigLoader, HtmlValidate } from "html-validate";

const validator = new HtmlValidate(
  new FileSystemConfigLoader({
    root: true,
    extends: ["html-validate:recommended"],
    rules: {
      // React writes void elements, attributes and entities in its own way, which is valid HTML.
      "void-style": "off",
      "attribute-boolean-style": "off",
      "attribute-empty-style": "off",
      "attr-quotes": "off",
      "attr-case": "off",
      // Gatsby's own element is called ___gatsby.
      "valid-id": ["error", { relaxed: true }],
      // A list may have a name (https://www.w3.org/TR/html-aria/#docconformance-naming).
      "aria-label-misuse": ["error", { allowAnyNamable: true }],
      "no-trailing-whitespace": "off",
      "long-title": "off",
      doctype: "off",
      "doctype-style": "off",
      // It cuts a value at the semicolon of an entity; the properties are looked at below.
      "no-inline-style": "off",
      "tel-non-breaking": "off",
    },
  }),
);

/** What is wrong with a page, as lines to read. */
export async function valid(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId}: ${message}`),
  );
}
