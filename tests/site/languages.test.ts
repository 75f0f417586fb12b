// Every page type in every language that the site speaks, and in one that it does not.

import type { Element, ElementContent, Root } from "hast";
import { afterAll, describe, expect, test } from "vitest";
import { textDirection } from "../../src/model/content/language";
import type { MessageKey } from "../../src/model/strings/catalogue";
import { en } from "../../src/model/strings/en";
import { format, type Message, split } from "../../src/model/strings/message";
import { CATALOGUES, wordsOf } from "../../src/model/strings/words";
import { type QuickSite, translatedFixture } from "../quick-site";
import { type BuiltPage, byTag, metaOf, pagesOf } from "./built";

const made: QuickSite[] = [];
afterAll(() => {
  for (const site of made) site.remove();
});

async function pagesIn(...site: Parameters<typeof translatedFixture>): Promise<BuiltPage[]> {
  const translated = await translatedFixture(...site);
  made.push(translated);
  return pagesOf(translated);
}

/** What is read or heard, with the language in which it is said. */
interface Said {
  text: string;
  lang: string;
}

const ATTRIBUTES = ["ariaLabel", "alt", "title", "placeholder"] as const;

/** Lists what a page says: its texts, and the names that screen readers give to its parts. */
function saidOn(tree: Root): { texts: Said[]; labels: Said[] } {
  const texts: Said[] = [];
  const labels: Said[] = [];
  const walk = (node: Root | Element | ElementContent, above: string): void => {
    const lang = node.type === "element" ? String(node.properties.lang ?? above) : above;
    if (node.type === "text") texts.push({ text: node.value.trim(), lang });
    if (node.type === "element") {
      if (["script", "style", "title"].includes(node.tagName)) return;
      for (const name of ATTRIBUTES)
        if (node.properties[name]) labels.push({ text: String(node.properties[name]), lang });
    }
    if ("children" in node) for (const child of node.children) walk(child as ElementContent, lang);
  };
  walk(tree, "");
  return { texts, labels };
}

/** The forms of a message. */
const formsOf = (message: Message): string[] => (typeof message === "string" ? [message] : Object.values(message));

/** What a message says: as a whole, whatever fills its places, and in the pieces between them that are words. */
function finds(message: Message): RegExp {
  const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const patterns = formsOf(message).flatMap((form) => {
    const pieces = split(form).filter((_, index) => index % 2 === 0);
    const wordy = pieces.map((piece) => piece.trim()).filter((piece) => /\p{L}{3}/u.test(piece));
    const places = split(form).filter((_, index) => index % 2 === 1);
    const whole = pieces.map((piece, index) => {
      const place = places[index];
      return escaped(piece) + (place === undefined ? "" : place === "count" ? "\\d+" : ".+");
    });
    return wordy.length === 0 ? [] : [whole.join(""), ...wordy.map(escaped)];
  });
  return patterns.length === 0 ? /^(?!)/ : new RegExp(`^(?:${patterns.join("|")})$`);
}

const KEYS = Object.keys(en) as MessageKey[];

/** What the fixture itself says in these words. */
const OWN = ["Table", "Sources", "Footnotes", "Where", "More", "Imprint"];

describe.each(Object.keys(CATALOGUES).filter((language) => language !== "en"))("in %s", (language) => {
  const pages = pagesIn(language);
  const catalogue = CATALOGUES[language] as (typeof CATALOGUES)[string];
  const english = KEYS.filter((key) => JSON.stringify(catalogue[key]) !== JSON.stringify(en[key])).map((key) =>
    finds(en[key]),
  );

  const native = Object.values(catalogue).map(finds);

  test("no page says anything in English by itself", async () => {
    for (const { address, tree } of await pages) {
      const { texts, labels } = saidOn(tree);
      // A text that is in English is no part of the site's own.
      const own = [...texts, ...labels].filter(
        ({ text, lang }) => text !== "" && lang === language && !OWN.includes(text),
      );
      const left = own.filter(
        ({ text }) => english.some((pattern) => pattern.test(text)) && !native.some((pattern) => pattern.test(text)),
      );
      expect(
        left.map(({ text }) => text),
        address,
      ).toEqual([]);
    }
  });

  test("each names its language and direction, and has a title and a description", async () => {
    for (const page of await pages) {
      const [html] = byTag(page, "html");
      expect(html?.properties.lang).toBe(language);
      expect(html?.properties.dir ?? "ltr").toBe(textDirection(language));
      expect(metaOf(page, "description")).not.toMatch(/newest first|Every article|Search the|There is no/);
    }
  });
});

test("a text in MDX has the words of the language, as one in Markdown has", async () => {
  const found = (await pagesIn("de")).find(({ address }) => address === "/blog/in-mdx/") as BuiltPage;
  const labels = saidOn(found.tree).labels.map(({ text }) => text);
  expect(labels).toContain("Tabelle: a, b");
  expect(labels).toContain(wordsOf({ language: "de" }).t("headingLink", { heading: "Heading in MDX" }));
});

test("what the site says in English for want of words is marked, and what the practice says is not", async () => {
  const messages = KEYS.map((key) => finds(en[key]));
  let marked = 0;
  for (const { address, tree } of await pagesIn("ja")) {
    for (const { text, lang } of saidOn(tree).texts) {
      // An old address of a list leads to it by its name, which is no part of the page.
      if (text === "" || [...OWN, "All articles"].includes(text) || !messages.some((pattern) => pattern.test(text)))
        continue;
      // Breadcrumbs and titles name pages of the practice's own, too.
      expect([address, text, lang]).toEqual([address, text, "en"]);
      marked++;
    }
  }
  expect(marked).toBeGreaterThan(100);
});

test("words of the practice's own stand wherever the site's would", async () => {
  const pages = await pagesIn("en", { relatedArticles: "Read on", articlesOn: "On {tag}" });
  const said = pages.flatMap(({ tree }) => saidOn(tree).texts.map(({ text }) => text));
  expect(said).toContain("Read on");
  expect(said.some((text) => text.startsWith("On "))).toBe(true);
  expect(said).not.toContain("Related articles");
});

test("the search page hands its words to its script", async () => {
  const page = (await pagesIn("pl")).find(({ address }) => address === "/search/");
  const [output] = byTag(page as BuiltPage, "output");
  const { spoken, messages } = JSON.parse(String(output?.properties.dataWords));
  expect(format(messages.resultCount, spoken, { count: 5, query: "x" })).toBe(
    wordsOf({ language: "pl" }).t("resultCount", { count: 5, query: "x" }),
  );
});
