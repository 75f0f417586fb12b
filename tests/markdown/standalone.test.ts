// What a feed reader gets of a built page.

import { expect, test } from "vitest";
import { standalone } from "../../src/markdown/standalone";

const URL_OF_PAGE = "https://example.org/p/blog/a/";
const read = (body: string, before = "") =>
  standalone(
    `<!doctype html><html><head><title>A</title></head><body><main><article>${before}<div class="prose">${body}</div></article></main><img src="/p/other.webp"></body></html>`,
    URL_OF_PAGE,
  );

test.each([
  [
    "a heading without the link to itself",
    '<div class="heading"><h2 id="a">A</h2><a class="heading-link" href="#a" aria-label="Link to “A”">#</a></div>',
    "<h2>A</h2>",
  ],
  [
    "a box that opens as its title and what is in it",
    "<details><summary>A <em>b</em></summary><p>C</p></details><details open><summary><h3>D</h3></summary>E</details>",
    "<div><p><strong>A <em>b</em></strong></p><p>C</p></div><div><h3>D</h3>E</div>",
  ],
  [
    "a picture as one image",
    '<picture><source type="image/avif" srcset="/p/static/1/a.avif 1w"/><img src="/p/static/1/a%20b.webp" srcset="/p/static/1/a.webp 1w" sizes="9vw" width="6" height="4" alt="A" decoding="async" loading="lazy" style="background-color:red"/></picture>',
    '<img src="https://example.org/p/static/1/a%20b.webp" width="6" height="4" alt="A">',
  ],
  [
    "a link without what it tells screen readers of its page",
    '<a href="https://x.org/">x<span class="link-note sr-only"> (external site)</span></a>',
    '<a href="https://x.org/">x</a>',
  ],
  [
    "links in full",
    '<a href="/p/blog/b/#c">b</a> <a href="#d">d</a> <a href="https://x.org/">x</a> <a href="tel:+1">call</a> <a href="mailto:a@x.org">mail</a>',
    '<a href="https://example.org/p/blog/b/#c">b</a> <a href="https://example.org/p/blog/a/#d">d</a> <a href="https://x.org/">x</a> <a href="tel:+1">call</a> <a href="mailto:a@x.org">mail</a>',
  ],
  [
    "ids that links lead to, and no others",
    '<p id="x" class="y" tabindex="0" data-z="1" aria-label="w" role="note">a<sup><a href="#fn-1" id="ref" data-footnote-ref="">1</a></sup></p><li id="fn-1"><a href="#ref">↩</a></li><p id="%">b <a href="#%">c</a></p><h2 id="ü">ü</h2><a href="#%C3%BC">d</a>',
    '<p>a<sup><a href="https://example.org/p/blog/a/#fn-1" id="ref">1</a></sup></p><li id="fn-1"><a href="https://example.org/p/blog/a/#ref">↩</a></li><p id="%">b <a href="https://example.org/p/blog/a/#%">c</a></p><h2 id="ü">ü</h2><a href="https://example.org/p/blog/a/#%C3%BC">d</a>',
  ],
  [
    "tasks as signs, and the place of cells",
    '<ul class="contains-task-list"><li><input type="checkbox" checked disabled> done</li><li><input type="checkbox" disabled> to do</li></ul><table><tbody><tr><td class="align-right">1</td></tr></tbody></table>',
    '<ul><li>☑ done</li><li>☐ to do</li></ul><table><tbody><tr><td align="right">1</td></tr></tbody></table>',
  ],
  [
    "text as text",
    "<p>{x} &lt;3 &amp; “y” ]]&gt;</p><pre><code>a &lt;b&gt;</code></pre><!-- c --><details open><summary>S</summary>T</details>",
    "<p>{x} &#x3C;3 &#x26; “y” ]]></p><pre><code>a &#x3C;b></code></pre><div><p><strong>S</strong></p>T</div>",
  ],
  [
    "nothing that only this site can show",
    '<svg aria-hidden="true"><path d="M0 0"/></svg><script>x</script><style>x</style><p onclick="x()">a</p>',
    "<p>a</p>",
  ],
  [
    "other media with their addresses",
    '<video src="/p/a.mp4" poster="b.png" controls></video>',
    '<video src="https://example.org/p/a.mp4" poster="https://example.org/p/blog/a/b.png" controls></video>',
  ],
  ["nothing of nothing", "", ""],
])("%s", (_name, body, expected) => {
  expect(read(body).html).toBe(expected);
});

test("the featured picture stands first", () => {
  const { html, featured } = read(
    '<p><img src="/p/b.png" alt="B"></p>',
    '<div class="post-picture"><picture><img src="/p/a.webp" alt="" fetchpriority="high"></picture></div>',
  );
  expect(html).toBe(
    '<figure><img src="https://example.org/p/a.webp" alt=""></figure><p><img src="https://example.org/p/b.png" alt="B"></p>',
  );
  expect(featured).toBe("https://example.org/p/a.webp");
  expect(read("<p>x</p>").featured).toBeUndefined();
});

test("a page without a body is a mistake", () => {
  expect(() => standalone("<p>x</p>", URL_OF_PAGE)).toThrow(/https:\/\/example\.org\/p\/blog\/a\/ has no element/);
});
