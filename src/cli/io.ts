// What the editors' commands read and write besides their arguments, so that tests can stand in for it.

import { fileFault } from "../content/file-fault";

/** A command's surroundings. */
export interface Io {
  /** The project's folder, absolute. */
  root: string;
  env: NodeJS.ProcessEnv;
  out(text: string): void;
  err(text: string): void;
  /** Whether `out` is a terminal that shows colours. */
  colour: boolean;
  /** Asks a question on the terminal; undefined where there is none. */
  ask: ((question: string) => Promise<string>) | undefined;
}

/** A mistake in the command itself. */
export class UsageError extends Error {}

/** Says why a command failed: no editor is helped by a stack trace. @returns its exit status */
export function failed(error: unknown, io: Pick<Io, "root" | "env" | "err">): number {
  const { message, stack } = error as Error;
  io.err(`${fileFault(error, io.root) ?? (io.env.DEBUG ? stack : message)}\n`);
  return 1;
}

/** Runs a command as the process that this is. */
export async function runMain(command: (args: string[], io: Io) => Promise<number>): Promise<void> {
  const io = processIo();
  process.exitCode = await command(process.argv.slice(2), io).catch((error) => failed(error, io));
}

/** The process's own surroundings. */
export function processIo(): Io {
  const { stdin, stdout, stderr, env } = process;
  return {
    root: process.cwd(),
    env,
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    colour: stdout.isTTY && !env.NO_COLOR,
    ask:
      stdin.isTTY && stdout.isTTY && !env.CI
        ? async (message) => {
            // Loaded only now: most runs ask nothing.
            const { input } = await import("@inquirer/prompts");
            return input({ message });
          }
        : undefined,
  };
}
