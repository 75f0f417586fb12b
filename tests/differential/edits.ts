// Edits that an editor may make to a content folder, chosen at random, none of which leaves an error that stops a build.

import fs from "node:fs";
import path from "node:path";
import sharp from "sharp";
import type { Random } from "../random";

/** A content folder under edit. */
export interface Folder {
  dir: string;
  /** The project's folder of files that are published as they are. */
  staticDir: string;
  /** What counts as now, in seconds since 1970. */
  now: number;
  /** Counts what was made, so that every name and address is new. */
  made: number;
}

/** Changes the folder; tells what was done, or undefined if it could not be done now. */
export type Edit = (folder: Folder, random: Random) => string | undefined | Promise<string>;

const SITE = (name: string) =>
  `name: ${name}\ndescription: A practice in a test.\nlanguage: en\nurl: https://practice.test\ntimeZone: Europe/London\npeople:\n  - name: Person of ${name}\n`;

/** Writes the folder that edits begin with. */
export async function writeFolder(dir: string, staticDir: string): Promise<Folder> {
  const folder: Folder = { dir, staticDir, now: Date.parse("2022-06-01T12:00:00Z") / 1000, made: 0 };
  fs.mkdirSync(path.join(dir, "blog"), { recursive: true });
  fs.writeFileSync(path.join(dir, "site.yaml"), SITE("Practice 0"));
  await picture(folder, "a.jpg", 1);
  await picture(folder, "b.jpg", 2);
  // With the one in MDX, one less than fill a second page of the list.
  for (let n = 0; n < 18; n++)
    addPost(folder, { below: (limit) => n % limit, pick: (items) => items[n % items.length] as never });
  fs.writeFileSync(
    path.join(dir, "blog/code.mdx"),
    "---\ntitle: With code\ndate: 2022-05-05\n---\nIt is {40 + 2}.\n\n![A picture](a.jpg)\n",
  );
  return folder;
}

const picture = async ({ dir }: Folder, name: string, seed: number): Promise<void> => {
  const colour = { r: (seed * 53) % 256, g: (seed * 97) % 256, b: (seed * 151) % 256 };
  await sharp({ create: { width: 1200, height: 600, channels: 3, background: colour } })
    .jpeg()
    .toFile(path.join(dir, "blog", name));
};

const posts = ({ dir }: Folder): string[] =>
  fs
    .readdirSync(path.join(dir, "blog"))
    .filter((name) => name.startsWith("post-"))
    .sort();

/** Rewrites one post at random. */
function rewrite(folder: Folder, random: Random, what: string, change: (text: string) => string): string {
  const name = random.pick(posts(folder));
  const file = path.join(folder.dir, "blog", name);
  fs.writeFileSync(file, change(fs.readFileSync(file, "utf8")));
  return `${what} of ${name}`;
}

const setField = (text: string, key: string, value: string | undefined): string => {
  const without = text.replace(new RegExp(`^${key}: .*\n`, "m"), "");
  return value === undefined ? without : without.replace("---\n", `---\n${key}: ${value}\n`);
};

const addPost: Edit = (folder, random) => {
  const n = ++folder.made;
  const withPicture = random.below(2) === 0;
  const fields = [
    `title: Title ${n}`,
    `date: 2022-01-${String(1 + random.below(28)).padStart(2, "0")}`,
    ...(withPicture ? [`featured: ${random.pick(["a.jpg", "b.jpg"])}`, 'featuredAlt: ""'] : []),
  ];
  fs.writeFileSync(
    path.join(folder.dir, `blog/post-${n}.md`),
    `---\n${fields.join("\n")}\n---\nText ${n}.\n\n# Heading ${n}\n`,
  );
  return `add post-${n}`;
};

/** Every kind of edit, by name. */
export const EDITS: Record<string, Edit> = {
  add: addPost,
  delete: (folder, random) => {
    if (posts(folder).length < 3) return undefined;
    const name = random.pick(posts(folder));
    fs.rmSync(path.join(folder.dir, "blog", name));
    return `delete ${name}`;
  },
  text: (folder, random) => rewrite(folder, random, "text", (text) => `${text}\nMore text ${++folder.made}.\n`),
  title: (folder, random) =>
    rewrite(folder, random, "title", (text) => setField(text, "title", `New title ${++folder.made}`)),
  date: (folder, random) =>
    rewrite(folder, random, "date", (text) => setField(text, "date", `2021-02-${10 + random.below(18)}`)),
  future: (folder, random) =>
    rewrite(folder, random, "future date", (text) =>
      setField(setField(text, "updated", undefined), "date", `2022-07-${10 + random.below(18)}`),
    ),
  "days pass": (folder) => {
    folder.now += 9 * 24 * 60 * 60;
    return "nine days pass";
  },
  excerpt: (folder, random) =>
    rewrite(folder, random, "excerpt", (text) => setField(text, "excerpt", `A summary, the ${++folder.made}th.`)),
  updated: (folder, random) =>
    rewrite(folder, random, "updated", (text) =>
      setField(setField(text, "date", "2021-03-01"), "updated", `2022-05-${10 + random.below(18)}`),
    ),
  "a new picture": async (folder, random) => {
    const n = ++folder.made;
    await picture(folder, `own-${n}.jpg`, n);
    return rewrite(folder, random, "a new picture", (text) => `${text}\n![Number ${n}](own-${n}.jpg)\n`);
  },
  comment: (folder, random) =>
    rewrite(folder, random, "a comment", (text) => text.replace("---\n", `---\n# Comment ${++folder.made}\n`)),
  static: ({ staticDir, ...folder }, random) => {
    const file = path.join(staticDir, `leaflet-${random.below(3)}.txt`);
    if (fs.existsSync(file) && random.below(2) === 0) fs.rmSync(file);
    else fs.writeFileSync(file, `Leaflet ${folder.made} ${random.below(1000)}`);
    return path.basename(file);
  },
  slug: (folder, random) =>
    rewrite(folder, random, "slug", (text) => setField(text, "slug", `/blog/slug-${++folder.made}`)),
  "slug with alias": (folder, random) => {
    const n = ++folder.made;
    return rewrite(folder, random, "slug and alias", (text) =>
      setField(setField(text, "slug", `/blog/slug-${n}`), "aliases", `[/old-${n}, /old-${n}.html]`),
    );
  },
  "no alias": (folder, random) => rewrite(folder, random, "aliases", (text) => setField(text, "aliases", undefined)),
  draft: (folder, random) =>
    rewrite(folder, random, "draft", (text) =>
      setField(text, "draft", /^draft: true$/m.test(text) ? undefined : "true"),
    ),
  "a draft with errors": (folder, random) => {
    const file = path.join(folder.dir, "blog/unfinished.md");
    if (fs.existsSync(file) && random.below(2) === 0) {
      fs.rmSync(file);
      return "delete the draft with errors";
    }
    const rival = random.pick(posts(folder)).replace(/\.md$/, "");
    const fields = `title: Unfinished ${++folder.made}\ndate: soon\nslug: /blog/${rival}\nfeatured: none.jpg\ndraft: true`;
    fs.writeFileSync(file, `---\n${fields}\n---\n[Away](/nowhere/)\n`);
    return `a draft with errors that wants the address of ${rival}`;
  },
  tags: (folder, random) =>
    rewrite(folder, random, "tags", (text) => setField(text, "tags", `[tag ${random.below(9)}00, other]`)),
  "file name": (folder, random) => {
    const name = random.pick(posts(folder));
    const to = `post-x${++folder.made}.md`;
    fs.renameSync(path.join(folder.dir, "blog", name), path.join(folder.dir, "blog", to));
    return `rename ${name} to ${to}`;
  },
  "swap a picture": async (folder, random) => {
    const name = random.pick(["a.jpg", "b.jpg"]);
    await picture(folder, name, 3 + ++folder.made);
    return `swap ${name}`;
  },
  featured: (folder, random) =>
    rewrite(folder, random, "featured", (text) =>
      setField(setField(text, "featuredAlt", "Something"), "featured", random.pick(["a.jpg", "b.jpg"])),
    ),
  mdx: (folder) => {
    const file = path.join(folder.dir, "blog/code.mdx");
    fs.writeFileSync(file, fs.readFileSync(file, "utf8").replace(/\{.*\}/, `{${++folder.made} + 1}`));
    return "the code in code.mdx";
  },
  page: (folder, random) => {
    const file = path.join(folder.dir, "pages/about.md");
    if (fs.existsSync(file) && random.below(3) === 0) {
      fs.rmSync(file);
      return "delete the page";
    }
    fs.mkdirSync(path.dirname(file), { recursive: true });
    const title = `About ${++folder.made}`;
    fs.writeFileSync(file, `---\ntitle: ${title}\nshow: [people]\n---\nText of ${title}, see [all](/archive/).\n`);
    return `the page: ${title}`;
  },
  "days of site.yaml": (folder, random) => {
    const day = (more: number): string => new Date((folder.now + more * 86_400) * 1000).toISOString().slice(0, 10);
    const [from, until] = [random.below(20) - 5, random.below(20)].sort((a, b) => a - b) as [number, number];
    const days = `from: ${day(from)}, until: ${day(until)}`;
    const facts = `closures: [{ ${days} }]\nnotice: { text: News ${++folder.made}, ${days} }\n`;
    fs.writeFileSync(path.join(folder.dir, "site.yaml"), SITE(`Practice ${folder.made}`) + facts);
    return `days of site.yaml: ${days}`;
  },
  site: (folder) => {
    fs.writeFileSync(path.join(folder.dir, "site.yaml"), SITE(`Practice ${++folder.made}`));
    return "site.yaml";
  },
};
