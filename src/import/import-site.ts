// Brings an old site along: reads it twice (what there is, then each text), puts everything together in a stage, has the
// content check judge it, mends what that refuses, and only then writes into the content folder.

import fs from "node:fs";
import path from "node:path";
import { SITE_FILE } from "../content/content-dir";
import { openPixels } from "../content/decoder";
import { slashed } from "../content/files-below";
import { type Content, loadContent } from "../content/load";
import { composeSite } from "../model/content/new-site";
import { ARCHIVE, BLOG, HOME, TAGS } from "../model/content/paths";
import { tagPath } from "../model/content/slug";
import { redirectFile, redirectSources } from "../model/hosting/redirects";
import { LINK_SCHEMES } from "../model/rules/link-rules";
import type { Problem } from "../model/rules/problem";
import {
  goneAddresses,
  keyOf,
  type Leading,
  leadOn,
  type OwnAddress,
  ownAddresses,
  type Placed,
  placeTexts,
} from "./addresses";
import { createTagNames, guessTimeZone, languageOf, readMenu } from "./facts";
import { createFetcher } from "./fetching";
import { composeText, type Fields } from "./frontmatter";
import { clean, decode, type NewPicture, type OldPicture, plainText } from "./html-tree";
import { mendText } from "./mend";
import type { OldFacts, OldItem, OldSite } from "./old-site";
import { findFile, makePicture, nameOf, originals, type PictureSources } from "./pictures";
import type { ImportReport, TextReport } from "./report";
import { openStage, type Stage } from "./stage";
import { type PreparedText, prepareHtml, prepareMarkdown } from "./to-markdown";
import { compareWords, countWords } from "./words";

/** How an old site is brought along. */
export interface ImportOptions {
  /** Absolute path of the content folder. */
  content: string;
  /** That of the project. */
  root: string;
  now: Date;
  /** The old site's address, if the export does not say it. */
  from: string | undefined;
  /** Absolute path of a copy of `wp-content/uploads`. */
  media: string | undefined;
  /** Further hosts that pictures are fetched from. */
  alsoFrom: readonly string[];
  /** Whether pictures are fetched at all. */
  fetches: boolean;
  /** Further types of an export that become pages. */
  types: readonly string[];
  /** Addresses of the old sitemap. */
  sitemap: readonly string[] | undefined;
  dryRun: boolean;
  progress(text: string): void;
  pause?(milliseconds: number): Promise<void>;
}

/** What is known of the old site before its texts are read. */
interface Index {
  facts: OldFacts;
  texts: OldItem[];
  attachments: OldItem[];
  menu: OldItem[];
  reusable: Map<string, string>;
  notTaken: Map<string, string[]>;
  comments: number;
}

/** So many names of each type are told. */
const MOST_NAMES = 200;
/** What belongs to others, or to the program alone. */
const INTERNAL =
  /^(revision|oembed_cache|customize_changeset|user_request|wp_global_styles|wp_template(_part)?|wp_font_\w+|custom_css)$/;
/** What a text may be and still not be brought along. */
const THROWN_AWAY = /^(trash|auto-draft)$/;

/** Keeps a string without the piece of the file that it was cut from, which it would hold in memory. */
const detached = (item: OldItem): OldItem => structuredClone({ ...item, content: "" });

async function indexSite(site: OldSite, types: readonly string[]): Promise<Index> {
  const index: Omit<Index, "facts"> = {
    texts: [],
    attachments: [],
    menu: [],
    reusable: new Map(),
    notTaken: new Map(),
    comments: 0,
  };
  const leaveOut = (type: string, item: OldItem): void => {
    const names = index.notTaken.get(type) ?? [];
    names.push(
      names.length < MOST_NAMES ? structuredClone(`${plainText(item.title) || item.id} ${item.link}`.trim()) : "",
    );
    index.notTaken.set(type, names);
  };
  const facts = await site.read((item) => {
    index.comments += item.comments;
    if (item.type === "attachment") index.attachments.push(detached(item));
    else if (item.type === "nav_menu_item") index.menu.push(detached(item));
    else if (item.type === "wp_block") index.reusable.set(item.id, Buffer.from(item.content).toString());
    else if (item.type === "post" || item.type === "page" || types.includes(item.type)) {
      if (THROWN_AWAY.test(item.status)) leaveOut(`${item.type}, ${item.status}`, item);
      else index.texts.push(detached(item));
    } else if (!INTERNAL.test(item.type)) leaveOut(item.type || "without a type", item);
  });
  return { facts, ...index };
}

/** A calendar day from the beginning of a text; undefined if there is none. */
function dayOf(text: string): string | undefined {
  const day = /^(\d{4}-\d{2}-\d{2})/.exec(text)?.[1];
  const time = day === undefined || day.startsWith("0000") ? Number.NaN : Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day ? undefined : day;
}

/** Why a text was not public. */
function* reasonsOf(item: OldItem, date: string | undefined): Generator<string> {
  if (item.hasPassword) yield "it had a password";
  if (item.status === "future") yield `it was to appear on ${date ?? "a day that the export does not name"}`;
  else if (item.status !== "publish") yield `its status was "${item.status || "unknown"}"`;
}

/**
 * Brings an old site along.
 * @throws if it can't be read; nothing is written then
 */
export async function importSite(site: OldSite, options: ImportOptions): Promise<ImportReport> {
  const { content, root, now } = options;
  const index = await indexSite(site, options.types);
  const { facts } = index;
  const remarks = [...facts.remarks];
  const urls = [options.from, facts.url, ...facts.urls].filter(
    (url): url is string => url !== undefined && URL.canParse(url),
  );
  const home = urls[0] ?? "https://old.invalid/";
  const own = ownAddresses(urls);

  const stage = openStage(content, root);
  try {
    const before = fs.existsSync(content) ? await loadContent(content, root, now) : undefined;
    const tagName = createTagNames();
    const taken = takenAddresses(before, content);
    const { placed, rivals } = placeTexts(index.texts, own, home, taken);
    describe(placed, index, now, remarks);
    const people = peopleOf(placed, facts);
    const context: Work = {
      site,
      stage,
      options,
      index,
      own,
      home,
      tagName,
      remarks,
      known: before?.site?.people.map(({ name }) => name) ?? people,
      byItem: new Map(placed.map((one) => [one.item.id, one])),
      sources: {
        own,
        base: home,
        media: options.media,
        fetch: options.fetches && !options.dryRun ? fetcher(urls, options) : undefined,
      },
      leading: leadOn({ facts, placed, attachments: index.attachments, own, tagName, files: new Map() }),
      files: new Map(),
      made: new Map(),
      missing: [],
      pictures: 0,
    };
    const reports = await writeTexts(site, placed, context);
    writeSite(context, placed, people, before);
    const { leading, redirects } = writeRedirects(context, placed, reports);
    await judge(context, reports);
    const leads = leadsOn(placed, leading, reports);
    const published = stage.publish(options.dryRun);
    return {
      dryRun: options.dryRun,
      texts: [...reports.values()],
      pictures: context.pictures,
      missing: context.missing,
      ...published,
      redirects,
      impossible: leading.impossible,
      gone: options.sitemap === undefined ? [] : goneAddresses(options.sitemap, own, leads),
      rivals,
      notTaken: [...index.notTaken].map(([type, names]) => ({
        type,
        count: names.length,
        names: names.filter(Boolean),
      })),
      comments: index.comments,
      remarks,
    };
  } finally {
    stage.remove();
  }
}

/** What the parts of an import share. */
interface Work {
  site: OldSite;
  stage: Stage;
  options: ImportOptions;
  index: Index;
  own: OwnAddress;
  home: string;
  tagName(name: string): string | undefined;
  remarks: string[];
  /** Names that an author may have. */
  known: readonly string[];
  byItem: ReadonlyMap<string, Placed>;
  sources: PictureSources;
  leading: Leading;
  /** New addresses of leaflets and the like, by their old ones. */
  files: Map<string, string>;
  /** What became of each address of a picture: the file that was first made of it, or why there is none. */
  made: Map<string, { place: string } | { fault: string }>;
  missing: ImportReport["missing"];
  pictures: number;
}

function fetcher(urls: readonly string[], { alsoFrom, root, pause }: ImportOptions) {
  const hosts = new Set(
    [...urls.map((url) => new URL(url).host), ...alsoFrom].map((host) => host.replace(/^www\./, "")),
  );
  return createFetcher({
    hosts,
    folder: path.join(root, ".build/imported-files"),
    pause: pause ?? ((milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))),
  });
}

/** The addresses of what is there already, but for those of files that the import would write itself. */
function takenAddresses(before: Content | undefined, content: string): (address: string, place: string) => boolean {
  const owners = new Map<string, string>();
  for (const { path: address, aliases, contentFilePath } of [...(before?.posts ?? []), ...(before?.pages ?? [])]) {
    for (const one of [address, ...aliases]) owners.set(one, path.relative(content, contentFilePath));
  }
  for (const { path: address, file } of before?.broken ?? []) owners.set(address, file);
  return (address, place) => {
    const owner = owners.get(address);
    return owner !== undefined && slashed(owner).replace(/(\/index)?\.mdx?$/, "") !== place;
  };
}

/** Gives each text its title, its day, and the reasons for being a draft. */
function describe(placed: readonly Placed[], { facts }: Index, now: Date, remarks: string[]): void {
  const made = new Date(facts.made);
  const today = (Number.isNaN(made.getTime()) ? now : made).toISOString().slice(0, 10);
  for (const one of placed) {
    const { item } = one;
    const title = plainText(item.title);
    const words = decode(item.slug).replaceAll("-", " ").trim();
    one.title = (title || clean(words) || "Untitled").slice(0, 900);
    if (title === "") remarks.push(`A text without a title is called "${one.title}" now (${one.address}).`);
    const day = dayOf(item.date) ?? dayOf(item.dateGmt);
    one.reasons = [...reasonsOf(item, day)];
    if (one.kind === "page") continue;
    one.date = day ?? today;
    if (day === undefined && item.status === "publish") one.reasons.push("the export names no day for it");
  }
}

/** The authors of public posts, those of most first. */
function peopleOf(placed: readonly Placed[], facts: OldFacts): string[] {
  const counts = new Map<string, number>();
  for (const { item, kind, reasons } of placed) {
    const name = authorOf(item, facts);
    if (kind === "post" && reasons.length === 0 && name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([name]) => name);
}

const authorOf = (item: OldItem, { authors }: OldFacts): string | undefined =>
  plainText(authors.get(item.author) ?? item.author)
    .normalize()
    .slice(0, 200) || undefined;

// --- Texts

/** So many texts wait for their pictures at a time. */
const MOST_WAITING = 6;

async function writeTexts(site: OldSite, placed: readonly Placed[], work: Work): Promise<Map<string, TextReport>> {
  const places = new Map(placed.map((one) => [one.item, one]));
  const byKey = new Map(placed.map((one) => [keyOfItem(one.item), one]));
  const reports = new Map<string, TextReport>();
  for (const one of places.values()) reports.set(one.address, emptyReport(one));
  const waiting = new Set<Promise<void>>();
  let done = 0;
  await site.read(async (item) => {
    const place = byKey.get(keyOfItem(item));
    if (!place) return;
    byKey.delete(keyOfItem(item));
    const task = writeText(item, place, reports.get(place.address) as TextReport, work).finally(() => {
      waiting.delete(task);
      if (++done % 100 === 0) work.options.progress(`${done} of ${placed.length} texts`);
    });
    waiting.add(task);
    if (waiting.size >= MOST_WAITING) await Promise.race(waiting);
  });
  await Promise.all(waiting);
  work.missing.sort((a, b) => (a.file + a.address < b.file + b.address ? -1 : 1));
  return reports;
}

/** Tells an item from others in both readings. */
const keyOfItem = (item: OldItem): string => `${item.type} ${item.id} ${item.link} ${item.slug}`;

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

async function writeText(item: OldItem, place: Placed, report: TextReport, work: Work): Promise<void> {
  const { index, stage } = work;
  const text = prepare(item, place, work);
  const featured = featuredOf(item, work);
  const folder = place.kind === "post" ? "content/blog" : "content/pages";
  const hasPictures = text.pictures.length > 0 || featured !== undefined;
  const below =
    place.name === ""
      ? folder
      : hasPictures
        ? `${folder}/${place.name}`
        : path.posix.dirname(`${folder}/${place.name}`);
  const name = place.name === "" || hasPictures ? `${below}/index.md` : `${folder}/${place.name}.md`;
  const other =
    place.name === "" ? undefined : hasPictures ? `${folder}/${place.name}.md` : `${folder}/${place.name}/index.md`;
  report.file = name.replace(/^content\//, "");
  // Somebody has written the text in the other form: both would have the same address.
  if (other !== undefined && stage.foreign(other)) {
    stage.reuse(other);
    return;
  }
  const pictures = await bringPictures(text.pictures, below, report.file, item, work);
  await bringFiles(text.files, report.file, work);
  const hero = featured && (await bringPictures([featured], below, report.file, item, work)).get(pictureKey(featured));
  const written = text.write({
    picture: (picture) => pictures.get(pictureKey(picture)) ?? { file: undefined, alt: undefined },
    link: (href) => newAddress(href, place, work),
    isPicture: (href) => isPicture(href, work),
  });
  report.words = written.difference;
  report.lost = written.lost;
  report.unlinked = [...new Set(written.unlinked)];
  report.removed = written.removed;
  report.shortcodes = [...new Set(written.unwrapped)];
  if (featured && hero?.file === undefined) report.lost.push(`the featured picture ${featured.src}`);
  const excerpt = excerptOf(item, report);
  const author = authorOf(item, index.facts);
  if (place.kind === "post" && author !== undefined && !work.known.includes(author) && report.draft.length === 0)
    work.remarks.push(`"${author}" wrote ${report.file} and is none of the people in ${SITE_FILE}.`);
  const tags = [
    ...new Set(
      item.terms.flatMap(({ domain, name: term }) =>
        /^(category|post_tag)$/.test(domain) ? (work.tagName(term) ?? []) : [],
      ),
    ),
  ];
  const fields: Fields = {
    title: place.title,
    ...(place.kind === "post" ? { date: place.date, slug: `${BLOG}${place.name}` } : {}),
    excerpt,
    featured: hero?.file,
    featuredAlt: hero?.file === undefined ? undefined : hero.alt,
    aliases: place.aliases,
    ...(place.kind === "post"
      ? { author: author !== undefined && work.known.includes(author) ? author : undefined, tags }
      : {}),
    draft: report.draft.length > 0 ? true : undefined,
  };
  stage.write(name, composeText(fields, written.markdown));
}

function prepare(item: OldItem, place: Placed, work: Work): PreparedText {
  const { index } = work;
  const gallery = (ids: string[]): OldPicture[] => {
    const files =
      ids.length > 0
        ? ids.flatMap((id) => attachment(id, work) ?? [])
        : index.attachments.filter(({ parent }) => parent === item.id).sort((a, b) => a.order - b.order);
    return files.filter(({ file }) => isPicture(file, work)).map(({ file, id }) => ({ src: file, id }));
  };
  if (item.isMarkdown) return prepareMarkdown(item.content);
  return prepareHtml(item.content, {
    reusable: (id) => index.reusable.get(id),
    gallery,
    notes: notesOf(item, place, work),
  });
}

/** The footnotes that WordPress's editor keeps beside the text. */
function notesOf(item: OldItem, place: Placed, work: Work): Map<string, string> {
  const { footnotes } = item.meta;
  if (footnotes === undefined || footnotes.trim() === "") return new Map();
  try {
    const notes: { id: string; content: string }[] = JSON.parse(footnotes);
    return new Map(notes.map(({ id, content }) => [id, content]));
  } catch {
    work.remarks.push(`The footnotes of ${place.address} can't be read; their numbers stay in the text.`);
    return new Map();
  }
}

function excerptOf(item: OldItem, report: TextReport): string | undefined {
  const whole = plainText(item.excerpt);
  if (whole === "") return undefined;
  const MOST = 900;
  if (whole.length <= MOST) return whole;
  const short = `${whole.slice(0, MOST).replace(/\s\S*$/, "")} …`;
  report.words.lost.push(...compareWords(countWords(whole), countWords(short)).lost);
  return short;
}

// --- Links

const FILE_ADDRESS = "/files/";

function attachment(id: string, { index }: Work): OldItem | undefined {
  return index.attachments.find((one) => one.id === id);
}

const isPicture = (address: string, { own, index }: Work): boolean => {
  const place = own(address);
  if (/\.(jpe?g|png|gif|webp|avif|svg|bmp|tiff?|heic)(?=$|[?#])/i.test(address))
    return place !== undefined || /wp\.com|squarespace/.test(address);
  return (
    place !== undefined &&
    index.attachments.some(
      ({ link, file }) =>
        keyOf(own(link)?.path ?? "?") === keyOf(place.path) && /\.(jpe?g|png|gif|webp|avif)$/i.test(file),
    )
  );
};

/** Where a link leads now; undefined if nowhere. */
function newAddress(href: string, place: Placed, work: Work): string | undefined {
  const { own, byItem, files, leading, tagName, index, home } = work;
  const sibling = place.item?.source === undefined ? undefined : besideText(href, place.item, work);
  if (sibling !== undefined)
    return sibling.reasons.length === 0 || place.reasons.length > 0 ? sibling.address : undefined;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(href)?.[1]?.toLowerCase();
  if (scheme !== undefined && !/^https?$/.test(scheme)) {
    return (LINK_SCHEMES as readonly string[]).includes(scheme)
      ? href.replace(/^[^:]*/, scheme).replace(/\s/g, "%20")
      : undefined;
  }
  const old = own(href);
  if (!old) {
    if (!URL.canParse(href, home)) return undefined;
    return href.startsWith("//") ? `https:${href}` : href.replace(/[\s<>]/g, (sign) => encodeURIComponent(sign));
  }
  const file = files.get(href);
  if (file !== undefined) return file;
  const isOpen = (to: Placed): boolean => to.reasons.length === 0 || place.reasons.length > 0;
  const id = /[?&](?:p|page_id|attachment_id)=(\d+)/.exec(old.query)?.[1];
  const target = id === undefined ? targets(work).get(keyOf(old.path)) : byItem.get(id);
  if (target) {
    if (!isOpen(target)) return undefined;
    const hash = target === place ? (/#.+$/.exec(href)?.[0] ?? "") : "";
    return hash || target.address;
  }
  if (old.query !== "" && id !== undefined) return undefined;
  if (keyOf(old.path) === keyOf(own(home)?.path ?? "/") || old.path === "/") return HOME;
  const lead = leading.redirects.find(({ from }) => keyOf(from) === keyOf(old.path));
  if (lead) return lead.to;
  const term = index.facts.terms.find(
    ({ slug, domain }) =>
      slug !== "" &&
      /^(category|post_tag)$/.test(domain) &&
      keyOf(old.path).endsWith(`/${decode(slug)}`) &&
      /\/(category|tag)\//.test(old.path),
  );
  const tag = term && tagName(term.name);
  const isUsed =
    tag !== undefined &&
    [...byItem.values()].some(
      ({ item, kind, reasons }) =>
        kind === "post" && reasons.length === 0 && item.terms.some(({ name }) => tagName(name) === tag),
    );
  return isUsed && tag !== undefined ? tagPath(tag, { language: languageOf(index.facts.language) ?? "en" }) : undefined;
}

/** The text that a link of Markdown names by its file, or by the name of a post of Jekyll. */
function besideText(href: string, { source = "" }: OldItem, { byItem }: Work): Placed | undefined {
  const post = /^x-post:(.+)$/.exec(href)?.[1];
  if (post !== undefined) return [...byItem.values()].find(({ kind, item }) => kind === "post" && item.slug === post);
  if (/^([a-z][a-z0-9+.-]*:|#)/i.test(href)) return undefined;
  const file = decode(href.replace(/[?#].*$/, ""));
  if (!/\.(md|markdown|mdx)$/i.test(file)) return undefined;
  const wanted = path.resolve(path.dirname(source), file);
  return [...byItem.values()].find(
    ({ item }) => item.source === wanted || (file.startsWith("/") && item.source?.endsWith(file)),
  );
}

const known = new WeakMap<ReadonlyMap<string, Placed>, Map<string, Placed>>();

/** Texts by the paths of their old and new addresses. */
function targets({ byItem, own }: Work): Map<string, Placed> {
  let found = known.get(byItem);
  if (!found) {
    found = new Map();
    for (const one of byItem.values()) {
      const place = own(one.item.link);
      for (const address of [...one.aliases, ...(place && place.query === "" ? [place.path] : []), one.address])
        if (!found.has(keyOf(address))) found.set(keyOf(address), one);
    }
    known.set(byItem, found);
  }
  return found;
}

// --- Pictures and files

const pictureKey = ({ src, id }: OldPicture): string => `${id ?? ""} ${src}`;

function featuredOf(item: OldItem, work: Work): OldPicture | undefined {
  const { _thumbnail_id: id } = item.meta;
  if (item.meta.featured)
    return { src: item.meta.featured, id: undefined, ...(item.meta.featuredAlt ? { alt: item.meta.featuredAlt } : {}) };
  const file = id === undefined ? undefined : attachment(id, work);
  return file && file.file !== "" ? { src: file.file, id } : undefined;
}

/** Makes the pictures of a text, beside it. @param folder relative to the stage */
async function bringPictures(
  pictures: readonly OldPicture[],
  folder: string,
  file: string,
  item: OldItem,
  work: Work,
): Promise<Map<string, NewPicture>> {
  const found = new Map<string, NewPicture>();
  for (const picture of pictures) {
    const key = pictureKey(picture);
    if (found.has(key)) continue;
    const known = attachmentOf(picture, work);
    const alt = known ? plainText(known.meta._wp_attachment_image_alt ?? "") || undefined : picture.alt;
    const beside = work.site.find?.(picture.src, item);
    const base = URL.canParse(item.link, work.home) ? new URL(item.link, work.home).href : work.home;
    const remote = [...(known?.file ? [known.file] : []), picture.src].flatMap((address) => originals(address, base));
    // A file beside the text is known by its path: an address such as `x.jpg` means another one for each text.
    const addresses = beside === undefined ? [...new Set(remote)] : [beside];
    const made = await bringPicture(
      addresses,
      folder,
      beside === undefined ? picture : { ...picture, file: beside },
      work,
    );
    if ("fault" in made) {
      const address = addresses[0]?.slice(0, 300) ?? picture.src;
      if (!work.missing.some((one) => one.address === address && one.file === file))
        work.missing.push({ address, file, reason: made.fault });
    }
    found.set(key, { file: "name" in made ? made.name : undefined, alt });
  }
  return found;
}

/** The attachment of a picture: by the id that the text names, or by its address without the size. */
function attachmentOf({ src, id }: OldPicture, work: Work): OldItem | undefined {
  const named = id === undefined ? undefined : attachment(id, work);
  const paths = new Set(originals(src, work.home).map((address) => keyOf(work.own(address)?.path ?? address)));
  const same = (one: OldItem): boolean =>
    originals(one.file, work.home).some((address) => paths.has(keyOf(work.own(address)?.path ?? address)));
  return named ?? work.index.attachments.find((one) => one.file !== "" && same(one));
}

async function bringPicture(
  addresses: readonly string[],
  folder: string,
  picture: OldPicture,
  work: Work,
): Promise<{ name: string } | { fault: string }> {
  const { stage, made, sources, options } = work;
  const [best = picture.src] = addresses;
  const before = made.get(best);
  if (before && "fault" in before) return before;
  if (before && "place" in before)
    return { name: place(before.place, path.posix.basename(before.place), folder, best, work) };
  const standing = [".jpg", ".png", ".webp", ".avif", ".gif", ".svg"]
    .map((ending) => `${folder}/${nameOf(best)}${ending}`)
    .find((name) => stage.has(name, best));
  if (standing !== undefined) {
    stage.reuse(standing);
    made.set(best, { place: standing });
    work.pictures++;
    return { name: path.posix.basename(standing) };
  }
  const local = picture.file ?? (best.startsWith("data:") ? dataFile(best, stage.root) : undefined);
  const found =
    local === undefined
      ? sources.fetch === undefined && sources.media === undefined && options.dryRun
        ? undefined
        : await findFile(addresses, sources)
      : { file: local, address: best };
  // A first look takes it that every picture can be fetched.
  if (found === undefined || ("fault" in found && options.dryRun && options.fetches))
    return placeholder(folder, best, work);
  const result = "fault" in found ? found : await makePicture(found.file, found.address);
  if ("fault" in result) {
    made.set(best, result);
    return result;
  }
  work.pictures++;
  const name = freeName(result.name, folder, best, work);
  stage.write(`${folder}/${name}`, result.data, best);
  made.set(best, { place: `${folder}/${name}` });
  return { name };
}

/** Puts a picture that another text has beside this one too. */
function place(from: string, wanted: string, folder: string, source: string, { stage, ...work }: Work): string {
  if (path.posix.dirname(from) === folder) return path.posix.basename(from);
  const name = freeName(wanted, folder, source, { stage, ...work });
  stage.write(`${folder}/${name}`, fs.readFileSync(path.join(stage.root, from)), source);
  return name;
}

/** Which address each file of the stage was made of. */
const sourcesOf = new WeakMap<Stage, Map<string, string>>();

function freeName(wanted: string, folder: string, source: string, { stage }: Work): string {
  const used = sourcesOf.get(stage) ?? new Map<string, string>();
  sourcesOf.set(stage, used);
  const { name: stem, ext } = path.posix.parse(wanted);
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${stem}-${number}${ext}`;
    const place = `${folder}/${name}`;
    const by = used.get(place);
    if (by === source || (by === undefined && !stage.foreign(place))) {
      used.set(place, source);
      return name;
    }
  }
}

async function placeholder(folder: string, address: string, work: Work): Promise<{ name: string }> {
  const pixels = Buffer.alloc(1200 * 800 * 3, 0x80);
  const name = freeName(`${nameOf(address)}.png`, folder, address, work);
  work.stage.write(
    `${folder}/${name}`,
    await openPixels(pixels, { width: 1200, height: 800, channels: 3 }).png().toBuffer(),
    address,
  );
  work.made.set(address, { place: `${folder}/${name}` });
  work.pictures++;
  return { name };
}

function dataFile(address: string, folder: string): string | undefined {
  const [, base64, data = ""] = /^data:[^,]*?(;base64)?,([\s\S]*)$/.exec(address) ?? [];
  if (data === "") return undefined;
  const file = path.join(fs.mkdtempSync(path.join(folder, "picture-")), "picture");
  fs.writeFileSync(file, base64 === undefined ? decode(data) : Buffer.from(data, "base64"));
  return file;
}

/** Puts leaflets and recordings that a text links to into `static/files`. */
async function bringFiles(addresses: readonly string[], file: string, work: Work): Promise<void> {
  const { own, files, home, stage, sources, missing, options } = work;
  for (const address of addresses) {
    if (files.has(address) || !own(address)) continue;
    const absolute = URL.canParse(address, home) ? new URL(address, home).href : address;
    const [, ending = ""] = /\.([a-z0-9]{2,5})(?=$|[?#])/i.exec(absolute) ?? [];
    const wanted = `${nameOf(absolute)}.${ending.toLowerCase()}`;
    if (stage.has(`static${FILE_ADDRESS}${wanted}`, absolute)) {
      stage.reuse(`static${FILE_ADDRESS}${wanted}`);
      files.set(address, FILE_ADDRESS + wanted);
      continue;
    }
    const found = await findFile([absolute], sources);
    if ("fault" in found && !(options.dryRun && options.fetches)) {
      missing.push({ address: absolute, file, reason: found.fault });
      continue;
    }
    const name = freeName(wanted, `static${FILE_ADDRESS.slice(0, -1)}`, absolute, work);
    stage.write(`static${FILE_ADDRESS}${name}`, "fault" in found ? "" : fs.readFileSync(found.file), absolute);
    files.set(address, FILE_ADDRESS + name);
  }
}

// --- The site as a whole

function writeSite(
  work: Work,
  placed: readonly Placed[],
  people: readonly string[],
  before: Content | undefined,
): void {
  const { stage, index, remarks, home, options } = work;
  const { facts } = index;
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (fs.existsSync(path.join(options.content, SITE_FILE))) {
    const other = people.filter((name) => !before?.site?.people.some((person) => person.name === name));
    remarks.push(
      `${SITE_FILE} was there and stays as it is. The old site was called "${plainText(facts.title)}"${other.length > 0 ? `; people that it does not name: ${other.join(", ")}` : ""}.`,
    );
    return;
  }
  const zone = facts.timeZone ?? guessTimeZone(index.texts, own);
  if (facts.timeZone === undefined)
    remarks.push(
      zone === undefined
        ? `The export does not tell the time zone: ${SITE_FILE} has this machine's, ${own}.`
        : `The time zone ${zone} in ${SITE_FILE} is a guess from the times of posts.`,
    );
  const language = languageOf(facts.language);
  if (language === undefined) remarks.push(`The export does not tell the language: ${SITE_FILE} says English.`);
  const menu = readMenu(index.menu, (item) => menuTarget(item, placed, work));
  remarks.push(...menu.remarks);
  const url = URL.canParse(home) && home !== "https://old.invalid/" ? new URL(home).origin : undefined;
  if (facts.url !== "" && keyOf(new URL(facts.url).pathname) !== "")
    remarks.push(`The old site stood below ${new URL(facts.url).pathname}; this one stands at the top.`);
  const [name, description] = [plainText(facts.title).slice(0, 200), plainText(facts.tagline).slice(0, 900)];
  stage.write(
    `content/${SITE_FILE}`,
    composeSite({
      timeZone: zone ?? own,
      ...(name === "" ? {} : { name }),
      ...(description === "" ? {} : { description }),
      ...(language === undefined ? {} : { language }),
      ...(url === undefined ? {} : { url: url.replace(/^http:/, "https:") }),
      people,
      navigation: menu.links,
    }),
  );
}

function menuTarget(
  item: OldItem,
  placed: readonly Placed[],
  work: Work,
): { title: string; address: string } | undefined {
  const { _menu_item_type: type, _menu_item_object_id: id, _menu_item_url: url, _menu_item_object: object } = item.meta;
  if (type === "post_type") {
    const to = placed.find((one) => one.item.id === id && one.item.type === (object ?? one.item.type));
    return to && to.reasons.length === 0 ? { title: to.title, address: to.address } : undefined;
  }
  if (type === "taxonomy") {
    const tag = work.tagName(plainText(item.title));
    const isUsed = placed.some(
      ({ item: { terms }, kind, reasons }) =>
        kind === "post" && reasons.length === 0 && terms.some(({ name }) => work.tagName(name) === tag),
    );
    return tag !== undefined && isUsed
      ? { title: tag, address: tagPath(tag, { language: languageOf(work.index.facts.language) ?? "en" }) }
      : undefined;
  }
  if (url === undefined || url === "" || url.startsWith("#")) return undefined;
  const nobody = { reasons: [] } as unknown as Placed;
  const address = newAddress(url, nobody, work);
  return address === undefined ? undefined : { title: "", address };
}

function writeRedirects(
  work: Work,
  placed: readonly Placed[],
  reports: ReadonlyMap<string, TextReport>,
): { leading: Leading; redirects: number } {
  const { stage, index, own, tagName, files, options } = work;
  const leading = leadOn({ facts: index.facts, placed, attachments: index.attachments, own, tagName, files });
  const file = path.join(options.root, "static/_redirects");
  const text = fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
  const there = new Set(redirectSources(text).map(keyOf));
  const drafts = new Set([...reports.values()].filter(({ draft }) => draft.length > 0).map(({ address }) => address));
  const fresh = leading.redirects.filter(({ from, to }) => !there.has(keyOf(from)) && !drafts.has(to));
  const rules = leading.patterns.filter((rule) => !text.split("\n").includes(rule));
  if (fresh.length + rules.length > 0) {
    const lines = redirectFile(text, fresh) + rules.map((rule) => `${rule}\n`).join("");
    stage.extend("static/_redirects", lines);
  }
  return { leading, redirects: leading.redirects.length + leading.patterns.length };
}

/** Tells whether an old path leads somewhere. */
function leadsOn(
  placed: readonly Placed[],
  leading: Leading,
  reports: ReadonlyMap<string, TextReport>,
): (path: string) => boolean {
  const open = placed.filter(({ address }) => reports.get(address)?.draft.length === 0);
  const leads = new Set(
    [
      ...open.flatMap(({ address, aliases }) => [address, ...aliases]),
      ...leading.redirects.map(({ from }) => from),
      ...[BLOG, ARCHIVE, TAGS],
    ].map(keyOf),
  );
  const prefixes = leading.patterns.map((rule) => rule.slice(0, rule.indexOf("*")));
  return (path) =>
    leads.has(keyOf(path)) ||
    prefixes.some((prefix) => path.startsWith(prefix) && leads.has(keyOf(BLOG + path.slice(prefix.length))));
}

// --- The check

/** A mended text may have another fault, and a draft makes links to it wrong. */
const MOST_ROUNDS = 5;

async function judge(work: Work, reports: ReadonlyMap<string, TextReport>): Promise<void> {
  const { stage, options, remarks } = work;
  const byFile = new Map([...reports.values()].map((report) => [`content/${report.file}`, report]));
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    const { problems } = await loadContent(path.join(stage.root, "content"), stage.root, options.now);
    const errors = problems.filter(({ severity }) => severity === "error");
    const perFile = new Map<string, Problem[]>();
    for (const error of errors) {
      const name = slashed(error.file);
      if (stage.isOwn(name)) perFile.set(name, [...(perFile.get(name) ?? []), error]);
    }
    if (perFile.size === 0) return;
    for (const [name, found] of perFile) {
      const report = byFile.get(name);
      if (!report) {
        if (name === `content/${SITE_FILE}`) mendSite(stage, found, remarks);
        else stage.drop(name);
        continue;
      }
      if (round === MOST_ROUNDS) {
        putAside(name, report, found, stage);
        continue;
      }
      const mended = mendText(stage.read(name), found, round >= MOST_ROUNDS - 2);
      stage.write(name, mended.text);
      report.unlinked.push(...mended.unlinked);
      report.lost.push(...mended.lost);
      report.draft.push(...mended.reasons.filter((reason) => !report.draft.includes(reason)));
    }
  }
}

/** What can't even be a draft lies as plain text beside the posts and pages. */
function putAside(name: string, report: TextReport, found: readonly Problem[], stage: Stage): void {
  const aside = name.replace(/^content\/(blog|pages)\//, "content/not-imported/").replace(/\.md$/, ".txt");
  stage.write(aside, stage.read(name));
  stage.drop(name);
  report.file = aside.replace(/^content\//, "");
  report.draft.push(...found.map(({ message }) => message), "It lies as plain text where the site does not read it.");
}

/** Takes links of the header out that lead nowhere. */
function mendSite(stage: Stage, found: readonly Problem[], remarks: string[]): void {
  const name = `content/${SITE_FILE}`;
  const lines = stage.read(name).split("\n");
  for (const { line, message } of found) {
    remarks.push(`${SITE_FILE}, line ${line}: ${message}`);
    if (/^ {2}- \{ label:/.test(lines[line - 1] ?? "")) lines[line - 1] = `  # ${(lines[line - 1] ?? "").trim()}`;
  }
  const emptied = lines.join("\n").replace(/^navigation:\n((?: {2}# .*\n)+)(?! {2}-)/m, "# navigation:\n$1");
  stage.write(name, emptied);
}
