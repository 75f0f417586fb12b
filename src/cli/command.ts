// What a command of npm is: what it does, what it may be told, and a function. What it says of wrong usage and of failures,
// and its exit status, come from here.

import fs from "node:fs";
import path from "node:path";
import { Command, CommanderError, InvalidArgumentError, type OptionValues } from "@commander-js/extra-typings";
import { fileFault } from "../content/file-fault";
import { type Io, processIo } from "./io";

/** A mistake in how a command was called. Where an option's value is read, it says what to write instead. */
export { InvalidArgumentError as UsageError };

/** A command as it describes itself. */
interface Description<Args extends unknown[], Options extends OptionValues> {
  /** That of its script in package.json. */
  name: string;
  /** What it does, in a sentence or more. */
  about: string;
  /** Adds what it may be told: the usage text comes of it. */
  options?(command: Command, io: Io): Command<Args, Options>;
  /** When it ends with status 0, and when with status 1. */
  ends?: [good: string, bad: string];
  /** Said after the reason of a failure: what is as it was. */
  afterFailure?: string;
  /** @returns the exit status, if it is not 0 @throws what is said if it fails */
  run(args: Args, options: Options, io: Io): Promise<number | undefined>;
}

/** A command that can be run. @returns its exit status: 2 for wrong usage */
export type Runnable = (args: string[], io: Io) => Promise<number>;

/** Makes a command of its description. */
export function command<Args extends unknown[], Options extends OptionValues>({
  name,
  about,
  options,
  ends = ["when done", "when it failed"],
  afterFailure,
  run,
}: Description<Args, Options>): Runnable {
  return async (args, io) => {
    const empty = new Command(`npm run ${name} --`)
      .description(about)
      .addHelpText("after", `\nExit status: 0 ${ends[0]}, 1 ${ends[1]}, 2 on wrong usage.`)
      .configureOutput({ writeOut: io.out, writeErr: io.err })
      .showHelpAfterError()
      .exitOverride();
    try {
      const parsed = (options?.(empty, io) ?? empty).parse(args, { from: "user" }) as Command<Args, Options>;
      return (await run(parsed.processedArgs, parsed.opts(), io)) ?? 0;
    } catch (error) {
      const { name, message, stack } = error as Error;
      if (error instanceof InvalidArgumentError) {
        io.err(`${message}\n\n`);
        empty.outputHelp({ error: true });
        return 2;
      }
      // What is wrong, or the help, was printed.
      if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
      // Ctrl+C at a question.
      if (name === "ExitPromptError") return 130;
      // No editor is helped by a stack trace.
      io.err(`${fileFault(error, io.root) ?? (io.env.DEBUG ? stack : message)}\n`);
      if (afterFailure !== undefined) io.err(`${afterFailure}\n`);
      return 1;
    }
  };
}

/** Runs a command as the process that this is. */
export async function runMain(main: Runnable): Promise<void> {
  // A reader such as `head` may have enough.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  process.exitCode = await main(process.argv.slice(2), processIo());
}

/** Reads the path of a file or a folder that is there, as an absolute one. */
export const existing =
  (kind: "file" | "folder", { root }: Io) =>
  (text: string): string => {
    const found = path.resolve(root, text);
    const stats = fs.statSync(found, { throwIfNoEntry: false });
    if (kind === "file" ? stats?.isFile() : stats?.isDirectory()) return found;
    throw new InvalidArgumentError(`There is no such ${kind}.`);
  };

/** Reads a whole number, `from` and `to` among those that are allowed. */
export const wholeNumber =
  (from: number, to = Number.POSITIVE_INFINITY) =>
  (text: string): number => {
    const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (number >= from && number <= to) return number;
    throw new InvalidArgumentError(
      `Write a whole number from ${from} ${to === Number.POSITIVE_INFINITY ? "up" : `to ${to}`}.`,
    );
  };

/** Reads the number of a port. */
export const portNumber = wholeNumber(1, 65535);

/** Reads what may be told several times. */
export const each =
  <T>(read: (text: string) => T) =>
  (text: string, before: T[] | undefined): T[] => [...(before ?? []), read(text)];
