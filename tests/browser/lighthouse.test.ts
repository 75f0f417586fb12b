// Lighthouse's four categories on a slow phone, for each type of page of this site.

import net from "node:net";
import path from "node:path";
import lighthouse from "lighthouse";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type StaticServer, serveFolder } from "../../src/cli/serve";
import { launchChromium } from "../chromium";
import { compressing } from "../compressing";

/** A machine that does other work at the same time is slow now and then. */
const TRIES = 5;

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
    serveFolder(path.resolve("public")).then(compressing),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

interface Measured {
  scores: Record<string, number>;
  shift: number;
  /** Audits that count and found something. */
  faults: string[];
  largestPaint: string;
}

async function measure(address: string, skipAudits: string[]): Promise<Measured> {
  const result = await lighthouse(server.url + address, { port, logLevel: "error", skipAudits });
  if (!result) throw new Error("Lighthouse returned nothing");
  const { categories, audits } = result.lhr;
  return {
    scores: Object.fromEntries(Object.values(categories).map(({ id, score }) => [id, Math.round(100 * (score ?? 0))])),
    shift: audits["cumulative-layout-shift"]?.numericValue ?? Number.NaN,
    faults: Object.values(categories)
      .flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0))
      .flatMap(({ id }) => audits[id] ?? [])
      .filter(({ score }) => score !== null && score < 0.9)
      .map(({ id, title, displayValue = "" }) => `${id}: ${title} ${displayValue}`.trim()),
    largestPaint: audits["largest-contentful-paint"]?.displayValue ?? "",
  };
}

describe("Lighthouse gives 100", () => {
  test.each(PAGES)("to the $type, $address, in all categories", async ({ type, address, skipAudits = [] }) => {
    const tries: Measured[] = [];
    let best = 0;
    while (tries.length < TRIES && best < 100) {
      const measured = await measure(address, skipAudits);
      const { performance = 0, ...others } = measured.scores;
      tries.push(measured);
      best = Math.max(best, performance);
      expect(others, measured.faults.join("\n")).toEqual({ accessibility: 100, "best-practices": 100, seo: 100 });
      expect(measured.shift).toBe(0);
    }
    const last = tries.at(-1);
    console.log(`${type}: largest contentful paint on slow 4G after ${last?.largestPaint}, in try ${tries.length}`);
    expect(best, tries.flatMap(({ faults }) => faults).join("\n")).toBe(100);
  });
});
