// What happens before and after a build: the content is checked, the last good output is parked, the new one is deployed.

import fs from "node:fs";
import path from "node:path";
import type { GatsbyNode, Reporter } from "gatsby";
import { contentDir } from "../content/content-dir";
import { loadContent } from "../content/load";
import type { ListContext, RedirectContext } from "../model/page-plan";
import { formatProblem, hasErrors, summarizeProblems } from "../model/problem";
import { currentTime } from "../model/publish";
import { type Redirect, redirectFile } from "../model/redirects";
import type { Site } from "../model/site-schema";
import { afterBuild } from "./after-build";
import { completeDeployable } from "./deployable";
import { fullDisk, unwritable } from "./disk";
import { buildFrom, printProblems } from "./nodes";
import { abandonBuild, assembleBuild, beginBuild, type Distrust, filesBelow, finishBuild, trustBuild } from "./output";
import { forgetOtherPictures, picturesMade } from "./pictures/maker";
import { searchFiles } from "./search-index";
import { codeVersion } from "./version";

const DISTRUST = {
  unfinished: "The last build did not finish: its caches are not used",
  changed: "The code, or the site's path, has changed since the last build: its caches are not used",
} as const satisfies Record<Distrust, string>;

const building = process.env.NODE_ENV === "production";

/** Checks the content; a build with an error ends here, before anything is touched. */
export const onPreInit: GatsbyNode["onPreInit"] = async ({ reporter, pathPrefix }) => {
  const root = process.cwd();
  const dir = contentDir(root);
  const fault = unwritable(root);
  if (fault !== undefined) stop(fault);
  if (!building) makeBlogFolder(path.join(dir, "blog"), reporter);
  const content = await loadContent(dir, root, currentTime(process.env));
  if (building && hasErrors(content.problems)) {
    const lines = [
      ...content.problems.map(formatProblem),
      `The site was not built: ${summarizeProblems(content.problems)}.`,
    ];
    stop(lines.join("\n"));
  }
  printProblems(content, reporter);
  if (building) buildFrom(content);
  const version = codeVersion(root, pathPrefix);
  const distrust = beginBuild(root, version);
  if (distrust) reporter.info(DISTRUST[distrust]);
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

/** Ends before anything is touched. */
function stop(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** Gatsby can only watch a folder that is there; an editor may begin with nothing. */
function makeBlogFolder(blog: string, reporter: Reporter): void {
  if (fs.existsSync(blog)) return;
  fs.mkdirSync(blog, { recursive: true });
  reporter.info(`Made the empty folder ${blog}. Put the first post there: npm run new -- "Its title"`);
}

let whenFinished = (): void => {};

/** Replaces the deployed output by the new one. */
export const onPostBuild: GatsbyNode["onPostBuild"] = async ({
  store,
  pathPrefix,
  graphql,
  reporter,
  getNodesByType,
}) => {
  const root = process.cwd();
  const pages: Map<string, { context?: Partial<RedirectContext & ListContext> }> = store.getState().pages;
  // Gatsby makes two pages of src/pages/404.tsx; hosts ask for /404.html.
  const addresses = [...pages.keys()].filter((address) => address !== "/404/");
  const listed = addresses.map((address) => ({ path: address, ids: pages.get(address)?.context?.ids }));
  const staticDir = path.join(root, "static");
  const [site] = getNodesByType("SiteFacts") as unknown as [Site & { preview: boolean }];
  const about = { root, pages: listed, staticDir, pathPrefix, preview: site.preview };
  await picturesMade();
  // The indexer is a process of its own: it works while feeds and sitemap are made.
  const [search, made] = await Promise.all([
    searchFiles(root, addresses, site.language),
    afterBuild({ graphql, reporter }, about),
  ]);
  const redirects = [...pages].flatMap(([from, { context }]) =>
    context?.redirectTo === undefined ? [] : [{ from, to: context.redirectTo }],
  );
  const files = {
    ...made,
    ...redirectTexts(redirects, path.join(staticDir, "_redirects"), pathPrefix),
    ...search,
  };
  const folder = assembleBuild(root, { pages: addresses, staticFiles: filesBelow(staticDir), files });
  await completeDeployable(folder, {
    redirects,
    pathPrefix,
    compressed: process.env.PRECOMPRESS === "1" ? path.join(root, ".build/compressed") : undefined,
    warn: (message) => reporter.warn(message),
  });
  finishBuild(root);
  forgetOtherPictures();
  whenFinished();
};

/** The host's redirect file, if any post has an old address. */
function redirectTexts(redirects: readonly Redirect[], own: string, pathPrefix: string): Record<string, string> {
  if (redirects.length === 0) return {};
  return { _redirects: redirectFile(fs.existsSync(own) ? fs.readFileSync(own, "utf8") : "", redirects, pathPrefix) };
}
