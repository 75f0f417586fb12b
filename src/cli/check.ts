// npm run check: validates all content without starting Gatsby.

import { contentDir } from "../content/content-dir";
import { loadContent } from "../content/load";
import { count, formatProblem, summarizeProblems } from "../model/problem";

async function main(): Promise<number> {
  const started = performance.now();
  const { posts, problems } = await loadContent(contentDir(process.cwd()));
  for (const problem of problems) console.log(formatProblem(problem));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`Checked ${count(posts.length, "good post")}: ${summarizeProblems(problems)} in ${seconds} s.`);
  return problems.some((problem) => problem.severity === "error") ? 1 : 0;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    console.error(error);
    process.exitCode = 1;
  },
);
