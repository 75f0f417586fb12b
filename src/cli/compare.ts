// npm run compare: says as Markdown what a change does to the built site.

import { requireSite } from "../content/built-site";
import { comparisonReport } from "../model/hosting/comparison";
import { command, existing, runMain } from "./command";
import { readComparedSite } from "./compared-site";

export const runCompare = command({
  name: "compare",
  about:
    "Says what a change does to the built site: which addresses are new, changed or gone, and what pages weigh, as Markdown.",
  options: (command, io) =>
    command
      .argument("<before>", "the folder of the site as it was built before", existing("folder", io))
      .argument("<after>", "that of the site as it is built now", existing("folder", io)),
  async run([before, after], _options, { root, out }) {
    for (const folder of [before, after]) requireSite(folder, root);
    out(comparisonReport(await readComparedSite(before), await readComparedSite(after)));
  },
});

if (require.main === module) void runMain(runCompare);
