// What rules need to know of a body. What takes bodies apart is loaded when there is one: most checks know all bodies.

import type { BodyFacts } from "../markdown/types";
import type { SourceFormat } from "../model/content/source";
import type { BodyPool } from "./body-pool";

/** Reads the facts of bodies. */
export interface BodyReader {
  read(body: string, format: SourceFormat): Promise<BodyFacts>;
  /** Ends the threads, if there are any, until much is read again. */
  rest(): Promise<void>;
}

/** From so many bodies on, threads take less time than it takes to start them. */
const MANY = 80;

/** Makes a reader. @param root the project, in whose `.build` trees are kept */
export function createBodyReader(root: string): BodyReader {
  let count = 0;
  /** Undefined within where their code can't be written. */
  let pool: Promise<BodyPool | undefined> | undefined;
  return {
    async read(body, format) {
      if (format === "mdx") return (await import("../markdown/mdx")).inspectMdx(body);
      count++;
      if (count === MANY)
        pool = import("./body-pool").then(({ startBodyPool }) => startBodyPool(root)).catch(() => undefined);
      const threads = await pool;
      if (threads) return threads.run(body);
      return (await import("./render-body")).renderBody(root, body);
    },
    async rest() {
      (await pool)?.close();
      pool = undefined;
      count = 0;
    },
  };
}
