// The script of the search page: asks Pagefind while the visitor types, and shows what it finds.

import { formatDate } from "../model/content/date";
import {
  asksForContact,
  countInWords,
  joinsWords,
  queryOf,
  RESULTS_AT_A_TIME,
  type SearchWords,
  searchOf,
  searchWordsFile,
  stretches,
  tidyQuery,
} from "../model/content/search";
import { split } from "../model/strings/message";
import { type Engine, type Found, find, openEngine, type Result } from "./engine";
import { meant } from "./meant";

/** How many indexes there are, by what the addresses of a language begin with (src/build/search-index.ts). */
declare const PARTS: Readonly<Record<string, number>>;

const PAUSE = 150;
const SLOW = 400;

const form = byId<HTMLFormElement>("Search");
const box = byId<HTMLInputElement>("Search-words");
const status = byId("Search-status");
const list = byId("Search-results");
const more = byId<HTMLButtonElement>("Search-more");
/** How to reach the practice; not on every site. */
const contact = document.getElementById("Search-contact");
const site = new URL("../", import.meta.url).href;
const words: SearchWords = JSON.parse(status.dataset.words ?? "");
/** A message without places, or one that is taken apart at them. */
const text = (key: Exclude<keyof SearchWords["messages"], "resultCount">): string => String(words.messages[key]);

/** What was found and is not shown yet. */
let waiting: Result[] = [];
let latest = 0;
let pause = 0;
let engine: Promise<Engine> | undefined;
let allWords: Promise<string[]> | undefined;

form.addEventListener("submit", (event) => {
  event.preventDefault();
  void search();
});
box.addEventListener("focus", () => void start().catch(() => {}));
box.addEventListener("input", () => {
  clearTimeout(pause);
  pause = window.setTimeout(search, PAUSE);
});
more.addEventListener("click", async () => {
  const [first] = await showMore();
  first?.querySelector("a")?.focus();
});
document.addEventListener("keydown", onKey);

box.value = queryOf(location.search) || box.value;
if (box.value !== "") void search();
else if (document.activeElement === document.body && location.hash === "") box.focus();

function byId<T extends HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}

/** Loads Pagefind once it is wanted; after a failure, again. */
function start(): Promise<Engine> {
  engine ??= openEngine(site, PARTS[words.base] ?? 1, words.base).catch((error) => {
    engine = undefined;
    throw error;
  });
  return engine;
}

async function search(): Promise<void> {
  clearTimeout(pause);
  const turn = ++latest;
  const query = tidyQuery(box.value);
  history.replaceState(history.state, "", `${location.pathname}${searchOf(query)}`);
  const asksUs = contact !== null && asksForContact(query, text("contactWords"));
  if (contact) contact.hidden = !asksUs;
  if (query === "") return show([], "");
  const slow = setTimeout(() => {
    if (turn === latest) status.textContent = text("searching");
  }, SLOW);
  try {
    const known = joinsWords(document.documentElement.lang) ? await knownWords() : [];
    const { results, unknown } = await find(await start(), query, known);
    const other = unknown.length > 0 && !asksUs ? meant(query, unknown, await knownWords()) : undefined;
    if (turn !== latest) return;
    const found = countInWords(words, results.length, query, unknown);
    await show(results, asksUs && results.length === 0 ? `${found} ${text("pleaseAsk")}` : found);
    if (turn === latest && other !== undefined) {
      const [before = "", , after = ""] = split(text("didYouMean"));
      status.append(` ${before}`, toQuery(other), after);
    }
  } catch {
    engine = undefined;
    if (turn === latest) await show([], text("searchFails"));
  } finally {
    clearTimeout(slow);
  }
}

/** The words of titles, topics and headings; none if they do not load, since nobody asked for them. */
function knownWords(): Promise<string[]> {
  allWords ??= fetch(site + searchWordsFile(words.base))
    .then((answer) => (answer.ok ? answer.json() : []))
    .catch(() => {
      allWords = undefined;
      return [];
    });
  return allWords;
}

/** A link to the results of another query. */
function toQuery(query: string): HTMLElement {
  const link = element("a", "search-meant", query);
  link.href = searchOf(query);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    box.value = query;
    box.focus();
    void search();
  });
  return link;
}

/** Replaces what is shown. The list changes at once, when its first results are known. */
async function show(results: Result[], words: string): Promise<void> {
  const turn = latest;
  const found = await Promise.all(results.slice(0, RESULTS_AT_A_TIME).map((result) => result.data()));
  if (turn !== latest) return;
  waiting = results.slice(RESULTS_AT_A_TIME);
  list.replaceChildren(...found.map(item));
  more.hidden = waiting.length === 0;
  status.textContent = words;
}

/** Shows some of what is waiting, and returns it. */
async function showMore(): Promise<HTMLElement[]> {
  const turn = latest;
  const next = waiting.splice(0, RESULTS_AT_A_TIME);
  const items = (await Promise.all(next.map((result) => result.data()))).map(item);
  if (turn !== latest) return [];
  list.append(...items);
  more.hidden = waiting.length === 0;
  return items;
}

function item({ url, excerpt, meta: { title = url, date } }: Found): HTMLElement {
  const link = element("a", "result-link", title);
  link.href = url;
  const heading = element("h2", "result-title", link);
  const when = date && element("p", "meta", time(date));
  const words = element(
    "p",
    "result-excerpt",
    ...stretches(excerpt).map(({ text, found }) => (found ? element("mark", "found", text) : text)),
  );
  return element("li", "result", heading, ...(when ? [when] : []), words);
}

function time(date: string): HTMLElement {
  const made = document.createElement("time");
  made.dateTime = date;
  made.textContent = formatDate(date, document.documentElement.lang);
  return made;
}

function element<K extends keyof HTMLElementTagNameMap>(name: K, className: string, ...children: (Node | string)[]) {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children);
  return made;
}

/** The arrows move between the box and the results; Escape begins anew. */
function onKey(event: KeyboardEvent): void {
  if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const stops = [box, ...list.querySelectorAll("a"), ...(more.hidden ? [] : [more])];
  const at = stops.indexOf(document.activeElement as HTMLElement as (typeof stops)[number]);
  if (at < 0) return;
  if (event.key === "Escape") {
    box.value = "";
    box.focus();
    void search();
  } else {
    const next = event.key === "ArrowDown" ? stops[at + 1] : event.key === "ArrowUp" ? stops[at - 1] : undefined;
    if (!next) return;
    next.focus();
  }
  event.preventDefault();
}
