// What `npm run build` tries first: to build edited texts without Gatsby. Exits with 1 if that is not possible.

import { revise } from "../gatsby/revision";
import { problemLines } from "../model/problem";

async function main(): Promise<number> {
  const started = performance.now();
  const revision = await revise(process.cwd(), (message) => console.warn(message));
  if (!revision) return 1;
  const { pages, problems } = revision;
  if (problems.length > 0) console.log(problemLines(problems));
  const what = pages.length === 0 ? "as it was" : `with new text in ${pages.join(", ")}`;
  console.log(`Built ${what}, in ${((performance.now() - started) / 1000).toFixed(1)} s; no other page has changed.`);
  return 0;
}

main().then(
  (status) => {
    process.exitCode = status;
  },
  (error) => {
    // Gatsby builds all of it, or says what is wrong.
    console.warn("The edited texts can't be built by themselves:", error);
    process.exitCode = 1;
  },
);
