// Rules about `static/_redirects`, which hosts read in different ways: a line that works on one is left out by another, or
// finds other addresses. Tried with the programs of the hosts themselves: Cloudflare Pages' (wrangler 4.164.0) and
// Netlify's (@netlify/redirect-parser 16.1.1, netlify-redirector 0.5.0); tests/model/redirect-rules.test.ts has the table.

import { type Finding, finding } from "./problem";

/** What Cloudflare Pages takes. */
const STATUS = /^(?:200|30[12378])$/;

/** A part of a line, and the column at which it begins. */
interface Word {
  text: string;
  column: number;
}

/**
 * Finds lines that not all hosts read as they are meant.
 * @param text of the file
 * @param isPage whether the site has a page or file at an address, to which a rule would do harm
 */
export function checkRedirects(text: string, isPage: (address: string) => boolean): Finding[] {
  const lines = text.split(/\r?\n/).map((whole) =>
    Array.from(whole.replace(/(^|\s)#.*$/, "").matchAll(/\S+/g), (match): Word => {
      return { text: match[0], column: match.index + 1 };
    }),
  );
  const first = new Map<string, number>();
  lines.forEach(([from], index) => {
    if (from && !first.has(from.text)) first.set(from.text, index);
  });
  return lines.flatMap((words, index) => {
    const [from] = words;
    if (!from) return [];
    const at = ({ column }: Word) => ({ line: index + 1, column });
    const fault = faultOf(words) ?? repeated(from, index, first);
    if (fault) return [finding(at(fault.word), "redirect-unlike", fault.message)];
    const twin = twinOf(words.map((word) => word.text));
    if (twin === undefined || isPage(twin.from)) return [];
    if (first.has(twin.from) || first.has(`${twin.from}*`)) return [];
    const message = `Cloudflare Pages compares addresses letter for letter, so ${twin.from} leads nowhere there. Add the line \`${twin.line}\`.`;
    return [finding(at(from), "redirect-slash", message)];
  });
}

interface Fault {
  word: Word;
  message: string;
}

const LEFT_OUT = "Cloudflare Pages leaves this line out";

/** What is wrong with a line by itself. */
function faultOf([from, to, status, condition]: readonly Word[]): Fault | undefined {
  if (!from) return undefined;
  if (/^https?:/i.test(from.text)) {
    const message = `${LEFT_OUT}: it begins with the address of a site, not with a path. Lead another name of the site here in the host's settings.`;
    return { word: from, message };
  }
  if (!from.text.startsWith("/")) {
    return { word: from, message: `Netlify never finds this address: it lacks a slash. Write /${from.text}.` };
  }
  if (from.text.includes("?")) {
    const [path] = from.text.split("?");
    const message = `Netlify never finds an address with a question mark, and Cloudflare Pages leaves out what follows. Write ${path}, if every address of this path may go there.`;
    return { word: from, message };
  }
  if (/\*.*\*|\*[^/]/.test(from.text)) {
    return {
      word: from,
      message: "Hosts read only one * and what stands behind it in different ways. End the address with it.",
    };
  }
  if (/\/:\w+[^\w/]/.test(from.text)) {
    const message =
      "Netlify takes all up to the next slash for the name of the placeholder. Let a slash follow the name.";
    return { word: from, message };
  }
  if (!to) return { word: from, message: "This line leads nowhere. Write the new address behind the old one." };
  if (!/^(?:\/|https?:\/\/)/.test(to.text)) {
    return {
      word: to,
      message: `Hosts leave this line out: ${to.text} is no address. Begin it with a slash or with https://.`,
    };
  }
  if (!status) {
    const message =
      "Netlify leads on for ever (301), Cloudflare Pages for now (302). Write one of them at the end of the line.";
    return { word: to, message };
  }
  if (condition) {
    return {
      word: condition,
      message: `${LEFT_OUT}: it reads an old address, a new one and a status, and nothing more.`,
    };
  }
  if (status.text.endsWith("!") && STATUS.test(status.text.slice(0, -1))) {
    const message = `${LEFT_OUT} because of the exclamation mark. Write ${status.text.slice(0, -1)}; on Netlify, a page of this address is shown first then.`;
    return { word: status, message };
  }
  if (!STATUS.test(status.text)) {
    const message = `${LEFT_OUT}: it knows no status ${status.text}. Write 301 (for ever) or 302 (for now).`;
    return { word: status, message };
  }
  return undefined;
}

/** The first line for an address counts. */
function repeated(from: Word, index: number, first: ReadonlyMap<string, number>): Fault | undefined {
  const before = first.get(from.text) as number;
  if (before === index) return undefined;
  return { word: from, message: `Line ${before + 1} has this address already, and only the first counts. Delete one.` };
}

/** The rule for the same address with or without its slash, which a host that compares letters needs; undefined if none. */
function twinOf([from = "", to = "", status = ""]: readonly string[]): { from: string; line: string } | undefined {
  const below = from.endsWith("/*");
  if (from === "/" || from === "/*" || (from.includes("*") && !below) || /\.\w+$/.test(from)) return undefined;
  const twin = below || from.endsWith("/") ? from.replace(/\/\*?$/, "") : `${from}/`;
  const target = below ? to.replace(/:splat/g, "") : to;
  return target === twin ? undefined : { from: twin, line: `${twin} ${target} ${status}` };
}
