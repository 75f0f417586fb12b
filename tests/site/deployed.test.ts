// What a deployment as a whole says of itself: the list of its files, and the header fields for hosts.

import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { beyondLimits } from "../../src/model/hosting/headers-file";
import { manifest } from "../project-copy";
import { builtSites, pagesOf, select } from "./built";

describe.each(builtSites())("$name", (site) => {
  const read = (file: string): string => fs.readFileSync(path.join(site.folder, file), "utf8");

  test("lists every file but the list, with its SHA-256 and size", () => {
    const { "files.json": _, ...expected } = manifest(site.folder);
    const list: Record<string, { sha256: string; size: number }> = JSON.parse(read("files.json"));
    expect(Object.fromEntries(Object.entries(list).map(([file, { sha256 }]) => [file, sha256]))).toEqual(expected);
    for (const [file, { size }] of Object.entries(list)) {
      expect([file, size]).toEqual([file, fs.statSync(path.join(site.folder, file)).size]);
    }
  });

  test("has header fields that every host reads to the end", () => {
    const text = read("_headers");
    expect(text).toMatch(/^\/\*\n {2}X-Content-Type-Options: nosniff\n/);
    expect(text).toMatch(/^\/blog\/:p1\/\n {2}Cache-Control: no-cache\n/m);
    expect(beyondLimits(text)).toEqual([]);
  });

  test("states in every page, before anything is loaded, what it may load", () => {
    for (const page of pagesOf(site)) {
      const head = select(page, ({ tagName }) => ["meta", "link", "style", "script", "img"].includes(tagName));
      const [charset, viewport, policy, ...others] = head.map(({ properties }) => properties);
      expect(charset).toHaveProperty("charSet");
      expect(viewport).toHaveProperty("name", "viewport");
      expect(policy).toHaveProperty("httpEquiv", ["Content-Security-Policy"]);
      expect(policy?.content).toMatch(/^default-src 'none'; /);
      expect(String(policy?.content).includes("wasm")).toBe(page.address === "/search/");
      expect(others.filter(({ httpEquiv }) => String(httpEquiv) === "Content-Security-Policy")).toEqual([]);
    }
  });

  test("has no handler and no address that is a script in any page", () => {
    for (const page of pagesOf(site)) {
      const active = select(page, ({ properties }) =>
        Object.entries(properties).some(([name, value]) => /^on/i.test(name) || /^\s*javascript:/i.test(String(value))),
      );
      expect([page.address, active]).toEqual([page.address, []]);
    }
  });
});
