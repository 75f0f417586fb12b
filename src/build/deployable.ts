// Completes what is deployed by what describes all of it: the hosts' header fields, compressed files, the list of files.

import fs from "node:fs";
import path from "node:path";
import { readEditor, readPlaces } from "../content/built-site";
import { filesBelow } from "../content/files-below";
import { FILE_LIST, fileList, type ListedFile } from "../model/hosting/file-list";
import { beyondLimits, headerRules, headersFile } from "../model/hosting/headers-file";
import { type Redirect, redirectsBeyondLimits } from "../model/hosting/redirects";
import { type Assembly, sumOf } from "./assembly";
import { precompress } from "./precompress";

/** What is known of a site besides its files. */
export interface Completion {
  /** SHA-256 of the styles that pages allow, in base64. */
  styles: ReadonlySet<string>;
  redirects: readonly Redirect[];
  pathPrefix: string;
  /** Where compressed files are kept between builds; undefined to make none. */
  compressed: string | undefined;
  warn(message: string): void;
}

/** Completes a folder. A `_headers` that lies there is the practice's own; its rules come last. */
export async function completeDeployable(assembly: Assembly, site: Completion): Promise<void> {
  const { folder } = assembly;
  writeHeaders(assembly, site);
  const redirectFile = path.join(folder, "_redirects");
  if (fs.existsSync(redirectFile)) {
    for (const fault of redirectsBeyondLimits(fs.readFileSync(redirectFile, "utf8"))) site.warn(fault);
  }
  if (site.compressed !== undefined) await precompress(folder, site.compressed);
  const sum = (file: string): ListedFile => assembly.known(file) ?? sumOf(fs.readFileSync(path.join(folder, file)));
  fs.writeFileSync(
    path.join(folder, FILE_LIST),
    fileList(Object.fromEntries(filesBelow(folder).map((file) => [file, sum(file)]))),
  );
}

function writeHeaders({ folder, write }: Assembly, { styles, redirects, pathPrefix, warn }: Completion): void {
  const rules = headerRules(
    { styles: [...styles].sort(), pathPrefix, editor: readEditor(folder), places: readPlaces(folder) },
    filesBelow(folder),
    redirects.map(({ from }) => from),
  );
  const file = path.join(folder, "_headers");
  const text = headersFile(rules, fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "");
  for (const fault of beyondLimits(text)) warn(fault);
  write("_headers", text);
}
