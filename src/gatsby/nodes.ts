// Turns validated posts and site facts into Gatsby nodes, and keeps them current while an editor works.

import { watch } from "chokidar";
import type { GatsbyNode, NodeInput, Reporter, SourceNodesArgs } from "gatsby";
import { contentDir } from "../content/content-dir";
import { type BrokenPost, type Content, type LoadedPost, loadContent } from "../content/load";
import type { PostFormat } from "../model/post";
import { formatProblem, summarizeProblems } from "../model/problem";
import { currentTime, isPublished } from "../model/publish";
import type { Site } from "../model/schema";

/** A post as a Gatsby node. Resolvers add `body`, `featured` and `images`. */
export interface PostNode extends NodeInput {
  title: string;
  date: string;
  path: string;
  excerpt: string;
  tags: string[];
  aliases: string[];
  published: boolean;
  featuredAlt: string;
  format: PostFormat;
  source: string;
  contentFilePath: string;
  featuredPath: string | null;
  imageFiles: { src: string; path: string }[];
}

/** Shows drafts and future posts: while editing, and in a build for preview. */
const showsUnpublished = (): boolean => process.env.NODE_ENV !== "production" || process.env.PREVIEW === "1";

export const sourceNodes: GatsbyNode["sourceNodes"] = async (api) => {
  const root = process.cwd();
  const dir = contentDir(root);
  const load = () => loadContent(dir, root, currentTime(process.env));
  const sync = createSync(api);
  sync(await load());
  if (process.env.NODE_ENV === "production") return;
  let timer: NodeJS.Timeout | undefined;
  const reload = async (): Promise<void> => {
    const content = await load();
    printProblems(content, api.reporter);
    sync(content);
  };
  watch(dir, { ignoreInitial: true }).on("all", () => {
    clearTimeout(timer);
    timer = setTimeout(() => reload().catch((error) => api.reporter.error("The content can't be read", error)), 50);
  });
};

/** What `gatsby develop` shows until `site.yaml` can be read. */
const PLACEHOLDER: Site = {
  name: "Your practice",
  description: "The facts about the practice are to be written in site.yaml.",
  language: "en",
  url: "https://www.example.org",
  timeZone: "UTC",
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
    { site, posts, broken }: Pick<Content, "site" | "posts" | "broken">,
    now = currentTime(process.env),
  ): void => {
    facts = site ?? facts;
    const nodes: NodeInput[] = [siteNode(facts), ...brokenNodes(broken)];
    for (const post of posts) {
      const published = isPublished(post, now, facts.timeZone);
      if (published || showsUnpublished()) nodes.push(postNode(post, published));
    }
    const current = new Map(nodes.map((node) => [node.id, node]));
    for (const node of nodes) actions.createNode(node);
    for (const [id, node] of previous) if (!current.has(id)) actions.deleteNode(node as never);
    previous = current;
  };

  function siteNode(site: Site): NodeInput {
    return {
      ...site,
      id: createNodeId("SiteFacts"),
      parent: null,
      children: [],
      internal: { type: "SiteFacts", contentDigest: createContentDigest(site) },
    };
  }

  /** One node an address: posts that want the same one are shown together. */
  function brokenNodes(broken: readonly BrokenPost[]): NodeInput[] {
    const addresses = [...new Set(broken.map((post) => post.path))];
    return addresses.map((address) => {
      const problems = broken.filter((post) => post.path === address).flatMap((post) => post.problems);
      return {
        path: address,
        problems,
        id: createNodeId(`BrokenPost ${address}`),
        parent: null,
        children: [],
        internal: { type: "BrokenPost", contentDigest: createContentDigest(problems) },
      };
    });
  }

  function postNode(post: LoadedPost, published: boolean): PostNode {
    const fields = {
      title: post.title,
      date: post.date,
      path: post.path,
      excerpt: post.excerpt,
      tags: post.tags,
      aliases: post.aliases,
      published,
      featuredAlt: post.featuredAlt,
      format: post.format,
      source: post.body,
      contentFilePath: post.contentFilePath,
      featuredPath: post.featured ?? null,
      imageFiles: post.images.map(({ src, file }) => ({ src, path: file })),
    };
    return {
      ...fields,
      // The address, not the file, names a post: it may move from a file to a folder and stay the same post.
      id: createNodeId(`Post ${post.path}`),
      parent: null,
      children: [],
      internal: { type: "Post", contentDigest: createContentDigest({ ...fields, digest: post.digest }) },
    };
  }
}

/** Prints problems as the check does, one line each. */
export function printProblems({ problems }: Pick<Content, "problems">, reporter: Pick<Reporter, "log">): void {
  // The levels of Gatsby's reporter would break the lines and add "ERROR UNKNOWN".
  if (problems.length > 0) reporter.log([...problems.map(formatProblem), summarizeProblems(problems)].join("\n"));
}
