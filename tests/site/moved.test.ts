// An old site is imported, checked, built and served: its pages are there, and every address that it had leads to one.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { filesBelow } from "../../src/content/files-below";
import { findProgram } from "../hosts";
import { lostAddresses, type Moved, move } from "../import/moved";
import { type OldSite, serveOldSite } from "../import/old-site";
import { START } from "../running-hosts";

const POSTS = 20;
const PICTURES = 30;

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "moved-"));
let old: OldSite;
let moved: Moved;

beforeAll(async () => {
  old = await serveOldSite(POSTS, PICTURES);
  moved = await move(old, path.join(scratch, "site"));
});
afterAll(async () => {
  await old?.close();
  fs.rmSync(scratch, { recursive: true, force: true });
});

const published = (): string[] => filesBelow(path.join(moved.root, "public"));
const read = (file: string): string => fs.readFileSync(path.join(moved.root, "public", file), "utf8");

test("no word, no picture and no address was lost", () => {
  const { texts, pictures, missing, gone } = moved.report;
  expect(texts.filter(({ words }) => words.lost.length + words.added.length > 0)).toEqual([]);
  expect({ pictures, missing, gone }).toEqual({ pictures: PICTURES, missing: [], gone: [] });
});

test("each picture was asked for once", () => {
  const asked = [...old.asked].filter(([address]) => address.endsWith(".jpg"));
  expect(asked).toHaveLength(PICTURES);
  expect(asked.filter(([, times]) => times !== 1)).toEqual([]);
});

test("every public post has a page, and nothing else of the old site has", () => {
  const pages = published().filter((file) => /^blog\/[^/]+\/index\.html$/.test(file));
  const titles = pages.map((file) => /<h1[^>]*>([^<]*)/.exec(read(file))?.[1]?.replaceAll("&amp;", "&"));
  expect(titles.sort()).toEqual(old.titles.toSorted());
  const texts = published().filter((file) => /\.(html|xml|json)$/.test(file));
  expect(texts.filter((file) => /Secret words|An idea/.test(read(file)))).toEqual([]);
});

describe.each(["serve", "nginx", "caddy"] as const)("by %s", (host) => {
  test.skipIf(host !== "serve" && !findProgram(host))("every old address leads to a page", async () => {
    const running = await START[host](moved.root);
    try {
      expect(await lostAddresses(running.url, old.addresses)).toEqual([]);
    } finally {
      await running.stop();
    }
  });
});
