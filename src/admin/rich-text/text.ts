// A text as a rich text, and back. What was not changed keeps its bytes: a block whose tree is the same stays as it is written,
// and so does what parts it from its neighbours. A changed one is written anew, and read again: only what reads as it was
// meant is taken.

import { Fragment, type Node } from "prosemirror-model";
import { commonPlaces } from "./common";
import { type Block, readBlocks } from "./from-markdown";
import { patched } from "./patch";
import { schema } from "./schema";
import { isSaid, keyOf, settled } from "./settle";
import { blockMarkdown, type Manner, mannerOf } from "./to-markdown";

/** A text that is open as a rich text. */
export interface OpenText {
  body: string;
  blocks: readonly Block[];
  keys: readonly string[];
  /** What stands before each block, and behind the last. */
  gaps: readonly string[];
  manner: Manner;
  /** How blocks were written that stood in it at any time, by their keys. */
  written: Map<string, string>;
}

/** Opens a text. @param before the text that was open: what is brought back from it is written as it was */
export function openText(body: string, before?: OpenText): OpenText {
  const blocks = readBlocks(body);
  const ends = [0, ...blocks.map(({ end }) => end)];
  const starts = [...blocks.map(({ start }) => start), body.length];
  const keys = blocks.map(({ node }) => keyOf(node));
  const written = new Map(before?.written);
  for (const [at, { start, end }] of blocks.entries()) written.set(keys[at] as string, body.slice(start, end));
  const isWhole = blocks.length === 1 && blocks[0]?.end === body.length && blocks[0].node.type === schema.nodes.source;
  return {
    ...{ body, blocks, keys, written },
    gaps: starts.map((start, at) => body.slice(ends[at], start)),
    // One that can't be parsed has none.
    manner: mannerOf(isWhole ? "" : body),
  };
}

/** The rich text of an open text. */
export function docOf({ blocks }: OpenText): Node {
  const nodes = blocks.map(({ node }) => node);
  return schema.nodes.doc.create(null, nodes.length > 0 ? nodes : schema.nodes.paragraph.create());
}

/** A block that is to be written: ways to do it, from the best to the plainest. */
interface Piece {
  key: string;
  isSource: boolean;
  /** Whether it is one of the blocks of the open text. */
  isKept: boolean;
  ways: readonly (() => string)[];
  /** The place, among the blocks of the open text, of the one that it is or has become of. */
  stead: number | undefined;
}

/** More attempts than this find nothing that fewer did not. */
const MOST_ATTEMPTS = 24;

/**
 * Writes a rich text.
 * @param doc what has become of the open text
 * @returns the Markdown, and where in it each block that says something begins; or undefined if no Markdown says the same:
 * then the change can't be taken
 */
export function writeText(doc: Node, open: OpenText): { text: string; starts: number[] } | undefined {
  const said = doc.children.filter(isSaid);
  const keys = said.map(keyOf);
  if (keys.join("\n") === open.keys.join("\n"))
    return { text: open.body, starts: open.blocks.map(({ start }) => start) };
  const places = new Map([...commonPlaces(open.keys, keys)].map(([old, now]) => [now, old]));
  const pieces = said.map((node, at) => pieceOf(node, places.get(at), olderOf(at, places, said.length, open), open));
  const level = pieces.map(() => 0);
  const apart = new Set<number>();
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const texts = pieces.map(({ ways }, at) => (ways[level[at] as number] as () => string)());
    const { text, ranges } = assemble(pieces, texts, apart, open);
    const wrong = wrongPieces(text, pieces, ranges);
    if (wrong.size === 0) {
      for (const [at, { key, isSource }] of pieces.entries()) if (!isSource) open.written.set(key, texts[at] as string);
      return { text, starts: ranges.map(([start]) => start) };
    }
    // First with blank lines around what is new, then each in its next way.
    const isNew = (at: number): boolean => !(pieces[at] as Piece).isKept;
    const around = [...wrong].some(isNew) ? [...wrong].filter(isNew) : [...wrong];
    const close = around.flatMap((at) => [at, at + 1]);
    if (close.length > 0 && attempt === 0) {
      for (const gap of close) apart.add(gap);
      continue;
    }
    const left = [...wrong].sort((one, two) => two - one);
    const able = left.filter((at) => (level[at] as number) + 1 < (pieces[at] as Piece).ways.length);
    if (able.length === 0) return undefined;
    // What was not changed keeps its bytes as long as there is another way.
    const fresh = able.filter(isNew);
    const next = fresh.length > 0 ? fresh : able;
    // Of two neighbours that read as one, the second is to become another; both would be alike again.
    for (const at of next.filter((one) => !next.includes(one + 1))) level[at] = (level[at] as number) + 1;
  }
  return undefined;
}

/** The places of the blocks of the open text in whose stead a new one stands. */
function olderOf(at: number, places: ReadonlyMap<number, number>, count: number, { blocks }: OpenText): number[] {
  let [before, after] = [at - 1, at + 1];
  while (before >= 0 && !places.has(before)) before--;
  while (after < count && !places.has(after)) after++;
  const from = before < 0 ? 0 : (places.get(before) as number) + 1;
  const to = after >= count ? blocks.length : (places.get(after) as number);
  // As many as there were: each in the place of its own.
  if (to - from === after - before - 1) return [from + at - before - 1];
  return Array.from({ length: Math.min(to - from, MOST_OLDER) }, (_, index) => from + index);
}

/** Among how many blocks the one is sought that a changed one was. */
const MOST_OLDER = 8;

function pieceOf(node: Node, place: number | undefined, older: readonly number[], open: OpenText): Piece {
  const { body, blocks, manner, written } = open;
  const key = keyOf(node);
  const isSource = node.type === schema.nodes.source;
  const sourceAt = (at: number): string => body.slice(blocks[at]?.start, blocks[at]?.end);
  if (place !== undefined) {
    const ways = [() => sourceAt(place), ...(isSource ? [] : anew(node, manner))];
    return { key, isSource, isKept: true, stead: place, ways };
  }
  const stead = older.length === 1 ? older[0] : undefined;
  if (isSource) return { key, isSource, isKept: false, stead, ways: [() => settled(node).textContent] };
  const earlier = written.get(key);
  const plain = once(() => blockMarkdown(settled(node), manner));
  const olds = older.flatMap((at) => {
    const { node: was } = blocks[at] as Block;
    if (was.type === schema.nodes.source) return [];
    return [{ source: sourceAt(at), plain: blockMarkdown(settled(was), manner) }];
  });
  const old = once(() => (olds.length < 2 ? olds[0] : likest(olds, plain())));
  /** Written as it was where it is the same, else as new. */
  const kept = (form: (markdown: string) => string) => (): string => {
    const before = old();
    return before ? patched(before.source, form(before.plain), form(plain())) : wrapped(form(plain()), node, manner);
  };
  return {
    ...{ key, isSource, isKept: false, stead },
    ways: [
      ...(earlier === undefined ? [] : [() => earlier]),
      kept(unescaped),
      kept((markdown) => markdown),
      () => unescaped(plain()),
      ...anew(node, manner),
    ],
  };
}

/** Of several texts, the one that has most words in common with another. */
function likest<Text extends { plain: string }>(texts: readonly Text[], other: string): Text | undefined {
  const words = (text: string): string[] => text.split(/\s+/);
  const likeness = (text: Text): number => commonPlaces(words(text.plain), words(other)).size;
  const all = texts.map((text) => ({ text, count: likeness(text) }));
  return all.sort((one, two) => two.count - one.count)[0]?.text;
}

/** Ways to write a block without regard to how it was written. */
const anew = (node: Node, manner: Manner): (() => string)[] => [
  () => blockMarkdown(settled(node), manner),
  // Two lists beside one another differ by their signs, as do two kinds of emphasis.
  ...(["*", "-", "+"] as const)
    .filter((bullet) => bullet !== manner.bullet)
    .map(
      (bullet) => () =>
        blockMarkdown(settled(node), {
          ...manner,
          bullet,
          bulletOrdered: manner.bulletOrdered === "." ? ")" : ".",
          emphasis: manner.emphasis === "_" ? "*" : "_",
        }),
    ),
];

/** What is written with care needs few of its escapes; whether they can go, reading it shows. */
const unescaped = (markdown: string): string => markdown.replace(/\\([!-/:-@[-`{-~])/g, "$1");

/** Wraps a new paragraph where the paragraphs of the text are wrapped. */
function wrapped(markdown: string, { type }: Node, { width }: Manner): string {
  if (width === undefined || type !== schema.nodes.paragraph) return markdown;
  let column = 0;
  return markdown.replace(/( ?)([^ \n]+)|\n/g, (token, space: string | undefined, word: string | undefined) => {
    if (word === undefined) {
      column = 0;
      return token;
    }
    if (column + token.length > width && column > 0) {
      column = word.length;
      return `\n${word}`;
    }
    column += token.length;
    return `${space}${word}`;
  });
}

/** Puts pieces together, each with its range. @param apart gaps that are to have a blank line */
function assemble(
  pieces: readonly Piece[],
  texts: readonly string[],
  apart: ReadonlySet<number>,
  { blocks, gaps }: OpenText,
) {
  const last = gaps.length - 1;
  const [head = "", tail = ""] = blocks.length === 0 ? ["", "\n"] : [gaps[0], gaps[last]];
  if (pieces.length === 0) return { text: blocks.length === 0 ? (gaps[0] ?? "") : head, ranges: [] };
  const gapOf = (at: number): string => {
    if (at === 0) return head;
    if (at === pieces.length) return tail;
    const [before, after] = [pieces[at - 1]?.stead, pieces[at]?.stead];
    // Between blocks that were neighbours it is theirs; where some have gone, the longest that is left.
    if (before !== undefined && after !== undefined && after > before) {
      const left = gaps.slice(before + 1, after + 1);
      return left.toSorted((one, two) => lines(two) - lines(one))[0] as string;
    }
    const own = before !== undefined && before + 1 < last ? gaps[before + 1] : after ? gaps[after] : undefined;
    return own ?? "\n\n";
  };
  let text = "";
  const ranges: [number, number][] = [];
  for (const [at, piece] of texts.entries()) {
    const gap = gapOf(at);
    text += at > 0 && apart.has(at) && lines(gap) < 2 ? "\n\n" : gap;
    ranges.push([text.length, text.length + piece.length]);
    text += piece;
  }
  return { text: text + gapOf(pieces.length), ranges };
}

const lines = (gap: string): number => gap.split("\n").length - 1;

/** Which pieces of a text do not read as they were meant. */
function wrongPieces(text: string, pieces: readonly Piece[], ranges: readonly [number, number][]): Set<number> {
  const wrong = new Set<number>();
  const read = pieces.map((): string[] => []);
  for (const { node, start, end } of readBlocks(text)) {
    const over = ranges.flatMap(([from, to], at) => (start < to && end > from ? [at] : []));
    if (over.length !== 1 || start < (ranges[over[0] as number]?.[0] as number)) for (const at of over) wrong.add(at);
    else read[over[0] as number]?.push(keyOf(node));
  }
  for (const [at, { key, isSource }] of pieces.entries()) {
    const found = read[at] as string[];
    if (!isSource && (found.length !== 1 || found[0] !== key)) wrong.add(at);
  }
  return wrong;
}

function once<Made>(make: () => Made): () => Made {
  let made: { value: Made } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The part of a rich text that differs from another one, in blocks: what stands before and behind is the same. */
export function changedBlocks(before: Node, after: Node): { from: number; to: number; content: Fragment } | undefined {
  const [old, now] = [before.children, after.children];
  let start = 0;
  while (start < old.length && start < now.length && old[start]?.eq(now[start] as Node)) start++;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end)?.eq(now.at(-1 - end) as Node)) end++;
  if (start === old.length && start === now.length) return undefined;
  const size = (nodes: readonly Node[]): number => nodes.reduce((sum, node) => sum + node.nodeSize, 0);
  return {
    from: size(old.slice(0, start)),
    to: size(old.slice(0, old.length - end)),
    content: Fragment.fromArray(now.slice(start, now.length - end)),
  };
}
