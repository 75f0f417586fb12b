// This site with an editor, whose texts lie at a stand-in for a git host.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { editorFiles } from "../../src/build/editor";
import { serveFolder } from "../../src/cli/serve";
import { filesBelow } from "../../src/content/files-below";
import type { Editing } from "../../src/model/content/site-schema";
import type { SitePlan } from "../../src/site/plan";
import { type GitHostStandIn, REPO, startGitHost } from "./git-host";

export interface EditedSite {
  /** Where the site is, without a slash at the end. */
  url: string;
  host: GitHostStandIn;
  close(): Promise<void>;
}

/**
 * Serves what the build made of this site, with an editor beside it.
 * @param more files for the repository besides the project's own
 * @param editing where the editor thinks that its host is, if not where it is
 */
export async function startEditedSite(
  more: Record<string, string> = {},
  editing: Partial<Editing> = {},
): Promise<EditedSite> {
  const own = ["content", "static"].flatMap((folder) =>
    filesBelow(folder)
      .filter((file) => !file.startsWith("artwork"))
      .map((file) => [`${folder}/${file}`, fs.readFileSync(path.join(folder, file))]),
  );
  const host = await startGitHost({ ...Object.fromEntries(own), ...more });
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "edited-"));
  fs.cpSync("public", folder, { recursive: true });
  const at = {
    backend: "gitea",
    repo: REPO,
    branch: "main",
    folder: "content",
    address: host.url,
    ...editing,
  } as const;
  const plan = { editing: at, site: { name: "Willow Street Massage" } } as SitePlan;
  for (const [file, content] of Object.entries(await editorFiles(process.cwd(), plan, ""))) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), content);
  }
  const server = await serveFolder(folder);
  return {
    url: server.url,
    host,
    async close() {
      await server.close();
      await host.close();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
