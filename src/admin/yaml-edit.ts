// Changes values of a YAML text where they stand. All other bytes stay as they are: comments, quotes, the order of keys.
// Each change is proved by reading the text again, so a form of YAML that is not foreseen here is refused, never harmed.

import {
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { quoted } from "../model/content/yaml-faults";
import { AS_WRITTEN, parseYaml, type YamlSource } from "../model/content/yaml-source";
import { plainSpaces } from "../model/rules/value-rules";

/** A value as fields have it: text as it was written, nothing, or values within. */
export type Value = string | null | Value[] | Values;

/** Values by their names. A name whose value is undefined is not there. */
export interface Values {
  [key: string]: Value | undefined;
}

type Path = readonly (string | number)[];

/** Names the keys that a mapping may have, in the order in which new ones are put; none if that is not known. */
export type KeyOrder = (path: Path) => readonly string[];

/** One change: a value takes another's place, goes (`undefined`), or comes in before an item of a list. */
interface Step {
  path: Path;
  value: Value | undefined;
  insert?: boolean;
}

/**
 * Writes values into a text.
 * @param yaml one mapping that `parseYaml` can read, with `\n` line endings
 * @param wanted the values that it is to have
 * @throws a `RangeError` that names the field, if the text holds it in a form that can't be changed in its place
 */
export function editYaml(yaml: string, wanted: Values, order: KeyOrder = () => []): string {
  let text = yaml;
  for (;;) {
    const step = firstStep(dataOf(text) ?? {}, wanted, []);
    if (!step) return text;
    text = take(text, step, order);
  }
}

const read = (text: string): YamlSource | undefined => {
  const result = parseYaml(text);
  return "source" in result ? result.source : undefined;
};

const dataOf = (text: string): Values | undefined => read(text)?.data as Values | undefined;

const isValues = (value: Value | undefined): value is Values =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether two values say the same; the order of keys says nothing. */
export function sameValue(one: Value | undefined, other: Value | undefined): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, index) => sameValue(item, other[index]));
  if (!isValues(one) || !isValues(other)) return one === other;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => sameValue(own(one, key), own(other, key)));
}

const own = (values: Values, key: string): Value | undefined => (Object.hasOwn(values, key) ? values[key] : undefined);

/** The first change on the way from one value to another; undefined if they are the same. */
function firstStep(before: Value, wanted: Value, path: Path): Step | undefined {
  if (sameValue(before, wanted)) return undefined;
  if (isValues(before) && isValues(wanted)) {
    for (const key of [...Object.keys(before), ...Object.keys(wanted)]) {
      const [old, value] = [own(before, key), own(wanted, key)];
      if (sameValue(old, value)) continue;
      if (old === undefined || value === undefined) return { path: [...path, key], value };
      return firstStep(old, value, [...path, key]);
    }
  }
  if (Array.isArray(before) && Array.isArray(wanted) && before.length > 0 && wanted.length > 0) {
    const shortest = Math.min(before.length, wanted.length);
    let start = 0;
    while (start < shortest && sameValue(before[start], wanted[start])) start++;
    let end = 0;
    while (end < shortest - start && sameValue(before.at(-1 - end), wanted.at(-1 - end))) end++;
    const at = [...path, start];
    if (start + end === before.length) return { path: at, value: wanted[start] as Value, insert: true };
    if (start + end === wanted.length) return { path: at, value: undefined };
    return firstStep(before[start] as Value, wanted[start] as Value, at);
  }
  return { path, value: wanted };
}

/** The values after a change. */
function after(before: Value, { path, value, insert }: Step): Value {
  const [key, ...rest] = path;
  if (key === undefined) return value as Value;
  if (Array.isArray(before)) {
    const items = [...before];
    const index = Number(key);
    if (rest.length > 0) items[index] = after(items[index] as Value, { path: rest, value, ...(insert && { insert }) });
    else if (insert) items.splice(index, 0, value as Value);
    else if (value === undefined) items.splice(index, 1);
    else items[index] = value;
    return items;
  }
  const values = isValues(before) ? before : {};
  const inner = rest.length > 0 ? after(values[key] as Value, { path: rest, value, ...(insert && { insert }) }) : value;
  return { ...values, [key]: inner };
}

/** A part of a text that another takes the place of. */
interface Splice {
  start: number;
  end: number;
  put: string;
}

const spliced = (text: string, { start, end, put }: Splice): string => text.slice(0, start) + put + text.slice(end);

/** Takes a step by the first way that leads where it should, and adds nothing that the check warns of. */
function take(text: string, step: Step, order: KeyOrder): string {
  const before = read(text);
  const expected = after((before?.data ?? {}) as Values, step);
  const sound = waysOf(text, step, order)
    .map((way) => ({ text: spliced(text, way), result: read(spliced(text, way)) }))
    .filter(({ result }) => result !== undefined && sameValue(result.data as Values, expected));
  const quiet = sound.find(({ result }) => (result?.warnings.length ?? 0) <= (before?.warnings.length ?? 0));
  const chosen = quiet ?? sound[0];
  if (chosen) return chosen.text;
  throw new RangeError(`${step.path.join(".")} stands in the file in a form that can't be changed in its place.`);
}

function waysOf(text: string, { path, value, insert }: Step, order: KeyOrder): Splice[] {
  const document = parseDocument(plainSpaces(text).text, { ...AS_WRITTEN, prettyErrors: false, logLevel: "error" });
  const key = path.at(-1) as string | number;
  const above = path.slice(0, -1);
  const parent = above.length === 0 ? document.contents : document.getIn(above, true);
  if (isMap(parent)) {
    const index = parent.items.findIndex((pair) => keyOf(pair) === key);
    if (index < 0) return waysToAdd(text, parent, String(key), value as Value, order(above), above.length === 0);
    return value === undefined ? waysToDrop(text, parent, index) : waysToChange(text, parent, index, value);
  }
  if (isSeq(parent)) {
    const index = Number(key);
    if (insert) return waysToInsert(text, parent, index, value as Value);
    return value === undefined ? waysToDrop(text, parent, index) : waysToChange(text, parent, index, value);
  }
  // There is no field yet.
  const line = `${key}: ${inline(value as Value)}`;
  const block = `${key}:${below(value as Value, 0)}`;
  const end = text.length;
  return [line, block].flatMap((put) => [
    { start: end, end, put: text === "" ? put : `\n${put}` },
    { start: 0, end: 0, put: `${put}\n` },
  ]);
}

const keyOf = ({ key }: Pair): string | undefined => (isScalar(key) ? String(key.value) : undefined);

const rangeOf = (node: unknown): readonly [number, number, number] =>
  (node as { range?: [number, number, number] | null } | null)?.range ?? [0, 0, 0];

const isEmpty = (node: unknown): boolean => !node || (isScalar(node) && node.value === null && node.source === "");

/** Where the colon behind a key ends. */
const colonEnd = (text: string, { key }: Pair): number => text.indexOf(":", rangeOf(key)[1]) + 1;

/** Where the hyphen of an item stands, in a list of lines. */
const hyphen = (text: string, item: unknown): number => text.lastIndexOf("-", rangeOf(item)[0] - 1);

/** Where what a node says ends: before comments, blank lines and the end of the line. */
function endOf(text: string, node: unknown): number {
  const end = rangeOf(node)[1];
  if (isCollection(node) && !node.flow) {
    const last: unknown = node.items.at(-1);
    return isMap(node) ? endOfPair(text, last as Pair) : endOf(text, last);
  }
  const isBlock = isScalar(node) && node.type?.startsWith("BLOCK");
  return isBlock ? text.slice(0, end).trimEnd().length : end;
}

const endOfPair = (text: string, pair: Pair): number =>
  isEmpty(pair.value) ? colonEnd(text, pair) : endOf(text, pair.value);

/** Where an entry of a collection begins and ends: with its key, or its hyphen. */
function spanOf(text: string, parent: YAMLMap | YAMLSeq, index: number): { start: number; end: number } {
  const entry: unknown = parent.items[index];
  if (isMap(parent)) return { start: rangeOf((entry as Pair).key)[0], end: endOfPair(text, entry as Pair) };
  const start = parent.flow ? rangeOf(entry)[0] : hyphen(text, entry);
  return { start, end: isEmpty(entry) ? Math.max(start + 1, rangeOf(entry)[0]) : endOf(text, entry) };
}

const lineStart = (text: string, offset: number): number => text.lastIndexOf("\n", offset - 1) + 1;

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end;
}

const columnOf = (text: string, offset: number): number => offset - lineStart(text, offset);

/** A value takes the place of another, in the same kind of quotes if it can. */
function waysToChange(text: string, parent: YAMLMap | YAMLSeq, index: number, value: Value): Splice[] {
  const entry: unknown = parent.items[index];
  const node: unknown = isMap(parent) ? (entry as Pair).value : entry;
  const ways: Splice[] = [];
  if (isScalar(node) && !isEmpty(node) && typeof value === "string") {
    const [start] = rangeOf(node);
    const end = endOf(text, node);
    ways.push(...alike(text, node, value).map((put) => ({ start, end, put })));
  }
  const { start: begin, end } = spanOf(text, parent, index);
  const start = isMap(parent) ? colonEnd(text, entry as Pair) : parent.flow ? begin : begin + 1;
  const space = isSeq(parent) && parent.flow ? "" : " ";
  const column = columnOf(text, begin);
  const put = isSeq(parent) ? ` ${hanging(value, column + 2)}` : below(value, column);
  const lines = parent.flow ? [] : [{ start, end: Math.max(start, end), put }];
  return [...ways, ...lines, { start, end: Math.max(start, end), put: `${space}${inline(value, parent.flow)}` }];
}

/** The forms of a text, beginning with that of the scalar whose place it takes. */
function alike(text: string, { type, range }: Scalar, value: string): string[] {
  const single = `'${value.replaceAll("'", "''")}'`;
  const double = JSON.stringify(value);
  const others = [value, quoted(value), double, escaped(value)];
  if (type === "QUOTE_DOUBLE") return [double, ...others];
  if (type === "QUOTE_SINGLE") return [single, ...others];
  if (!type?.startsWith("BLOCK") || !range) return others;
  const [header = "", first = ""] = text.slice(range[0]).split("\n", 2);
  const indent = first.match(/^ */)?.[0] ?? "";
  const lines = value.replace(/\n$/, "").split("\n");
  return [[header, ...lines.map((line) => (line === "" ? "" : indent + line))].join("\n"), ...others];
}

function waysToAdd(
  text: string,
  parent: YAMLMap,
  key: string,
  value: Value,
  order: readonly string[],
  isTop: boolean,
): Splice[] {
  const pairs = parent.items;
  const place = order.indexOf(key);
  const before = place < 0 ? -1 : pairs.findLastIndex((pair) => order.indexOf(keyOf(pair) ?? "") < place);
  const index = place < 0 ? pairs.length - 1 : before;
  const [first] = pairs;
  if (parent.flow || !first) {
    const put = `${key}: ${inline(value, true)}`;
    const [start, end] = rangeOf(parent);
    if (!first) return [{ start, end, put: `{ ${put} }` }];
    if (index < 0) return [{ start: rangeOf(first.key)[0], end: rangeOf(first.key)[0], put: `${put}, ` }];
    const at = endOfPair(text, pairs[index] as Pair);
    return [{ start: at, end: at, put: `, ${put}` }];
  }
  const column = columnOf(text, rangeOf(first.key)[0]);
  const put = `${key}:${below(value, column)}`;
  const margin = " ".repeat(column);
  const ways: Splice[] = [];
  // Where a comment shows how the field is written, it goes below that.
  const example = isTop && text.match(new RegExp(`^# ${key}:.*(\\n#  .*)*$`, "m"));
  if (example) {
    const at = (example.index as number) + example[0].length;
    ways.push({ start: at, end: at, put: `\n${put}` });
  }
  if (index >= 0) {
    const at = lineEnd(text, endOfPair(text, pairs[index] as Pair));
    ways.push({ start: at, end: at, put: `\n${margin}${put}` });
  }
  const at = rangeOf(first.key)[0];
  const last = lineEnd(text, endOfPair(text, pairs.at(-1) as Pair));
  return [
    ...ways,
    { start: at, end: at, put: `${put}\n${margin}` },
    { start: last, end: last, put: `\n${margin}${put}` },
  ];
}

function waysToInsert(text: string, parent: YAMLSeq, index: number, value: Value): Splice[] {
  const near = Math.max(0, index - 1);
  const { start, end } = spanOf(text, parent, near);
  const isFirst = index === 0;
  if (parent.flow) {
    const put = inline(value, true);
    return isFirst ? [{ start, end: start, put: `${put}, ` }] : [{ start: end, end, put: `, ${put}` }];
  }
  const column = columnOf(text, start);
  const margin = " ".repeat(column);
  const item = isFlow(parent.items[near]) ? inline(value) : hanging(value, column + 2);
  const at = lineEnd(text, end);
  return isFirst
    ? [{ start, end: start, put: `- ${item}\n${margin}` }]
    : [{ start: at, end: at, put: `\n${margin}- ${item}` }];
}

const isFlow = (node: unknown): boolean => isCollection(node) && node.flow === true;

function waysToDrop(text: string, parent: YAMLMap | YAMLSeq, index: number): Splice[] {
  const { start, end } = spanOf(text, parent, index);
  const next = index + 1 < parent.items.length ? spanOf(text, parent, index + 1) : undefined;
  const before = index > 0 ? spanOf(text, parent, index - 1) : undefined;
  const from = lineStart(text, start);
  const to = lineEnd(text, end);
  const isAlone = text.slice(from, start).trim() === "";
  return [
    // Its lines, with the comment behind it.
    ...(!parent.flow && isAlone
      ? [to < text.length ? { start: from, end: to + 1, put: "" } : { start: Math.max(0, from - 1), end: to, put: "" }]
      : []),
    // Up to the next one, where it begins behind a hyphen.
    ...(next ? [{ start, end: next.start, put: "" }] : []),
    ...(before ? [{ start: before.end, end, put: "" }] : []),
    ...(parent.items.length === 1 && parent.flow ? [{ start, end, put: "" }] : []),
  ];
}

/** A value on one line. */
function inline(value: Value, within = false): string {
  if (value === null) return within ? "null" : "";
  if (typeof value === "string") return scalar(value, within);
  if (Array.isArray(value)) return `[${value.map((item) => inline(item, true)).join(", ")}]`;
  const pairs = Object.entries(value).flatMap(([key, inner]) =>
    inner === undefined ? [] : [`${key}: ${inline(inner, true)}`],
  );
  return pairs.length === 0 ? "{}" : `{ ${pairs.join(", ")} }`;
}

/** What follows a key and its colon: the value, on lines of its own if it has several. @param column of the key */
function below(value: Value, column: number): string {
  if (value === null) return "";
  const lines = blockLines(value);
  if (lines === undefined) return ` ${inline(value)}`;
  return lines.map((line) => `\n${" ".repeat(column + 2)}${line}`).join("");
}

/** A value behind a hyphen. @param column at which its further lines begin */
const hanging = (value: Value, column: number): string =>
  blockLines(value)?.join(`\n${" ".repeat(column)}`) ?? inline(value);

/** The lines of a value that has several; undefined for one that needs one. */
function blockLines(value: Value): string[] | undefined {
  if (Array.isArray(value)) {
    if (!value.some(isValues)) return undefined;
    return value.flatMap((item) => {
      const [first, ...others] = blockLines(item) ?? [inline(item)];
      return [`- ${first}`, ...others.map((line) => `  ${line}`)];
    });
  }
  if (!isValues(value) || Object.keys(value).length === 0) return undefined;
  return Object.entries(value).flatMap(([key, inner]) =>
    inner === undefined ? [] : `${key}:${below(inner, 0)}`.split("\n"),
  );
}

/** A text in which signs that nobody sees are written as numbers: parsers pass over some. */
const escaped = (value: string): string =>
  JSON.stringify(value).replace(
    /[\u007F-\u00A0\u1680\u2000-\u200F\u2028-\u202F\u205F-\u206F\u3000\uFEFF]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** A text that is read as it is, with the fewest signs around it. */
function scalar(value: string, within: boolean): string {
  const forms = [value, quoted(value), JSON.stringify(value)];
  const isRight = (form: string): boolean => {
    const source = read(`x: ${within ? `[${form}]` : form}`);
    const { x } = (source?.data ?? {}) as Values;
    return source?.warnings.length === 0 && sameValue(within ? [value] : value, x);
  };
  return forms.find(isRight) ?? escaped(value);
}
