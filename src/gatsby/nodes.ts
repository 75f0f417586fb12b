// Makes Gatsby's nodes of the plan, one for each page, and keeps them current while an editor works.

import { watch } from "chokidar";
import type { GatsbyNode, NodeInput, Reporter, SourceNodesArgs } from "gatsby";
import { PictureError } from "../build/pictures/maker";
import { planContent } from "../build/planned-content";
import { contentDir } from "../content/content-dir";
import { fileFault } from "../content/file-fault";
import { type Content, type ContentLoader, createContentLoader } from "../content/load";
import { currentTime } from "../model/content/publish";
import { changedLines, type Problem } from "../model/rules/problem";
import type { PictureFile } from "../site/pictures";
import type { PlannedPage, PlannedPart, SitePlan } from "../site/plan";
import type { SiteView } from "../site/views";

/** What every page shows of the site. */
export interface SiteNode extends NodeInput {
  language: string;
  facts: SiteView;
}

/** A planned page. Resolvers add its `body`. */
export interface PageNode
  extends NodeInput,
    Pick<PlannedPage, "path" | "language" | "translations" | "template" | "view" | "body"> {
  /** What it shows, for `gatsby develop`, which makes pictures when they are shown. */
  pictures?: PictureFile[];
}

const building = (): boolean => process.env.NODE_ENV === "production";

const loaders = new Map<string, ContentLoader>();

/** Reads the content; in `gatsby develop`, after the first time, only what has changed of it. */
export function readContent(root: string, now: Date): Promise<Content> {
  const dir = contentDir(root);
  const loader = loaders.get(dir) ?? createContentLoader(dir, root);
  // A build reads once, and needs the memory for other things.
  if (!building()) loaders.set(dir, loader);
  return loader(now);
}

/** Plans the site; while editing, with what is not published. */
export function planFor(root: string, content: Content, now: Date, pathPrefix: string): SitePlan {
  const planning = { dir: contentDir(root), now, pathPrefix };
  return planContent(content, { ...planning, writing: !building() });
}

/** What was planned before Gatsby asks for nodes: a build is made of what was checked. */
let planned: SitePlan | undefined;

/** Hands over the plan of which nodes will be made. */
export function sourceFrom(plan: SitePlan): void {
  planned = plan;
}

export const sourceNodes: GatsbyNode["sourceNodes"] = async (api) => {
  const root = process.cwd();
  const sync = createSync(api);
  const load = async () => {
    const now = currentTime(process.env);
    const content = await readContent(root, now);
    return { content, plan: planFor(root, content, now, api.pathPrefix) };
  };
  sync(planned ?? (await load()).plan);
  planned = undefined;
  if (building()) return;
  let timer: NodeJS.Timeout | undefined;
  const reload = async (): Promise<void> => {
    const { content, plan } = await load();
    printProblems(content, api.reporter);
    sync(plan);
  };
  watch(contentDir(root), { ignoreInitial: true }).on("all", () => {
    clearTimeout(timer);
    timer = setTimeout(
      () => reload().catch((error) => api.reporter.log(fileFault(error, root) ?? String(error.stack))),
      50,
    );
  });
};

/** Makes a function that brings the nodes in line with a plan: creates, updates and deletes. */
export function createSync({ actions, createNodeId }: Pick<SourceNodesArgs, "actions" | "createNodeId">) {
  let previous = new Map<string, NodeInput>();
  return (plan: SitePlan): void => {
    const nodes = [...plan.parts.map(siteNode), ...plan.pages.map(pageNode)];
    const current = new Map(nodes.map((node) => [node.id, node]));
    // While an editor works: Gatsby looks at each node that it is given.
    const isKnown = ({ id, internal }: NodeInput): boolean =>
      previous.get(id)?.internal.contentDigest === internal.contentDigest;
    for (const node of nodes) if (!isKnown(node)) actions.createNode(node);
    for (const [id, node] of previous) if (!current.has(id)) actions.deleteNode(node as never);
    previous = current;
  };

  function siteNode({ site: facts, digest }: PlannedPart): SiteNode {
    const { language } = facts;
    return { facts, language, ...internals("SiteFacts", `SiteFacts ${language}`, digest) };
  }

  function pageNode({ path: address, template, view, body, digest, pictures, ...page }: PlannedPage): PageNode {
    const { language, translations } = page;
    const node = {
      path: address,
      language,
      translations,
      template,
      view,
      body,
      ...internals("PlannedPage", `PlannedPage ${address}`, digest),
    };
    return building() ? node : { ...node, pictures };
  }

  function internals(type: string, name: string, contentDigest: string): NodeInput {
    return { id: createNodeId(name), parent: null, children: [], internal: { type, contentDigest } };
  }
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
