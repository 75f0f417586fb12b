import { toHtml } from "hast-util-to-html";
import { describe, expect, test } from "vitest";
import { excerpt } from "../../src/markdown/excerpt";
import { inspectMdx } from "../../src/markdown/mdx";
import { renderMarkdown } from "../../src/markdown/render";

const html = (markdown: string): string => toHtml(renderMarkdown(markdown).tree);
const heading = (level: number, id: string, text = id) =>
  `<div class="heading"><h${level} id="${id}">${text}</h${level}><a class="heading-link" href="#${id}" aria-label="Link to “${text}”">#</a></div>`;

describe("headings", () => {
  test.each([
    ["# a\n## b\n### c", [2, 3, 4]],
    ["### a\n# b", [4, 2]],
    ["#### a\n##### b", [2, 3]],
    ["# a\n###### b", [2, 6]],
    ["## a", [2]],
  ])("%j: the topmost becomes h2", (markdown, levels) => {
    const found = Array.from(html(markdown).matchAll(/<h(\d)/g), ([, level]) => Number(level));
    expect(found).toEqual(levels);
  });

  test("have a link that can be copied, beside them", () => {
    expect(html("# Back pain")).toBe(heading(2, "back-pain", "Back pain"));
  });

  test("have unique ids", () => {
    const ids = Array.from(html("# a\n# a\n# a-1\n# ???\n# !!!").matchAll(/<h2 id="([^"]*)"/g), ([, id]) => id);
    expect(ids).toEqual(["a", "a-1", "a-1-1", "section", "section-1"]);
  });

  test("in raw HTML count too; that of the footnotes stays h2", () => {
    expect(html("<h1>x</h1>\n\n# y[^1]\n\n[^1]: n").match(/<h\d/g)).toEqual(["<h2", "<h2", "<h2"]);
  });

  test("an id never has a capital, so that the page's own ids are free", () => {
    expect(html("# Main\n# Latest")).not.toMatch(/ id="[^"]*[A-Z]/);
  });

  test("a link to a heading beyond ASCII is percent-encoded", () => {
    expect(html("# Rücken")).toContain('id="rücken"');
    expect(html("# Rücken")).toContain('href="#r%C3%BCcken"');
  });
});

describe("GFM", () => {
  test("tables scroll in a region and align by class", () => {
    const out = html("|a|b|\n|-|-:|\n|1|2|");
    expect(out).toMatch(/^<section class="table" aria-label="Table: a, b" tabindex="0"><table>/);
    expect(out).toContain('<td class="align-right">2</td>');
    expect(out).not.toContain(" align=");
  });
  test("no two tables have one name, and the empty corner of a table is no head", () => {
    const table = "||**a** &amp; b|\n|-|-|\n|1|2|\n\n";
    const out = html(`${table}${table}<table><tr><td>1</td></tr></table>`);
    expect(Array.from(out.matchAll(/aria-label="([^"]*)"/g), ([, name]) => name)).toEqual([
      "Table: a &#x26; b",
      "Table: a &#x26; b (2)",
      "Table",
    ]);
    expect(out).toMatch(/<tr>\s*<td><\/td>\s*<th><strong>a<\/strong>/);
  });
  test("task lists name their boxes", () => {
    expect(html("- [x] a\n- [ ] b")).toMatch(/checked disabled aria-label="Done".*disabled aria-label="To do"/s);
  });
  test("strikethrough and bare addresses", () => {
    expect(html("~~a~~ https://example.org")).toBe(
      '<p><del>a</del> <a href="https://example.org">https://example.org</a></p>',
    );
  });
  test("footnotes lead there and back", () => {
    const out = html("a[^n]\n\n[^n]: note");
    for (const [, id] of out.matchAll(/href="#([^"]+)"/g)) expect(out).toContain(`id="${id}"`);
    expect(out.match(/href="#/g)).toHaveLength(2);
    expect(out).toContain('aria-describedby="user-content-footnote-label"');
    expect(out).toContain('id="user-content-footnote-label"');
  });

  test.each([
    ["a remark", "A remark.", '<h2 class="sr-only" id="user-content-footnote-label">Footnotes</h2>'],
    ["a link to another site", "[A study](https://study.test/).", ">Sources</h2>"],
    ["a bare address", "A study, https://study.test/a.", ">Sources</h2>"],
    ["the year of a publication", "Other A. A study. Journal 2014;3:1–9.", ">Sources</h2>"],
    ["a link to this site", "See [there](/blog/a/).", ">Footnotes</h2>"],
    ["a number that is no year", "After 2500 steps, or 1,900.", ">Footnotes</h2>"],
  ])("footnotes of %s are called what they are", (_what, note, heading) => {
    expect(html(`a[^n]\n\n[^n]: ${note}`)).toContain(heading);
  });

  test("footnotes of both kinds are called both", () => {
    const both = html("a[^1] b[^2]\n\n[^1]: A remark.\n[^2]: [A study](https://study.test/).");
    expect(both).toContain('<h2 id="user-content-footnote-label">Notes and sources</h2>');
  });
});

describe("callouts", () => {
  const callout = (kind: string, title: string, inside: string) =>
    `<div class="callout callout-${kind}" role="note"><p class="callout-title">${title}</p>${inside}</div>`;

  test.each([
    ["NOTE", "note", "Note"],
    ["TIP", "tip", "Tip"],
    ["IMPORTANT", "important", "Important"],
    ["WARNING", "warning", "Warning"],
    ["CAUTION", "caution", "Caution"],
  ])("%s", (keyword, kind, title) => {
    expect(html(`> [!${keyword}]\n> Call *us*.`).replace("\n", "")).toBe(
      callout(kind, title, "<p>Call <em>us</em>.</p>"),
    );
  });

  test("hold lists, footnotes and further paragraphs", () => {
    const out = html("> [!NOTE]\n> One.[^1]\n>\n> - a\n> - b\n>\n> Two.\n\n[^1]: Note.");
    expect(out).toMatch(/<div class="callout callout-note" role="note">.*One\.<sup>.*<ul>.*<p>Two\.<\/p>\s*<\/div>/s);
    expect(out).toContain('id="user-content-fnref-1"');
    expect(out).toContain('href="#user-content-fn-1"');
  });

  test("lose a paragraph of which nothing is left", () => {
    expect(html("> [!NOTE]\n> a\n>\n> <p></p>")).not.toMatch(/<p><\/p>/);
  });

  test.each(["> **Note**\n> Text.", "> [!NOPE]\n> Text.", "> A [!NOTE]\n> Text.", "> [!NOTE] Text.", "[!NOTE]\nText."])(
    "%j is none",
    (markdown) => {
      expect(html(markdown)).not.toContain("callout");
    },
  );
});

describe("quotations", () => {
  const figure = (quote: string, source: string) =>
    `<figure class="quotation"><blockquote>${quote}</blockquote><figcaption>${source}</figcaption></figure>`;
  const tight = (markdown: string) => html(markdown).replace(/\n/g, "");

  test.each([
    ["> Rest.\n>\n> — A *friend*", "<p>Rest.</p>", "A <em>friend</em>"],
    ["> Rest.\n>\n> -- A friend", "<p>Rest.</p>", "A friend"],
    ["> Rest.\n> — A friend", "<p>Rest.</p>", "A friend"],
    ["> One\n> two.\n> – [A friend](https://a.test)", "<p>Onetwo.</p>", '<a href="https://a.test">A friend</a>'],
  ])("%j names its source", (markdown, quote, source) => {
    expect(tight(markdown)).toBe(figure(quote, source));
  });

  test.each(["> Rest.", "> — alone", "> Rest — and more rest.", "> A\n> - list"])("%j has none", (markdown) => {
    expect(html(markdown)).not.toContain("figcaption");
  });
});

describe("what is known of a text", () => {
  test("its outline has the sections and theirs, with the ids that the page has", () => {
    const { outline } = renderMarkdown("# A *b*\n### C\n# A b\n## D\n\n### deep[^1]\n\n[^1]: n");
    expect(outline).toEqual([
      { depth: 2, text: "A b", id: "a-b" },
      { depth: 2, text: "A b", id: "a-b-1" },
      { depth: 3, text: "D", id: "d" },
    ]);
  });

  test("its words are those that are read", () => {
    expect(renderMarkdown("One *two* [three](/x).\n\n- four\n\n<!-- five -->\n\n![six](a.jpg)").words).toBe(4);
    expect(renderMarkdown("").words).toBe(0);
  });
});

describe("pictures", () => {
  test("alone in a paragraph become figures; the title is the caption", () => {
    expect(html('![a](p.jpg "c")')).toBe('<figure><img src="p.jpg" alt="a"><figcaption>c</figcaption></figure>');
    expect(html("![a](p.jpg)")).toBe('<figure><img src="p.jpg" alt="a"></figure>');
    expect(html("see ![a](p.jpg)")).toBe('<p>see <img src="p.jpg" alt="a"></p>');
  });
  test("beside the post are listed with their place", () => {
    expect(renderMarkdown('x\n\n![a](./my%20p.jpg)\n\n<img src="q.png" alt="q">').images).toEqual([
      { src: "./my%20p.jpg", path: "./my p.jpg", alt: "a", line: 3, column: 1 },
      { src: "q.png", path: "q.png", alt: "q", line: 5, column: 1 },
    ]);
  });
  test("of other hosts are an error, of the static folder are left alone", () => {
    const { images, findings } = renderMarkdown("![a](https://x.org/a.jpg) ![b](//x.org/b.jpg) ![c](/c.jpg)");
    expect(images).toMatchObject([{ src: "/c.jpg", path: "/c.jpg" }]);
    expect(findings.map(({ code, column }) => [code, column])).toEqual([
      ["image-remote", 1],
      ["image-remote", 27],
    ]);
  });
});

describe("text that is no code", () => {
  test.each([
    ["{process.version}", "<p>{process.version}</p>"],
    ["I <3 massage", "<p>I &#x3C;3 massage</p>"],
    ["<https://example.org>", '<p><a href="https://example.org">https://example.org</a></p>'],
    ["a <!-- note --> b", "<p>a  b</p>"],
    ["<!-- note -->", ""],
    ["import x from 'y'", "<p>import x from 'y'</p>"],
    ["export const a = 1", "<p>export const a = 1</p>"],
    ["a<br>b", "<p>a<br>b</p>"],
    ["H<sub>2</sub>O", "<p>H<sub>2</sub>O</p>"],
    ["<details><summary>s</summary>t</details>", "<details><summary>s</summary>t</details>"],
    ["[call](tel:+15550100)", '<p><a href="tel:+15550100">call</a></p>'],
  ])("%s", (markdown, expected) => {
    const { tree, findings } = renderMarkdown(markdown);
    expect(toHtml(tree).trim()).toBe(expected);
    expect(findings).toEqual([]);
  });
});

describe("HTML that would be dropped is an error with its place", () => {
  test.each([
    ["x\n\n<script>alert(1)</script>", 3, 1, "<script>"],
    ["a <script>b</script>", 1, 3, "<script>"],
    ["<iframe src='https://x.org'></iframe>", 1, 1, "<iframe>"],
    ["<b onclick='x()'>b</b>", 1, 1, "`onclick`"],
    ["<p style='color:red'>b</p>", 1, 1, "`style`"],
    ["[x](javascript:alert(1))", 1, 1, "javascript:alert(1)"],
    ["<a href='data:text/html,x'>b</a>", 1, 1, "data:text/html"],
    ["Dear <name>, hello", 1, 6, "`\\<name>`"],
    ["<svg><script>1</script></svg>", 1, 1, "<svg>"],
  ])("%j", (markdown, line, column, text) => {
    const { tree, findings } = renderMarkdown(markdown);
    expect(findings).toMatchObject([{ code: "html-dropped", line, column }]);
    expect(findings[0]?.message).toContain(text);
    expect(toHtml(tree)).not.toMatch(/script|onclick|style=|javascript:|data:|iframe/);
  });

  test("below a line that ends in &, in a quotation too", () => {
    const { findings } = renderMarkdown("x\n\n> <b>a &\n> c <i onclick='x()'>d</i> &\n> <script></script></b>");
    expect(findings).toMatchObject([
      { line: 4, column: 5 },
      { line: 5, column: 3 },
    ]);
  });

  test.each([
    ["x\n\n<td>y</td>", 3, 1, "<td>"],
    ["a <body class='x'> b", 1, 3, "<body>"],
    ["<div>\n  <tr><b>x</b></tr>\n</div>", 2, 3, "<tr>"],
    ["<details>\n<caption>x</caption></details>", 2, 1, "<caption>"],
    ["x\n\n<iframe src=y\n\nz", 3, 1, "<iframe>"],
    ["x\n\n<div class='y\n\nz", 3, 1, "<div>"],
    ["x\n\n<!-- y\n\nz", 3, 1, "`<!--` is not closed"],
    ["<div>\n<!-- y", 2, 1, "`<!--` is not closed"],
    ["x\n\n<?php y", 3, 1, "`<?` is not closed"],
  ])("%j: a tag that the parser passes over", (markdown, line, column, text) => {
    const { findings } = renderMarkdown(markdown);
    expect(findings).toMatchObject([{ code: "html-dropped", line, column }]);
    expect(findings[0]?.message).toContain(text);
  });

  test.each([
    "<table><tr><td>a</td></tr></table>",
    '<!-- <td> --> <b title="<td>">x</b>',
    "> <details>\n> <summary>a</summary>\n> b\n> </details>",
    "- <b>x</b>\n\n  <div>y <i>z</i>\n  <b>w</b></div>",
    "a <b>b <i>c</i></b> <br/> d",
    "<p>a<p>b <ul><li>c<li>d</ul>",
    "<!-- a\n\n> b --> c <!-- d --> e <?f?> g",
    "<!--> a",
    "<div>\nRest &\n<b>sleep</b></div>",
  ])("%j loses nothing", (markdown) => {
    expect(renderMarkdown(markdown).findings).toEqual([]);
  });

  test.each(["math", "svg", "style"])("and with <%s> all that stands in it", (name) => {
    const { tree, findings } = renderMarkdown(`a\n\n<${name}><input type=checkbox disabled>b<td>c</${name}>\n\nd`);
    expect(toHtml(tree)).toMatch(/^<p>a<\/p>\s*(<p><\/p>\s*)?<p>d<\/p>$/);
    expect(findings[0]).toMatchObject({ line: 3, column: 1 });
  });

  test("all of it, at once", () => {
    expect(renderMarkdown("<video></video>\n\n<form></form>\n\n<b id=x class=y>z</b>").findings).toHaveLength(3);
  });

  test("nothing else is reported", () => {
    const markdown =
      '<b id="x">y</b>\n\n```js\n1\n```\n\n3. a\n\n[l](#x) <kbd>k</kbd>\n\n|a|\n|:-:|\n|1|\n\n- [ ] t\n\nn[^1]\n\n[^1]: f';
    expect(renderMarkdown(markdown).findings).toEqual([]);
  });
});

test("a link to an id that sanitizing prefixed still leads there", () => {
  expect(html('<b id="x">y</b> [l](#x)')).toBe('<p><b id="user-content-x">y</b> <a href="#user-content-x">l</a></p>');
});

describe("the first paragraph", () => {
  test.each([
    ["# h\n\none *two*\nthree[^1]\n\nx\n\n[^1]: n", "one two three"],
    ["- list", ""],
    ["![a](p.jpg)\n\ntext", "text"],
  ])("of %j", (markdown, text) => {
    expect(renderMarkdown(markdown).firstParagraph).toBe(text);
  });

  test.each([
    ["short", 10, "short"],
    ["one two three", 9, "one two…"],
    ["one two three", 7, "one two…"],
    ["one, two", 5, "one…"],
    ["абвгд еёж", 6, "абвгд…"],
  ])("%j cut at %i", (text, limit, expected) => {
    expect(excerpt(text, limit)).toBe(expected);
  });
});

describe("MDX", () => {
  test("is looked into, not run", async () => {
    const found = await inspectMdx(
      "import X from './x'\n\n# T\n\nHello *you* {process.exit(1)}\n\n![a](p.jpg)\n\n<X/>",
    );
    expect(found).toMatchObject({
      firstParagraph: "Hello you",
      headings: [{ depth: 1, text: "T", line: 3, column: 1 }],
      ids: ["t"],
      imports: [{ source: "./x", line: 1, column: 15 }],
      links: [],
      images: [{ src: "p.jpg", path: "p.jpg", alt: "a", line: 7, column: 1 }],
      findings: [],
    });
  });
  test("that does not parse is an error with its place", async () => {
    const { findings } = await inspectMdx("ok\n\n<X>\n\n{");
    expect(findings).toMatchObject([{ code: "mdx-invalid" }]);
    expect(findings[0]?.line).toBeGreaterThan(2);
  });
});
