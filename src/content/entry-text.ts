// What one post or page says: its fields, the facts of its body, and what is wrong with the text by itself. It reads no file,
// so the editor of the browser judges texts by the same code.

import path from "node:path";
import { destination } from "../markdown/destination";
import { excerpt } from "../markdown/excerpt";
import { placesIn, pointsIn, withoutMask } from "../markdown/text-mask";
import type { BodyFacts } from "../markdown/types";
import { poorAlt } from "../model/content/alt";
import { sameLanguage } from "../model/content/language";
import type { PathSource } from "../model/content/paths";
import { type Entry, type ParsedSource, parseSource, type Source, type SourceFormat } from "../model/content/source";
import { type ClaimChanges, type ClaimFinder, claimFinder, findClaims } from "../model/rules/claims";
import { checkHeadings } from "../model/rules/heading-rules";
import { compareProblems, type Finding, finding, inDraft, type Problem, problem } from "../model/rules/problem";
import type { SourceFile } from "./folder";

/** A post's or page's file with all that rules between files need. */
export interface ReadEntry extends Pick<ParsedSource, "kind" | "language" | "fields" | "at"> {
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
  /** Under which name the tree of its Markdown is kept; undefined if it has none. */
  tree: string | undefined;
  problems: Problem[];
}

/** What the file says, with what is read from its body. */
type ReadSource = WithoutBody<Source> & {
  excerpt: string;
  /** SHA-256 of the file, in hex. */
  digest: string;
} & Pick<BodyFacts, "words" | "outline" | "footnotes">;

/** Of posts and pages each: `Omit` would leave what they have in common. */
type WithoutBody<Text> = Text extends Source ? Omit<Text, "body"> : never;

/** What site.yaml says of texts: their languages, and of claims, in lists of the first. */
export interface TextSettings extends PathSource {
  claims: ClaimChanges;
}

/** What is made of a file's text elsewhere, as each place can. */
export interface EntryMeans {
  readBody(body: string, format: SourceFormat): BodyFacts | Promise<BodyFacts>;
  digest(text: string): string;
  /** The name under which the tree of a Markdown body is kept. */
  treeName(body: string): string;
}

/**
 * Takes a file's text apart; without one, there is only what is wrong with it.
 * @param settings what decides how it is read
 * @param file its name for problems
 */
export async function entryOf(
  { file: contentFilePath, kind, format, name, folder }: SourceFile,
  text: string | Finding,
  means: EntryMeans,
  settings: TextSettings,
  file: string,
): Promise<ReadEntry> {
  if (typeof text !== "string") {
    const { language, fields, at, path: wanted } = parseSource("", { kind, name, format, folder }, settings);
    const body = { images: [], links: [], imports: [], ids: [] };
    const problems = [problem(file, text)];
    return {
      contentFilePath,
      kind,
      language,
      file,
      path: wanted,
      fields,
      at,
      source: undefined,
      body,
      tree: undefined,
      problems,
    };
  }
  const parsed = parseSource(text, { kind, name, format, folder }, settings);
  const { language, source, fields, at, path: address, body, bodyOffset, findings } = parsed;
  const facts = await means.readBody(body, format);
  const inBody = [
    ...facts.findings,
    ...checkHeadings(facts.headings, fields.title ?? ""),
    ...checkAlts(facts),
    ...claimsInBody(body, facts, parsed, settings),
  ];
  return {
    contentFilePath,
    kind,
    language,
    file,
    path: address,
    fields,
    at,
    source: source && {
      ...withoutBody(source),
      excerpt: source.excerpt ?? excerpt(facts.firstParagraph),
      digest: means.digest(text),
      words: facts.words,
      outline: facts.outline,
      footnotes: facts.footnotes,
    },
    body: {
      images: moveDown(facts.images, bodyOffset),
      links: moveDown(facts.links, bodyOffset),
      imports: moveDown(facts.imports, bodyOffset),
      ids: facts.ids,
    },
    tree: format === "md" ? means.treeName(body) : undefined,
    problems: [
      ...[...findings, ...claimsInFields(parsed, settings)].map((one) => problem(file, one)),
      ...inBody.map((one) => problem(file, one, bodyOffset)),
    ],
  };
}

function withoutBody(source: Source): WithoutBody<Source> {
  const { body: _, ...rest } = source;
  return rest;
}

/** Whether a text is a draft. Of one whose fields can't be read at all, nobody knows. */
export const isDraft = ({ fields }: Pick<ReadEntry, "fields">): boolean => fields.draft === true;

/** Texts in their order, but drafts behind all others: what both want belongs to those. */
export const draftsLast = (entries: readonly ReadEntry[]): ReadEntry[] =>
  [...entries].sort((a, b) => Number(isDraft(a)) - Number(isDraft(b)));

/** Puts the problems of all texts in their order, with the errors of drafts as warnings. */
export function ordered(entries: readonly ReadEntry[], problems: readonly Problem[]): Problem[] {
  const drafts = new Set(entries.filter(isDraft).map(({ file }) => file));
  return problems.map((one) => (drafts.has(one.file) ? inDraft(one) : one)).sort(compareProblems);
}

/** The absolute path of a file that is named relative to the entry's own. */
export const beside = (entry: Pick<ReadEntry, "contentFilePath">, relative: string): string =>
  path.resolve(path.dirname(entry.contentFilePath), relative);

/** What finds claims in a text; lists of the practice's own are of no use in another language than the site's. */
function finderFor({ fields, source }: ParsedSource, { language, claims }: TextSettings): ClaimFinder | undefined {
  const { lang = source?.language ?? language } = fields;
  return claimFinder(lang, sameLanguage(lang, language) ? claims : {});
}

function claimsInBody(body: string, { blocks }: BodyFacts, parsed: ParsedSource, settings: TextSettings): Finding[] {
  const finder = finderFor(parsed, settings);
  const sourced = (parsed.fields.sources ?? []).length > 0;
  let pointOf: ReturnType<typeof pointsIn> | undefined;
  return blocks.flatMap(({ start, text, ...block }) => {
    const plain = withoutMask(text);
    const claims = finder?.find({ ...block, text: plain, sourced: sourced || block.sourced }) ?? [];
    if (claims.length === 0) return [];
    const places = placesIn(text);
    pointOf ??= pointsIn(body);
    const at = pointOf;
    return claims.map(({ offset, kind, message }) =>
      finding(at(start + (places[offset] ?? 0)), `claim-${kind}`, message),
    );
  });
}

function claimsInFields(parsed: ParsedSource, settings: TextSettings): Finding[] {
  const finder = finderFor(parsed, settings);
  return (["title", "subtitle", "excerpt", "featuredCaption"] as const).flatMap((key) =>
    findClaims(finder, parsed.fields[key], parsed.at[key]),
  );
}

function checkAlts({ images }: BodyFacts): Finding[] {
  return images.flatMap((image) => {
    if (image.alt === undefined) {
      const inHtml = image.src.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
      const message = `The picture "${image.src}" has no description, so screen readers have nothing to say. Write it between the brackets: \`![What it shows](${destination(image.src)})\`; a decoration is \`<img src="${inHtml}" alt="">\`.`;
      return [finding(image, "image-alt-missing", message)];
    }
    const fault = poorAlt(image.alt);
    return fault ? [finding(image, "image-alt-poor", `The description of "${image.src}" ${fault}`)] : [];
  });
}

const moveDown = <T extends { line: number }>(items: readonly T[], offset: number): T[] =>
  items.map((item) => ({ ...item, line: item.line + offset }));

const known = new WeakMap<ReadEntry, Entry>();

/** A post or page as the plan knows it: the same object again, of an entry that has not changed. Undefined with an error in a field. */
export function loaded(entry: ReadEntry): Entry | undefined {
  const before = known.get(entry);
  if (before || !entry.source) return before;
  const { featured, ...source } = entry.source;
  const made = {
    ...source,
    contentFilePath: entry.contentFilePath,
    tree: entry.tree,
    featured: featured === undefined ? undefined : beside(entry, featured),
    images: entry.body.images
      .filter(({ path: relative }) => !relative.startsWith("/"))
      .map(({ src, path: relative }) => ({ src, file: beside(entry, relative) })),
  };
  known.set(entry, made);
  return made;
}
