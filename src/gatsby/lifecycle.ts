// What happens before and after a build: the content is checked and planned, the last good output is set aside as a backup,
// the new one is deployed.

import fs from "node:fs";
import path from "node:path";
import type { GatsbyNode, Reporter } from "gatsby";
import { fullDisk, unwritable } from "../build/disk";
import { codeVersion, type Inputs, readInputs } from "../build/fingerprint";
import { type Finish, startFinish } from "../build/finish";
import {
  abandonBuild,
  backupFolder,
  beginBuild,
  builtFile,
  type Distrust,
  finishBuild,
  htmlFile,
  keepWork,
  trustBuild,
} from "../build/output";
import { knownPages, readRecord, untouchedOutput, writeRecord } from "../build/record";
import { moduleOf, type Renderer, styleOf } from "../build/renderer";
import { compile } from "../content/compile";
import { DESPITE_ERRORS } from "../content/compiled-code";
import { contentDir } from "../content/content-dir";
import type { Content } from "../content/load";
import { pathsOf } from "../model/content/paths";
import { currentTime } from "../model/content/publish";
import { hasErrors, problemLines } from "../model/rules/problem";
import type { SitePlan } from "../site/plan";
import { orStop, planFor, printProblems, readContent, sourceFrom, stop } from "./nodes";
import { reportProgress } from "./progress";

const DISTRUST = {
  unfinished: "The last build did not finish: its caches are not used",
  changed: "The code, or the site's path, has changed since the last build: its caches are not used",
} as const satisfies Record<Distrust, string>;

/** What works without Gatsby from now on, compiled: what builds, what serves to those who write, and its pages' script. */
const FOLLOWERS = ["src/build/incremental-worker.ts", "src/write/worker.ts", "src/write/page-script.ts"];

/** A build of Gatsby's, from its check on. */
interface Build {
  inputs: Inputs;
  content: Content;
  plan: SitePlan;
  now: Date;
  /** Undefined if the content has errors: then only what renders pages is made. */
  finish: Finish | undefined;
  /** Says that the output is in place. */
  finished(): void;
}

/** The build that runs: Gatsby calls one hook after the other and hands nothing from one to the next. */
let build: Build | undefined;

/** Checks the content; a build with an error ends here, before anything is touched. */
export const onPreInit: GatsbyNode["onPreInit"] = async ({ reporter, pathPrefix }) => {
  const root = process.cwd();
  const dir = contentDir(root);
  const fault = unwritable(root);
  if (fault !== undefined) stop(fault);
  const building = process.env.NODE_ENV === "production";
  if (!building) makeBlogFolder(path.join(dir, "blog"), reporter);
  const version = codeVersion(root, pathPrefix);
  // Before the content is read: what changes afterwards is built by the next build.
  const inputs = building ? await readInputs(root, dir) : undefined;
  const now = currentTime(process.env);
  const content = await readContent(root, now);
  const despiteErrors = building && process.env[DESPITE_ERRORS] === "1";
  const broken = hasErrors(content.problems);
  if (building && broken && !despiteErrors) stop(problemLines(content.problems));
  // Who asks for that says them when all is there.
  if (!despiteErrors) printProblems(content, reporter);
  const record = building ? readRecord(root) : undefined;
  const before = untouchedOutput(root, record);
  const distrust = beginBuild(root, version);
  if (distrust) reporter.info(DISTRUST[distrust]);
  let finished = false;
  process.on("exit", (status) => {
    if (!finished) {
      // Before the failed build is cleared away, which makes space.
      const full = fullDisk(root);
      abandonBuild(root);
      if (full !== undefined) process.stderr.write(`${full}\n`);
    } else if (status === 0) trustBuild(root, version);
  });
  if (!inputs) return;
  const plan = planFor(root, content, now, pathPrefix);
  sourceFrom(plan);
  const finish = broken
    ? undefined
    : startFinish(
        { root, plan, pathPrefix, fileOf: (file) => builtFile(root, file) },
        {
          known: distrust ? {} : knownPages(record, plan),
          earlier: before && { ...before, folder: backupFolder(root) },
          warn: (message) => reporter.warn(message),
        },
      );
  build = {
    ...{ inputs, content, plan, now, finish },
    finished() {
      finished = true;
    },
  };
};

/** Gatsby can only watch a folder that is there; an editor may begin with nothing. */
function makeBlogFolder(blog: string, reporter: Reporter): void {
  if (fs.existsSync(blog)) return;
  fs.mkdirSync(blog, { recursive: true });
  reporter.info(`Made the empty folder ${blog}. Put the first post there: npm run new -- "Its title"`);
}

/** Reads pages as soon as they are rendered: another process does that, and this one waits for it. */
export const onPostBootstrap: GatsbyNode["onPostBootstrap"] = ({ emitter, reporter }) => {
  const { finish } = build ?? {};
  if (!finish) return;
  reportProgress(reporter, finish.pictures.waiting);
  emitter.on("HTML_GENERATED", ({ payload }: { payload: string[] }) => finish.rendered(payload));
};

/** Replaces the deployed output by the new one. */
export const onPostBuild: GatsbyNode["onPostBuild"] = async ({ store }) => {
  if (!build) return;
  const root = process.cwd();
  const { inputs, content, plan, now, finish } = build;
  const read = finish && (await orStop(finish.assemble()));
  const html = fs.readFileSync(builtFile(root, htmlFile(pathsOf(plan.site).search)), "utf8");
  const renderer = rendererOf(plan, store.getState().pages, html);
  if (finish) finishBuild(root);
  else keepWork(root);
  for (const module of FOLLOWERS) compile(root, module, "bundle");
  writeRecord(root, { inputs, content, plan, now, renderer, read });
  finish?.pictures.forgetOthers();
  build.finished();
};

/** What the next build needs to know to render pages without Gatsby. @param html of any page */
function rendererOf(plan: SitePlan, pages: Map<string, { componentChunkName: string }>, html: string): Renderer {
  const components = plan.pages.map((page) => [moduleOf(page), pages.get(page.path)?.componentChunkName]);
  return { style: styleOf(html), components: Object.fromEntries(components) };
}
