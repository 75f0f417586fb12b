// The list of all that is deployed: what a deployment can be compared with, here and where it is live.

/** Where the list is served. It is not `manifest.webmanifest`, which is the web app's. */
export const FILE_LIST = "/files.json";

/** A file's SHA-256, in hexadecimal, and its size in bytes. */
export interface ListedFile {
  sha256: string;
  size: number;
}

/** Writes the list, by the files' names relative to the site: sorted, and a file on each line. It can't hold itself. */
export function fileList(files: Readonly<Record<string, ListedFile>>): string {
  const lines = Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { sha256, size }]) => `  ${JSON.stringify(name)}: ${JSON.stringify({ sha256, size })}`);
  return `{\n${lines.join(",\n")}\n}\n`;
}
