// The gallery shows every component and every token, and is a document to read itself.

import fs from "node:fs";
import path from "node:path";
import { fromHtml } from "hast-util-from-html";
import { toString as textOf } from "hast-util-to-string";
import type { AnchorHTMLAttributes } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { styleguidePage } from "../../src/gatsby/styleguide";
import { groupsWith, ROLES, STEPS } from "../../src/styleguide/specimens";
import Styleguide from "../../src/styleguide/styleguide";
import { select } from "../site/built";

vi.mock("gatsby", () => ({
  Link: ({ to, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { to: string }) => <a {...rest} href={to} />,
  withPrefix: (address: string) => address,
}));

/** Components that only put others together: the tests of page types look at them. */
const WHOLE_PAGES = ["body.tsx", "post-page.tsx", "text-page.tsx"];

const TEXTS = styleguidePage(process.cwd()).context;
const page = { tree: fromHtml(renderToStaticMarkup(<Styleguide pageContext={TEXTS} />)) };

/** The modules of components that a module takes in, and those that they take in. */
function componentsOf(file: string, found = new Set<string>()): Set<string> {
  for (const [, from = ""] of fs.readFileSync(file, "utf8").matchAll(/^import (?!type ).*?from "(\.[^"]+)";$/gms)) {
    const target = `${path.resolve(path.dirname(file), from)}.tsx`;
    if (path.basename(path.dirname(target)) !== "components" || found.has(target) || !fs.existsSync(target)) continue;
    componentsOf(target, found.add(target));
  }
  return found;
}

test("shows every component", () => {
  const shown = ["specimens", "styleguide"].flatMap((name) => [...componentsOf(`src/styleguide/${name}.tsx`)]);
  const all = fs.readdirSync("src/components").filter((file) => file.endsWith(".tsx") && !WHOLE_PAGES.includes(file));
  expect([...new Set(shown.map((file) => path.basename(file)))].sort()).toEqual(all.sort());
});

test("shows every role that is a colour, and every size", () => {
  const tokens = fs.readFileSync("src/styles/tokens.css", "utf8");
  const [, roles = "", type = ""] = tokens.match(/\/\* roles \*\/(.*?)\/\* type(.*?)\/\* space \*\//s) ?? [];
  const names = (css: string) => Array.from(css.matchAll(/^\s*--([a-z0-9-]+):/gm), ([, name]) => name);
  expect(Object.keys(ROLES)).toEqual(names(roles));
  expect(STEPS).toEqual(names(type).filter((name) => name?.startsWith("step")));
});

test("has one title, a heading for each group, and a label for each specimen", () => {
  const titles = select(page, ({ tagName }) => tagName === "h1");
  expect(titles.map(textOf)).toEqual(["Components"]);
  for (const { title, specimens } of groupsWith(TEXTS)) {
    const [group] = select(page, ({ tagName, children }) => tagName === "section" && children.some(hasText(title)));
    const labels = group
      ? select({ tree: group }, ({ properties }) => String(properties.className) === "specimen-label")
      : [];
    expect([title, ...labels.map(textOf)]).toEqual([title, ...Object.keys(specimens)]);
  }
});

const hasText = (title: string) => (node: object) =>
  "tagName" in node && node.tagName === "h2" && textOf(node as never) === title;

test("uses no id twice", () => {
  const ids = select(page, ({ properties }) => "id" in properties).map(({ properties }) => properties.id);
  expect(ids).toEqual([...new Set(ids)]);
});
