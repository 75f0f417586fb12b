// What the site says by itself, in each language.

import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { filesBelow } from "../../src/content/files-below";
import type { MessageKey } from "../../src/model/strings/catalogue";
import { en } from "../../src/model/strings/en";
import { format, placesOf } from "../../src/model/strings/message";
import { CATALOGUES, catalogueOf, wordsOf } from "../../src/model/strings/words";

const KEYS = Object.keys(en) as MessageKey[];
const OTHERS = Object.entries(CATALOGUES).filter(([language]) => language !== "en");

/** Words that are the same in a language as in English. */
const ALIKE: Readonly<Record<string, readonly MessageKey[]>> = {
  de: ["legalRegister"],
  fr: ["articles", "contact", "sources", "listPage", "page", "important", "audio", "legalEmail"],
  es: ["audio"],
  nl: ["later", "tip"],
  pt: ["legalEmail"],
  pl: ["legalEmail"],
};

describe.each(Object.entries(CATALOGUES))("%s", (language, catalogue) => {
  test("has every message, with the places that English has", () => {
    expect(Object.keys(catalogue)).toEqual(KEYS);
    for (const key of KEYS) expect([key, ...placesOf(catalogue[key])]).toEqual([key, ...placesOf(en[key])]);
  });

  test("has a form for each plural", () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    for (const key of KEYS) {
      const message = catalogue[key];
      if (typeof message === "object")
        expect([key, ...Object.keys(message)].sort()).toEqual([key, ...pluralCategories].sort());
      expect(typeof message).toBe(typeof en[key]);
    }
  });

  test("says nothing in typewriter's quotes, with spaces at its ends or two in a row", () => {
    for (const key of KEYS) {
      const message = catalogue[key];
      for (const text of typeof message === "string" ? [message] : Object.values(message)) {
        expect(text).not.toMatch(/["']|^\s|\s$|\s\s|\.\.\./);
      }
    }
  });

  test("names words that ask for the practice in small letters, each once", () => {
    const words = String(catalogue.contactWords).split(" ");
    expect(words).toEqual([...new Set(words)].map((word) => word.toLowerCase()));
    expect(words.length).toBeGreaterThan(30);
  });
});

test.each(OTHERS)("%s is not English", (language, catalogue) => {
  const same = KEYS.filter((key) => JSON.stringify(catalogue[key]) === JSON.stringify(en[key]));
  expect(same.filter((key) => !/^\W*$/.test(String(en[key]).replace(/\{\w+\}/g, "")))).toEqual(ALIKE[language] ?? []);
});

/** What readers see, hear or find of a site is made here. */
const SPEAKING = ["src/components", "src/templates", "src/model/head", "src/model/feeds", "src/search"];

/** A sentence or a title. What is thrown nobody reads on a page. */
const PROSE = /(?<!Error\()(["`])(\p{Lu}[^"`\n]*\p{L} \p{Ll}{2,}[^"`\n]*)\1/gu;

/** A name for screen readers, a tooltip or a description. */
const LABEL = /\b(?:aria-label|title|alt|label|placeholder)="[^"]*\p{L}[^"]*"/gu;

/** What only editors and developers see is in English. */
const FOR_EDITORS = /problems\.tsx: |Search works on the built site/;

test("nothing is said outside the catalogues", () => {
  const said = SPEAKING.flatMap((folder) =>
    filesBelow(folder).flatMap((file) => {
      const code = fs.readFileSync(path.join(folder, file), "utf8").replace(/^\s*(?:\/\/|\/?\*).*$/gm, "");
      return [...(code.match(LABEL) ?? []), ...(code.match(PROSE) ?? [])].map((text) => `${file}: ${text}`);
    }),
  );
  expect(said.filter((text) => !FOR_EDITORS.test(text))).toEqual([]);
});

test("French has a no-break space before a colon and within guillemets, a narrow one before ? ! and ;", () => {
  for (const message of Object.values(CATALOGUES.fr ?? {})) {
    for (const text of typeof message === "string" ? [message] : Object.values(message)) {
      expect(text).not.toMatch(/(?<!\u00a0)[:»]|«(?!\u00a0)|(?<!\u202f)[?!;]/);
    }
  }
});

describe("words", () => {
  test("are those of the language, whatever its region", () => {
    expect(wordsOf({ language: "de-CH" }).t("articles")).toBe(wordsOf({ language: "de" }).t("articles"));
    expect(wordsOf({ language: "de-CH" })).toMatchObject({ language: "de-CH", spoken: "de-CH", marked: undefined });
  });

  test.each([
    ["en", "License 7"],
    ["en-US", "License 7"],
    ["en-GB", "Licence 7"],
    ["en-AU", "Licence 7"],
  ])("in %s spell as it does", (language, licence) => {
    expect(wordsOf({ language }).t("licence", { number: "7" })).toBe(licence);
  });

  test("are English, and marked, where there is no catalogue", () => {
    const words = wordsOf({ language: "ja" });
    expect(words.t("articles")).toBe("Articles");
    expect(words).toMatchObject({ language: "ja", spoken: "en", marked: { lang: "en", dir: "ltr" } });
    expect(catalogueOf("ja")).toBeUndefined();
  });

  test("may be the practice's own", () => {
    const words = wordsOf({ language: "en", words: { articles: "Journal", articleCount: "{count}×" } });
    expect([words.t("articles"), words.t("articleCount", { count: 1 }), words.t("topics")]).toEqual([
      "Journal",
      "1×",
      "Topics",
    ]);
  });
});

describe("a message", () => {
  test.each([
    ["pl", 1, "1 artykuł"],
    ["pl", 3, "3 artykuły"],
    ["pl", 5, "5 artykułów"],
    ["pl", 22, "22 artykuły"],
    ["ar", 12, "12 مقالًا"],
    ["ar", 1200, "1200 مقال"],
  ])("counts in %s: %i", (language, count, text) => {
    expect(wordsOf({ language }).t("articleCount", { count })).toBe(text);
  });

  test("keeps what nobody fills, and fills with text as it is", () => {
    expect(format("{a} {b}", "en", { a: "{b} $& <i>" })).toBe("{b} $& <i> {b}");
  });
});
