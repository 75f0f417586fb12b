// What the editors' commands read and write besides their arguments, so that tests can stand in for it.

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
