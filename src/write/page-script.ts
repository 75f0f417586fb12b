// Runs in each page that `npm run write` shows: loads it again when it has changed, at the place where it was, and says what
// is wrong.

import type { MarkedProblem, Marks } from "./marks";

const { version, sound, here, elsewhere, note, edit }: Marks = JSON.parse(
  (document.currentScript as HTMLScriptElement).dataset.marks ?? "",
);

let events: EventSource | undefined;

/** For so long a lost connection may come back before that is said, in milliseconds. */
const PATIENCE = 2000;

/** Listens as long as somebody looks: browsers have few connections to one server. */
function listen(): void {
  events?.close();
  if (document.hidden) return;
  events = new EventSource(`/__write/events?${new URLSearchParams({ page: location.pathname, version })}`);
  events.addEventListener("open", () => sayLost(false));
  events.addEventListener("error", ({ target }) => {
    setTimeout(() => sayLost(target === events && events?.readyState !== EventSource.OPEN), PATIENCE);
  });
  events.addEventListener("changed", () => {
    keepPlace(location.pathname);
    location.reload();
  });
  events.addEventListener("moved", ({ data }) => {
    keepPlace(data);
    location.replace(data);
  });
}
document.addEventListener("visibilitychange", listen);
addEventListener("pageshow", listen);
addEventListener("pagehide", () => {
  events?.close();
  // Whoever comes back finds the place that the browser knows.
  if (!placed) history.scrollRestoration = "auto";
});

const PLACE = "write-place ";

/** Whether this script knows the place at which the next page begins. */
let placed = false;

/** What of a page the reader has before them: a piece of the text, and how far below the upper edge it begins, in pixels. */
interface Place {
  text: string;
  index: number;
  top: number;
}

const pieces = (): HTMLElement[] => [
  // The table of contents moves along with the view.
  ...document.querySelectorAll<HTMLElement>("main :is(h1, h2, h3, h4, p, li, tr, pre, dt, dd):not(nav *)"),
];

/** Remembers the place for the page of an address. A page of errors has none: what was remembered before it stays. */
function keepPlace(address: string): void {
  const all = pieces();
  const index = all.findIndex((piece) => piece.getBoundingClientRect().bottom > 0);
  const piece = all[index];
  if (sound && piece) {
    const place: Place = { text: piece.textContent ?? "", index, top: piece.getBoundingClientRect().top };
    sessionStorage.setItem(PLACE + address, JSON.stringify(place));
  }
  if (sessionStorage.getItem(PLACE + address) === null) return;
  history.scrollRestoration = "manual";
  placed = true;
}

function findPlace(): void {
  const kept = sessionStorage.getItem(PLACE + location.pathname);
  if (!sound || kept === null) return;
  const { text, index, top }: Place = JSON.parse(kept);
  const all = pieces();
  const distance = (piece: HTMLElement): number => Math.abs(all.indexOf(piece) - index);
  const same = all.filter((piece) => piece.textContent === text).sort((a, b) => distance(a) - distance(b));
  const piece = same[0] ?? all[Math.min(index, all.length - 1)];
  if (piece) scrollBy({ top: piece.getBoundingClientRect().top - top, behavior: "instant" });
}

addEventListener("DOMContentLoaded", () => {
  findPlace();
  showEdit();
  showProblems();
});
addEventListener("load", () => {
  findPlace();
  if (sound) sessionStorage.removeItem(PLACE + location.pathname);
});

const STYLE = `
  details {
    position: fixed; inset: auto 1rem 1rem auto; box-sizing: border-box; max-width: min(40rem, 100vw - 2rem); max-height: 60vh; overflow: auto;
    z-index: 9; padding: 0.6rem 1rem; border: 2px solid; border-radius: 0.5rem;
    background: light-dark(#fff, #1d1d1d); color: light-dark(#1d1d1d, #f4f4f4); font: 0.9rem/1.45 system-ui, sans-serif;
  }
  details.error { border-color: light-dark(#a3341a, #ff9d80) }
  summary { cursor: pointer }
  h2 { margin: 0.8rem 0 0; font-size: 1em }
  ol { margin: 0.4rem 0; padding: 0; list-style: none }
  li { margin: 0.6rem 0 }
  a { color: inherit; font: 0.95em ui-monospace, monospace; overflow-wrap: anywhere }
  p { margin: 0.2rem 0 }
  @media print { details { display: none } }
`;

/** Adds an element with a text. */
function add<Name extends keyof HTMLElementTagNameMap>(
  parent: Node,
  name: Name,
  text = "",
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.textContent = text;
  parent.appendChild(element);
  return element;
}

const EDIT_STYLE = `
  a {
    position: fixed; inset: auto auto 1rem 1rem; z-index: 9; padding: 0.5rem 1rem; border: 2px solid; border-radius: 0.5rem;
    background: light-dark(#fff, #1d1d1d); color: light-dark(#1d1d1d, #f4f4f4); font: 0.9rem/1.45 system-ui, sans-serif;
  }
  @media print { a { display: none } }
`;

/** Leads to where the page's text is edited. */
function showEdit(): void {
  if (edit === undefined) return;
  const link = add(addCorner("write-edit", EDIT_STYLE), "a", "Edit");
  link.href = edit;
}

/** Adds a place in a corner that the page's styles and scripts don't reach. */
function addCorner(name: string, style = STYLE): ShadowRoot {
  const host = document.createElement(name);
  host.lang = "en";
  const shadow = host.attachShadow({ mode: "open" });
  // The page's policy knows its own styles only; this is none that stands in it.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  shadow.adoptedStyleSheets = [sheet];
  document.body.appendChild(host);
  return shadow;
}

/** Says, or no longer says, that the page follows nothing. */
function sayLost(lost: boolean): void {
  document.querySelector("write-lost")?.remove();
  if (!lost) return;
  const box = add(addCorner("write-lost"), "details");
  box.open = true;
  add(box, "summary", "Not up to date");
  add(box, "p", "`npm run write` does not answer: this page is as it was. Start it again, and it follows.");
}

const OPEN = "write-open";

/** Shows what is wrong with this page, and where else, in a corner; a page of errors has its own listed already. */
function showProblems(): void {
  const lists = [
    { title: "On this page", problems: sound ? here : [] },
    { title: "Elsewhere", problems: elsewhere },
  ].filter(({ problems }) => problems.length > 0);
  if (lists.length === 0 && note === undefined) return;
  const box = add(addCorner("write-problems"), "details");
  const all = lists.flatMap(({ problems }) => problems);
  const errors = all.filter(({ severity }) => severity === "error");
  box.classList.toggle("error", errors.length > 0);
  const says = lists.map(({ title, problems }) => `${title.toLowerCase()}: ${problems.length}`);
  const summary = add(box, "summary", all.length > 0 ? `To mend ${says.join(", ")}` : "Note");
  if (note !== undefined) add(box, "p", note);
  for (const { title, problems } of lists) {
    add(box, "h2", title);
    const list = add(box, "ol");
    for (const problem of problems) showProblem(list, problem);
  }
  box.open = note !== undefined || errors.length > 0 || sessionStorage.getItem(OPEN) === "yes";
  // Before the click opens or closes it.
  summary.addEventListener("click", () => sessionStorage.setItem(OPEN, box.open ? "no" : "yes"));
}

function showProblem(list: HTMLElement, { file, line, column, severity, message, link }: MarkedProblem): void {
  const item = add(list, "li");
  add(item, "a", `${file}:${line}:${column}`).href = link;
  add(item, "span", ` ${severity}`);
  add(item, "p", message);
}
