// Moves an old site as its owner would, with the commands of the guide: import, check, build, serve.

import { spawn } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import type { ImportReport } from "../../src/import/report";
import { buildEnv, copyProject } from "../project-copy";
import type { OldSite } from "./old-site";

/** A site that was moved, built in `root`. */
export interface Moved {
  root: string;
  report: ImportReport;
  /** How long each step took, in seconds. */
  seconds: Record<string, number>;
}

/** @param root a folder that is not there yet @throws what a step says if it fails */
export async function move(old: OldSite, root: string): Promise<Moved> {
  copyProject(root);
  fs.rmSync(path.join(root, "content"), { recursive: true });
  fs.writeFileSync(path.join(root, "export.xml"), old.xml);
  fs.writeFileSync(path.join(root, "sitemap.xml"), old.sitemap);
  const seconds: Record<string, number> = {};
  const step = async (name: string, ...args: string[]): Promise<void> => {
    const started = performance.now();
    const { status, output } = await npm(root, name, ...args);
    if (status !== 0) throw new Error(`npm run ${name} failed:\n${output}`);
    seconds[name] = (performance.now() - started) / 1000;
  };
  await step("import", "export.xml", "--sitemap", "sitemap.xml", "--report", "report.json");
  await step("check");
  await step("build");
  return { root, report: JSON.parse(fs.readFileSync(path.join(root, "report.json"), "utf8")), seconds };
}

function npm(root: string, name: string, ...args: string[]): Promise<{ status: number | null; output: string }> {
  // The site that moves is its own, whatever this process builds.
  const env = { ...buildEnv({}), CONTENT_DIR: undefined };
  const child = spawn("npm", ["run", "--silent", name, "--", ...args], { cwd: root, env });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text));
  return new Promise((resolve, reject) => {
    child.on("error", reject).on("close", (status) => resolve({ status, output }));
  });
}

/** Which addresses neither answer 200 nor lead by one step to one that does, and what they answer. */
export async function lostAddresses(url: string, addresses: readonly string[]): Promise<string[]> {
  const lost: string[] = [];
  for (const address of addresses) {
    const first = await ask(url, address);
    const second = first.to === undefined ? first : await ask(url, first.to);
    if (second.status !== 200) lost.push(`${address}: ${first.status} ${first.to ?? ""} ${second.status}`);
  }
  return lost;
}

/** Asks for an address. @returns the path that it leads to, if it is a redirect */
function ask(url: string, address: string): Promise<{ status: number; to: string | undefined }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    // As it is written: URL would encode it anew.
    const request = http.get({ hostname, port, path: address, agent: false }, (response) => {
      response.resume();
      const { statusCode: status = 0, headers } = response;
      const to =
        status >= 300 && status < 400 && headers.location ? new URL(headers.location, url).pathname : undefined;
      response.on("end", () => resolve({ status, to }));
    });
    request.on("error", reject);
  });
}
