// What `npm run build` tries first: to build edited texts without Gatsby. Exits with 1 if that is not possible.

import { fileFault } from "../content/file-fault";
import { revise } from "../gatsby/revision";
import { problemLines } from "../model/problem";

async function main(): Promise<number> {
  const started = performance.now();
  const revision = await revise(process.cwd(), (message) => console.warn(message));
  if (!revision) return 1;
  const { built, pages, problems } = revision;
  if (problems.length > 0) console.log(problemLines(problems));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const what = pages.length === 0 ? "as it was" : `with new text in ${pages.join(", ")}`;
  if (built) console.log(`Built ${what}, in ${seconds} s; no other page has changed.`);
  else console.log(`Nothing has changed since the last build: ${seconds} s to see that.`);
  return 0;
}

main().then(
  (status) => {
    process.exitCode = status;
  },
  (error) => {
    // Gatsby builds all of it, or says what is wrong.
    const reason = fileFault(error, process.cwd()) ?? (error as Error).message;
    console.warn(`The edited texts can't be built by themselves: ${reason}`);
    process.exitCode = 1;
  },
);
