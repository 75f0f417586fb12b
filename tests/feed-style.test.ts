// The stylesheet of feeds stands alone, so it repeats what it takes from the site's tokens.

import fs from "node:fs";
import { expect, test } from "vitest";

/** The custom properties of a stylesheet, without those for a reader who wants more contrast. */
const properties = (file: string): Map<string, string> =>
  new Map(
    Array.from(
      (fs.readFileSync(file, "utf8").split("@media")[0] ?? "").matchAll(/^\s*(--[a-z0-9-]+):\s*([^;]+);/gm),
      ([, name, value]) => [name as string, value as string],
    ),
  );

test("the stylesheet of feeds has the colours and steps of the site", () => {
  const tokens = properties("src/styles/tokens.css");
  const resolved = (value: string): string =>
    value.replace(/var\((--[a-z-]+)\)/g, (_, name) => tokens.get(name) ?? "?");
  const own = [...properties("static/feed.css")];
  expect(own.length).toBeGreaterThan(10);
  for (const [name, value] of own) {
    const token = tokens.get(name);
    if (token !== undefined) expect([name, value]).toEqual([name, resolved(token)]);
  }
});
