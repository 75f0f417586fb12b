// Lets the editor of the browser read and change the working tree: only from this machine, and only the page that was opened
// by a link with a one-time token.

import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import type { IncomingMessage } from "node:http";
import path from "node:path";
import { listFiles } from "../content/files-below";
import { writeWhole } from "../content/write-whole";
import { EDITOR, FILE, FILES, KEY, SAVE } from "../model/content/editing";

/** What is answered. */
interface EditingAnswer {
  status: number;
  body: string | Uint8Array;
}

export interface Editing {
  /** The address that edits a file, with a token that opens it once; undefined for who asks from elsewhere. */
  linkTo(file: string | undefined, request: IncomingMessage): string | undefined;
  /** Answers what the editor asks. @returns undefined if it is something else */
  answer(request: IncomingMessage, asked: Pick<URL, "pathname" | "searchParams">): Promise<EditingAnswer | undefined>;
}

/** The content folder and that of static files, as the editor calls them. */
const FOLDERS = ["content", "static"] as const;

/** More than this is no change that an editor makes, in bytes. */
const MOST = 100_000_000;

/** So many links may wait to be opened: a page has one each time it is shown. */
const MOST_TOKENS = 1000;

/** A change as the editor sends it. */
interface SentChange {
  path: string;
  version?: string;
  /** In base64; a file without is deleted. */
  content?: string;
}

/**
 * @param root the project
 * @param dir the content folder
 */
export function openEditing(root: string, dir: string): Editing {
  const tokens = new Set<string>();
  const keys = new Set<string>();
  const folders = { content: dir, static: path.join(root, "static") };

  /** The absolute path of a file that the editor names. @throws if it lies elsewhere */
  const placeOf = (name: string): string => {
    const [folder, ...rest] = name.split("/");
    const base = FOLDERS.find((one) => one === folder);
    const inside = rest.join("/");
    const isPlain =
      rest.length > 0 && rest.every((part) => part !== "" && !part.startsWith(".")) && !/[\\\0]/.test(inside);
    if (base === undefined || !isPlain) throw new Error(`${name} is no file that can be edited.`);
    const place = path.join(folders[base], inside);
    // A link in the folder may lead out of it.
    const real = realFolder(path.dirname(place));
    if (real !== undefined && !`${real}${path.sep}`.startsWith(`${fs.realpathSync(folders[base])}${path.sep}`))
      throw new Error(`${name} lies outside the content folder.`);
    return place;
  };

  const list = async () => {
    const found = await Promise.all(
      FOLDERS.map(async (folder) => {
        const files = await listFiles(folders[folder]);
        return files.map((file) => ({
          path: [folder, ...path.relative(folders[folder], file).split(path.sep)].join("/"),
          file,
        }));
      }),
    );
    return found.flat().flatMap(({ path: name, file }) => {
      const version = versionOf(file);
      return version === undefined ? [] : [{ path: name, version }];
    });
  };

  const save = (changes: readonly SentChange[]): EditingAnswer => {
    const placed = changes.map((change) => ({ ...change, place: placeOf(change.path) }));
    const stale = placed.filter(({ place, version }) => versionOf(place) !== version).map((change) => change.path);
    if (stale.length > 0) return { status: 409, body: JSON.stringify(stale) };
    for (const { place, content } of placed) {
      if (content === undefined) fs.rmSync(place);
      else writeWhole(place, Buffer.from(content, "base64"));
    }
    return { status: 200, body: "{}" };
  };

  return {
    linkTo(file, request) {
      if (!isHere(request)) return undefined;
      const token = randomBytes(24).toString("base64url");
      tokens.add(token);
      for (const old of tokens) if (tokens.size > MOST_TOKENS) tokens.delete(old);
      const inside = file === undefined ? undefined : path.relative(dir, file).split(path.sep).join("/");
      const asked = new URLSearchParams({ token });
      if (inside !== undefined) asked.set("file", `content/${inside}`);
      return `${EDITOR}#${asked}`;
    },
    async answer(request, { pathname, searchParams }) {
      if (![KEY, FILES, FILE, SAVE].includes(pathname)) return undefined;
      const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? "";
      const refused = { status: 403, body: JSON.stringify({ message: "This page was not opened by “Edit”." }) };
      if (!isHere(request)) return refused;
      if (pathname === KEY) {
        // It opens once.
        if (request.method !== "POST" || !tokens.delete(given)) return refused;
        const key = randomBytes(24).toString("base64url");
        keys.add(key);
        return { status: 200, body: key };
      }
      if (!keys.has(given)) return refused;
      try {
        if (pathname === FILES) return { status: 200, body: JSON.stringify(await list()) };
        if (pathname === FILE) return { status: 200, body: fs.readFileSync(placeOf(searchParams.get("path") ?? "")) };
        return request.method === "POST" ? save(JSON.parse(await textOf(request))) : { status: 405, body: "{}" };
      } catch (error) {
        return { status: 400, body: JSON.stringify({ message: (error as Error).message }) };
      }
    },
  };
}

/** Whether a request comes from this machine. */
const isHere = ({ socket }: IncomingMessage): boolean =>
  /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/.test(socket.remoteAddress ?? "");

/** A folder without links; undefined if it is not there yet. */
function realFolder(folder: string): string | undefined {
  return fs.existsSync(folder) ? fs.realpathSync(folder) : undefined;
}

/** What git calls what a file holds (https://git-scm.com/book/en/v2/Git-Internals-Git-Objects). */
function versionOf(file: string): string | undefined {
  if (!fs.statSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
  const bytes = fs.readFileSync(file);
  return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MOST) throw new Error("That is more than can be saved at once.");
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}
