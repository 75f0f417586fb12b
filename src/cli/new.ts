// npm run new: begins a post, with every field and comments that teach.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { type StillPicture, stillPicture } from "../content/clean-picture";
import { contentDir, SITE_FILE } from "../content/content-dir";
import { faultOf } from "../content/decoder";
import { displayName } from "../content/file-fault";
import { FOLDERS } from "../content/folder";
import { type Content, loadContent } from "../content/load";
import { SITE_MISSING } from "../content/site-entry";
import { groupByTag } from "../model/content/by-tag";
import { dateIn } from "../model/content/date";
import { composePost, isLongTag, proposeSlug } from "../model/content/new-post";
import { composeSite } from "../model/content/new-site";
import { composeStatement } from "../model/content/new-statement";
import { type PathSource, pathsOf } from "../model/content/paths";
import { currentTime } from "../model/content/publish";
import { postSchema } from "../model/content/schema";
import { slugify } from "../model/content/slug";
import { sideFault } from "../model/rules/image-rules";
import { command, runMain, UsageError } from "./command";
import type { Io } from "./io";

/** In pixels: twice the widest place that shows a picture, and some to spare. */
const MAX_WIDTH = 2400;

export const runNew = command({
  name: "new",
  about: "Begins a post. On a terminal it asks for what is missing. Nothing is ever overwritten.",
  options: (command) =>
    command
      .argument("[title]", "the title of the post, in quotes")
      .option(
        "--image <file>",
        `copies a picture beside it: upright, without camera data, ${MAX_WIDTH} pixels wide at most`,
      )
      .option("--alt <text>", 'what it shows; "" says that it is decoration. Without a terminal, --image needs it')
      .option("--tags <a,b>", "what the post is about")
      .option("--excerpt <text>", "the summary in lists and search results")
      .option("--date <day>", "YYYY-MM-DD (today)")
      .option("--slug <address>", "/blog/words (made from the title)")
      .option("--content <folder>", "the content (CONTENT_DIR, or content)")
      .option("--site", "makes site.yaml instead, the facts about the practice, with every field explained")
      .option("--accessibility", "makes a page instead: a draft of an accessibility statement, after W3C's outline"),
  ends: ["when it was made", "when it can't be"],
  afterFailure: "Nothing was made.",
  async run([title], { site, accessibility, content, ...told }, io) {
    const dir = contentDir(io.root, io.env, content);
    if (site) beginSite(dir, io);
    else if (accessibility) await beginStatement(dir, io);
    else await beginPost(dir, title, told, io);
  },
});

/** What the editor has told of a post. */
type Told = Partial<Record<"image" | "alt" | "tags" | "excerpt" | "date" | "slug", string>>;

async function beginPost(dir: string, given: string | undefined, told: Told, io: Io): Promise<void> {
  const now = currentTime(io.env);
  const content = await loadContent(dir, io.root, now);

  const title = (given ?? (await io.ask?.("Title of the post")) ?? "").trim();
  if (title === "")
    throw new UsageError(`There is no title. Give it in quotes: npm run new -- "Massage and better sleep"`);
  const site = content.site ?? { language: "en" };
  const slug = told.slug ?? proposeSlug(title, site.language);
  const date = told.date ?? dateIn(content.site?.timeZone ?? "UTC", now);
  if (told.alt !== undefined && told.image === undefined) throw new UsageError("--alt needs --image.");
  const tags = await chooseTags(told.tags, content.posts, site, io);
  const source = told.image ?? (await io.ask?.("File of a picture (or nothing)"))?.trim();
  const picture = source ? await readPicture(path.resolve(io.root, fromHome(source)), source) : undefined;
  const alt = picture && (told.alt ?? (await describePicture(io)));

  const name = slug.replace(/^\/blog\//, "").replace(/\/$/, "");
  const featured = picture && name + picture.extension;
  const post = { title, date, slug: `/blog/${name}`, excerpt: told.excerpt, featured, featuredAlt: alt, tags };
  checkFields({ ...post, slug }, content, io.root);
  write(path.join(dir, "blog"), name, composePost(post), picture, featured, io);
  const missing = content.problems.find(({ code }) => code === "site-missing" || code === "folder-missing");
  if (missing)
    io.err(`\nNothing can be built yet. ${displayName(io.root, path.join(dir, SITE_FILE))}: ${SITE_MISSING}\n`);
}

/** Makes the file of facts, and says what it is for. */
function beginSite(dir: string, io: Io): void {
  const file = path.join(dir, SITE_FILE);
  const name = displayName(io.root, file);
  if (fs.existsSync(file)) throw new Error(`${name} is there already.`);
  fs.mkdirSync(dir, { recursive: true });
  fs.writeFileSync(file, composeSite({ timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }), { flag: "wx" });
  io.out(`Made ${name}. Replace the examples in it; \`npm run check -- --all\` names each that is still there.\n`);
}

/** Makes the page that says how accessible the site is, in each of its languages, and says what is to be done with it. */
async function beginStatement(dir: string, io: Io): Promise<void> {
  const now = currentTime(io.env);
  const { sites } = await loadContent(dir, io.root, now);
  const facts = sites.length > 0 ? sites : [{ name: "Our practice", language: "en", timeZone: "UTC" }];
  const files: { file: string; text: string }[] = [];
  for (const site of facts) {
    const { name, language, timeZone } = site;
    const [first] = files;
    const translationOf = first && path.basename(first.file);
    const { title, text } = composeStatement({ name, date: dateIn(timeZone, now), language, translationOf });
    const folder = path.join(dir, FOLDERS.page, pathsOf(site).base);
    files.push({ file: path.join(folder, `${slugify(title, language)}.md`), text });
  }
  for (const { file } of files) {
    const name = path.basename(file, ".md");
    const folder = path.dirname(file);
    const rival = (fs.existsSync(folder) ? fs.readdirSync(folder) : []).find(
      (entry) => entry.toLowerCase().replace(/\.mdx?$/, "") === name,
    );
    if (rival !== undefined) throw new Error(`${displayName(io.root, path.join(folder, rival))} is there already.`);
  }
  for (const { file, text } of files) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text, { flag: "wx" });
  }
  const made = new Intl.ListFormat("en").format(files.map(({ file }) => displayName(io.root, file)));
  const says = files.length === 1 ? "It says" : "They say";
  io.out(
    `Made ${made}. ${says} what the tests of this project prove. Check that every sentence is true of your site, add what you know of, then delete the line \`draft: true\`.\n`,
  );
}

const agrees = (answer: string | undefined): boolean => /^\s*y/i.test(answer ?? "");

/** So many tags are shown before somebody chooses. */
const TAGS_SHOWN = 20;

/** The post's tags. Those in use are shown, and a new one that looks like a sentence is doubted. @throws {UsageError} */
async function chooseTags(
  given: string | undefined,
  posts: Content["posts"],
  site: PathSource,
  io: Io,
): Promise<string[]> {
  const groups = [...groupByTag(posts, site).values()].sort((a, b) => b.posts.length - a.posts.length);
  const used = groups.map(({ name }) => name);
  const known = used.length > 0 ? `; in use: ${used.slice(0, TAGS_SHOWN).join(", ")}` : "";
  const written = given ?? (await io.ask?.(`Tags, with commas between (or nothing${known})`)) ?? "";
  const tags = written.split(",").flatMap((tag) => tag.trim() || []);
  const kept: string[] = [];
  for (const tag of tags) {
    const isLong = !used.includes(tag) && isLongTag(tag);
    if (isLong && io.ask) {
      const question = `"${tag}" is a new tag, and long: it has a page of its own, for all posts on the subject. Keep it? (y/N)`;
      if (!agrees(await io.ask(question))) continue;
    } else if (isLong) {
      io.err(`"${tag}" is a new tag, and long. Tags are single words, with commas between${known}.\n`);
    }
    kept.push(tag);
  }
  return kept;
}

/** Asks what the picture shows until that is said, or that there is nothing to say. @throws {UsageError} */
async function describePicture({ ask }: Io): Promise<string> {
  if (!ask) {
    throw new UsageError('--image needs --alt "What the picture shows", or --alt "" if the picture is decoration.');
  }
  for (;;) {
    const alt = (await ask("What the picture shows, for those who can't see it")).trim();
    if (alt !== "" || agrees(await ask("Is it decoration, which screen readers pass over? (y/N)"))) return alt;
  }
}

/** Questions are answered without a shell, which would put the home folder in place of `~`. */
const fromHome = (file: string): string => file.replace(/^~(?=[\\/])/, () => os.homedir());

async function readPicture(file: string, written: string): Promise<StillPicture> {
  if (!fs.existsSync(file)) throw new Error(`There is no file ${written}.`);
  const picture = await stillPicture(file, MAX_WIDTH).catch((error) => {
    throw new Error(
      `${written} can't be read as a picture (${faultOf(error)}). Save it as JPEG or PNG (a photo in Apple's HEIC format: open it in Preview, File, Export).`,
    );
  });
  const fault = sideFault(picture.info, "featured");
  if (fault) throw new Error(`${written} ${fault}`);
  return picture;
}

/** Applies the post's own rules before anything is written. @throws what is wrong */
function checkFields(post: object & { slug: string }, content: Content, root: string): void {
  const { error } = postSchema.safeParse(post);
  if (error) throw new Error(error.issues.map(({ message }) => message).join("\n"));
  const address = `${post.slug.replace(/\/$/, "")}/`;
  const other =
    content.posts.find(({ path: taken, aliases }) => taken === address || aliases.includes(address))?.contentFilePath ??
    content.broken.find(({ path: taken }) => taken === address)?.file;
  if (other === undefined) return;
  const file = displayName(root, path.resolve(root, other));
  throw new Error(`The address ${address} is taken by ${file}. Choose another with --slug.`);
}

/** What is to be known of a picture that was taken all the same. */
function* remarksOn({ source: { animated, colours }, info: { width, height } }: StillPicture): Generator<string> {
  if (animated) yield "The picture is animated: a featured picture is still, so its first frame was taken.";
  if (colours !== undefined)
    yield `The picture's colours (${colours}) can't be converted and may look pale or dark: export it in sRGB instead.`;
  if (width < 1200) yield `The picture is ${width} × ${height} pixels; 1200 in width or more would look sharper.`;
}

function write(
  folder: string,
  name: string,
  text: string,
  picture: StillPicture | undefined,
  featured: string | undefined,
  io: Io,
): void {
  const file = path.join(folder, `${name}.md`);
  const pictureFile = featured === undefined ? undefined : path.join(folder, featured);
  const show = (absolute: string) => displayName(io.root, absolute);
  fs.mkdirSync(folder, { recursive: true });
  const rivals = fs.readdirSync(folder).filter((entry) => {
    const lower = entry.toLowerCase();
    return [name, `${name}.md`, `${name}.mdx`, featured].includes(lower);
  });
  if (rivals.length > 0) {
    const taken = rivals.map((rival) => show(path.join(folder, rival))).join(", ");
    throw new Error(`${taken} is there already. Choose another address with --slug.`);
  }
  try {
    if (picture && pictureFile) fs.writeFileSync(pictureFile, picture.data, { flag: "wx" });
    fs.writeFileSync(file, text, { flag: "wx" });
  } catch (error) {
    // Neither was there before; a full disk leaves a part.
    for (const made of [file, pictureFile]) if (made !== undefined) fs.rmSync(made, { force: true });
    throw error;
  }
  io.out(`Made ${show(file)}${pictureFile ? ` and ${show(pictureFile)}` : ""}.\n`);
  for (const remark of picture ? remarksOn(picture) : []) io.out(`${remark}\n`);
  io.out(`
1. Write it: \`npm run write -- ${show(file)}\` shows it in your browser, which follows every save.
2. Publish it: delete the line \`draft: true\`, run \`npm run check\`, commit and push.
`);
}

if (require.main === module) void runMain(runNew);
