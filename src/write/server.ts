// Serves the site as it will be, as its host would, for those who write it: each page is rendered when it is asked for.

import fs from "node:fs";
import http, { type IncomingMessage, type ServerResponse } from "node:http";
import path from "node:path";
import { watch } from "chokidar";
import sirv from "sirv";
import { editorBundle, editorPage } from "../build/editor";
import { plainFiles } from "../build/further-files";
import { backupFolder, keptFile, outputFolder } from "../build/output";
import { createPictureMaker } from "../build/pictures/maker";
import type { BuildRecord } from "../build/record";
import { loadRenderer, type MdxText, moduleOf, PLAIN } from "../build/renderer";
import { SITE_FILE } from "../content/content-dir";
import { displayName } from "../content/file-fault";
import { EDITOR } from "../model/content/editing";
import { NOT_FOUND, pathsOf, SEARCH, SITEMAP } from "../model/content/paths";
import { INDEX_FOLDER } from "../model/content/search";
import { editorPolicy, FILE_POLICY, policyHeader } from "../model/hosting/content-security-policy";
import { type Group, groupsOf, HOST_FILES, headersOf } from "../model/hosting/hosting";
import { readRedirects, redirectFile } from "../model/hosting/redirects";
import { isFault, type Problem } from "../model/rules/problem";
import { digestOf } from "../site/digest";
import { once } from "../site/once";
import type { PictureFile } from "../site/pictures";
import { type PlannedPage, siteOf } from "../site/plan";
import { partOfAddress } from "../site/translations";
import { barePage } from "./bare-page";
import { type CurrentSite, isAsRead, movedTo, openSite, type ShownText, type SiteState } from "./current-site";
import { openEditing } from "./editing";
import { makeFurtherFiles } from "./feeds";
import { close, listen } from "./listen";
import { EVENTS, type Marks, marked, SCRIPT, withMarks } from "./marks";
import { createMdxCompiler, NeedsBuild } from "./mdx";

/** What is served, and to whom. */
export interface Writing {
  root: string;
  /** The content folder. */
  dir: string;
  /** What the last build has left. */
  record: BuildRecord;
  /** The script of pages, compiled. */
  script: string;
  /** The port to try first; the next free one is taken. */
  port: number;
  /** The address of this machine to listen on. */
  host: string;
  say(lines: string): void;
}

/** A running server. */
export interface WritingServer {
  port: number;
  /** Where the text of a file is shown. @param file its absolute path */
  addressOf(file: string): string | undefined;
  close(): Promise<void>;
}

/** A page that is open in a browser. */
interface OpenPage {
  address: string;
  /** Of what it shows. */
  version: string;
  response: ServerResponse;
}

/** After the first page was shown, what edits need is made ready; or, if nobody asks for one, after that; in milliseconds. */
const SOON = 50;
const UNASKED = 1500;

/** Opens the site and serves it. @throws what the file system throws, or if no port is free */
export async function startServer({ root, dir, record, script, port, host, say }: Writing): Promise<WritingServer> {
  const open = new Set<OpenPage>();
  const site = await openSite({ root, dir, say, changed });
  function changed(now: SiteState): void {
    for (const page of open) tell(page, now);
  }
  const renderer = once(() => loadRenderer(root, record.renderer));
  const compileMdx = createMdxCompiler(root, dir);
  let pictures = createPictureMaker(root);
  /** Pictures of pages that were shown, by their addresses: without them, all that the plan has would have to be made. */
  const shown = new Map<string, PictureFile>();
  /** Texts that were shown last, by their addresses. */
  const texts = new Map<string, ShownText>();
  const editing = openEditing(root, dir);
  const groups = (): Group[] => {
    const paths = site.state().plan.parts.map((part) => pathsOf(part.site));
    const places = { search: paths.map(({ search }) => search), tags: paths.map(({ tags }) => tags) };
    return groupsOf({ styles: undefined, pathPrefix: "", places });
  };
  const bundle = once(() => editorBundle(root));
  const own = sirv(path.join(root, "static"), { dev: true, etag: true, setHeaders });
  // While a build runs, its last output lies in the second folder; of content with errors there is only Gatsby's own.
  const built = [outputFolder(root), backupFolder(root), keptFile(root, "")].map((folder) =>
    sirv(folder, { dev: true, etag: true, setHeaders }),
  );

  function setHeaders(response: ServerResponse, address: string): void {
    for (const [name, value] of Object.entries(headersOf(address, groups()))) response.setHeader(name, value);
  }

  const render = ({ page, text }: Showable, { plan }: SiteState): Promise<string> => {
    for (const picture of page.pictures) shown.set(decodeURIComponent(picture.src), picture);
    return renderer()(page, siteOf(plan, page), text);
  };

  /** How a page can be shown: of a text in MDX, the renderer knows what the last build had. */
  const showable = async (page: PlannedPage): Promise<Showable> => {
    const { body } = page;
    if (!body || moduleOf(page) === PLAIN || record.texts[body.contentFilePath] === body.digest) return { page };
    try {
      return { page, text: await compileMdx(body) };
    } catch (error) {
      if (!(error instanceof NeedsBuild)) throw error;
      return { page, isMissing: !(moduleOf(page) in record.renderer.components), note: NEEDS_BUILD };
    }
  };

  /** The page of an address, and what is to be said of it. */
  const pageAt = (address: string, state: SiteState): { page: PlannedPage | undefined; marks: Omit<Marks, "edit"> } => {
    const page = state.hasFacts ? (state.pages.get(address) ?? notFoundAt(address, state)) : undefined;
    const file = page ? state.fileAt(address) : path.join(dir, SITE_FILE);
    const name = file === undefined ? undefined : displayName(root, file);
    const mark = (problem: Problem) => marked(root, problem);
    const isHere = (problem: Problem) => problem.file === name || (!page && problem.code === "folder-missing");
    const here = state.problems.filter(isHere).map(mark);
    const elsewhere = state.problems.filter((problem) => isFault(problem) && !isHere(problem)).map(mark);
    const note = page?.template === "search" ? searchNote(root) : undefined;
    const marks = { sound: page !== undefined && page.template !== "problems", here, elsewhere, note };
    return { page, marks: { version: digestOf(page?.digest ?? "", JSON.stringify(marks)), ...marks } };
  };

  /** Tells a browser whether its page has changed. */
  const tell = ({ address, version, response }: OpenPage, now: SiteState): void => {
    const moved = movedTo(address, texts.get(address), now);
    if (moved !== undefined) response.write(`event: moved\ndata: ${moved}\n\n`);
    else if (pageAt(address, now).marks.version !== version) response.write("event: changed\ndata:\n\n");
  };

  const send = (
    response: ServerResponse,
    status: number,
    address: string,
    body: string | Uint8Array,
    allowed = FILE_POLICY,
  ): void => {
    // A page is another in a moment, and its script is not the site's.
    const isPage = typeof body === "string";
    const policy = isPage ? { "Content-Security-Policy": policyHeader(allowed), "Cache-Control": "no-store" } : {};
    response.writeHead(status, { ...headersOf(address, groups()), ...policy });
    response.end(body);
  };

  /** Where the text of a page is edited; of a page without one, the practice's facts are. */
  const editLink = (request: IncomingMessage, address: string, state: SiteState): string | undefined => {
    if (state.pages.has(EDITOR)) return undefined;
    const file = state.fileAt(address);
    // A text in MDX is a program.
    if (file?.endsWith(".mdx")) return undefined;
    return editing.linkTo(file ?? path.join(dir, SITE_FILE), request);
  };

  const warmUp = once(() =>
    // What fails now, fails again when it is wanted, and is told then.
    setTimeout(() => void site.warmUp().catch(() => {}), SOON),
  );

  const answerPage = async (
    request: IncomingMessage,
    response: ServerResponse,
    address: string,
    state: SiteState,
  ): Promise<void> => {
    const { page, marks } = pageAt(address, state);
    const answerWith = (status: number, html: string, more: Partial<Marks> = {}) => {
      const edit = editLink(request, address, state);
      send(response, status, NOT_FOUND, withMarks(html, { ...marks, ...more, edit }));
      warmUp();
    };
    if (!page) return answerWith(503, barePage({ ...NO_FACTS, problems: marks.here }));
    if (page.body) texts.set(page.path, { file: page.body.contentFilePath, digest: page.body.digest });
    try {
      const { isMissing = false, note = marks.note, ...rest } = await showable(page);
      if (isMissing) return answerWith(200, barePage({ title: NOT_YET, words: [NEEDS_BUILD] }), { sound: false });
      answerWith(page.path === address ? 200 : 404, await render(rest, state), { note });
    } catch (error) {
      // It is asked for again when it has changed.
      const { message, stack } = error as Error;
      say(`${page.body ? displayName(root, page.body.contentFilePath) : address} can't be shown: ${stack ?? message}`);
      answerWith(
        500,
        barePage({ title: NOT_YET, words: [message, "Mend this and save: it appears here by itself."] }),
        { sound: false },
      );
    }
  };

  const answerPicture = async (response: ServerResponse, picture: PictureFile): Promise<void> => {
    const make = async (): Promise<Buffer> => {
      await pictures.make([picture]);
      return fs.promises.readFile(pictures.fileOf(decodeURIComponent(picture.src).slice(1)) as string);
    };
    const bytes = await make().catch((error) => {
      if (error.code !== "ENOENT") throw error;
      // A build has put it away.
      pictures = createPictureMaker(root);
      return make();
    });
    send(response, 200, picture.src, bytes);
  };

  const filesOf = new WeakMap<
    SiteState,
    Record<"plain" | "further", () => Promise<Record<string, string | Uint8Array>>>
  >();
  const furtherFile = async (address: string, state: SiteState): Promise<string | Uint8Array | undefined> => {
    const { plan, hasFacts } = state;
    if (!hasFacts) return undefined;
    const files = filesOf.get(state) ?? {
      plain: once(() => plainFiles({ root, plan, pathPrefix: "" })),
      further: once(() =>
        makeFurtherFiles({
          root,
          plan,
          record,
          pictures,
          async render(page) {
            try {
              const { isMissing, ...rest } = await showable(page);
              return isMissing ? undefined : await render(rest, state);
            } catch {
              // Its own page says why.
              return undefined;
            }
          },
        }),
      ),
    };
    filesOf.set(state, files);
    const plain = (await files.plain())[address.slice(1)];
    if (plain !== undefined) return plain;
    const isFeed = plan.parts.some(({ feeds }) => feeds.some(({ paths }) => Object.values(paths).includes(address)));
    if (!isFeed && address !== SITEMAP && !/^\/sitemap-\d+\.xml$/.test(address)) return undefined;
    return (await files.further())[address.slice(1)];
  };

  /** Where a host leads on from an address: what the practice wrote itself comes first. */
  const redirectOf = (address: string, { plan }: SiteState): { to: string; status: number } | undefined => {
    const file = path.join(root, "static/_redirects");
    const text = redirectFile(fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "", plan.redirects);
    for (const { from, to, status, below } of readRedirects(text).redirects) {
      if (below ? address.startsWith(from) : address === from)
        return { to: below ? to + address.slice(from.length) : to, status };
    }
    return undefined;
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, search, searchParams } = new URL(request.url ?? "/", "http://localhost");
    const address = decoded(pathname);
    if (address === SCRIPT) return send(response, 200, SCRIPT, Buffer.from(script));
    if (address === EVENTS) return follow(request, response, searchParams);
    const edited = await editing.answer(request, { pathname, searchParams });
    if (edited) {
      if (request.method === "POST") await site.refresh();
      response.writeHead(edited.status, { "Content-Type": "application/octet-stream", "Cache-Control": "no-store" });
      return void response.end(edited.body);
    }
    // What a browser loads before anybody asks for it is old when somebody does.
    if (/prefetch/.test(String(request.headers["sec-purpose"]))) return void response.writeHead(503).end();
    let state = await current(site, address);
    // What is new on the disk may have been written a moment ago.
    if (!state.pages.has(address) && /\/$/.test(address)) {
      await site.refresh();
      state = site.state();
    }
    if (address.startsWith(EDITOR) && !state.pages.has(EDITOR)) {
      const file = address.slice(EDITOR.length);
      const found = file === "" ? undefined : (await bundle())[file];
      if (found !== undefined) return send(response, 200, address, Buffer.from(found));
      if (file === "") {
        const config = { host: undefined, folder: "content", name: state.plan.site.name, home: "/" };
        return send(response, 200, address, editorPage(config), editorPolicy([]));
      }
    }
    const page = state.pages.get(address);
    const redirect = page && page.template !== "redirect" ? undefined : redirectOf(address, state);
    if (redirect) {
      response.writeHead(redirect.status, { Location: encodeURI(redirect.to) + search, "Cache-Control": "no-store" });
      return void response.end();
    }
    if (page) return answerPage(request, response, address, state);
    if (state.pages.has(`${address}/`)) {
      response.writeHead(301, { Location: `${pathname}/${search}`, "Cache-Control": "no-store" });
      return void response.end();
    }
    if (HOST_FILES.includes(address)) return answerPage(request, response, address, state);
    const picture = shown.get(address);
    if (picture) return answerPicture(response, picture);
    const further = await furtherFile(address, state);
    if (further !== undefined) return send(response, 200, address, Buffer.from(further));
    const isBuilt = ["/static/", `/${INDEX_FOLDER}/`, SEARCH].some((folder) => address.startsWith(folder));
    tryEach([own, ...(isBuilt ? built : [])], request, response, async () => {
      const planned = address.startsWith("/static/") ? picturesOf(state).get(address) : undefined;
      await (planned ? answerPicture(response, planned) : answerPage(request, response, address, state));
    });
  };

  const follow = (request: IncomingMessage, response: ServerResponse, asked: URLSearchParams): void => {
    const page = { address: asked.get("page") ?? "/", version: asked.get("version") ?? "", response };
    response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
    response.write(":\n\n");
    open.add(page);
    request.on("close", () => open.delete(page));
    // What has changed since the page was loaded.
    tell(page, site.state());
  };

  const server = http.createServer((request, response) => {
    const failed = (error: Error): void => {
      say(`${request.url} can't be shown: ${error.stack ?? error.message}`);
      if (response.headersSent) return void response.destroy();
      send(response, 500, NOT_FOUND, barePage({ title: "This can’t be shown", words: [error.message] }));
    };
    if (!isOurs(request.headers.host)) return void response.writeHead(403).end("This server has no such name.");
    answer(request, response).catch(failed);
  });

  const watcher = watch([dir, path.join(root, "static")], { ignoreInitial: true });
  const refresh = (): void => void site.refresh();
  // As soon as the system says so; what has changed before it could, is read when it can.
  watcher.on("raw", refresh).on("all", refresh).on("ready", refresh);
  const listening = await listen(server, port, host);
  setTimeout(warmUp, UNASKED);
  return {
    port: listening,
    addressOf: (file) => site.state().addressOf(file),
    async close() {
      await Promise.all([watcher.close(), close(server)]);
      await site.settled();
    },
  };
}

/** A page that can be shown, and how. */
interface Showable {
  page: PlannedPage;
  /** What renders its text, if that is in MDX and another than the last build had. */
  text?: MdxText;
  /** Nothing can be shown of it. */
  isMissing?: boolean;
  /** What the reader should know of it. */
  note?: string;
}

const NOT_YET = "This text can’t be shown yet";

const NEEDS_BUILD =
  "This text in MDX imports what only a build can put together, such as a picture, and is not shown as it is now before that: press Ctrl+C, and start `npm run write` again.";

const NO_FACTS = {
  title: "The site can’t be shown yet",
  words: ["Every page needs the facts about the practice. Mend them and save: the page appears here by itself."],
};

/** What stands, in the language of an address, where there is nothing. */
function notFoundAt(address: string, { plan: { parts, site }, pages }: SiteState): PlannedPage | undefined {
  const sites = parts.map((part) => part.site);
  return pages.get(pathsOf(partOfAddress(address, sites) ?? site).notFound);
}

/** The state of the site, after the text of a page has been read as it lies on the disk. */
async function current(site: CurrentSite, address: string): Promise<SiteState> {
  const state = await site.settled();
  const file = state.fileAt(address);
  return file === undefined || isAsRead(file, state) ? state : site.refresh().then(site.state);
}

/** All pictures of the plan, by their addresses without escapes. */
const picturesOf = ({ plan }: SiteState): Map<string, PictureFile> =>
  new Map([...plan.pictures.values()].map((picture) => [decodeURIComponent(picture.src), picture]));

type Handler = ReturnType<typeof sirv>;

/** Asks one handler after the other. */
function tryEach(
  [first, ...others]: readonly Handler[],
  request: IncomingMessage,
  response: ServerResponse,
  last: () => Promise<void>,
): void {
  if (first) first(request, response, () => tryEach(others, request, response, last));
  else void last();
}

/** What search finds, in words. */
function searchNote(root: string): string {
  const built = [outputFolder(root), backupFolder(root)].find((folder) =>
    fs.existsSync(path.join(folder, INDEX_FOLDER)),
  );
  if (built === undefined) return "Search finds nothing yet: no build has made its index.";
  const { mtime } = fs.statSync(built);
  const time = mtime.toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
  return `Search finds what the last build had, of ${time}.`;
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/**
 * Whether a request names this machine by an address or as the local one. Under a name of its own, a page of another site
 * could read drafts: https://en.wikipedia.org/wiki/DNS_rebinding
 */
const isOurs = (host = ""): boolean => /^(localhost|[\d.]+|\[[\da-f:.]+\])(:\d+)?$/i.test(host);
