// Runs a program and measures it: time, processor time and the memory of the whole process tree (Linux).

import { spawn } from "node:child_process";
import fs from "node:fs";

/** What a run took. */
export interface Measurement {
  /** Seconds on the clock. */
  wall: number;
  /** Seconds of all processors, of the program and all that it started and waited for. */
  cpu: number;
  /** The most memory that the process tree held at one time, in MB; sampled. */
  memory: number;
  output: string;
}

/** How often memory is looked at, in milliseconds. */
const SAMPLE = 100;

/**
 * Runs a program to its end.
 * @throws with its output if it fails
 */
export async function measure(command: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Measurement> {
  const started = performance.now();
  // `times` tells what its shell has waited for: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html
  const script = '"$@"; status=$?; times >&3; exit $status';
  const child = spawn("sh", ["-c", script, "sh", ...command], { cwd, env, stdio: ["ignore", "pipe", "pipe", "pipe"] });
  let output = "";
  let times = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (data) => (output += data));
  child.stdio[3]?.on("data", (data) => (times += data));
  let memory = 0;
  const timer = setInterval(() => {
    memory = Math.max(memory, treeMemory(child.pid as number));
  }, SAMPLE);
  const status = await new Promise((resolve) => child.on("close", resolve));
  clearInterval(timer);
  if (status !== 0) throw new Error(`${command.join(" ")} ended with ${status}:\n${output}`);
  return { wall: (performance.now() - started) / 1000, cpu: cpuSeconds(times), memory: memory / 1e6, output };
}

/** Adds up what `times` prints: `0m1.50s 0m0.25s` for the shell, then for its children. */
export function cpuSeconds(times: string): number {
  return Array.from(
    times.matchAll(/(\d+)m([\d.]+)s/g),
    ([, minutes, seconds]) => Number(minutes) * 60 + Number(seconds),
  ).reduce((sum, one) => sum + one, 0);
}

/** Resident memory of a process and all below it, in bytes; 0 where there is no /proc. */
function treeMemory(root: number): number {
  if (!fs.existsSync("/proc")) return 0;
  const children = new Map<number, number[]>();
  const resident = new Map<number, number>();
  for (const name of fs.readdirSync("/proc")) {
    const stat = /^\d+$/.test(name) ? readOrNothing(`/proc/${name}/stat`) : "";
    // The program's name, in parentheses, may hold anything: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (fields.length < 22) continue;
    const parent = Number(fields[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
    resident.set(Number(name), Number(fields[21]) * 4096);
  }
  const sum = (pid: number): number =>
    (resident.get(pid) ?? 0) + (children.get(pid) ?? []).reduce((total, child) => total + sum(child), 0);
  return sum(root);
}

function readOrNothing(file: string): string {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/** Seconds of the phases that Gatsby tells of: `success Building HTML renderer - 5.824s`. */
export function phases(output: string): Map<string, number> {
  return new Map(
    Array.from(output.matchAll(/^(?:success|info) (.+?) - ([\d.]+)s\b/gm), ([, name, seconds]) => [
      name as string,
      Number(seconds),
    ]),
  );
}
