// Runs a command from compiled code, in a process of its own. Through tsx, packages would run slower than by themselves: each
// use of what one of them exports calls a function there. It pays for a command that works for seconds.

import { spawnSync } from "node:child_process";
import { compile } from "../content/compile";

/** What Node is to run: code, or the command as it stands where no code can be written. */
function programOf(entry: string): string[] {
  try {
    return [compile(process.cwd(), entry)];
  } catch {
    return ["--import", "tsx", entry];
  }
}

const [entry = "", ...args] = process.argv.slice(2);
process.exitCode = spawnSync(process.execPath, [...programOf(entry), ...args], { stdio: "inherit" }).status ?? 1;
