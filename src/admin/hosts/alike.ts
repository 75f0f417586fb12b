// What GitHub, Gitea and Forgejo answer alike.

import { type asking, fromBase64, HostError, type Repository } from "./repository";

interface Alike extends Pick<Repository, "open" | "read"> {
  /** Opens a pull request of a branch. @returns its address */
  propose(proposal: string, title: string): Promise<string>;
}

/** @param own the repository's address below that of the API @param branch into which is proposed */
export const alike = (ask: ReturnType<typeof asking>, own: string, branch: string): Alike => ({
  async open() {
    const { permissions }: { permissions?: { push?: boolean } } = await (await ask(own)).json();
    if (permissions?.push === false) throw new HostError("This account may read the repository, but not change it.");
  },
  async read({ version }) {
    const { content }: { content: string } = await (await ask(`${own}/git/blobs/${version}`)).json();
    return fromBase64(content);
  },
  async propose(proposal, title) {
    const pull = await ask(`${own}/pulls`, { method: "POST", body: { head: proposal, base: branch, title } });
    return String((await pull.json()).html_url);
  },
});
