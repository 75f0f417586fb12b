// Pages that need no renderer: where the site, or one page of it, can't be shown, they say why.

import type { MarkedProblem } from "./marks";

const STYLE = "body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif}";

/** What a bare page says. */
interface Said {
  title: string;
  /** Paragraphs. */
  words: readonly string[];
  problems?: readonly MarkedProblem[];
  /** A script, which is part of the page. */
  script?: string;
}

/** Makes a page. */
export function barePage({ title, words, problems = [], script }: Said): string {
  const list = problems.map(
    ({ file, line, column, severity, message, link }) =>
      `<li class="problem"><a href="${escaped(link)}">${escaped(file)}:${line}:${column}</a> ${severity}<p>${escaped(message)}</p></li>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><style>${STYLE}</style></head><body><main><h1>${escaped(title)}</h1>${words.map((text) => `<p>${escaped(text)}</p>`).join("")}${list.length > 0 ? `<ol>${list.join("")}</ol>` : ""}</main>${script === undefined ? "" : `<script>${script}</script>`}</body></html>`;
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
