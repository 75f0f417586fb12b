// Fetches files from the old site, and from nowhere else: a few at a time, again when it fails, and each only once.

import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import pLimit from "p-limit";

/** More than this is no picture of a page, in bytes. */
const MOST_BYTES = 40_000_000;
const AT_A_TIME = 4;
const MOST_TRIES = 4;
const MOST_REDIRECTS = 5;
/** An old site may be slow; one that says nothing for so long is not there. In milliseconds. */
const SILENT = 60_000;

/** How files are fetched. */
export interface Fetching {
  /** Hosts that may be asked, with their ports, without `www.`. */
  hosts: ReadonlySet<string>;
  /** Where fetched files are kept, so that a second run goes on where the first ended. */
  folder: string;
  /** Waits between two tries. */
  pause(milliseconds: number): Promise<void>;
}

/** What came of an address: a file, or why there is none. */
type Fetched = { file: string } | { fault: string };

/** Fetches a file, or takes the one that an earlier run has fetched. */
export type Fetcher = (address: string) => Promise<Fetched>;

/** Makes a fetcher. */
export function createFetcher(fetching: Fetching): Fetcher {
  const inTurn = pLimit(AT_A_TIME);
  const known = new Map<string, Promise<Fetched>>();
  return (address) => {
    const wanted = known.get(address) ?? inTurn(() => fetchOnce(address, fetching));
    known.set(address, wanted);
    return wanted;
  };
}

async function fetchOnce(address: string, { hosts, folder, pause }: Fetching): Promise<Fetched> {
  const file = path.join(folder, createHash("sha256").update(address).digest("hex"));
  if (fs.existsSync(file)) return { file };
  const refused = refusal(address, hosts);
  if (refused !== undefined) return { fault: refused };
  fs.mkdirSync(folder, { recursive: true });
  let fault = "";
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    if (attempt > 0) await pause(500 * 2 ** attempt);
    const part = `${file}.part`;
    try {
      const answer = await follow(address, hosts);
      if ("fault" in answer) {
        fault = answer.fault;
        if (answer.again) continue;
        return { fault };
      }
      await save(answer.response, part);
      fs.renameSync(part, file);
      return { file };
    } catch (error) {
      fs.rmSync(part, { force: true });
      if (error instanceof TooLarge) return { fault: error.message };
      fault = reasonOf(error as Error);
    }
  }
  return { fault: `${fault}, after ${MOST_TRIES} tries` };
}

class TooLarge extends Error {
  constructor() {
    super(`it has more than ${MOST_BYTES / 1_000_000} MB`);
  }
}

function refusal(address: string, hosts: ReadonlySet<string>): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) return "its address is no web address";
  if (url.username !== "" || url.password !== "") return "its address holds a password";
  if (hosts.has(url.host.replace(/^www\./, ""))) return undefined;
  return `it is on ${url.host}, not on the old site (\`--also-from ${url.host}\` fetches from there)`;
}

type Answer = { response: Response } | { fault: string; again: boolean };

async function follow(address: string, hosts: ReadonlySet<string>): Promise<Answer> {
  let at = address;
  for (let step = 0; step <= MOST_REDIRECTS; step++) {
    const response = await fetch(at, {
      redirect: "manual",
      signal: AbortSignal.timeout(SILENT),
      headers: { accept: "image/*,*/*" },
    });
    const to = response.headers.get("location");
    if (response.status >= 300 && response.status < 400 && to !== null) {
      await response.body?.cancel();
      at = new URL(to, at).href;
      const refused = refusal(at, hosts);
      if (refused !== undefined) return { fault: `it leads to another place: ${refused}`, again: false };
      continue;
    }
    if (response.ok && response.body !== null) {
      if (Number(response.headers.get("content-length")) > MOST_BYTES) {
        await response.body.cancel();
        return { fault: new TooLarge().message, again: false };
      }
      return { response };
    }
    await response.body?.cancel();
    return {
      fault: `the old site answers ${response.status}`,
      again: response.status === 429 || response.status >= 500,
    };
  }
  return { fault: `it leads on more than ${MOST_REDIRECTS} times`, again: false };
}

async function save(response: Response, file: string): Promise<void> {
  const handle = await fs.promises.open(file, "w");
  try {
    let length = 0;
    for await (const bytes of response.body as unknown as AsyncIterable<Uint8Array>) {
      length += bytes.length;
      if (length > MOST_BYTES) throw new TooLarge();
      await handle.write(bytes);
    }
    const said = response.headers.get("content-length");
    if (said !== null && response.headers.get("content-encoding") === null && Number(said) !== length)
      throw new Error("it ended too early");
  } finally {
    await handle.close();
  }
}

const reasonOf = (error: Error): string => {
  const cause = error.cause as { code?: string; message?: string } | undefined;
  if (error.name === "TimeoutError") return "the old site does not answer";
  return cause?.code !== undefined ? `the old site can't be reached (${cause.code})` : error.message;
};
