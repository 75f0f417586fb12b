// A command's surroundings in a test: what it prints is kept, nothing is asked unless answers are given.

import type { Io } from "../../src/cli/io";

/** Runs a command in the folder `root`. @returns its exit status and what it printed */
export async function captured(
  command: (args: string[], io: Io) => Promise<number>,
  args: string[],
  surroundings: Pick<Io, "root"> & Partial<Io>,
): Promise<{ status: number; out: string; err: string }> {
  let [out, err] = ["", ""];
  const status = await command(args, {
    env: {},
    colour: false,
    ask: undefined,
    ...surroundings,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { status, out, err };
}
