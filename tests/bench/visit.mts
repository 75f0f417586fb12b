// What the first view of a page costs on a slow phone, beside the same words and picture with no design at all:
//
//   npx tsx tests/bench/visit.mts [--runs 5] [--hosts serve,nginx,caddy] [--pages /,/blog/x/] [--parts] [--record] [NAME=FOLDER:ADDRESS …]
//
// Each page is visited in turn, in a browser that has just been started: in a new tab, and by a link from another site.
// `bare` is the first page without styles, classes, scripts and policy. `--parts` also leaves out one part of the page at a
// time, served by `npm run serve`. NAME=FOLDER:ADDRESS puts a page of another built site beside them. `--applied` slows the browser and
// its network down, instead of reckoning from an unhindered visit what a slow phone would take. `--record` writes the table
// into RESULTS.md.
//
// Score, TBT, LCP and FCP are Lighthouse's, for a phone on slow 4G, in milliseconds. The other columns are what Chromium's
// main thread worked for the page, in milliseconds of the processor at a fourth of its speed, which other programs on the
// machine hardly change. Medians.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { navigation } from "lighthouse";
import puppeteer from "puppeteer-core";
import { precompress } from "../../src/build/precompress";
import { serveFolder } from "../../src/cli/serve";
import { readStyles } from "../../src/content/built-site";
import { ARGUMENTS, ensureChromium } from "../chromium";
import { compressing, type Page } from "../compressing";
import { ensureHosts } from "../hosts";
import { START } from "../running-hosts";
import { firstViewsSection, resultsOf } from "./report";

const RESULTS = "tests/bench/RESULTS.md";
const SLOWDOWN = 4;
const POST = "/blog/massage-help-with-sciatica/";

/** What is left out of a page, one thing at a time. */
const PARTS: Record<string, (page: Page) => void> = {
  "its policy": withoutPolicy,
  "the face": (page) => {
    page.html = page.html.replace(/<link rel="preload"[^>]*>/g, "");
    restyle(page, (css) => css.replaceAll(/@font-face\{[^}]*\}/g, ""));
  },
  preloads: (page) => remove(page, /<link rel="preload"[^>]*>/g),
  styles: (page) => restyle(page, () => ""),
  "text-wrap": (page) => restyle(page, (css) => css.replaceAll(/text-wrap:\w+;?/g, "")),
  "view transitions": (page) => restyle(page, (css) => css.replace("@view-transition{navigation:auto}", "")),
  "speculation rules": (page) => remove(page, /<script type="speculationrules">[\s\S]*?<\/script>/g),
  "structured data": (page) => remove(page, /<script type="application\/ld\+json">[\s\S]*?<\/script>/g),
  "icons, manifest, feeds": (page) => remove(page, /<link rel="(icon|apple-touch-icon|manifest|alternate)"[^>]*>/g),
  "the footer": (page) => remove(page, /<footer class="site-footer">[\s\S]*?<\/footer>/g),
};

/** A field that each page once had, and why it has it no more: src/model/hosting/hosting.ts. */
const WITH_OPENER_POLICY = (page: Page): void => {
  page.headers["cross-origin-opener-policy"] = "same-origin";
};

const remove = (page: Page, pattern: RegExp): void => {
  page.html = page.html.replaceAll(pattern, "");
};

const STYLE = /<style[^>]*>([\s\S]*?)<\/style>/g;

/** Changes the styles of a page, and what its policies say of them. */
function restyle(page: Page, change: (css: string) => string): void {
  const sha256 = (text: string): string => createHash("sha256").update(text).digest("base64");
  for (const [, css = ""] of page.html.matchAll(STYLE)) {
    const changed = change(css);
    const allow = (policy: string): string => policy.replaceAll(sha256(css), sha256(changed));
    page.html = allow(page.html.replace(css, () => changed));
    page.headers["content-security-policy"] = allow(String(page.headers["content-security-policy"]));
  }
}

function withoutPolicy(page: Page): void {
  delete page.headers["content-security-policy"];
  remove(page, /<meta http-equiv="Content-Security-Policy"[^>]*>/g);
}

/** The words and the picture alone. */
function bare(page: Page): void {
  withoutPolicy(page);
  remove(page, /<link rel="preload"[^>]*>|<script[\s\S]*?<\/script>| (class|style)="[^"]*"/g);
  remove(page, STYLE);
  page.html = page.html.replace("</head>", "<style>img{max-width:100%;height:auto}</style></head>");
}

interface Subject {
  name: string;
  url: string;
}

/** What is measured of a visit. */
interface Visit {
  score: number;
  TBT: number;
  LCP: number;
  FCP: number;
  "style and layout": number;
  parsing: number;
  all: number;
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  /** In microseconds; of the thread's own time. */
  dur?: number;
  tdur?: number;
  args: { name?: string; beginData?: { url?: string } };
}

/** Milliseconds of the processor that the main thread of a page's process spent, by the events that say for what. */
function mainThread(events: readonly TraceEvent[], url: string, slowdown: number): (...names: string[]) => number {
  const parsed = events.find(({ name, args }) => name === "ParseHTML" && args.beginData?.url === url);
  const own = events.filter(({ ph, pid, tid }) => ph === "X" && pid === parsed?.pid && tid === parsed.tid);
  const self = new Map<string, number>();
  const open: TraceEvent[] = [];
  const add = (name: string, microseconds: number) => self.set(name, (self.get(name) ?? 0) + microseconds / 1000);
  for (const event of own.toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))) {
    while (open.length > 0 && end(open.at(-1)) <= event.ts) open.pop();
    const around = open.at(-1);
    if (around) add(around.name, -(event.tdur ?? 0));
    add(event.name, event.tdur ?? 0);
    open.push(event);
  }
  return (...names) => {
    const chosen = names.length === 0 ? [...self.keys()] : names;
    return slowdown * chosen.reduce((sum, name) => sum + (self.get(name) ?? 0), 0);
  };
}

const end = (event: TraceEvent | undefined): number => (event ? event.ts + (event.dur ?? 0) : 0);

/** Visits a page with a new browser, and once more where Chromium's trace does not say when the visit began. */
const visit: typeof visitOnce = (...page) => visitOnce(...page).catch(() => visitOnce(...page));

async function visitOnce(url: string, from: string | undefined, applied: boolean): Promise<Visit> {
  const browser = await puppeteer.launch({ executablePath: ensureChromium(), args: ARGUMENTS });
  try {
    const [page] = await browser.pages();
    if (!page) throw new Error("Chromium has no tab");
    if (from) await page.goto(`${from}?${encodeURIComponent(url)}`);
    const result = await navigation(page, from ? () => page.click("a") : url, {
      flags: {
        onlyCategories: ["performance"],
        logLevel: "error",
        throttlingMethod: applied ? "devtools" : "simulate",
      },
    });
    if (!result || result.lhr.runtimeError) throw new Error(result?.lhr.runtimeError?.message ?? "No result");
    const { audits, categories } = result.lhr;
    const of = (id: string): number => audits[id]?.numericValue ?? Number.NaN;
    const { traceEvents } = (result.artifacts as unknown as { Trace: { traceEvents: TraceEvent[] } }).Trace;
    const worked = mainThread(traceEvents, url, applied ? 1 : SLOWDOWN);
    return {
      score: 100 * (categories["performance"]?.score ?? Number.NaN),
      TBT: of("total-blocking-time"),
      LCP: of("largest-contentful-paint"),
      FCP: of("first-contentful-paint"),
      "style and layout": worked("UpdateLayoutTree", "Layout", "PrePaint"),
      parsing: worked("ParseHTML", "ParseAuthorStyleSheet"),
      all: worked(),
    };
  } finally {
    await browser.close();
  }
}

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      runs: { type: "string", default: "5" },
      hosts: { type: "string", default: "serve" },
      pages: { type: "string", default: `${POST},/` },
      parts: { type: "boolean", default: false },
      applied: { type: "boolean", default: false },
      record: { type: "boolean", default: false },
    },
  });
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "visit-"));
  const ends: (() => Promise<void>)[] = [];
  const folder = path.join(scratch, "public");
  fs.cpSync("public", folder, { recursive: true });
  await precompress(folder, path.join(scratch, "compressed"));
  ensureHosts();
  // `npm run serve` does not compress, as hosts do, so something before it does.
  const serve = async (of: string, change?: (page: Page) => void): Promise<string> => {
    const server = await compressing(await serveFolder(of), change);
    ends.push(server.close);
    return server.url;
  };
  const start = async (host: string): Promise<string> => {
    if (!(host in START)) throw new Error(`There is no host ${host}, only ${Object.keys(START).join(", ")}`);
    if (host === "serve") return serve(folder);
    const running = await START[host as keyof typeof START](scratch);
    ends.push(running.stop);
    return running.url.replace("127.0.0.1", "localhost");
  };
  const subjects: Subject[] = [];
  const pages = values.pages.split(",");
  for (const page of pages) {
    subjects.push({ name: `bare ${page}`, url: (await serve(folder, bare)) + page });
    for (const host of values.hosts.split(","))
      subjects.push({ name: `${page} by ${host}`, url: (await start(host)) + page });
    if (!values.parts) continue;
    subjects.push({ name: `${page} with COOP`, url: (await serve(folder, WITH_OPENER_POLICY)) + page });
    for (const [part, change] of Object.entries(PARTS))
      subjects.push({ name: `${page} without ${part}`, url: (await serve(folder, change)) + page });
  }
  for (const other of positionals) {
    const [name = "", place = ""] = other.split("=");
    const [of = "", address = "/"] = place.split(":");
    // The policy of another site is not ours to write.
    const change = (await readStyles(path.resolve(of))).length === 0 ? withoutPolicy : undefined;
    subjects.push({ name, url: (await serve(path.resolve(of), change)) + address });
  }
  // A link to any page, on another site: `localhost` and 127.0.0.1 are two.
  const elsewhere = (
    await serve(folder, (page) => {
      page.html = `<!DOCTYPE html><title>Elsewhere</title><a href="${decodeURIComponent(page.query)}">There</a>`;
      withoutPolicy(page);
    })
  ).replace("localhost", "127.0.0.1");

  const visits = new Map<string, Visit[]>();
  for (let run = 0; run < Number(values.runs); run++)
    for (const from of [undefined, `${elsewhere}/`])
      for (const { name, url } of subjects) {
        const key = `${name} | ${from ? "link" : "tab"}`;
        visits.set(key, [...(visits.get(key) ?? []), await visit(url, from, values.applied)]);
        process.stderr.write(".");
      }
  const names = Object.keys([...visits.values()][0]?.[0] ?? {}) as (keyof Visit)[];
  const rows = [...visits].map(
    ([key, measured]) =>
      `| ${key} | ${names.map((name) => median(measured.map((one) => one[name])).toFixed(0)).join(" | ")} |`,
  );
  const table = [
    `${new Date().toISOString().slice(0, 10)}, ${os.cpus().length} × ${os.cpus()[0]?.model}, medians of ${values.runs}, ${values.applied ? "applied" : "simulated"} throttling.`,
    "",
    `| page | arrival | ${names.join(" | ")} |`,
    `| --- | --- |${names.map(() => " ---: |").join("")}`,
    ...rows,
  ].join("\n");
  console.log(`\n${table}`);
  if (values.record) {
    const { builds } = resultsOf(fs.readFileSync(RESULTS, "utf8"));
    fs.writeFileSync(RESULTS, builds + firstViewsSection(table));
    execFileSync("npx", ["biome", "format", "--write", RESULTS]);
  }
  await Promise.all(ends.map((close) => close()));
  fs.rmSync(scratch, { recursive: true, force: true });
}

void main();
