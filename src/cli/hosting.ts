// npm run hosting: writes the configuration of a web server of one's own.

import fs from "node:fs";
import path from "node:path";
import { Argument } from "@commander-js/extra-typings";
import { languagesIn, readEditor, readPlaces, readRedirectFile, requireSite } from "../content/built-site";
import { contentDir } from "../content/content-dir";
import { displayName } from "../content/file-fault";
import { readSite } from "../content/site-entry";
import { caddyfile } from "../model/hosting/caddy";
import { nginxConfig } from "../model/hosting/nginx";
import { readRedirects } from "../model/hosting/redirects";
import { formatProblem } from "../model/rules/problem";
import { command, portNumber, runMain, UsageError } from "./command";
import type { Io } from "./io";

function domainName(text: string): string {
  if (/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text)) return text;
  throw new UsageError("Write a name like www.example.org, without https://.");
}

function folderOnServer(text: string): string {
  if (/^\/[^\s"'`\\$;{}]*$/.test(text)) return text.replace(/\/$/, "");
  throw new UsageError("Write the folder's whole path, from the first slash on.");
}

/** The name in the site's own address. @throws {UsageError} if site.yaml has none */
async function ownDomain({ root, env }: Io): Promise<string> {
  const { site, problems } = await readSite(contentDir(root, env), (file) => displayName(root, file));
  if (site) return new URL(site.url).hostname;
  throw new UsageError([...problems.map(formatProblem), "Or name the site with --domain."].join("\n"));
}

export const runHosting = command({
  name: "hosting",
  about: `Writes the configuration of a web server for the site in public: build it first.
Netlify and Cloudflare Pages need none: public has _headers and _redirects for them.`,
  options: (command) =>
    command
      .addArgument(new Argument("<server>", "which server").choices(["nginx", "caddy"] as const))
      .option("--domain <name>", "the site's name (that in `url` of content/site.yaml)", domainName)
      .option("--root <folder>", "where the server holds the site (/var/www/ and its name)", folderOnServer)
      .option("--port <number>", "serve without encryption on this port, behind another server", portNumber)
      .option("--brotli", "nginx has the module for Brotli (Debian: libnginx-mod-http-brotli-static)")
      .option("--to <file>", "write the configuration to a file instead of printing it"),
  async run([server], { domain: asked, root, port, brotli = false, to }, io) {
    if (brotli && server !== "nginx") throw new UsageError("--brotli is for nginx; Caddy needs no module for it.");
    const domain = asked ?? (await ownDomain(io));
    const folder = path.join(io.root, "public");
    requireSite(folder, io.root);
    const { redirects, others } = readRedirects(await readRedirectFile(folder));
    for (const line of others)
      io.err(`This line of _redirects is left out, ${server} must be told of it by hand: ${line}\n`);
    const pathPrefix = (io.env.PATH_PREFIX ?? "").replace(/\/$/, "");
    const about = {
      domain,
      root: root ?? `/var/www/${domain}`,
      port,
      redirects,
      pathPrefix,
      editor: readEditor(folder),
      languages: languagesIn(folder),
      places: readPlaces(folder),
    };
    const text = server === "nginx" ? nginxConfig({ ...about, brotli }) : caddyfile(about);
    if (to === undefined) io.out(text);
    else {
      fs.writeFileSync(path.resolve(io.root, to), text);
      io.err(`Wrote ${to}. Its first lines say what to do with it.\n`);
    }
  },
});

if (require.main === module) void runMain(runHosting);
