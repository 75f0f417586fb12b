// Reads one post or page: its fields, the facts of its body, and what is wrong with the file by itself.

import path from "node:path";
import { excerpt } from "../markdown/excerpt";
import type { BodyFacts } from "../markdown/types";
import { poorAlt } from "../model/alt";
import { checkHeadings } from "../model/heading-rules";
import { type Finding, finding, type Problem, problem } from "../model/problem";
import { type ParsedSource, parseSource, type Source } from "../model/source";
import type { BodyReader } from "./body-facts";
import { createFileMemory, type SourceFile } from "./folder";
import { readText, textDigest } from "./text";

/** A post's or page's file with all that rules between files need. */
export interface Entry extends Pick<ParsedSource, "kind" | "fields" | "at"> {
  /** Absolute path. */
  contentFilePath: string;
  /** The file as problems name it. */
  file: string;
  /** The address that it has, or most likely wants. */
  path: string;
  /** Undefined if a field has an error. */
  source: ReadSource | undefined;
  /** Lines count from the top of the file. */
  body: Pick<BodyFacts, "images" | "links" | "imports" | "ids">;
  problems: Problem[];
}

/** What the file says, with what is read from its body. */
export type ReadSource = Source & {
  excerpt: string;
  /** SHA-256 of the file, in hex. */
  digest: string;
} & Pick<BodyFacts, "words" | "outline">;

/** Reads the files of posts and pages. */
export type EntryReader = (source: SourceFile) => Promise<Entry>;

/**
 * Makes a reader, which reads a file again only when it has changed.
 * @param display turns an absolute path into the name that problems use
 */
export function createEntryReader(bodies: BodyReader, display: (file: string) => string): EntryReader {
  const memory = createFileMemory<Entry>();
  return (source) =>
    memory(source.file, async () => entryOf(source, await readText(source.file), bodies, display(source.file)));
}

/** Takes a file's text apart; without one, there is only what is wrong with it. */
async function entryOf(
  { file: contentFilePath, kind, format, name }: SourceFile,
  text: string | Finding,
  bodies: BodyReader,
  file: string,
): Promise<Entry> {
  if (typeof text !== "string") {
    const { fields, at, path: wanted } = parseSource("", kind, name, format);
    const body = { images: [], links: [], imports: [], ids: [] };
    const problems = [problem(file, text)];
    return { contentFilePath, kind, file, path: wanted, fields, at, source: undefined, body, problems };
  }
  const parsed = parseSource(text, kind, name, format);
  const { source, fields, at, path: address, body, bodyOffset, findings } = parsed;
  const facts = await bodies.read(body, format);
  const inBody = [...facts.findings, ...checkHeadings(facts.headings, fields.title ?? ""), ...checkAlts(facts)];
  return {
    contentFilePath,
    kind,
    file,
    path: address,
    fields,
    at,
    source: source && {
      ...source,
      excerpt: source.excerpt ?? excerpt(facts.firstParagraph),
      digest: textDigest(text),
      words: facts.words,
      outline: facts.outline,
    },
    body: {
      images: moveDown(facts.images, bodyOffset),
      links: moveDown(facts.links, bodyOffset),
      imports: moveDown(facts.imports, bodyOffset),
      ids: facts.ids,
    },
    problems: [...findings.map((one) => problem(file, one)), ...inBody.map((one) => problem(file, one, bodyOffset))],
  };
}

/** The absolute path of a file that is named relative to the entry's own. */
export const beside = (entry: Pick<Entry, "contentFilePath">, relative: string): string =>
  path.resolve(path.dirname(entry.contentFilePath), relative);

function checkAlts({ images }: BodyFacts): Finding[] {
  return images.flatMap((image) => {
    if (image.alt === undefined) {
      const message = `The picture "${image.src}" has no description, so screen readers have nothing to say. Write it between the brackets: \`![What it shows](${image.src})\`; a decoration is \`<img src="${image.src}" alt="">\`.`;
      return [finding(image, "image-alt-missing", message)];
    }
    const fault = poorAlt(image.alt);
    return fault ? [finding(image, "image-alt-poor", `The description of "${image.src}" ${fault}`)] : [];
  });
}

const moveDown = <T extends { line: number }>(items: readonly T[], offset: number): T[] =>
  items.map((item) => ({ ...item, line: item.line + offset }));
