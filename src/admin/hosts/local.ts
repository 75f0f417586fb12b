// The working tree of one's own machine, which `npm run write` serves (src/write/editing.ts).

import { FILE, FILES, SAVE } from "../../model/content/editing";
import { asking, HostError, type Repository, StaleError, type StoredFile, toBase64 } from "./repository";

/** What to do where there is no key, or an old one. */
export const OPEN_AGAIN = "Press “Edit” on a page of `npm run write`: the link there opens this page.";

/** @param key what the server has given for the one-time token */
export function localRepository(key: string): Repository {
  const ask = asking(location.origin, key);
  return {
    proposes: false,
    proposals: async () => [],
    stateOf: async () => ({ checks: "unknown", preview: undefined }),
    async open() {
      const answer = await ask(FILES, { expects: [403] });
      // The command was started again, and knows nothing of this window.
      if (!answer.ok) throw new HostError(OPEN_AGAIN);
    },
    list: async (): Promise<StoredFile[]> => (await ask(FILES)).json(),
    async read({ path }) {
      const answer = await ask(`${FILE}?${new URLSearchParams({ path })}`);
      return new Uint8Array(await answer.arrayBuffer());
    },
    async save({ changes }) {
      const body = changes.map(({ content, ...change }) => ({ ...change, content: content && toBase64(content) }));
      const answer = await ask(SAVE, { method: "POST", body, expects: [409] });
      if (answer.status === 409) throw new StaleError(await answer.json());
      return undefined;
    },
  };
}
