// Which drawings only draw.

import fs from "node:fs";
import { describe, expect, test } from "vitest";
import { readFacts } from "../../src/content/image-facts";
import { activeContent } from "../../src/model/svg";

const svg = (inside: string, attributes = "") =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"${attributes}>${inside}</svg>`;

describe("a drawing that does more than draw", () => {
  test.each([
    [svg("<script>alert(1)</script>"), "<script>"],
    [svg("<s:SCRIPT xmlns:s='http://www.w3.org/2000/svg'/>"), "<SCRIPT>"],
    [svg("<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'/></foreignObject>"), "<foreignObject>"],
    [svg("", ' onload="alert(1)"'), "onload"],
    [svg("<rect/onclick='a()'/>"), "onclick"],
    [svg("<animate onbegin\n=\n'a()'/>"), "onbegin"],
    [svg('<a href="javascript:alert(1)"><text>a</text></a>'), "javascript:"],
    [svg('<a href=" Java&#9;Scr&#x69;pt&#58;alert(1)"><text>a</text></a>'), "JavaScript:"],
    [svg('<set attributeName="href" to="java\nscript:alert(1)"/>'), "javascript:"],
    [svg('<a href="data:text/html,a"/>'), "data:"],
    [`<!DOCTYPE svg [<!ENTITY a "&#60;script>">]>${svg("&a;")}`, "ENTITY"],
    [`<?xml-stylesheet href="a.xsl" type="text/xsl"?>${svg("")}`, "xml-stylesheet"],
  ])("%s", (text, found) => {
    expect(activeContent(text)).toBe(found);
  });

  test.each<BufferEncoding>(["utf8", "utf16le"])(
    "is found in %s, whether or not it can be decoded",
    async (encoding) => {
      const text = `\uFEFF${svg("<script>alert(1)</script>")}`;
      for (const drawing of [text, text.replace(/ (width|height)="9"/g, "")]) {
        expect(await readFacts(Buffer.from(drawing, encoding))).toMatchObject({ active: "<script>" });
      }
    },
  );

  test("is found in big-endian UTF-16", async () => {
    const bytes = Buffer.from(`\uFEFF${svg("<script>alert(1)</script>")}`, "utf16le").swap16();
    expect(await readFacts(bytes)).toMatchObject({ active: "<script>" });
  });
});

test.each([
  svg('<path d="M0 0"/><a href="https://a.test"><text>JavaScript &#38; onions</text></a>'),
  svg('<image href="data:image/png;base64,AAAA"/><style>path { fill: red }</style>'),
  fs.readFileSync("static/favicon.svg", "utf8"),
])("%s only draws", (text) => {
  expect(activeContent(text)).toBeUndefined();
});
