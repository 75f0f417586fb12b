// Where the texts lie that are edited: at a git host, or in the working tree of one's own machine.

/** A file of the repository. */
export interface StoredFile {
  /** From the repository's root on, with `/`. */
  path: string;
  /** Of what it holds: git's SHA-1 of it. */
  version: string;
}

/** What becomes of a file. */
export interface Change {
  path: string;
  /** The version that is changed; undefined for a file that must not be there yet. */
  version: string | undefined;
  /** Undefined deletes it. */
  content: Uint8Array | undefined;
}

/** Changes that are made together or not at all. */
export interface Commit {
  message: string;
  changes: readonly Change[];
  /** The name of a branch for them, of which a pull request is made; undefined to change the branch that is edited. */
  proposal: string | undefined;
}

/** A pull request that is open. */
export interface Proposal {
  branch: string;
  /** The newest commit of the branch. */
  commit: string;
  /** Where people see it. */
  url: string;
}

/** What somebody says of a commit: a check, or who has put a preview of it online. */
export interface Report {
  state: "passed" | "running" | "failed";
  name: string;
  url?: string | null | undefined;
}

/** What is known of a proposal. */
export interface ProposalState {
  /** How the project's own checks of it go. */
  checks: Report["state"] | "unknown";
  /** Where the site is as it would be with it. */
  preview: string | undefined;
}

/** A repository, or what stands for one. */
export interface Repository {
  /** Whether changes can be proposed instead of made. */
  proposes: boolean;
  /** Makes sure that the host lets this reader in. @throws {HostError} if it does not */
  open(): Promise<void>;
  list(): Promise<StoredFile[]>;
  read(file: StoredFile): Promise<Uint8Array>;
  /**
   * Makes changes. @returns the address of the pull request, if one was made
   * @throws {StaleError} if somebody else has changed one of the files meanwhile: then nothing is changed
   */
  save(commit: Commit): Promise<string | undefined>;
  /** The pull requests that are open, into the branch that is edited. */
  proposals(): Promise<Proposal[]>;
  /** Asks what is known of one. What the token may not see, is not. */
  stateOf(proposal: Proposal): Promise<ProposalState>;
}

/** Something that the host refused, in words for an editor. */
export class HostError extends Error {}

/** Somebody else has changed these files meanwhile. */
export class StaleError extends Error {
  constructor(readonly paths: readonly string[]) {
    super(`Somebody else has changed ${paths.join(", ")} meanwhile.`);
  }
}

/** An address that a browser may be sent to: what a host says of others is not its own. */
export function webAddress(address: string | null | undefined): string | undefined {
  const url = address && URL.canParse(address) ? new URL(address) : undefined;
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined;
}

/**
 * Sums up what is said of a commit.
 * @param environments addresses of what was put online of it
 * @param host where the host itself is: there are logs of what has run, and no preview
 */
export function stateFrom(
  reports: readonly Report[],
  environments: readonly (string | null | undefined)[],
  host: string,
): ProposalState {
  const is = (state: Report["state"]): boolean => reports.some((report) => report.state === state);
  const told = reports.filter(({ state, name }) => state === "passed" && /preview|deploy/i.test(name));
  const elsewhere = told
    .flatMap(({ url }) => webAddress(url) ?? [])
    .filter((url) => new URL(url).origin !== new URL(host).origin);
  return {
    checks: is("failed") ? "failed" : is("running") ? "running" : is("passed") ? "passed" : "unknown",
    preview: [...environments.flatMap((url) => webAddress(url) ?? []), ...elsewhere][0],
  };
}

/** Finds which files of some changes are not as they were. */
export function staleOf(changes: readonly Change[], now: readonly StoredFile[]): string[] {
  const versions = new Map(now.map(({ path, version }) => [path, version]));
  return changes.filter(({ path, version }) => versions.get(path) !== version).map(({ path }) => path);
}

/** What a host is asked. */
interface Ask {
  method?: string;
  body?: unknown;
  /** Statuses besides success that the caller reads itself. */
  expects?: readonly number[];
}

export type Asking = (path: string, ask?: Ask) => Promise<Response>;

/** Asks for what a token may not see, or an old host does not have. @returns undefined then */
export async function askSoftly<Answer>(ask: Asking, path: string): Promise<Answer | undefined> {
  const answer = await ask(path, { expects: [403, 404] });
  return answer.ok ? answer.json() : undefined;
}

/** A token, or what gives one that has not ended. */
export type Access = string | (() => Promise<string>);

/**
 * Makes a function that asks a host's API.
 * @param api its address without a slash at the end
 */
export function asking(api: string, access: Access): Asking {
  return async (path, { method = "GET", body, expects = [] } = {}) => {
    const token = typeof access === "string" ? access : await access();
    const answer = await fetch(api + path, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        ...(body !== undefined && { "Content-Type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      cache: "no-store",
      credentials: "omit",
      redirect: "error",
    }).catch(() => {
      throw new HostError(`${new URL(api).host} can't be reached. Is there a connection to the internet?`);
    });
    if (answer.ok || expects.includes(answer.status)) return answer;
    throw new HostError(await refusal(answer));
  };
}

async function refusal(answer: Response): Promise<string> {
  const { host } = new URL(answer.url);
  const said = await answer
    .json()
    .then(({ message, error }) => String(message ?? error ?? ""))
    .catch(() => "");
  const words: Record<number, string> = {
    401: "The token is not known there, or its time is over. Sign in with a new one.",
    403: "The token does not allow this. It must allow to read and write the contents of this one repository.",
    404: "There is no such repository or branch, or the token does not reach it.",
  };
  const meaning = words[answer.status] ?? "Nothing was changed. Please try again.";
  return `${host} answers with ${answer.status}${said === "" ? "" : ` (${said})`}. ${meaning}`;
}

/** Bytes as JSON carries them. */
export function toBase64(bytes: Uint8Array): string {
  let text = "";
  // In pieces: a function takes some ten thousand arguments only.
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

export const fromBase64 = (text: string): Uint8Array =>
  Uint8Array.from(atob(text.replace(/\s/g, "")), (letter) => letter.charCodeAt(0));

/** A path as a part of an address. */
export const inAddress = (path: string): string => path.split("/").map(encodeURIComponent).join("/");
