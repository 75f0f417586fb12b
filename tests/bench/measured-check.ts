// Runs the check on the site given, then prints the peak of its memory in kB.

import { runCheck } from "../../src/cli/check";

const root = process.argv[2] ?? "";
const out = (text: string) => void process.stdout.write(text);
runCheck([], { root, env: {}, out, err: out, colour: false, ask: undefined }).then((status) => {
  process.exitCode = status;
  console.log(process.resourceUsage().maxRSS);
});
