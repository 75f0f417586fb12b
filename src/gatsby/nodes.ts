// Turns validated posts and site facts into Gatsby nodes, and keeps them current while an editor works.

import { watch } from "chokidar";
import type { GatsbyNode, NodeInput, Reporter, SourceNodesArgs } from "gatsby";
import { contentDir } from "../content/content-dir";
import { fileFault } from "../content/file-fault";
import {
  type BrokenPost,
  type Content,
  type ContentLoader,
  createContentLoader,
  type LoadedPage,
  type LoadedPost,
} from "../content/load";
import { siteLinks } from "../model/navigation";
import type { OutlineEntry } from "../model/outline";
import { changedLines, type Problem } from "../model/problem";
import { currentTime, isPublished } from "../model/publish";
import type { PageExtra } from "../model/schema";
import type { Person, Site } from "../model/site-schema";
import { tagPath } from "../model/slug";
import type { SourceFormat } from "../model/source";
import { PictureError } from "./pictures/originals";

/** What posts and pages have in common as Gatsby nodes. Resolvers add `body`, `featured` and `images`. */
export interface TextNode extends NodeInput {
  title: string;
  path: string;
  excerpt: string;
  aliases: string[];
  published: boolean;
  featuredAlt: string;
  featuredCaption: string | null;
  updated: string | null;
  reviewed: string | null;
  reviewDue: string | null;
  lang: string | null;
  canonical: string | null;
  outline: OutlineEntry[];
  words: number;
  format: SourceFormat;
  /** Under which name the tree of its Markdown is kept. */
  tree: string | null;
  contentFilePath: string;
  featuredPath: string | null;
  imageFiles: { src: string; path: string }[];
}

export interface PostNode extends TextNode {
  date: string;
  tags: { name: string; path: string }[];
  author: Person | null;
}

export interface PageNode extends TextNode {
  show: PageExtra[];
}

/** Shows drafts and future posts: while editing, and in a build for preview. */
const showsUnpublished = (): boolean => process.env.NODE_ENV !== "production" || process.env.PREVIEW === "1";

const loaders = new Map<string, ContentLoader>();

/** Reads the content; in `gatsby develop`, after the first time, only what has changed of it. */
export function readContent(root: string, now: Date): Promise<Content> {
  const dir = contentDir(root);
  const loader = loaders.get(dir) ?? createContentLoader(dir, root);
  // A build reads once, and needs the memory for other things.
  if (process.env.NODE_ENV !== "production") loaders.set(dir, loader);
  return loader(now);
}

let checked: Content | undefined;

/** Hands over what the check has read: a build is made of what was checked, and reads it once. */
export function buildFrom(content: Content): void {
  checked = content;
}

export const sourceNodes: GatsbyNode["sourceNodes"] = async (api) => {
  const root = process.cwd();
  const load = () => readContent(root, currentTime(process.env));
  const sync = createSync(api);
  sync(checked ?? (await load()));
  checked = undefined;
  if (process.env.NODE_ENV === "production") return;
  let timer: NodeJS.Timeout | undefined;
  const reload = async (): Promise<void> => {
    const content = await load();
    printProblems(content, api.reporter);
    sync(content);
  };
  watch(contentDir(root), { ignoreInitial: true }).on("all", () => {
    clearTimeout(timer);
    timer = setTimeout(
      () => reload().catch((error) => api.reporter.log(fileFault(error, root) ?? String(error.stack))),
      50,
    );
  });
};

/** What `gatsby develop` shows until `site.yaml` can be read. */
const PLACEHOLDER: Site = {
  name: "Your practice",
  description: "The facts about the practice are to be written in site.yaml.",
  language: "en",
  url: "https://www.example.org",
  timeZone: "UTC",
  people: [],
  navigation: [],
  social: [],
};

/** Makes a function that brings the nodes in line with the content: creates, updates and deletes. */
export function createSync({
  actions,
  createNodeId,
  createContentDigest,
}: Pick<SourceNodesArgs, "actions" | "createNodeId" | "createContentDigest">) {
  let previous = new Map<string, NodeInput>();
  let facts = PLACEHOLDER;
  return (
    { site, posts, pages, broken }: Pick<Content, "site" | "posts" | "pages" | "broken">,
    now = currentTime(process.env),
  ): void => {
    facts = site ?? facts;
    const shown = [...posts, ...pages].flatMap((text) => {
      const published = isPublished(text, now, facts.timeZone);
      return published || showsUnpublished() ? [{ text, published }] : [];
    });
    const nodes: NodeInput[] = [
      siteNode(
        facts,
        shown.map(({ text }) => text),
      ),
      ...brokenNodes(broken),
      ...shown.map(({ text, published }) =>
        text.kind === "post" ? postNode(text, published) : pageNode(text, published),
      ),
    ];
    const current = new Map(nodes.map((node) => [node.id, node]));
    // While an editor works: Gatsby looks at each node that it is given.
    const isKnown = ({ id, internal }: NodeInput): boolean =>
      previous.get(id)?.internal.contentDigest === internal.contentDigest;
    for (const node of nodes) if (!isKnown(node)) actions.createNode(node);
    for (const [id, node] of previous) if (!current.has(id)) actions.deleteNode(node as never);
    previous = current;
  };

  function siteNode(site: Site, texts: readonly (LoadedPost | LoadedPage)[]): NodeInput {
    const pages = texts.filter(({ kind }) => kind === "page");
    const links = pages.map(({ title: label, path: address }) => ({ label, address }));
    const tagged = texts.some((text) => text.kind === "post" && text.tags.length > 0);
    const fields = { ...site, ...siteLinks(site, links, tagged), preview: showsUnpublished() };
    return {
      ...fields,
      id: createNodeId("SiteFacts"),
      parent: null,
      children: [],
      internal: { type: "SiteFacts", contentDigest: createContentDigest(fields) },
    };
  }

  /** One node an address: posts that want the same one are shown together. */
  function brokenNodes(broken: readonly BrokenPost[]): NodeInput[] {
    const addresses = [...new Set(broken.map((post) => post.path))];
    return addresses.map((address) => {
      const problems = broken.filter((post) => post.path === address).flatMap((post) => post.problems);
      return {
        path: address,
        kind: broken.find((post) => post.path === address)?.kind,
        problems,
        id: createNodeId(`BrokenPost ${address}`),
        parent: null,
        children: [],
        internal: { type: "BrokenPost", contentDigest: createContentDigest(problems) },
      };
    });
  }

  function postNode(post: LoadedPost, published: boolean): PostNode {
    const { people } = facts;
    const author = people.find(({ name }) => name === post.author) ?? people[0] ?? null;
    const tags = post.tags.map((name) => ({ name, path: tagPath(name) }));
    return node("Post", post, { ...textFields(post, published), date: post.date, tags, author });
  }

  function pageNode(page: LoadedPage, published: boolean): PageNode {
    return node("Page", page, { ...textFields(page, published), show: page.show });
  }

  function node<Fields extends Pick<TextNode, "contentFilePath" | "published"> & { author?: Person | null }>(
    type: string,
    { path, digest }: LoadedPost | LoadedPage,
    fields: Fields,
  ) {
    // All other fields are read from the text.
    const { contentFilePath, published, author } = fields;
    return {
      ...fields,
      // The address, not the file, names a text: it may move from a file to a folder and stay the same.
      id: createNodeId(`${type} ${path}`),
      parent: null,
      children: [],
      internal: { type, contentDigest: createContentDigest([digest, contentFilePath, published, author]) },
    };
  }
}

function textFields(text: LoadedPost | LoadedPage, published: boolean) {
  return {
    title: text.title,
    path: text.path,
    excerpt: text.excerpt,
    aliases: text.aliases,
    published,
    featuredAlt: text.featuredAlt,
    featuredCaption: text.featuredCaption ?? null,
    updated: text.updated ?? null,
    reviewed: text.reviewed ?? null,
    reviewDue: text.reviewDue ?? null,
    lang: text.lang ?? null,
    canonical: text.canonical ?? null,
    outline: text.outline,
    words: text.words,
    format: text.format,
    tree: text.tree ?? null,
    contentFilePath: text.contentFilePath,
    featuredPath: text.featured ?? null,
    imageFiles: text.images.map(({ src, file }) => ({ src, path: file })),
  };
}

let printed: readonly Problem[] = [];

/** Prints problems as the check does, one line each; later, what has changed of them. */
export function printProblems({ problems }: Pick<Content, "problems">, reporter: Pick<Reporter, "log">): void {
  const changed = changedLines(printed, problems);
  printed = problems;
  // The levels of Gatsby's reporter would break the lines and add "ERROR UNKNOWN".
  if (changed !== undefined) reporter.log(changed);
}

/** Ends the build with a message for editors, and without a stack. */
export function stop(message: string): never {
  process.stderr.write(`${message}\nThe site was not built.\n`);
  process.exit(1);
}

/** Waits for work on pictures; ends the build at one of which nothing can be made. */
export async function orStop<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof PictureError) stop(error.message);
    throw error;
  }
}
