// npm run due: lists the pages that should be other than they are on the live site, because of the day.

import { command, runMain } from "./command";
import { findOverdue, ownAddress, readPublicContent } from "./due-posts";
import { readSitemap, siteAddress } from "./live-site";

export const runDue = command({
  name: "due",
  about:
    "Prints the addresses of posts whose day has come and that are not on the live site yet, and that of the front page if it does not show the notice and the closures of today; nothing if all is as it should be.",
  options: (command) =>
    command.argument("[url]", "where it is live, if not at `url` of site.yaml with PATH_PREFIX after it", siteAddress),
  ends: ["when that could be found out", "when not"],
  async run([asked], _options, io) {
    const content = await readPublicContent(io.root, io.env);
    const own = ownAddress(content.site, io.env);
    const url = asked ?? own;
    for (const { address } of await findOverdue(content, await readSitemap(url, own), url, own)) io.out(`${address}\n`);
  },
});

if (require.main === module) void runMain(runDue);
