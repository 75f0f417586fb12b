import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Sources } from "../../src/components/sources";
import { WordsProvider } from "../../src/components/words";

const A = { title: "A <study>", address: "https://study.test/?a=1&b=2", year: "2014" };
const B = { title: "A book" };
const REMARK = { text: "A remark.", address: undefined };
const shown = (props: Partial<Parameters<typeof Sources>[0]>): string =>
  renderToStaticMarkup(
    <WordsProvider site={{ language: "en" }}>
      <Sources sources={[]} footnotes={[]} {...props} />
    </WordsProvider>,
  );

test("none shows nothing", () => {
  expect(shown({ footnotes: [REMARK] })).toBe("");
});

test("each has its title, linked where it can be read, and its year", () => {
  const html = shown({ sources: [A, B] });
  expect(html).toContain('<h2 id="Sources" lang="en">Sources</h2><ol><li>');
  expect(html).toContain('<a href="https://study.test/?a=1&amp;b=2">A &lt;study&gt;');
  expect(html).toMatch(/2014<\/li><li>A book<\/li>/);
});

test("numbers go on from those of the footnotes, whose sources come first", () => {
  expect(shown({ sources: [B], footnotes: [REMARK] })).toContain('>Sources</h2><ol start="2">');
  expect(shown({ sources: [B], footnotes: [REMARK, { text: "A study, 2014", address: undefined }] })).toContain(
    '>Further sources</h2><ol start="3">',
  );
});
