// Texts that are meant as they are raise no warning of Markdown that was not understood.

import fs from "node:fs";
import { describe, expect, test } from "vitest";
import { destination } from "../../src/markdown/destination";
import { renderMarkdown } from "../../src/markdown/render";

const codes = (text: string): string[] => renderMarkdown(text).findings.map(({ message }) => message);

describe("No warning of", () => {
  test.each([
    "`[[a]]` and `{{b}}`",
    "```\n[[a]] {{b}} %%c%% ==d==\n##e\n```",
    "    [[a]] {{b}}",
    "<code>{{a}}</code> <pre>\n**b**\n\n[[c]]</pre>",
    "\\[[a]] \\{{b}} \\==c== \\%%d%% \\##e &#123;&#123;f}}",
    "5 * 3 * 2, 2 ** 3 ** 4, a_b_c and __init__.",
    "[sic] [1] (see below) [x] a[0][1]",
    "`#1` is the best.\n\n#1 is too. It costs $5 or $6.",
    "Open 10:30:45, from A to B: rest.",
    "100%% sure, or 50%% so.",
    "**A whole sentence.**\n\nMore.",
    "**Who asks?**\n\nMore.",
    "- **Rest**\n- **Sleep**",
    "a == b == c",
    "> [!NOTE]\n> Text.",
    "| a | b |\n| - | - |\n| c \\| d | `e` |\n| f | g | |",
    "One.[^1]\n\n[^1]: Two.",
    "<details>\n<summary>One</summary>\n\n<p>Two\n\n- three\n\n</details>",
    "[a](<b c.jpg>) ![d](e%20f.jpg) [g](h_(i).pdf)",
  ])("%j", (text) => {
    expect(codes(text)).toEqual([]);
  });

  test.each(fs.readdirSync("content/blog").filter((name) => name.endsWith(".md")))("%s", (name) => {
    const body = fs.readFileSync(`content/blog/${name}`, "utf8").replace(/^---\n.*?\n---\n/s, "");
    expect(codes(body)).toEqual([]);
  });
});

test.each(["a.jpg", "my photo.jpg", "a (1).jpg", "a).jpg", "<a>.jpg", "a<b> c.jpg", "a\\(b.jpg", "a&amp;b.jpg"])(
  "the address %j is read as it was",
  (address) => {
    const { images } = renderMarkdown(`![x](${destination(address)})`);
    expect(images.map(({ path }) => path)).toEqual([address]);
  },
);
