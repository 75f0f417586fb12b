// Finds raw HTML that an HTML parser passes over in silence, such as a <td> outside of a table, a comment without end, or
// tags that don't pair.

import type { Root } from "hast";
import { type Finding, finding, type Point } from "../model/rules/problem";
import { CURLY_QUOTES } from "./not-understood";
import { schema } from "./sanitize";
import { visit } from "./visit";

const ATTRIBUTES = `(?:[^>"']|"[^"]*"|'[^']*')*`;

/** Elements whose content is no HTML. */
const NO_HTML = "script|style|textarea|title|xmp|iframe|noembed|noframes";

/**
 * A comment, an instruction, an element whose content is no HTML, an opening tag
 * (https://html.spec.whatwg.org/#start-tags), which may want its end, or an end tag.
 */
const MARKUP = new RegExp(
  [
    "<!--(?:-?>|[^]*?(?:--!?>|$))",
    "<[?!][^>]*(?:>|$)",
    `<(${NO_HTML})\\b${ATTRIBUTES}>[^]*?(?:</\\1\\s*>|$)`,
    `<([a-z][^\\s/>]*)${ATTRIBUTES}(?:>|["'][^]*$|$)`,
    "</([a-z][^\\s/>]*)[^>]*>",
  ].join("|"),
  "gi",
);

/** Elements without an end tag (https://html.spec.whatwg.org/#void-elements), and those whose end tag may be left out. */
const NEVER_CLOSED = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;
const END_OPTIONAL =
  /^(?:li|dt|dd|p|rt|rp|optgroup|option|colgroup|caption|thead|tbody|tfoot|tr|td|th|html|head|body)$/;

/** End tags that change nothing, or belong to what was passed over above. */
const NOT_REPORTED = new RegExp(`${NEVER_CLOSED.source}|^(?:${NO_HTML})$`, "i");

/** A curly quote where a value begins; straight ones are removed before, with what is between them. */
const CURLY_VALUE = /=\s*[“”‘’„«»]/;

/**
 * Compares the raw nodes of a tree with the elements that parsing made of them.
 * @returns a finding for each opening tag that became no element, for a comment that goes on to the end, and for tags that don't pair
 */
export function findLostTags(before: Root, after: Root): Finding[] {
  const parsed = new Set<string>();
  visit(after, "element", ({ position }) => {
    parsed.add(`${position?.start.line}:${position?.start.column}`);
  });
  const findings: Finding[] = [];
  const open: { name: string; at: Point; closesItself: boolean; lost: boolean }[] = [];
  visit(before, "raw", ({ value, position }) => {
    if (!position) return;
    let { line, column } = position.start;
    let seen = 0;
    for (const match of value.matchAll(MARKUP)) {
      const lines = value.slice(seen, match.index).split("\n");
      line += lines.length - 1;
      column = (lines.length === 1 ? column : 1) + (lines.at(-1)?.length ?? 0);
      seen = match.index;
      const [markup, , name, end] = match;
      if (end !== undefined) {
        const opened = open.findLastIndex((tag) => tag.name === end.toLowerCase());
        if (opened >= 0) open.splice(opened, 1);
        else if (!NOT_REPORTED.test(end) || /^br$/i.test(end)) findings.push(stray({ line, column }, end));
        continue;
      }
      if (name === undefined) {
        if (/^<[?!]/.test(markup) && !markup.endsWith(">")) findings.push(unclosed({ line, column }, markup));
        continue;
      }
      if (CURLY_VALUE.test(markup.replace(/"[^"]*"|'[^']*'/g, ""))) {
        findings.push(finding({ line, column }, "markdown-not-understood", CURLY_QUOTES));
      }
      const lost = !parsed.has(`${line}:${column}`);
      const tag = { name: name.toLowerCase(), at: { line, column }, closesItself: markup.endsWith("/>"), lost };
      if (!NEVER_CLOSED.test(tag.name)) open.push(tag);
      if (!lost) continue;
      const message = `<${name}> has no meaning at this place and would be removed. Delete the tag, or put it where HTML allows it.`;
      findings.push(finding({ line, column }, "html-dropped", message));
    }
  });
  // What is within a comment that goes on to the end may close them.
  if (findings.at(-1)?.message.startsWith("`<!--`")) return findings;
  const unpaired = open.filter(
    ({ name, lost }) => !lost && !END_OPTIONAL.test(name) && schema.tagNames?.includes(name),
  );
  return [...findings, ...unpaired.map(takesTheRest)];
}

function stray(at: Point, name: string): Finding {
  const message = /^br$/i.test(name)
    ? "`</br>` is no tag. Write `<br>`."
    : `\`</${name}>\` closes nothing that is open here. Delete it, or write \`<${name}>\` where it begins.`;
  return finding(at, "html-unpaired", message);
}

function takesTheRest({ name, at, closesItself }: { name: string; at: Point; closesItself: boolean }): Finding {
  const rest = name === "details" ? "all that follows is folded away with it" : "it takes in all that follows";
  const message = closesItself
    ? `\`/>\` closes no <${name}>, so that ${rest}. Write \`></${name}>\` instead.`
    : `<${name}> is not closed, so that ${rest}. Write \`</${name}>\` where it ends.`;
  return finding(at, "html-unpaired", message);
}

function unclosed(at: Point, markup: string): Finding {
  const [begin, end] = markup.startsWith("<!--") ? ["<!--", "-->"] : [markup.slice(0, 2), ">"];
  const message = `\`${begin}\` is not closed, so that all that follows would be removed. Write \`${end}\` where it ends, or \`\\${begin}\` to show it as text.`;
  return finding(at, "html-dropped", message);
}
