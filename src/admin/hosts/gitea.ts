// Gitea and Forgejo (https://docs.gitea.com/api): one request changes any number of files in one commit, each only if it is
// still the version that is named.

import type { GitHost } from "../../model/content/editing";
import { alike } from "./alike";
import {
  type Access,
  asking,
  HostError,
  inAddress,
  type Repository,
  StaleError,
  type StoredFile,
  staleOf,
  stateFrom,
  toBase64,
} from "./repository";

/** Files that are listed at a time. */
const PAGE = 1000;

export function giteaRepository({ address, api, repo, branch }: GitHost, access: Access): Repository {
  const ask = asking(api, access);
  const own = `/repos/${inAddress(repo)}`;
  const { open, read, propose, proposals, statuses } = alike(ask, own, branch);
  const list = async (): Promise<StoredFile[]> => {
    const files: StoredFile[] = [];
    for (let page = 1; ; page++) {
      const answer = await ask(
        `${own}/git/trees/${encodeURIComponent(branch)}?recursive=true&per_page=${PAGE}&page=${page}`,
      );
      const { tree, truncated }: { tree: { path: string; type: string; sha: string }[]; truncated: boolean } =
        await answer.json();
      files.push(...tree.filter(({ type }) => type === "blob").map(({ path, sha }) => ({ path, version: sha })));
      if (!truncated || tree.length === 0) return files;
    }
  };
  return {
    proposes: true,
    open,
    list,
    read,
    proposals,
    // Neither tells of deployments: who puts a preview online says it by a status.
    stateOf: async ({ commit }) => stateFrom(await statuses(commit), [], address),
    async save({ message, changes, proposal }) {
      const files = changes.map(({ path, version, content }) => ({
        operation: content === undefined ? "delete" : version === undefined ? "create" : "update",
        path,
        ...(version !== undefined && { sha: version }),
        ...(content !== undefined && { content: toBase64(content) }),
      }));
      const body = { branch, ...(proposal !== undefined && { new_branch: proposal }), message, files };
      // What it says of an old version differs from edition to edition.
      const answer = await ask(`${own}/contents`, { method: "POST", body, expects: [409, 422, 500] });
      if (!answer.ok) {
        const stale = staleOf(changes, await list());
        if (stale.length > 0) throw new StaleError(stale);
        throw new HostError(`The host refuses this change (${answer.status}): ${await answer.text()}`);
      }
      if (proposal === undefined) return undefined;
      return propose(proposal, message);
    },
  };
}
