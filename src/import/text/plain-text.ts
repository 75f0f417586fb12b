// Texts without HTML around them, and HTML around texts.

import { fromHtml } from "hast-util-from-html";
import { toString as textOf } from "hast-util-to-string";
import { findControl } from "../../model/content/control";

/** Decodes percent signs; what is not well formed stays as it is. */
export function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** Escapes a text for HTML, also within quotation marks. */
export const escapeHtml = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** A text without characters that the check refuses. */
export function clean(value: string): string {
  let [cleaned, rest] = ["", value];
  for (let control = findControl(rest); control; control = findControl(rest)) {
    cleaned += rest.slice(0, control.index);
    rest = rest.slice(control.index + ((rest.codePointAt(control.index) ?? 0) > 0xffff ? 2 : 1));
  }
  return cleaned + rest;
}

/** The words of a piece of HTML on one line, for a title or a summary. */
export function plainText(html: string): string {
  const text = /[<&]/.test(html) ? textOf(fromHtml(html, { fragment: true })) : html;
  return clean(text).replace(/\s+/g, " ").trim();
}
