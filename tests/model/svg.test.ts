// Which drawings only draw.

import fs from "node:fs";
import { describe, expect, test } from "vitest";
import { readFacts } from "../../src/content/image-facts";
import { activeContent } from "../../src/model/pictures/svg";

const svg = (inside: string, attributes = "") =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"${attributes}>${inside}</svg>`;

describe("a drawing that does more than draw", () => {
  test.each([
    [svg("<script>alert(1)</script>"), "<script>"],
    [svg("<s:script xmlns:s='http://www.w3.org/2000/svg'/>"), "<script>"],
    [svg("<SCRIPT/>"), "<SCRIPT>"],
    [svg("<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'/></foreignObject>"), "<foreignObject>"],
    [svg("", ' onload="alert(1)"'), "onload"],
    [svg("<rect width='9' onclick='a()'/>"), "onclick"],
    [svg("<animate onbegin = 'a()'/>"), "onbegin"],
    [svg('<a href="javascript:alert(1)"><text>a</text></a>'), "javascript:"],
    [svg('<a href="VBScript:a"/>'), "VBScript:"],
    [svg('<a href="data:text/html,a"/>'), "data:"],
    [`<!DOCTYPE svg [<!ENTITY a "b">]>${svg("&a;")}`, "<!ENTITY"],
    [`<?xml-stylesheet href="a.xsl" type="text/xsl"?>${svg("")}`, "<?xml-stylesheet"],
  ])("%s", (text, found) => {
    expect(activeContent(text)).toBe(found);
  });

  test.each<BufferEncoding>(["utf8", "utf16le"])(
    "is found in %s, whether or not it can be decoded",
    async (encoding) => {
      const text = `\uFEFF${svg("<script>alert(1)</script>")}`;
      for (const drawing of [text, text.replace(/ (width|height)="9"/g, "")]) {
        expect(await readFacts("d.svg", Buffer.from(drawing, encoding))).toMatchObject({ active: "<script>" });
      }
    },
  );

  test("is found in big-endian UTF-16", async () => {
    const bytes = Buffer.from(`\uFEFF${svg("<script>alert(1)</script>")}`, "utf16le").swap16();
    expect(await readFacts("d.svg", bytes)).toMatchObject({ active: "<script>" });
  });
});

// Browsers pass over spaces in the name of a protocol, and read references in it. Whether it stands in an address is for a
// parser to say; here even a text that only looks like it is refused.
test.each([
  [svg("<text>Java Script: two islands</text>"), "JavaScript:"],
  [svg("<text>JavaScript&#58; one language</text>"), "JavaScript:"],
  [svg("<text>Java&#x53;cript: one language</text>"), "JavaScript:"],
])("%s is refused, although it only draws", (text, found) => {
  expect(activeContent(text)).toBe(found);
});

test.each([
  svg('<path d="M0 0"/><a href="https://a.test"><text>JavaScript &#38; onions</text></a>'),
  svg('<image href="data:image/png;base64,AAAA"/><style>path { fill: red }</style>'),
  fs.readFileSync("static/favicon.svg", "utf8"),
])("%s only draws", (text) => {
  expect(activeContent(text)).toBeUndefined();
});
