// What search looks through, and how queries and results are put into words.

import { describe, expect, test } from "vitest";
import {
  asksForContact,
  countInWords,
  isAlike,
  isNeeded,
  meantWords,
  queryOf,
  queryWords,
  ranked,
  searchedPart,
  searchOf,
  searchWords,
  stretches,
  tidyQuery,
} from "../../src/model/content/search";
import { wordsOf } from "../../src/model/strings/words";

const ENGLISH = searchWords(wordsOf({ language: "en" }));

describe("of a page, the indexer reads", () => {
  const page = (article: string) =>
    `<html lang="en"><head><style>p{}</style></head><body><nav>B</nav>${article}<footer class="post-footer">C</footer></article><p>D</p></body></html>`;

  test("the text, without pictures and whatever their description holds", () => {
    const picture = '<picture><source srcset="a.avif 1w"/><img src="a.webp" alt="b &gt; c"/></picture>';
    expect(searchedPart(page(`<article data-pagefind-body=""><p>A${picture}</p>`))).toBe(
      '<html><body><article data-pagefind-body=""><p>A<picture></picture></p></article></body></html>',
    );
  });

  test("the notice above a page that shows the contact, and on no other", () => {
    const notice = (attribute: string) =>
      `<section class="notice no-print" aria-label="N"${attribute}><p>New</p></section>`;
    const above = (attribute: string) =>
      searchedPart(page('<article data-pagefind-body=""><p>A').replace("<nav>", `${notice(attribute)}<nav>`));
    expect(above(' data-pagefind-body=""')).toContain("<p>New</p></section><article");
    expect(above("")).not.toContain("New");
  });

  test("nothing without the attribute, even if it is about it", () => {
    expect(searchedPart(page("<article><p>data-pagefind-body marks what is searched</p>"))).toBeUndefined();
    expect(searchedPart('<html><body><main data-pagefind-body="">A list</main></body></html>')).toBeUndefined();
  });
});

describe("of Pagefind's files", () => {
  const entry = { languages: { en: { wasm: "en" }, tlh: { wasm: null } } };

  test.each([
    "pagefind.js",
    "pagefind-entry.json",
    "pagefind.en_1.pf_meta",
    "wasm.en.pagefind",
    "wasm.unknown.pagefind",
    "fragment/en_1.pf_fragment",
    "index/en_1.pf_index",
  ])("%s is needed", (file) => expect(isNeeded(file, entry)).toBe(true));

  test.each(["pagefind-ui.js", "pagefind-component-ui.css", "pagefind-worker.js", "pagefind-highlight.js"])(
    "%s is not",
    (file) => expect(isNeeded(file, entry)).toBe(false),
  );

  test("the general WebAssembly is not, where each language has its own", () => {
    expect(isNeeded("wasm.unknown.pagefind", { languages: { en: { wasm: "en" } } })).toBe(false);
  });
});

test.each([
  ["", ""],
  ["?q=", ""],
  ["?q=back+pain&x=1", "back pain"],
  ["?q=%20back%20%0A%20pain%20", "back pain"],
  ["?q=R%C3%BCcken%20%26%20%3Cb%3E", "Rücken & <b>"],
  ["?q=%E0%A4%A", "\uFFFD%A"],
])("the address %j asks for %j", (search, query) => expect(queryOf(search)).toBe(query));

test.each(["", "back pain", "a&b=c", "100 %", "“Rücken” <b>", "+"])("%j survives the address", (query) => {
  expect(queryOf(searchOf(query))).toBe(query);
});

test("a query has an end", () => {
  expect(tidyQuery("word ".repeat(1000))).toHaveLength(99);
  expect(tidyQuery(`${"a".repeat(99)}🙂`)).toHaveLength(99);
});

test.each([
  ["back  pain back", ["back", "pain"]],
  ['"back pain"', ['"back pain"']],
  ['"back" pain', ['"back"', "pain"]],
])("%j has the words %j", (query, words) => expect(queryWords(query)).toEqual(words));

describe("what several indexes found", () => {
  const page = (id: string, score: number, ...matchedMetaFields: string[]) => ({ id, score, matchedMetaFields });
  const ids = (...args: Parameters<typeof ranked>) => ranked(...args).map(({ id }) => id);

  test("has the title first, then the score, whatever order it comes in", () => {
    const found = [page("mention", 9), page("title", 1, "title"), page("date", 8, "date"), page("other", 2, "title")];
    const order = ["other", "title", "mention", "date"];
    expect(ids(found, [found])).toEqual(order);
    expect(ids([...found].reverse(), [found])).toEqual(order);
  });

  test("needs all words in the title, and a page to have all that any has", () => {
    const found = [page("one", 9, "title"), page("all", 1, "title"), page("lacks", 8, "title"), page("text", 2)];
    const byWord = [
      [page("one", 1, "title"), page("all", 1, "title"), page("text", 1), page("lacks", 1, "title")],
      [page("one", 1), page("all", 1, "title"), page("text", 1)],
      [],
    ];
    expect(ids(found, byWord)).toEqual(["all", "one", "text"]);
  });

  test("may be nothing", () => expect(ids([], [[], []])).toEqual([]));
});

test.each([
  [0, "Nothing found for “x”."],
  [1, "1 result for “x”"],
  [12, "12 results for “x”"],
])("%i in words", (count, words) => expect(countInWords(ENGLISH, count, "x")).toBe(words));

describe("an excerpt", () => {
  const shown = (excerpt: string) =>
    stretches(excerpt)
      .map(({ text, found }) => (found ? `[${text}]` : text))
      .join("");

  test.each([
    [
      "has what was looked for apart",
      "on your <mark>nerves,</mark> and <mark>nerve.</mark>",
      "on your [nerves], and [nerve].",
    ],
    ["is text, not HTML", "<mark>&lt;b&gt;</mark> & &lt;script&gt;", "[<b>] & <script>"],
    ["without a match is as it is", "plain text", "plain text"],
    ["that is all marks", "<mark>…</mark>", "…"],
    ["that is empty", "", ""],
  ])("%s", (_name, excerpt, text) => expect(shown(excerpt)).toBe(text));
});

test("words that no page has are told", () => {
  expect(countInWords(ENGLISH, 2, "neck yoga", ["yoga"])).toBe("2 results for “neck yoga”, without “yoga”");
});

describe("what is found for a word that no page has", () => {
  test.each([
    ["massa", "Massage"],
    ["Cafe", "cafés"],
    ["sleepy", "sleep"],
    ["massagin", "massage"],
  ])("%s may be %s", (asked, found) => expect(isAlike(asked, found)).toBe(true));

  test.each([
    ["insurance", "in"],
    ["hotel", "hot"],
    ["painting", "pain"],
    ["necklace", "neck"],
    ["", "in"],
    ["insurance", ""],
    ["back", "a"],
  ])("%s is not %s", (asked, found) => expect(isAlike(asked, found)).toBe(false));
});

test("may have been meant for longer words only", () => {
  expect(meantWords("Can Massage Help with a Tense neck? It’s 24")).toEqual([
    ...["massage", "help", "with", "tense", "neck", "it’s"],
  ]);
});

describe("the practice's contact answers", () => {
  test.each(["hours", "Opening hours?", "price", "prices", "insurance", "gift vouchers", "where are you", "parking"])(
    "%s",
    (query) => expect(asksForContact(query, String(ENGLISH.messages.contactWords))).toBe(true),
  );
  test.each(["sciatica", "neck pain", "", "$", "sleep"])("not %j", (query) =>
    expect(asksForContact(query, String(ENGLISH.messages.contactWords))).toBe(false),
  );
});
