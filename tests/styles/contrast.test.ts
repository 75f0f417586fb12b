// The palette: what is written can be read, in light, in dark and with more contrast.

import fs from "node:fs";
import { describe, expect, test } from "vitest";
import { filesBelow } from "../../src/content/files-below";

const TOKENS = fs.readFileSync("src/styles/tokens.css", "utf8");
const [ORDINARY = "", MORE = ""] = TOKENS.split(/@media \(prefers-contrast: more\)/);

const properties = (css: string): [string, string][] =>
  Array.from(css.matchAll(/^\s*(--[a-z0-9-]+):\s*([^;]+);/gm), ([, name, value]) => [name as string, value as string]);

const ordinary = new Map(properties(ORDINARY));
const more = new Map([...ordinary, ...properties(MORE)]);

type Scheme = "light" | "dark";

/** Follows a role to its colour in a scheme. */
function colorOf(tokens: ReadonlyMap<string, string>, role: string, scheme: Scheme): string {
  const value = tokens.get(role);
  if (value === undefined) throw new Error(`${role} is no token`);
  const pair = value.match(/^light-dark\(var\((--[a-z0-9-]+)\), var\((--[a-z0-9-]+)\)\)$/);
  const next = pair ? pair[scheme === "light" ? 1 : 2] : value.match(/^var\((--[a-z0-9-]+)\)$/)?.[1];
  return next === undefined ? value : colorOf(tokens, next, scheme);
}

/** The relative luminance (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance) of a colour written as oklch(). */
function luminance(color: string): number {
  const [, l, c, h] = (color.match(/^oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)$/) ?? []).map(Number);
  if (l === undefined || c === undefined || h === undefined) throw new Error(`${color} is not oklch(L% C H)`);
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const [x, y, z] = [
    (l / 100 + 0.3963377774 * a + 0.2158037573 * b) ** 3,
    (l / 100 - 0.1055613458 * a - 0.0638541728 * b) ** 3,
    (l / 100 - 0.0894841775 * a - 1.291485548 * b) ** 3,
  ] as const;
  const linear = [
    4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z,
    -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z,
    -0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z,
  ].map((part) => Math.min(Math.max(part, 0), 1)) as [number, number, number];
  return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
}

/** The contrast of two roles: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(tokens: ReadonlyMap<string, string>, front: string, back: string, scheme: Scheme): number {
  const [dark = 0, light = 0] = [front, back]
    .map((role) => luminance(colorOf(tokens, `--${role}`, scheme)))
    .sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Every pair that the blocks make, and the contrast that it needs. */
const PAIRS: [string, string, number][] = [
  ["text", "page", 7],
  ["text", "panel", 7],
  ["text", "found", 7],
  ["heading", "page", 7],
  ["heading", "panel", 7],
  ["text-soft", "page", 4.5],
  ["text-soft", "panel", 4.5],
  ["link", "page", 4.5],
  ["link", "panel", 4.5],
  ["mark", "page", 4.5],
  ["button-text", "button", 4.5],
  ["button-text", "button-hover", 4.5],
  ["cover-text", "cover", 7],
  ["cover-soft", "cover", 4.5],
  // What is no text: the ring of the focus, a button on its paper, the edge of a field, the mark.
  ["focus", "page", 3],
  ["focus", "panel", 3],
  ["cover-focus", "cover", 3],
  ["button", "page", 3],
  ["button", "panel", 3],
  ["cover-mark", "cover", 3],
];

describe.each(["light", "dark"] as const)("in %s", (scheme) => {
  test.each(PAIRS)("%s on %s has a contrast of at least %d", (front, back, least) => {
    expect(contrast(ordinary, front, back, scheme)).toBeGreaterThanOrEqual(least);
  });

  test.each(PAIRS)("%s on %s has no less for who asks for more", (front, back) => {
    expect(contrast(more, front, back, scheme)).toBeGreaterThanOrEqual(contrast(ordinary, front, back, scheme) - 0.01);
  });

  test("all text has a contrast of at least 7 for who asks for more", () => {
    for (const role of ["text", "text-soft", "heading", "link"])
      expect([role, contrast(more, role, "page", scheme) >= 7]).toEqual([role, true]);
  });
});

test("the measure is right: black on white has 21", () => {
  const tokens = new Map([
    ["--black", "oklch(0% 0 0)"],
    ["--white", "oklch(100% 0 0)"],
  ]);
  expect(contrast(tokens, "black", "white", "light")).toBeCloseTo(21, 3);
});

const STYLES = filesBelow("src/styles").filter((file) => file.endsWith(".css"));

test.each(STYLES)("%s has no colour of its own and knows no scheme", (file) => {
  const css = fs.readFileSync(`src/styles/${file}`, "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
  expect(css).not.toMatch(/prefers-color-scheme/);
  if (file === "tokens.css") return;
  expect(css).not.toMatch(/#[0-9a-f]{3,8}\b|\b(oklch|oklab|lch|lab|rgba?|hsla?|hwb|color|color-mix|light-dark)\(/i);
  expect(css).not.toMatch(/:[^;{]*\b(black|white|gr[ae]y|red|green|blue|yellow|orange|silver|ivory|beige)\b\s*[;!]/);
  for (const [, name] of css.matchAll(/var\((--[a-z0-9-]+)/g)) {
    // The page sets it: src/model/head/transition.ts.
    if (name === "--goes-by" || name === "--site") continue;
    const local = STYLES.some((other) => fs.readFileSync(`src/styles/${other}`, "utf8").includes(`${name}:`));
    expect([name, local]).toEqual([name, true]);
  }
});

test("each token is set once, each is used, and only roles use the palette", () => {
  const names = properties(ORDINARY).map(([name]) => name);
  expect(names).toEqual([...new Set(names)]);
  const others = STYLES.filter((file) => file !== "tokens.css").map((file) =>
    fs.readFileSync(`src/styles/${file}`, "utf8"),
  );
  const palette = [...ordinary].filter(([, value]) => value.startsWith("oklch(")).map(([name]) => name);
  expect(palette.length).toBeGreaterThan(10);
  for (const name of names) {
    const used = others.some((css) => css.includes(`var(${name})`) || css.includes(`var(${name},`));
    if (palette.includes(name)) expect([name, used]).toEqual([name, false]);
    expect([name, used || TOKENS.includes(`var(${name})`)]).toEqual([name, true]);
  }
});
