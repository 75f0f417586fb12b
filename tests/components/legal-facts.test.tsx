import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { LegalFacts } from "../../src/components/legal-facts";
import { WordsProvider } from "../../src/components/words";

const shown = (site: Partial<Parameters<typeof LegalFacts>[0]["site"]>): string =>
  renderToStaticMarkup(
    <WordsProvider site={{ language: "en" }}>
      <LegalFacts site={{ legal: undefined, practice: undefined, language: "en", ...site }} />
    </WordsProvider>,
  );

test("shows nothing without facts", () => {
  expect(shown({})).toBe("");
});

test("shows each fact with its label, an address in lines, and links", () => {
  const address = { street: "1 <High> Street", locality: "Town", country: "GB" };
  const html = shown({
    legal: { name: 'W & Sons "Ltd"', rules: "https://rules.test/?a=1&b=2" },
    practice: { address, openingHours: [], serviceArea: [] },
  });
  expect(html).toContain("<dt>Responsible for this site</dt><dd>W &amp; Sons &quot;Ltd&quot;</dd>");
  expect(html).toContain("<dd>1 &lt;High&gt; Street<br/>Town<br/>United Kingdom</dd>");
  expect(html).toContain('<a href="https://rules.test/?a=1&amp;b=2">https://rules.test/?a=1&amp;b=2</a>');
});
