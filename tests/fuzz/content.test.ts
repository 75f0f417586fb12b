// Whatever a content file holds: reading it ends, never throws, reports what is refused where it stands, and what is
// accepted is what the types say.

import fc from "fast-check";
import { fromHtml } from "hast-util-from-html";
import { toHtml } from "hast-util-to-html";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test, vi } from "vitest";
import { Prose } from "../../src/components/prose";
import { WordsProvider } from "../../src/components/words";
import { decodeText } from "../../src/content/text";
import { inspectMdx } from "../../src/markdown/mdx";
import { renderMarkdown } from "../../src/markdown/render";
import { standalone } from "../../src/markdown/standalone";
import { findControl } from "../../src/model/content/control";
import { parseSite } from "../../src/model/content/site";
import { parseSource } from "../../src/model/content/source";
import { checkHeadings } from "../../src/model/rules/heading-rules";
import { checkLink, checkLinks, type LinkContext } from "../../src/model/rules/link-rules";
import { type Finding, formatProblem, problem } from "../../src/model/rules/problem";
import { RULES } from "../../src/model/rules/rules";
import { unsafe } from "../hostile/unsafe";
import { bytes, FUZZ_TIMEOUT, markdown, parameters, source, words, yaml } from "./arbitraries";

vi.setConfig({ testTimeout: FUZZ_TIMEOUT });

vi.mock("gatsby", () => ({
  Link: ({ to, ...rest }: { to: string }) => createElement("a", { ...rest, href: to }),
  withPrefix: (address: string) => address,
}));

/** Every finding is of a known rule, in a place that the file has, in whole sentences on one line. */
function expectSound(findings: readonly Finding[], text: string): void {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  for (const found of findings) {
    expect(Object.keys(RULES)).toContain(found.code);
    expect(found.line, JSON.stringify(found)).toBeGreaterThanOrEqual(1);
    expect(found.line, JSON.stringify(found)).toBeLessThanOrEqual(lines.length);
    expect(found.column, JSON.stringify(found)).toBeGreaterThanOrEqual(1);
    expect(found.column, JSON.stringify(found)).toBeLessThanOrEqual((lines[found.line - 1] as string).length + 1);
    expect(found.message).toMatch(/[.?]$/);
    expect(formatProblem(problem("a.md", found))).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
  }
}

test("bytes are a text without anything invisible, or say where they are not", () => {
  fc.assert(
    fc.property(bytes, (file) => {
      const read = decodeText(file);
      if (typeof read === "string") expect(findControl(read)).toBeUndefined();
      else expectSound([read], file.toString("latin1"));
    }),
    parameters(5),
  );
});

const CALENDAR = /^\d{4}-\d\d-\d\d$/;

test.each(["post", "page"] as const)("a %s is read or refused", (kind) => {
  fc.assert(
    fc.property(source, words, (text, name) => {
      const {
        source: read,
        findings,
        path,
        body,
        bodyOffset,
      } = parseSource(text, { kind, name, format: "md" }, { language: "en" });
      expectSound(findings, text);
      expect(body.split("\n").length + bodyOffset).toBeLessThanOrEqual(text.split(/\r\n?|\n/).length + 1);
      expect(path).toMatch(/^\/([a-z0-9-]*\/)*$/);
      if (!read) {
        expect(findings.filter(({ code }) => RULES[code].severity === "error")).not.toEqual([]);
        return;
      }
      expect(read.title).toMatch(/\S/);
      expect(read.title.length).toBeLessThanOrEqual(1000);
      for (const alias of read.aliases) expect(alias).toMatch(/^(\/[\w.~-]+)+(\/|\.html)$/);
      if (read.canonical !== undefined) expect(new URL(read.canonical).href).toBe(read.canonical);
      if (read.kind === "post") expect(read.date).toMatch(CALENDAR);
    }),
    parameters(3),
  );
});

test("the facts of the site are read or refused", () => {
  const good = "name: W\ndescription: D\nlanguage: en\nurl: https://practice.test\ntimeZone: UTC\n";
  fc.assert(
    fc.property(fc.constantFrom("", good), yaml, (begin, rest) => {
      const { site, findings } = parseSite(begin + rest);
      expectSound(findings, begin + rest);
      for (const address of [site?.booking?.address, ...(site?.navigation ?? []).map((link) => link.address)]) {
        if (address !== undefined)
          expect(new URL(address, "https://a.test").protocol).toMatch(/^(https?|mailto|tel):$/);
      }
    }),
    parameters(3),
  );
});

const CONTEXT: LinkContext = {
  path: "/blog/a/",
  published: true,
  ids: ["a"],
  siteUrl: "https://practice.test",
  pages: new Map([["/", { ids: ["b"], published: true }]]),
  files: new Set(["/atom.xml"]),
  postAt: () => undefined,
};

describe("a body", () => {
  test("is rendered, and whatever was in it is harmless, as a tree and as a browser reads it", () => {
    fc.assert(
      fc.property(markdown, (body) => {
        const rendered = renderMarkdown(body);
        expectSound(rendered.findings, body);
        expectSound(checkHeadings(rendered.headings, "A"), body);
        expectSound(checkLinks(rendered.links, CONTEXT), body);
        expect(unsafe(rendered.tree)).toEqual([]);
        expect(unsafe(fromHtml(toHtml(rendered.tree), { fragment: true }))).toEqual([]);
        expect(JSON.parse(JSON.stringify(rendered.tree))).toEqual(rendered.tree);
      }),
      parameters(3),
    );
  });

  test("is shown on its page and in a feed", () => {
    fc.assert(
      fc.property(markdown, (body) => {
        const { tree } = renderMarkdown(body);
        const html = renderToStaticMarkup(
          createElement(
            WordsProvider,
            { site: { language: "en" } } as never,
            createElement(Prose, { tree, images: [] }),
          ),
        );
        expect(unsafe(fromHtml(html, { fragment: true })).filter((fault) => !fault.startsWith("<img"))).toEqual([]);
        const feed = standalone(`<div class="prose">${html}</div>`, "https://practice.test/blog/a/");
        expect(unsafe(fromHtml(feed.html, { fragment: true }))).toEqual([]);
      }),
      parameters(),
    );
  });

  test("of MDX is looked into", async () => {
    await fc.assert(
      fc.asyncProperty(markdown, async (body) => {
        expectSound((await inspectMdx(body)).findings, body);
      }),
      parameters(0.5),
    );
  });
});

test("a link is judged, wherever it leads", () => {
  const address = fc.tuple(fc.constantFrom("", "/", "//", "/\\", "#", "?", "https://", "javascript:", "/blog/"), words);
  fc.assert(
    fc.property(address, ([begin, rest]) => {
      expectSound(checkLink({ href: begin + rest, text: rest, line: 1, column: 1 }, CONTEXT), "a");
    }),
    parameters(5),
  );
});
