// A YAML mapping that remembers where each value stands, so that a problem can point at it.

import {
  type Document,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type ParseOptions,
  parseDocument,
  type SchemaOptions,
  visit,
  type YAMLError,
  type YAMLWarning,
} from "yaml";
import type { z } from "zod";
import { nearest, unknownField } from "../rules/nearest";
import { type Finding, finding, type Point } from "../rules/problem";
import type { Code } from "../rules/rules";
import { checkValues, decode, plainSpaces } from "../rules/value-rules";
import { controlMessage, findControl } from "./control";
import { beginsWithSign, explain, TOO_DEEP, TOO_DEEP_MESSAGE, wrongItem } from "./yaml-faults";

/** A parsed mapping and a way back from its keys to the source. */
export interface YamlSource {
  /** The values: text as it was written (numbers, days and truth too), lists, mappings, and null for nothing. */
  data: Record<string, unknown>;
  keys: string[];
  /** Where the value of a key stands (a path leads into sequences), or the key itself when it has no value. */
  valueAt(path: readonly PropertyKey[]): Point;
  /** Where a key itself stands, whose path is given. */
  keyAt(path: readonly PropertyKey[]): Point;
  /** What may be read in another way than it was meant, though it can be read. */
  warnings: Finding[];
}

/** Either the mapping or the reasons why there is none. */
export type YamlResult = { source: YamlSource } | { findings: Finding[] };

/**
 * Parses YAML 1.2 (https://yaml.org/spec/1.2.2/) that must be one mapping.
 * @param written the YAML alone, with `\n` line endings
 * @param firstLine the line of the file on which it begins, counted from 1
 */
export function parseYaml(written: string, firstLine = 1): YamlResult {
  // Filled here: a parser that fails on the way has not seen all lines.
  const { text, spaces } = plainSpaces(written);
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (const { index } of text.matchAll(/\n/g)) lines.addNewLine(index + 1);
  if (text.length > LONGEST) {
    const message = `The fields have ${text.length} characters; at most ${LONGEST} are read. Is the text among them?`;
    return { findings: [finding({ line: firstLine, column: 1 }, "yaml-invalid", message)] };
  }
  const document = parseDocument(text, { ...AS_WRITTEN, prettyErrors: false, logLevel: "error" });
  const at = (offset: number): Point => {
    const { line, col } = lines.linePos(Math.min(offset, text.length));
    return { line: line + firstLine - 1, column: col };
  };
  // A tag that is not known would be dropped, and with it a part of what was written.
  const faults = [...document.errors, ...document.warnings]
    .sort((a, b) => Number(b.code === TOO_DEEP) - Number(a.code === TOO_DEEP))
    .slice(0, MOST_FAULTS);
  if (faults.length > 0) {
    const told = new Map<string, Finding>();
    for (const error of faults) {
      const { offset, message: fault } = explain(error, text, openingQuote(document, error));
      const point = at(offset);
      const space = spaces.find((one) => at(one.offset).line === point.line);
      const message = space ? `${fault} One of the spaces on this line is a ${space.name}.` : fault;
      const code = error.code === "DUPLICATE_KEY" ? "yaml-duplicate-key" : "yaml-invalid";
      // A line that can't be read makes faults of its own kind; one says enough.
      const key = `${code} ${point.line}`;
      if (!told.has(key)) told.set(key, finding(point, code, message));
      if (error.message.includes("in YAML stream")) break;
    }
    return { findings: [...told.values()] };
  }
  const odd = findOddNodes(document, text, at);
  if (odd.length > 0) return { findings: odd };
  const root = document.contents;
  if (root !== null && !isMap(root)) {
    const message = isSeq(root)
      ? "A field begins with its name, without a hyphen before it. Delete the hyphens, like `title: Massage and sleep`."
      : "Expected one `key: value` pair on each line, like `title: Massage and sleep`. Put a space after each colon.";
    return { findings: [finding(at(root.range[0]), "yaml-invalid", message)] };
  }
  const start: Point = { line: firstLine, column: 1 };
  const nodeAt = (node: unknown): Point | undefined => {
    const range = (node as { range?: [number, number, number] } | null)?.range;
    return range ? at(range[0]) : undefined;
  };
  const keyAt = (path: readonly PropertyKey[]): Point => {
    const parent = path.length === 1 ? root : document.getIn(path.slice(0, -1), true);
    const key = String(path.at(-1));
    const pair = isMap(parent)
      ? parent.items.find((item) => isScalar(item.key) && String(item.key.value) === key)
      : undefined;
    return nodeAt(pair?.key) ?? start;
  };
  return {
    source: {
      data: (document.toJS() ?? {}) as Record<string, unknown>,
      keys: root?.items.map((item) => (isScalar(item.key) ? String(item.key.value) : String(item.key))) ?? [],
      keyAt,
      warnings: [
        ...spaces.map((space) => finding(at(space.offset), "field-space", space.message)),
        ...checkValues(document, text, at),
      ],
      valueAt(path) {
        for (let depth = path.length; depth > 0; depth--) {
          const node = document.getIn(path.slice(0, depth), true);
          const isItem = typeof path[depth - 1] === "number";
          if (isScalar(node) && node.value === null && node.source === "" && !isItem)
            return keyAt(path.slice(0, depth));
          const point = nodeAt(node);
          if (point) return point;
        }
        return path.length > 0 ? keyAt(path.slice(0, 1)) : start;
      },
    },
  };
}

/**
 * YAML would make a number of `01234` and lose its zero, and of `+1 555` written without spaces its plus
 * (https://yaml.org/spec/1.2.2/#failsafe-schema).
 */
export const AS_WRITTEN: Pick<ParseOptions & SchemaOptions, "schema" | "customTags"> = {
  schema: "failsafe",
  customTags: ["null"],
};

/** Fields of more characters than this are no fields. */
const LONGEST = 64_000;

/** A line of a list that was taken for a part of the one above. */
const LIST_IN_VALUE = /\n *- /;

/** One fault makes others, which say nothing more. */
const MOST_FAULTS = 20;

/** Lists and mappings within each other; the facts of the practice have three. */
const DEEPEST = 10;

/**
 * Finds what YAML allows and fields have no use for: a reference to another value, by which a few lines stand for
 * gigabytes or for themselves; values deep within each other; and control characters written as escapes.
 */
function findOddNodes(document: Document, text: string, at: (offset: number) => Point): Finding[] {
  const found: Finding[] = [];
  const named: Finding[] = [];
  const checkAnchor = (anchor: string | undefined, range: readonly number[] | null | undefined) => {
    if (anchor === undefined) return;
    const start = text.lastIndexOf(`&${anchor}`, range?.[0]);
    named.push(finding(at(start), "yaml-invalid", beginsWithSign(text, start, decode)));
  };
  visit(document, {
    Alias(_key, { source, range }) {
      const start = range?.[0] ?? 0;
      const message = text.includes(`&${source}`)
        ? `\`*${source}\` stands for a value that is named elsewhere, which fields can't do. Write the value itself; if it is text, put it in quotes.`
        : beginsWithSign(text, start);
      found.push(finding(at(start), "yaml-invalid", message));
    },
    Collection(_key, { anchor, range }, path) {
      checkAnchor(anchor, range);
      if (path.filter(isCollection).length <= DEEPEST) return undefined;
      found.push(finding(at(range?.[0] ?? 0), "yaml-invalid", TOO_DEEP_MESSAGE));
      return visit.SKIP;
    },
    Scalar(_key, { value, anchor, range, type, tag }) {
      checkAnchor(anchor, range);
      if (tag === "!") {
        const start = text.lastIndexOf("!", range?.[0]);
        found.push(finding(at(start), "yaml-invalid", beginsWithSign(text, start)));
      }
      if (type === "PLAIN" && range && LIST_IN_VALUE.test(text.slice(range[0], range[1]))) {
        const message =
          "The line below is indented further than this one, and counts as a part of it. Begin the hyphens of a list in one column.";
        found.push(finding(at(range?.[0] ?? 0), "yaml-invalid", message));
      }
      // On a line of its own below the field's name.
      const below = type === "PLAIN" && range && /:\s*\n\s*$/.test(text.slice(0, range[0]));
      const item = below ? wrongItem(text.slice(range[0]).split("\n", 1)[0] as string) : undefined;
      if (item !== undefined) found.push(finding(at(range?.[0] ?? 0), "yaml-invalid", item));
      const control = typeof value === "string" ? findControl(value) : undefined;
      if (control) found.push(finding(at(range?.[0] ?? 0), "control-character", controlMessage(control.name)));
    },
  });
  // A name that something refers to is no accident; that is said where it is referred to.
  return found.length > 0 ? found : named;
}

/** What validation leaves: everything, or only the fields that are right. */
export type Validated<Fields> = { complete: true; fields: Fields } | { complete: false; fields: Partial<Fields> };

/** Names the rule that a field breaks: it is absent or without a value, or its value is wrong. */
export type FieldCode = (key: string, fault: "missing" | "invalid") => Code;

/**
 * Checks a mapping against a schema and reports every issue where its value stands.
 * @param codeOf names the rule of an issue, unless the schema names its own in `params.code`
 * @returns the values of all fields if every one is right, else of those that are, so that further rules can judge them
 */
export function validate<Schema extends z.ZodObject>(
  schema: Schema,
  source: YamlSource,
  codeOf: FieldCode,
  findings: Finding[],
): Validated<z.output<Schema>> {
  const known = Object.keys(schema.shape);
  const misspelt = new Set<string>();
  for (const key of source.keys.filter((key) => !known.includes(key))) {
    const guess = nearest(key, known);
    if (guess) misspelt.add(guess);
    findings.push(finding(source.keyAt([key]), "key-unknown", unknownField(key, known)));
  }
  // A field that is left empty, as content tools write those that nobody has filled in, is absent.
  const data = Object.fromEntries(Object.entries(source.data).filter(([, value]) => value !== null));
  const result = schema.safeParse(data);
  if (result.success) return { complete: true, fields: result.data };
  for (const issue of result.error.issues) {
    if (issue.code === "unrecognized_keys") {
      const messages = issue.message.split("\n");
      issue.keys.forEach((name, index) => {
        findings.push(finding(source.keyAt([...issue.path, name]), "key-unknown", messages[index] ?? issue.message));
      });
      continue;
    }
    const key = String(issue.path[0] ?? "");
    // It is there, misspelt, and that has been said.
    if (misspelt.has(key) && !(key in source.data)) continue;
    const params = "params" in issue ? (issue.params as { code?: Code } | undefined) : undefined;
    const code = params?.code ?? codeOf(key, key in source.data ? "invalid" : "missing");
    const value = issue.path.reduce<unknown>(
      (within, one) => (within as Record<PropertyKey, unknown> | null | undefined)?.[one],
      source.data,
    );
    const point = source.valueAt(issue.path);
    // What was lost as a comment says more than that nothing is there.
    const lost = value === null ? source.warnings.findIndex(({ line }) => line === point.line) : -1;
    const [cause] = lost < 0 ? [] : source.warnings.splice(lost, 1);
    const isItem = typeof issue.path.at(-1) === "number";
    const message = value === null && isItem ? "This item is empty. Write it, or delete its hyphen." : issue.message;
    findings.push(finding(cause ?? point, code, cause?.message ?? message));
  }
  const right = known.flatMap((key) => {
    const field = (schema.shape[key] as z.ZodType).safeParse(data[key]);
    return field.success ? [[key, field.data]] : [];
  });
  return { complete: false, fields: Object.fromEntries(right) };
}

/** Where the quotation mark stands whose partner is missing; the parser reports the end of the text. */
function openingQuote(document: Document, error: YAMLError | YAMLWarning): number | undefined {
  let offset: number | undefined;
  visit(document, {
    Scalar(_key, { type, range }) {
      if (type?.startsWith("QUOTE") && range && range[0] < error.pos[0] && range[2] >= error.pos[0]) offset = range[0];
    },
  });
  return error.code === "MISSING_CHAR" ? offset : undefined;
}
