// What becomes of each kind of block and of HTML, as WordPress writes it.

import { expect, test } from "vitest";
import { readHtml } from "../../src/import/text/to-markdown";
import { writeMarkdown } from "../../src/import/text/write-markdown";

/** Makes Markdown as the import does: pictures by their names, links as they are. */
function convert(html: string, notes: Record<string, string> = {}) {
  const text = readHtml(html, {
    reusable: (id) => (id === "7" ? "<!-- wp:paragraph --><p>Used again.</p><!-- /wp:paragraph -->" : undefined),
    gallery: (ids) => ids.map((id) => ({ src: `https://old.test/g${id}.jpg`, id })),
    notes: new Map(Object.entries(notes)),
  });
  const ordered = text.order({
    picture: ({ src }) => ({ file: src.includes("gone") ? undefined : src.replace(/^.*\//, ""), alt: undefined }),
    link: (href) => (href.includes("nowhere") ? undefined : href),
    isPicture: (href) => href.endsWith(".jpg"),
  });
  return { ...ordered, ...writeMarkdown(ordered), unwrapped: text.unwrapped };
}

const MARKER = "Not brought along from the old site:";

const CASES: [name: string, html: string, markdown: string][] = [
  [
    "classic text has no <p>: blank lines part paragraphs, others are breaks",
    "One\ntwo\n\nThree",
    "One\\\ntwo\n\nThree",
  ],
  ["blocks have their own paragraphs", "<!-- wp:paragraph -->\n<p>One\ntwo</p>\n<!-- /wp:paragraph -->", "One two"],
  ["emphasis that goes over a blank line", "<strong>One\n\ntwo</strong>", "**One**\n\n**two**"],
  ["two breaks part paragraphs", "<p>One<br><br>two<br>three</p>", "One\n\ntwo\\\nthree"],
  ["white space leaves emphasis", "a <b>bold </b>word", "a **bold** word"],
  ["empty emphasis and empty anchors go", 'a<b></b> b<a href="/x"></a>', "a b"],
  ["powers stay powers", "10<sup>6</sup> H<sub>2</sub>O", "10<sup>6</sup> H<sub>2</sub>O"],
  [
    "underlines and languages stay",
    '<u>under</u> <em lang="fr">Bonjour</em>',
    '<ins>under</ins> <span lang="fr">_Bonjour_</span>',
  ],
  ["codes that touch become one", "<code>a</code><code>b</code>c", "`ab`c"],
  ["headings are put in order", "<h1>A</h1>\n<h4>B</h4>\n<h2>C</h2>", "## A\n\n### B\n\n### C"],
  ["a heading in bold is a heading", "<h3><strong>A</strong></h3>", "## A"],
  [
    "a caption is the picture's title, and the largest file is shown",
    '[caption id="attachment_5" width="300"]<a href="https://old.test/x.jpg"><img class="wp-image-5" src="https://old.test/x.jpg" alt="A hand" /></a> Ten <em>minutes</em>[/caption]',
    '![A hand](x.jpg "Ten minutes")',
  ],
  [
    "an image block with a caption",
    '<!-- wp:image {"id":5} --><figure class="wp-block-image"><img src="https://old.test/x.jpg" alt="A hand" class="wp-image-5"/><figcaption class="wp-element-caption">Ten minutes</figcaption></figure><!-- /wp:image -->',
    '![A hand](x.jpg "Ten minutes")',
  ],
  [
    "a caption with a link is a line below, which can have one",
    '<figure><img src="/x.jpg" alt="A"><figcaption>By <a href="https://ann.test">Ann</a></figcaption></figure>',
    "![A](x.jpg)\n\n_By [Ann](https://ann.test)_",
  ],
  [
    "a picture at the beginning of a line stands alone",
    '<p><img src="/x.jpg" alt="A"> Words</p>',
    "![A](x.jpg)\n\nWords",
  ],
  [
    "a picture that can't be had leaves a line",
    '<p><img src="/gone.jpg" alt="A hand"></p>',
    `_${MARKER} the picture /gone.jpg (A hand)._`,
  ],
  ["a gallery is pictures one below the other", '[gallery ids="1,2"]', "![](g1.jpg)\n\n![](g2.jpg)"],
  [
    "a gallery block, of old and of new versions",
    '<!-- wp:gallery --><figure class="wp-block-gallery"><ul class="blocks-gallery-grid"><li class="blocks-gallery-item"><figure><img src="/a.jpg" alt="A"/><figcaption>One</figcaption></figure></li></ul></figure><!-- /wp:gallery --><!-- wp:gallery --><figure class="wp-block-gallery has-nested-images"><figure class="wp-block-image"><img src="/b.jpg" alt="B"/></figure><figure class="wp-block-image"><img src="/c.jpg" alt="C"/></figure><figcaption>Both</figcaption></figure><!-- /wp:gallery -->',
    '![A](a.jpg "One")\n\n![B](b.jpg)\n\n![C](c.jpg)\n\n_Both_',
  ],
  [
    "a quotation with its source",
    '<!-- wp:quote --><blockquote class="wp-block-quote"><p>Words.</p><cite>Ann Bo</cite></blockquote><!-- /wp:quote -->',
    "> Words.\n>\n> — Ann Bo",
  ],
  ["a list within a list", "<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>", "- a\n  1. b\n- c"],
  [
    "a table with a head",
    "<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1<br>2</td><td>3</td></tr></tbody></table>",
    "| A      | B |\n| ------ | - |\n| 1<br>2 | 3 |",
  ],
  ["a head that is only bold", "<table><tr><td><b>A</b></td></tr><tr><td>1</td></tr></table>", "| A |\n| - |\n| 1 |"],
  [
    "a table without a head gets no empty one",
    "<table><tr><td>1</td><td>2</td></tr></table>",
    "<table><tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
  ],
  [
    "lists, paragraphs and spans in cells",
    '<table><tr><th>Day</th><th colspan="2">Hours</th></tr><tr><td>Monday</td><td><p>9-12</p>\n\n<p>14-18</p></td><td><ul><li>x</li></ul></td></tr></table>',
    '<table><thead><tr><th>Day</th><th colspan="2">Hours</th></tr></thead><tbody><tr><td>Monday</td><td><p>9-12</p><p>14-18</p></td><td><ul><li>x</li></ul></td></tr></tbody></table>',
  ],
  ["terms and what they mean", "<dl><dt>Term</dt><dd>Meaning</dd></dl>", "<dl><dt>Term</dt><dd>Meaning</dd></dl>"],
  [
    "what opens at a click",
    "<details><summary>More</summary><p>Words</p></details>",
    "<details>\n<summary>More</summary>\n\nWords\n\n</details>",
  ],
  [
    "a film with its title",
    '<iframe src="https://www.youtube.com/embed/abc" title="How to breathe"></iframe>',
    "[How to breathe](https://www.youtube.com/watch?v=abc)",
  ],
  ["a film without one", '<iframe src="//player.vimeo.com/video/12"></iframe>', "<https://vimeo.com/12>"],
  [
    "an embed block",
    '<!-- wp:embed {"url":"https://youtu.be/x"} --><figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\nhttps://youtu.be/x\n</div><figcaption>A film</figcaption></figure><!-- /wp:embed -->',
    "<https://youtu.be/x>\n\n_A film_",
  ],
  [
    "buttons are links",
    '<!-- wp:buttons --><div class="wp-block-buttons"><div class="wp-block-button"><a class="wp-block-button__link" href="/book/">Book</a></div></div><!-- /wp:buttons -->',
    "[Book](/book/)",
  ],
  [
    "columns in order, separators",
    '<!-- wp:columns --><div class="wp-block-columns"><div><p>Left</p></div><div><p>Right</p></div></div><!-- /wp:columns --><!-- wp:separator --><hr/><!-- /wp:separator -->',
    "Left\n\nRight\n\n---",
  ],
  ["read-more leaves nothing", "One\n<!--more-->\nTwo", "One\n\nTwo"],
  ["a reusable block", '<!-- wp:block {"ref":7} /-->', "Used again."],
  ["a block that a program fills", '<!-- wp:latest-posts {"n":3} /-->', `_${MARKER} the block latest-posts._`],
  ["a form", '<form id="contact"><input name="x"></form>', `_${MARKER} a form (contact)._`],
  ["a script", "<p>a</p><script>x()</script>", `a\n\n_${MARKER} a script._`],
  [
    "a map",
    '<iframe src="https://www.google.com/maps/embed?x"></iframe>',
    `_${MARKER} a map, https\\://www\\.google.com/maps/embed?x._`,
  ],
  [
    "a shortcode",
    'Before [contact-form-7 id="12" title="Contact"] after',
    `Before\n\n_${MARKER} \\[contact-form-7] Contact._\n\nafter`,
  ],
  ["a shortcode around words", '[vc_row][vc_column width="1/2"]Words[/vc_column][/vc_row]', "Words"],
  ["a shortcode with a title", '[accordion title="Question"]Answer[/accordion]', "**Question**\n\nAnswer"],
  [
    "a shortcode with a title and a link",
    '[iconbox title="Question" link="#"]Answer[/iconbox][iconbox title="More" link="/more/"]Words[/iconbox]',
    "**Question**\n\nAnswer\n\n[More](/more/)\n\nWords",
  ],
  ["a shortcode within a word, and columns", "[dropcap]W[/dropcap]ords [one]a[/one][two]b[/two]", "Words a b"],
  [
    "pictures that shortcodes name",
    '[vc_single_image image="1"][et_pb_image src="https://old.test/x.jpg" alt="A hand" /]',
    "![](g1.jpg)\n\n![A hand](x.jpg)",
  ],
  ["brackets that are no shortcodes", "It was [sic] so [1], [[gallery]]", "It was \\[sic] so \\[1], \\[gallery]"],
  ["shortcodes in code stay", "<code>[gallery]</code>", "`[gallery]`"],
  ["footnotes of a plugin", "Words[efn_note]The note.[/efn_note].", "Words[^1].\n\n[^1]: The note."],
  [
    "a link to a heading",
    '<p><a href="#s">down</a></p><h2 id="s">What helps</h2>',
    "[down](#what-helps)\n\n## What helps",
  ],
  ["a link to a place", '<p><a href="#s">down</a></p><p id="s">Here</p>', '[down](#s)\n\n<span id="s"></span>Here'],
  ["a link that leads nowhere leaves its words", '<p><a href="https://old.test/nowhere/">words</a></p>', "words"],
  [
    "bare addresses are links",
    "See www.ann.test or https://ann.test/a_b.",
    "See [www.ann.test](http://www.ann.test) or <https://ann.test/a_b>.",
  ],
  ["typography stays", "“Quotes” – and … it’s\u00A0so", "“Quotes” – and … it’s\u00A0so"],
  ["signs of Markdown are text", "1 * 2 * 3, a_b_c, # no, <p>2. no</p>", "1 \\* 2 \\* 3, a_b_c, # no,\n\n2\\. no"],
  ["an abbreviation says what it means", '<abbr title="Lymph drainage">MLD</abbr>', "MLD (Lymph drainage)"],
  [
    "lazy pictures",
    '<img src="data:image/gif;base64,R0lGOD" data-src="/x.jpg" alt="A"><noscript><img src="/x.jpg" alt="A"></noscript>',
    "![A](x.jpg)",
  ],
  ["code", '<pre class="wp-block-code"><code>a\n  b &lt;c&gt;</code></pre>', "```\na\n  b <c>\n```"],
  ["verse is written in lines", '<!-- wp:verse --><pre class="wp-block-verse">a\nb</pre><!-- /wp:verse -->', "a\\\nb"],
  ["invisible control characters go", "a\u0008b\u202Ec", "abc"],
];

test.each(CASES)("%s", (_, html, markdown) => {
  const text = convert(html);
  expect(text.markdown).toBe(`${markdown}\n`);
  expect(text.difference).toEqual({ lost: [], added: [] });
});

test("footnotes of WordPress's editor", () => {
  const html =
    '<!-- wp:paragraph --><p>Words<sup data-fn="a1" class="fn"><a href="#a1" id="a1-link">1</a></sup>.</p><!-- /wp:paragraph --><!-- wp:footnotes /-->';
  const { markdown, difference } = convert(html, { a1: "The <em>note</em>." });
  expect(markdown).toBe("Words[^1].\n\n[^1]: The _note_.\n");
  expect(difference).toEqual({ lost: [], added: [] });
});

test("what could not come along, what was unlinked and what was taken away is told", () => {
  const text = convert(
    '<p><a href="/nowhere">a</a><img src="/p.gif" width="1" height="1"></p>[x_y]<video src="/nowhere.mp4"></video>[b_c]w[/b_c]',
  );
  expect(text).toMatchObject({ unlinked: ["/nowhere"], lost: ["[x_y]", "a film, /nowhere.mp4"], unwrapped: ["b_c"] });
  expect(text.removed).toHaveLength(1);
});

test("a text whose elements lie too deep keeps its words", () => {
  const text = convert(`${"<div>".repeat(200)}deep <b>words</b>${"</div>".repeat(200)}`);
  expect(text.markdown).toContain("deep words");
  expect(text.difference).toEqual({ lost: [], added: [] });
});
