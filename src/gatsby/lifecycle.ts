// What happens before and after a build: the content is checked, the last good output is parked, the new one is deployed.

import fs from "node:fs";
import path from "node:path";
import type { GatsbyNode, Reporter } from "gatsby";
import { compile } from "../content/compile";
import { contentDir } from "../content/content-dir";
import type { ListContext, RedirectContext } from "../model/page-plan";
import { absoluteUrl } from "../model/paths";
import { hasErrors, problemLines } from "../model/problem";
import { currentTime } from "../model/publish";
import type { Site } from "../model/site-schema";
import { querySite } from "./after-build";
import { createPageReader, type PageReader } from "./after-build/page-reader";
import type { EarlierOutput } from "./assembly";
import { fullDisk, unwritable } from "./disk";
import { assembleSite } from "./finish";
import { buildFrom, orStop, printProblems, readContent, stop } from "./nodes";
import { abandonBuild, beginBuild, builtFile, type Distrust, finishBuild, parkedFolder, trustBuild } from "./output";
import { forgetOtherPictures, picturesMade } from "./pictures/maker";
import {
  type BuildRecord,
  type Inputs,
  readRecord,
  restOf,
  stampOutput,
  textRecords,
  untouchedOutput,
  writeRecord,
} from "./record";
import { type SearchIndexer, startIndexer } from "./search-index";
import { inReadingOrder } from "./search-parts";
import { codeVersion } from "./version";

const DISTRUST = {
  unfinished: "The last build did not finish: its caches are not used",
  changed: "The code, or the site's path, has changed since the last build: its caches are not used",
} as const satisfies Record<Distrust, string>;

/** What builds edited texts without Gatsby; the script `build` of package.json runs its compiled code. */
const REVISE = "src/cli/revise.ts";

const building = process.env.NODE_ENV === "production";

/** Checks the content; a build with an error ends here, before anything is touched. */
export const onPreInit: GatsbyNode["onPreInit"] = async ({ reporter, pathPrefix }) => {
  const root = process.cwd();
  const dir = contentDir(root);
  const fault = unwritable(root);
  if (fault !== undefined) stop(fault);
  if (!building) makeBlogFolder(path.join(dir, "blog"), reporter);
  // Before the content is read: what changes afterwards is built by the next build.
  const rest = building ? restOf(root, dir) : "";
  const now = currentTime(process.env);
  const content = await readContent(root, now);
  if (building && hasErrors(content.problems)) {
    stop(problemLines(content.problems));
  }
  printProblems(content, reporter);
  if (building) {
    buildFrom(content);
    inputs = { rest, texts: textRecords(content, now) };
  }
  const version = codeVersion(root, pathPrefix);
  const before = building ? untouchedOutput(root) : undefined;
  const distrust = beginBuild(root, version);
  earlier = before && { ...before, folder: parkedFolder(root) };
  if (distrust) reporter.info(DISTRUST[distrust]);
  else if (building) known = readRecord(root)?.read;
  let finished = false;
  whenFinished = () => {
    finished = true;
  };
  process.on("exit", (code) => {
    if (!finished) {
      // Before the failed build is cleared away, which makes space.
      const full = fullDisk(root);
      abandonBuild(root);
      if (full !== undefined) process.stderr.write(`${full}\n`);
    } else if (code === 0) trustBuild(root, version);
  });
};

/** Gatsby can only watch a folder that is there; an editor may begin with nothing. */
function makeBlogFolder(blog: string, reporter: Reporter): void {
  if (fs.existsSync(blog)) return;
  fs.mkdirSync(blog, { recursive: true });
  reporter.info(`Made the empty folder ${blog}. Put the first post there: npm run new -- "Its title"`);
}

let whenFinished = (): void => {};

/** What the build that runs is made of. */
let inputs: Inputs | undefined;
/** The output that this build replaces. */
let earlier: EarlierOutput | undefined;
/** What the last build has read of its pages. */
let known: BuildRecord["read"] | undefined;
let indexer: SearchIndexer | undefined;
let reader: PageReader | undefined;

/** Reads pages as soon as they are rendered: another process does that, and this one waits for it. */
export const onPostBootstrap: GatsbyNode["onPostBootstrap"] = ({ store, emitter, pathPrefix, getNodesByType }) => {
  if (!building) return;
  const root = process.cwd();
  const [site] = getNodesByType("SiteFacts") as unknown as [Site];
  const addresses = deployedPages(store.getState().pages).map((page) => page.path);
  indexer = startIndexer({ root, language: site.language, pages: addresses.length });
  reader = createPageReader({
    addresses,
    fileOf: (file) => builtFile(root, file),
    urlOf: (address) => absoluteUrl(site.url, address, pathPrefix),
    known,
    indexer,
  });
  emitter.on("HTML_GENERATED", ({ payload }: { payload: string[] }) => reader?.built(payload));
};

/** Replaces the deployed output by the new one. */
export const onPostBuild: GatsbyNode["onPostBuild"] = async ({
  store,
  pathPrefix,
  graphql,
  reporter,
  getNodesByType,
}) => {
  const root = process.cwd();
  const pages: Pages = store.getState().pages;
  const [{ preview }] = getNodesByType("SiteFacts") as unknown as [{ preview: boolean }];
  const data = await querySite({ graphql, reporter });
  await orStop(picturesMade());
  if (!data || !reader || !indexer || !inputs) return;
  const redirects = [...pages].flatMap(([from, { context }]) =>
    context?.redirectTo === undefined ? [] : [{ from, to: context.redirectTo }],
  );
  const site = { data, pages: deployedPages(pages), pathPrefix, preview };
  const read = await reader.finish();
  await assembleSite(
    { ...site, root, staticDir: path.join(root, "static"), fileOf: (file) => builtFile(root, file) },
    { read, indexer, redirects, earlier, warn: (message) => reporter.warn(message) },
  );
  finishBuild(root);
  compile(root, REVISE);
  writeRecord(root, { ...inputs, site, read: Object.fromEntries(read), redirects });
  stampOutput(root, inputs);
  forgetOtherPictures();
  whenFinished();
};

type Pages = Map<string, { isCreatedByStatefulCreatePages: boolean; context?: Partial<RedirectContext & ListContext> }>;

/**
 * The pages that are deployed, in the order in which they are read: it is the same whichever pages a build renders. Those of
 * `src/pages` are last, as they are rendered last.
 */
function deployedPages(pages: Pages): { path: string; ids?: string[] | undefined }[] {
  const last = (address: string): boolean => pages.get(address)?.isCreatedByStatefulCreatePages ?? false;
  const deployed = [...pages.keys()]
    // Gatsby makes two pages of src/pages/404.tsx; hosts ask for /404.html.
    .filter((address) => address !== "/404/")
    .map((address) => ({ path: address, ids: pages.get(address)?.context?.ids }));
  return inReadingOrder(deployed).sort((a, b) => Number(last(a.path)) - Number(last(b.path)));
}
