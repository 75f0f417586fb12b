// npm run due: lists the posts that are to be public by now and are not on the live site.

import { command, runMain } from "./command";
import { findMissing, ownAddress, readPublicContent } from "./due-posts";
import { readSitemap, siteAddress } from "./live-site";

export const runDue = command({
  name: "due",
  about:
    "Prints the addresses of posts whose day has come and that are not on the live site yet; nothing if there are none.",
  options: (command) =>
    command.argument("[url]", "where it is live, if not at `url` of site.yaml with PATH_PREFIX after it", siteAddress),
  ends: ["when that could be found out", "when not"],
  async run([asked], _options, io) {
    const { site, posts } = await readPublicContent(io.root, io.env);
    const own = ownAddress(site, io.env);
    const url = asked ?? own;
    for (const { address } of await findMissing(posts, await readSitemap(url, own), url, own)) io.out(`${address}\n`);
  },
});

if (require.main === module) void runMain(runDue);
