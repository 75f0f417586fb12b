// The files of the face: they are what `npm run fonts` makes, and have the weights that the styles ask for.

import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { FONTS, makeFont, WEIGHTS } from "../../src/cli/fonts";

const folder = path.resolve("src/styles");
const styles = fs
  .readdirSync(folder)
  .filter((file) => file.endsWith(".css"))
  .map((file) => fs.readFileSync(path.join(folder, file), "utf8"));

test.each(Object.entries(FONTS))("%s becomes %s", async (source, file) => {
  const made = await makeFont(source as keyof typeof FONTS);
  expect(Buffer.compare(fs.readFileSync(path.join(folder, "fonts", file)), made)).toBe(0);
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
  expect(faces).toHaveLength(Object.keys(FONTS).length);
  for (const face of faces) expect(face).toContain(`font-weight: ${WEIGHTS.min} ${WEIGHTS.max};`);
});
