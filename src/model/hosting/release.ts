// Releases of the site on a host: what they are called, which are kept, and what rsync says of one that is sent.

/** Where releases go: a folder of this machine, or of another one that ssh reaches. */
export interface Target {
  /** `host` or `user@host`; undefined for this machine. */
  host: string | undefined;
  folder: string;
}

/** How many releases are kept, the current one among them. */
export const KEPT = 5;

/**
 * Reads a target as rsync and scp do: what stands before the first colon is a host, unless a slash comes first.
 * @returns undefined if it is none
 */
export function parseTarget(written: string): Target | undefined {
  const remote = /^([^/:]+):(.+)$/s.exec(written);
  const [host, folder] = remote ? [remote[1], remote[2] as string] : [undefined, written];
  // ssh would take a host that begins with a hyphen for an option.
  if (written === "" || /^[-:]|^[^/]*::|[\n\0]/.test(written)) return undefined;
  // Over ssh a folder is relative to the home folder already, and no shell expands it.
  return { host, folder: host === undefined ? folder : folder.replace(/^~\//, "") };
}

/** A text as one word of a POSIX shell (https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02). */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Whether a file of the folder of releases is one, by its name: a number that counts up, and when it was begun. */
export const isRelease = (name: string): boolean => /^\d{5,}-\d{8}T\d{6}Z$/.test(name);

const numberOf = (name: string): number => Number.parseInt(name, 10);

const oldestFirst = (a: string, b: string): number => numberOf(a) - numberOf(b);

/** Names the next release. Its number makes the order, so that clocks need not agree. */
export function nextRelease(names: readonly string[], now: Date): string {
  const number = Math.max(0, ...names.map(numberOf)) + 1;
  const instant = now.toISOString().replace(/\.\d+/, "").replace(/[-:]/g, "");
  return `${String(number).padStart(5, "0")}-${instant}`;
}

/** The release before the current one; undefined if there is none. */
export function previousRelease(names: readonly string[], current: string | undefined): string | undefined {
  return current === undefined
    ? undefined
    : names
        .filter((name) => numberOf(name) < numberOf(current))
        .sort(oldestFirst)
        .at(-1);
}

/** Which releases are no longer kept: all but the newest; the current one stays in any case. */
export function surplusReleases(names: readonly string[], current: string): string[] {
  const others = names.filter((name) => name !== current).sort(oldestFirst);
  return others.slice(0, Math.max(0, others.length - (KEPT - 1)));
}

/** A file that travels. */
export interface Sent {
  file: string;
  /** Whether the release before has no file of this name. */
  isNew: boolean;
}

/** What rsync is to print for each file, for `sentFiles` to read. */
export const SENT_FORMAT = "%i %n";

/** Reads rsync's itemized list (rsync(1), `--itemize-changes`). Folders, and files that are only linked, do not count. */
export function sentFiles(output: string): Sent[] {
  return Array.from(output.matchAll(/^[<>]f(\S+) (.+)$/gm), ([, attributes = "", file = ""]) => ({
    file,
    isNew: attributes.startsWith("+"),
  }));
}
