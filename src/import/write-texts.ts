// Writes each text into the stage: its pictures, its Markdown, its fields.

import path from "node:path";
import { startThreads } from "../content/thread-pool";
import { BLOG } from "../model/content/paths";
import type { Links } from "./address/links";
import type { Placed } from "./address/places";
import { composeText, type Fields } from "./frontmatter";
import type { KnownBodies } from "./known-bodies";
import type { Attachments } from "./media/attachments";
import type { Media } from "./media/media";
import type { TextReport } from "./report";
import type { OldItem, OldSite } from "./source/old-site";
import type { Stage } from "./stage";
import type { OldPicture } from "./text/media";
import { plainText } from "./text/plain-text";
import { type OldContext, type ReadText, readHtml, readMarkdown } from "./text/to-markdown";
import { compareWords, countWords } from "./text/words";
import { type WritingTask, type WrittenText, writeMarkdown } from "./text/write-markdown";

/** What texts are written with. */
export interface Writing {
  site: OldSite;
  stage: Stage;
  attachments: Attachments;
  links: Links;
  media: Media;
  /** HTML of reusable blocks, by their ids. */
  reusable: ReadonlyMap<string, string>;
  tagName(name: string): string | undefined;
  authorName(item: OldItem): string | undefined;
  /** Names that an author may have. */
  people: readonly string[];
  /** What is guessed or odd, in sentences. */
  remarks: string[];
  bodies: KnownBodies;
  progress(text: string): void;
}

/** So many texts wait for their pictures, or for a thread, at a time. */
const MOST_WAITING = 8;

/** From so many texts on, threads take less time than it takes to start them. */
const MANY = 80;

/** Tells an item from others in both readings. */
const keyOf = ({ type, id, link, slug }: OldItem): string => `${type} ${id} ${link} ${slug}`;

/** Writes all texts. @returns what became of each, by its address */
export async function writeTexts(placed: readonly Placed[], writing: Writing): Promise<Map<string, TextReport>> {
  const places = new Map(placed.map((one) => [keyOf(one.item), one]));
  const reports = new Map(placed.map((one) => [one.address, emptyReport(one)]));
  const threads = placed.length < MANY ? undefined : startWriters();
  const write = async (task: WritingTask): Promise<WrittenText> => (threads ? threads.run(task) : writeMarkdown(task));
  const waiting = new Set<Promise<void>>();
  let done = 0;
  try {
    await writing.site.read(async (item) => {
      const place = places.get(keyOf(item));
      if (!place) return;
      places.delete(keyOf(item));
      const task = writeText(item, place, reports.get(place.address) as TextReport, writing, write).finally(() => {
        waiting.delete(task);
        if (++done % 100 === 0) writing.progress(`${done} of ${placed.length} texts`);
      });
      waiting.add(task);
      if (waiting.size >= MOST_WAITING) await Promise.race(waiting);
    });
    await Promise.all(waiting);
  } finally {
    threads?.close();
  }
  return reports;
}

/** Undefined where the code of threads can't be written. */
function startWriters() {
  try {
    return startThreads<WritingTask, WrittenText>("src/import/text/write-worker.ts", undefined, writeMarkdown, {
      youngMegabytes: 16,
    });
  } catch {
    return undefined;
  }
}

const emptyReport = ({ title, item, address, reasons }: Placed): TextReport => ({
  file: "",
  title,
  from: item.link,
  address,
  draft: [...reasons],
  words: { lost: [], added: [] },
  lost: [],
  unlinked: [],
  removed: [],
  shortcodes: [],
});

async function writeText(
  item: OldItem,
  place: Placed,
  report: TextReport,
  writing: Writing,
  write: (task: WritingTask) => Promise<WrittenText>,
): Promise<void> {
  const { stage, media, links } = writing;
  const text = read(item, place, writing);
  const featured = featuredOf(item, writing);
  const { name, other, folder } = filesOf(place, text.pictures.length > 0 || featured !== undefined);
  report.file = name.replace(/^content\//, "");
  // Somebody has written the text in the other form: both would have the same address.
  if (other !== undefined && stage.foreign(other)) {
    stage.reuse(other);
    return;
  }
  const mediaOf = { item, folder, file: report.file };
  const pictures = await media.pictures([...text.pictures, ...(featured ? [featured] : [])], mediaOf);
  await media.files(text.files, mediaOf);
  const ordered = text.order({
    picture: pictures,
    link: (href) => links.lead(href, place),
    isPicture: links.isPicture,
  });
  const { tree, before, added, lost } = ordered;
  const { markdown, difference, facts } = await write({ tree, before, added, lost });
  writing.bodies.know(`\n${markdown}`, facts);
  report.words = difference;
  report.lost = lost;
  report.unlinked = [...new Set(ordered.unlinked)];
  report.removed = ordered.removed;
  report.shortcodes = [...new Set(text.unwrapped)];
  const hero = featured && pictures(featured);
  if (featured && hero?.file === undefined) report.lost.push(`the featured picture ${featured.src}`);
  stage.write(name, composeText(fieldsOf(item, place, report, hero, writing), markdown));
}

/** Where a text and its pictures lie, and where the text would lie without pictures, or with some. */
function filesOf({ kind, name }: Placed, hasPictures: boolean): { name: string; other?: string; folder: string } {
  const below = kind === "post" ? "content/blog" : "content/pages";
  if (name === "") return { name: `${below}/index.md`, folder: below };
  const [alone, beside] = [`${below}/${name}.md`, `${below}/${name}/index.md`];
  return hasPictures
    ? { name: beside, other: alone, folder: `${below}/${name}` }
    : { name: alone, other: beside, folder: path.posix.dirname(`${below}/${name}`) };
}

function read(item: OldItem, place: Placed, { attachments, links, reusable, remarks }: Writing): ReadText {
  if (item.isMarkdown) return readMarkdown(item.content);
  const context: OldContext = {
    reusable: (id) => reusable.get(id),
    gallery: (ids) =>
      (ids.length > 0 ? ids.flatMap((id) => attachments.byId(id) ?? []) : attachments.of(item.id))
        .filter(({ file }) => links.isPicture(file))
        .map(({ file, id }) => ({ src: file, id })),
    notes: notesOf(item, place, remarks),
  };
  return readHtml(item.content, context);
}

/** The footnotes that WordPress's editor keeps beside the text. */
function notesOf({ meta: { footnotes = "" } }: OldItem, { address }: Placed, remarks: string[]): Map<string, string> {
  if (footnotes.trim() === "") return new Map();
  try {
    const notes: { id: string; content: string }[] = JSON.parse(footnotes);
    return new Map(notes.map(({ id, content }) => [id, content]));
  } catch {
    remarks.push(`The footnotes of ${address} can't be read; their numbers stay in the text.`);
    return new Map();
  }
}

function featuredOf({ meta }: OldItem, { attachments }: Writing): OldPicture | undefined {
  if (meta.featured)
    return { src: meta.featured, id: undefined, ...(meta.featuredAlt ? { alt: meta.featuredAlt } : {}) };
  const attachment = attachments.byId(meta._thumbnail_id ?? "");
  return attachment && attachment.file !== "" ? { src: attachment.file, id: attachment.id } : undefined;
}

function fieldsOf(
  item: OldItem,
  { kind, title, date, name, aliases }: Placed,
  report: TextReport,
  hero: ReturnType<Awaited<ReturnType<Media["pictures"]>>> | undefined,
  { authorName, people, remarks, tagName }: Writing,
): Fields {
  const author = authorName(item);
  const isKnown = author !== undefined && people.includes(author);
  if (kind === "post" && author !== undefined && !isKnown && report.draft.length === 0)
    remarks.push(`"${author}" wrote ${report.file} and is none of the people in content/site.yaml.`);
  const tags = item.terms.flatMap(({ domain, name: term }) =>
    /^(category|post_tag)$/.test(domain) ? (tagName(term) ?? []) : [],
  );
  const ofPost = { date, slug: `${BLOG}${name}` };
  return {
    title,
    ...(kind === "post" ? ofPost : {}),
    excerpt: excerptOf(item, report),
    featured: hero?.file,
    featuredAlt: hero?.file === undefined ? undefined : hero.alt,
    aliases,
    ...(kind === "post" ? { author: isKnown ? author : undefined, tags: [...new Set(tags)] } : {}),
    draft: report.draft.length > 0 ? true : undefined,
  };
}

/** Longer ones are no summary. */
const LONGEST_EXCERPT = 900;

function excerptOf(item: OldItem, report: TextReport): string | undefined {
  const whole = plainText(item.excerpt);
  if (whole.length <= LONGEST_EXCERPT) return whole || undefined;
  const short = `${whole.slice(0, LONGEST_EXCERPT).replace(/\s\S*$/, "")} …`;
  report.words.lost.push(...compareWords(countWords(whole), countWords(short)).lost);
  return short;
}
