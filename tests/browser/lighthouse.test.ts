// Lighthouse's categories that do not depend on how fast a machine is, for each type of page of this site. What its
// performance depends on, first-view.test.ts holds; tests/bench/visit.mts measures it.

import path from "node:path";
import lighthouse from "lighthouse";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type StaticServer, serveFolder } from "../../src/cli/serve";
import { launchChromium, PATIENCE } from "../chromium";
import { freePort } from "../running-hosts";

const PAGES = [
  { type: "front page", address: "/" },
  { type: "post", address: "/blog/massage-help-with-sciatica/" },
  { type: "list", address: "/blog/" },
  { type: "page", address: "/about/" },
  // It asks search engines to leave it out, which this audit takes for a fault.
  { type: "search", address: "/search/", skipAudits: ["is-crawlable"] },
];

let browser: Browser;
let server: StaticServer;
let port: number;
beforeAll(async () => {
  port = await freePort();
  [browser, server] = await Promise.all([
    launchChromium([`--remote-debugging-port=${port}`]),
    serveFolder(path.resolve("public")),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

test.each(PAGES)("Lighthouse finds no fault in the $type, $address", async ({ address, skipAudits = [] }) => {
  const result = await lighthouse(server.url + address, {
    port,
    logLevel: "error",
    onlyCategories: ["accessibility", "best-practices", "seo"],
    skipAudits,
    maxWaitForFcp: PATIENCE,
    maxWaitForLoad: PATIENCE,
  });
  if (!result) throw new Error("Lighthouse returned nothing");
  const { categories, audits, runtimeError } = result.lhr;
  const faults = Object.values(categories)
    .flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0))
    .flatMap(({ id }) => audits[id] ?? [])
    .filter(({ score }) => score !== null && score < 1)
    .map(({ id, title }) => `${id}: ${title}`);
  expect([runtimeError, faults]).toEqual([undefined, []]);
  expect(Object.values(categories).map(({ id, score }) => [id, score])).toEqual([
    ["accessibility", 1],
    ["best-practices", 1],
    ["seo", 1],
  ]);
});
