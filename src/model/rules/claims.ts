// Finds claims that whoever advertises has to back up, or may not make. It only tells: which rules hold for a practice, and
// what a sentence means, no table of words can know. Silence is better than a false alarm.

import { CLAIM_KINDS, CLAIM_TABLE, type ClaimKind, type ClaimWords } from "./claim-table";
import { type Finding, finding, type Point } from "./problem";

/** Lists of words that a practice has changed; `off` is one that it has switched off. */
export type ClaimChanges = Partial<Readonly<Record<ClaimKind, readonly string[] | "off" | undefined>>>;

/** A piece of a text that claims are sought in: a paragraph, a heading, a list, a table, a quotation. */
export interface ClaimBlock {
  text: string;
  /** In lists and tables each line stands for itself; in paragraphs a line goes on in the next. */
  lines: boolean;
  /** Whether it leads to a source: a footnote, or another site. */
  sourced: boolean;
  /** Whether somebody else is quoted. */
  quoted: boolean;
}

/** A claim, by its place in the block's text. */
interface Claim {
  offset: number;
  kind: ClaimKind;
  message: string;
}

/** What is sought in the texts of a language. */
export interface ClaimFinder {
  find(block: ClaimBlock): Claim[];
}

/** Finders by what they are made of: a site has few, and each text asks for one. */
const finders = new Map<string, ClaimFinder | undefined>();

/** Gives a finder; undefined for a language without a table. @param changes the practice's own lists, in this language */
export function claimFinder(language: string, changes: ClaimChanges = {}): ClaimFinder | undefined {
  const key = JSON.stringify([language, changes]);
  if (!finders.has(key)) finders.set(key, makeFinder(language, changes));
  return finders.get(key);
}

function makeFinder(language: string, changes: ClaimChanges): ClaimFinder | undefined {
  const table = CLAIM_TABLE[language.toLowerCase().split("-")[0] ?? ""];
  const own = CLAIM_KINDS.some((kind) => Array.isArray(changes[kind]));
  if (!table && !own) return undefined;
  const words = { ...(table ?? NO_WORDS), ...changes };
  const sought = CLAIM_KINDS.flatMap((kind) => {
    const list = words[kind] ?? table?.[kind];
    if (list === undefined || list === "off" || list.length === 0) return [];
    return [{ kind, pattern: patternOf(list, "g"), hint: hintOf(list) }];
  });
  const { denials, refutations, offers, readers, treatments, doctors, speakers } = table ?? NO_WORDS;
  const context = {
    denials: patternOf(denials),
    refutations: patternOf(refutations),
    offers: patternOf(offers),
    readers: patternOf(readers),
    treatments: patternOf(treatments),
    doctors: patternOf(doctors),
    speakers: patternOf(speakers),
  };
  const quotes = changes.testimonial !== "off";
  return {
    find(block) {
      const text = block.text.toLowerCase();
      const found = sought.flatMap(({ kind, pattern, hint }) =>
        hint.test(text) ? findKind(kind, pattern, block, context) : [],
      );
      const told = found.some(({ kind }) => kind === "testimonial");
      return quotes && !told && isTestimonial(block, context) ? [...found, testimonial(block)] : found;
    },
  };
}

/** Finds claims in a line, such as a title: no source could stand in it. @param at where it stands */
export function findClaims(finder: ClaimFinder | undefined, text: string | undefined, at: Point): Finding[] {
  const block = { text: text ?? "", lines: false, sourced: true, quoted: false };
  return (finder?.find(block) ?? []).map(({ kind, message }) => finding(at, `claim-${kind}`, message));
}

const NO_WORDS: ClaimWords = {
  promise: [],
  condition: [],
  study: [],
  testimonial: [],
  denials: [],
  refutations: [],
  offers: [],
  readers: [],
  treatments: [],
  doctors: [],
  speakers: [],
};

type Context = Readonly<
  Record<"denials" | "refutations" | "offers" | "readers" | "treatments" | "doctors" | "speakers", RegExp>
>;

const NEVER = /(?!)/;
const LETTER = "[\\p{L}\\p{N}]";

/** Between two words of a phrase. */
const GAP = "[\\s-]+";

/** The pattern of any of some words, as `ClaimWords` has them. */
function patternOf(words: readonly string[], flags = ""): RegExp {
  const sources = words.map(sourceOf).filter(Boolean);
  return sources.length === 0 ? NEVER : new RegExp(`(?<!${LETTER})(?:${sources.join("|")})(?!${LETTER})`, `iu${flags}`);
}

/** How some phrases begin, for lower-case text: a pattern without Unicode's classes is some ten times as fast. */
const hintOf = (words: readonly string[]): RegExp =>
  new RegExp(words.map((phrase) => sourceOf(phrase.toLowerCase().split(/[*…]/)[0] ?? "")).join("|"));

/** The pattern of a phrase: its words, with whatever may stand between them. */
function sourceOf(phrase: string): string {
  const pieces = phrase.trim().split(/\s*…\s*/);
  const parts = pieces.map((piece) =>
    piece
      .split(/[\s-]+/)
      .filter(Boolean)
      .map(wordSource)
      .join(GAP),
  );
  return parts.filter(Boolean).join(`${GAP}(?:[^\\s.!?;:-]+${GAP}){0,8}?`);
}

const wordSource = (word: string): string =>
  word
    .replace(/[\\^$.+?()[\]{}|]/g, "\\$&")
    .replaceAll("####", "(?:19|20)\\d\\d")
    .replaceAll("*", "[\\p{L}★⭐]*");

/** A sentence, by its place in the block's text. */
interface Sentence {
  start: number;
  end: number;
}

/** Takes a block apart. */
function sentencesOf({ text, lines }: ClaimBlock): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (const { index, 0: match } of text.matchAll(lines ? /[.!?…]["'”’»)\]]*\s|\n/g : /[.!?…]["'”’»)\]]*\s/g)) {
    sentences.push({ start, end: index + match.length });
    start = index + match.length;
  }
  return [...sentences, { start, end: text.length }];
}

/** So much of a sentence is looked at, in characters on either side of a claim: nobody has written more. */
const NEAR = 400;

/** How far behind a claim a denial counts, in characters: "cures nothing". */
const BEHIND = 12;

/** How far before a study a denial counts: a finding may well be denied. */
const JUST_BEFORE = 40;

/** What only the reference to a publication has: its year and volume, or its DOI. */
const REFERENCE = /\b(?:19|20)\d\d ?; ?\d|\bdoi\b/i;

const QUOTED = /^["'“‘„«].*["'”’“»]$/su;

function findKind(kind: ClaimKind, pattern: RegExp, block: ClaimBlock, context: Context): Claim[] {
  const { text } = block;
  if (kind === "study" && (block.sourced || REFERENCE.test(text))) return [];
  if (kind === "condition" && context.doctors.test(text)) return [];
  const sentences = sentencesOf(block);
  const told = new Map<Sentence, { offset: number; words: Set<string> }>();
  let at = 0;
  for (const { index, 0: words } of text.matchAll(pattern)) {
    const end = index + words.length;
    while ((sentences[at]?.end ?? end) < end) at++;
    const sentence = sentences[at] as Sentence;
    const start = Math.max(sentence.start, index - NEAR);
    const around = text.slice(start, Math.min(sentence.end, end + NEAR));
    const before = text.slice(Math.min(start, index), index);
    const [behind] = /^[^,;:.!?–—(\n]*/u.exec(text.slice(end, Math.min(end + BEHIND, sentence.end))) ?? [""];
    const near = kind === "study" ? before.slice(-JUST_BEFORE) + words : before + words + behind;
    // Words that are spoken of, and questions, claim nothing.
    if (QUOTED.test(text.slice(Math.max(0, index - 1), end + 1))) continue;
    if (/\?["'”’»)\]]*\s*$/.test(around) || context.denials.test(near)) continue;
    if (kind === "promise" && !isPromised(around, context)) continue;
    if (kind === "condition" && !isOffered(around, context)) continue;
    if (context.refutations.test(around)) continue;
    const claim = told.get(sentence) ?? { offset: index, words: new Set() };
    told.set(sentence, claim);
    claim.words.add(`"${words.replace(/\s+/g, " ")}"`);
  }
  return [...told.values()].map(({ offset, words }) => ({
    offset,
    kind,
    message: MESSAGES[kind]([...words].slice(0, MOST_WORDS).join(", ")),
  }));
}

/** So many words of a sentence are told. */
const MOST_WORDS = 5;

/** So many words have no room for what is not said: "Guaranteed results". */
const SHORT = 6;

/** Whether a sentence promises what is offered, and does not tell of medicine. */
const isPromised = (sentence: string, { offers, readers, doctors }: Context): boolean =>
  (offers === NEVER ||
    offers.test(sentence) ||
    readers.test(sentence) ||
    sentence.trim().split(/\s+/).length <= SHORT) &&
  !doctors.test(sentence);

/** Whether a sentence offers help. */
const isOffered = (sentence: string, { offers, treatments }: Context): boolean =>
  (offers === NEVER || offers.test(sentence)) && (treatments === NEVER || treatments.test(sentence));

/** A last line that begins with a dash and names somebody. */
const SPOKEN_BY = /(?:\n[ \t>]*|["”“»]\s*)(?:—|–|--?)\s*\p{Lu}[^\n]{0,80}$/u;

/** Whether somebody who is named tells of himself, and of what is offered. */
const isTestimonial = ({ text, quoted }: ClaimBlock, { speakers, offers }: Context): boolean => {
  const said = text.trim();
  return (
    (quoted || /^["“„«]/.test(said)) &&
    SPOKEN_BY.test(said) &&
    speakers.test(said) &&
    offers.test(said.replace(OWN, ""))
  );
};

/** Of those who speak, not of what is offered. */
const OWN = /(?<!\p{L})(?:i|my|we|our)(?!\p{L})/giu;

const testimonial = ({ text }: ClaimBlock): Claim => ({
  offset: text.search(/\S/),
  kind: "testimonial",
  message: MESSAGES.testimonial("somebody's own words"),
});

const MESSAGES: Readonly<Record<ClaimKind, (words: string) => string>> = {
  promise: (words) =>
    `${words} promises a result. Say what is known and how sure it is, like "may ease", or leave it out: by rule 12.1 of the UK's CAP Code, claims about health must be backed by evidence.`,
  condition: (words) =>
    `Help is offered for ${words}, which needs a doctor. Send the reader to one first, or leave it out: by rule 12.2 of the UK's CAP Code, treatment of such conditions belongs under the supervision of a qualified health professional.`,
  study: (words) =>
    `A study is named (${words}), and no source. Add a footnote (\`[^1]\`), a link, or \`sources:\` among a post's fields: by rule 12.1 of the UK's CAP Code, evidence must be at hand.`,
  testimonial: (words) =>
    `This reads like a testimonial (${words}). Show only true ones, with leave, and say what most people can expect: by 16 CFR 255.2 of the US's FTC, one person's experience counts as what all will have.`,
};
