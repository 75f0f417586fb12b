// One POSIX shell on the machine that is deployed to, over ssh or here, which lives as long as the deploy does.

import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { createInterface } from "node:readline";
import { quoted, type Target } from "../model/hosting/release";

/** The other machine could not be reached, or a command failed there. */
export class ShellError extends Error {
  /** @param status of the command; undefined if the shell itself ended */
  constructor(
    message: string,
    readonly status: number | undefined,
  ) {
    super(message);
  }
}

/** A running shell. */
export interface TargetShell {
  /**
   * Runs a script in the shell itself: what it opens stays open.
   * @throws {ShellError} with the status of its last command if that is not 0
   */
  run(script: string, ...args: string[]): Promise<string>;
  /** Runs a script in a shell of its own, which ends at the first command that fails. @throws {ShellError} */
  runApart(script: string, ...args: string[]): Promise<string>;
  /** Ends the shell; without it, it ends when this process does. */
  close(): Promise<void>;
}

/**
 * Starts the shell. Scripts reach it as its input, so that no other shell on the way reads them.
 * @param remoteShell how another machine is reached, as in rsync's variable `RSYNC_RSH`
 */
export function openShell({ host }: Pick<Target, "host">, remoteShell: string): TargetShell {
  const [command = "", ...before] = host === undefined ? ["sh"] : remoteShell.split(/\s+/).filter(Boolean);
  const shell = spawn(command, host === undefined ? [] : [...before, host, "sh"], { stdio: "pipe" });
  const lines = createInterface(shell.stdout)[Symbol.asyncIterator]();
  let errors = "";
  shell.stderr.setEncoding("utf8").on("data", (text) => {
    errors += text;
  });
  // Told below, by whoever waits for an answer.
  shell.stdin.on("error", () => {});
  const end = new Promise<string>((resolve) => {
    shell.on("error", ({ message }) => resolve(message));
    shell.on("close", (status) => resolve(`${command} ended with status ${status}`));
  });

  /** Sends a script and waits for the line that ends its output. */
  async function answer(script: string): Promise<string> {
    const mark = randomUUID();
    const output: string[] = [];
    errors = "";
    // Messages come before the mark.
    shell.stdin.write(`${script}\nprintf '\\n%s %d\\n' ${mark} "$?"\n`);
    for (;;) {
      const { value: line, done } = await lines.next();
      if (done) {
        // Its last messages come before that.
        const reason = await end;
        throw new ShellError(errors.trim() || reason, undefined);
      }
      if (!line.startsWith(mark)) output.push(line);
      else if (line === `${mark} 0`) return output.join("\n");
      else {
        const status = Number(line.slice(mark.length));
        throw new ShellError(errors.trim() || `A command ended with status ${status}.`, status);
      }
    }
  }

  const words = (args: readonly string[]): string => args.map(quoted).join(" ");
  return {
    run: (script, ...args) => answer(`set -- ${words(args)}\n${script}`),
    // Nothing in there may read the scripts that are still to come.
    runApart: (script, ...args) => answer(`(\nset -e\nset -- ${words(args)}\n${script}\n) </dev/null`),
    async close() {
      shell.stdin.end();
      await end;
    },
  };
}
