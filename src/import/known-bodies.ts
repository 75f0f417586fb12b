// Keeps what was found out of texts when they were written, until the check asks for it: on the disk, as there may be much.

import path from "node:path";
import { type BodyReader, createBodyReader } from "../content/body-facts";
import { openStore } from "../content/store";
import { digestOf } from "../site/digest";

/** Reads bodies as the check does, and those that are known without parsing them again. */
export interface KnownBodies extends BodyReader {
  /** @param facts those of the body, as JSON */
  know(body: string, facts: string): void;
}

/** @param root in whose `.build` they are kept */
export function knownBodies(root: string): KnownBodies {
  const store = openStore(path.join(root, ".build/known"));
  const others = createBodyReader(root);
  return {
    know: (body, facts) => void store.set(digestOf(body), facts),
    async read(body, format) {
      const facts = store.get(digestOf(body));
      return facts ? JSON.parse(String(facts)) : others.read(body, format);
    },
    rest: others.rest,
  };
}
