// The files of the face: they are what `npm run fonts` makes, and have the weights that the styles ask for.

import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { makeFont, WEIGHTS } from "../../src/cli/fonts";
import { FACES, lettersOf } from "../../src/model/head/faces";

const folder = path.resolve("src/styles");
const styles = fs
  .readdirSync(folder)
  .filter((file) => file.endsWith(".css"))
  .map((file) => fs.readFileSync(path.join(folder, file), "utf8"));

test.each(Object.values(FACES))("$file is what npm run fonts makes of $source", async (face) => {
  expect(Buffer.compare(fs.readFileSync(path.join(folder, "fonts", face.file)), await makeFont(face))).toBe(0);
});

test("the styles take each letter from the file that has it, and no letter from two", () => {
  const sheet = fs.readFileSync(path.join(folder, "fonts.css"), "utf8");
  const declared = Array.from(
    sheet.matchAll(/url\("\.\/fonts\/([^"]+)"\)[^}]*?unicode-range:([^;]*);/g),
    ([, file, range = ""]) => [file, range.trim().replaceAll(/\s+/g, " ")],
  );
  const ranges = Object.values(FACES).flatMap((face) => ("range" in face ? [[face.file, face.range]] : []));
  expect(declared.slice(0, ranges.length)).toEqual(ranges);
  const letters = ranges.map(([, range = ""]) => lettersOf(range));
  const signs = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
  expect(signs.filter((sign) => letters.filter((one) => one.test(sign)).length > 1)).toEqual([]);
});

test.each([
  ["Back pain – “what helps” for £60 • 10 × 2 · 5…", []],
  ["Rücken", ["accents"]],
  ["Łódź, à côté", ["accents", "ext"]],
  ["e\u0301", []],
  ["Боль", []],
])("%j needs, beside the first file, %j", (text, further) => {
  const { accents, ext } = FACES;
  const needed = Object.entries({ accents, ext }).filter(([, { range }]) => lettersOf(range).test(text));
  expect(needed.map(([name]) => name)).toEqual(further);
});

test("each weight that the styles ask for is there", () => {
  const asked = styles.flatMap((css) => Array.from(css.matchAll(/font(?:-weight)?: (\w+)/g), ([, weight]) => weight));
  const weights = asked.filter((weight) => /^(\d{3}|bold|normal)$/.test(weight ?? ""));
  expect(weights.length).toBeGreaterThan(5);
  const missing = weights.map(Number).filter((weight) => !(weight >= WEIGHTS.min && weight <= WEIGHTS.max));
  expect(missing).toEqual([]);
});

test("each file declares the weights that it has", () => {
  const faces = styles.flatMap((css) => css.match(/@font-face \{[^}]*woff2[^}]*\}/g) ?? []);
  expect(faces).toHaveLength(Object.keys(FACES).length);
  for (const face of faces) expect(face).toContain(`font-weight: ${WEIGHTS.min} ${WEIGHTS.max};`);
});
