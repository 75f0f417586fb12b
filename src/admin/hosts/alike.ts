// What GitHub, Gitea and Forgejo answer alike.

import { type asking, askSoftly, fromBase64, HostError, type Report, type Repository } from "./repository";

interface Alike extends Pick<Repository, "open" | "read" | "proposals"> {
  /** Opens a pull request of a branch. @returns its address */
  propose(proposal: string, title: string): Promise<string>;
  /** What others say of a commit. */
  statuses(commit: string): Promise<Report[]>;
}

interface Pull {
  html_url: string;
  head: { ref: string; sha: string };
  base: { ref: string };
}

/** GitHub calls its state `state`, Gitea and Forgejo `status`. */
interface Status {
  context: string;
  state?: string;
  status?: string;
  target_url: string | null;
}

const STATES: Record<string, Report["state"]> = {
  ...{ success: "passed", warning: "passed", skipped: "passed", failure: "failed", error: "failed" },
};

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
  async proposals() {
    // Of one page, each host names the size in its own way.
    const pulls: Pull[] = await (await ask(`${own}/pulls?state=open&per_page=100&limit=50`)).json();
    return pulls
      .filter(({ base }) => base.ref === branch)
      .map(({ head, html_url }) => ({ branch: head.ref, commit: head.sha, url: html_url }));
  },
  async statuses(commit) {
    const found = await askSoftly<{ statuses: Status[] | null }>(ask, `${own}/commits/${commit}/status`);
    return (found?.statuses ?? []).map(({ context, state, status, target_url }) => {
      return { name: context, state: STATES[state ?? status ?? ""] ?? "running", url: target_url };
    });
  },
});
