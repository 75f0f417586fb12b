// npm run hosting: writes the configuration of a web server of one's own.

import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { readRedirectFile } from "../content/built-site";
import { contentDir } from "../content/content-dir";
import { readSite } from "../content/site-entry";
import { caddyfile } from "../model/caddy";
import { nginxConfig } from "../model/nginx";
import { formatProblem } from "../model/problem";
import { readRedirects } from "../model/redirects";
import { type Io, runMain, UsageError } from "./io";

const USAGE = `Usage: npm run hosting -- nginx|caddy [options]

  --domain NAME   the site's name (the one of \`url\` in content/site.yaml)
  --root DIR      the folder on the server that holds the site (/var/www/NAME)
  --port PORT     serve without encryption on this port, behind another server
  --brotli        nginx has the module for Brotli (Debian: libnginx-mod-http-brotli-static)
  --to FILE       write the configuration to a file instead of printing it

The site is read from public/: build it first. Netlify and Cloudflare Pages need none of this: public/ has
_headers and _redirects for them.`;

const SERVERS = ["nginx", "caddy"] as const;

/** What the command was asked for. */
interface Options {
  server: (typeof SERVERS)[number];
  domain: string;
  root: string;
  port: number | undefined;
  brotli: boolean;
  to: string | undefined;
}

const parse = (args: string[]) =>
  parseArgs({
    args,
    allowPositionals: true,
    options: {
      domain: { type: "string" },
      root: { type: "string" },
      port: { type: "string" },
      brotli: { type: "boolean", default: false },
      to: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });

/** Reads the command line; undefined when only help is asked for. @throws {UsageError} */
async function readOptions(args: string[], io: Io): Promise<Options | undefined> {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  const { values, positionals } = parsed;
  if (values.help) return undefined;
  const server = SERVERS.find((name) => name === positionals[0]);
  if (!server || positionals.length > 1) throw new UsageError(`Which server? Write one of: ${SERVERS.join(", ")}.`);
  const domain = values.domain ?? (await ownDomain(io));
  if (!/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(domain)) {
    throw new UsageError(`--domain is "${domain}". Write a name like www.example.org, without https://.`);
  }
  const root = values.root ?? `/var/www/${domain}`;
  if (!/^\/[^\s"'`\\$;{}]*$/.test(root)) {
    throw new UsageError(`--root is "${root}". Write the folder's whole path, from the first slash on.`);
  }
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65536)) {
    throw new UsageError(`--port is "${values.port}". Write a number between 1 and 65535.`);
  }
  if (values.brotli && server !== "nginx") throw new UsageError("--brotli is for nginx; Caddy needs no module for it.");
  return { server, domain, root: root.replace(/\/$/, ""), port, brotli: values.brotli, to: values.to };
}

/** The name in the site's own address. @throws {UsageError} if site.yaml has none */
async function ownDomain({ root, env }: Io): Promise<string> {
  const { site, problems } = await readSite(contentDir(root, env), (file) => path.relative(root, file));
  if (site) return new URL(site.url).hostname;
  throw new UsageError([...problems.map(formatProblem), "Or name the site with --domain."].join("\n"));
}

/** Runs the command. @returns its exit status */
export async function runHosting(args: string[], io: Io): Promise<number> {
  try {
    const options = await readOptions(args, io);
    if (options) return await write(options, io);
    io.out(`${USAGE}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.err(`${error.message}\n\n${USAGE}\n`);
    return 2;
  }
}

async function write({ server, to, brotli, ...site }: Options, io: Io): Promise<number> {
  const folder = path.join(io.root, "public");
  if (!fs.existsSync(path.join(folder, "index.html"))) {
    io.err("There is no site in public/ yet. Run `npm run build` first.\n");
    return 1;
  }
  const { redirects, others } = readRedirects(await readRedirectFile(folder));
  for (const line of others)
    io.err(`This line of _redirects is left out, ${server} must be told of it by hand: ${line}\n`);
  const about = { ...site, redirects, pathPrefix: (io.env.PATH_PREFIX ?? "").replace(/\/$/, "") };
  const text = server === "nginx" ? nginxConfig({ ...about, brotli }) : caddyfile(about);
  if (to === undefined) io.out(text);
  else {
    fs.writeFileSync(path.resolve(io.root, to), text);
    io.err(`Wrote ${to}. Its first lines say what to do with it.\n`);
  }
  return 0;
}

if (require.main === module) void runMain(runHosting);
