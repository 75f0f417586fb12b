// GitHub (https://docs.github.com/rest, https://docs.github.com/graphql): one mutation changes any number of files in one
// commit, only if the branch is still where it was.

import type { GitHost } from "../../model/content/editing";
import { alike } from "./alike";
import {
  asking,
  HostError,
  inAddress,
  type Repository,
  StaleError,
  type StoredFile,
  staleOf,
  toBase64,
} from "./repository";

/** So often others may push between the look and the commit. */
const TRIES = 3;

const COMMIT =
  "mutation ($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid } } }";

export function githubRepository({ api, repo, branch }: GitHost, token: string): Repository {
  const ask = asking(api, token);
  const own = `/repos/${inAddress(repo)}`;
  const { open, read, propose } = alike(ask, own, branch);
  const head = async (): Promise<string> => {
    const { object }: { object: { sha: string } } = await (
      await ask(`${own}/git/ref/heads/${inAddress(branch)}`)
    ).json();
    return object.sha;
  };
  const listAt = async (commit: string): Promise<StoredFile[]> => {
    const answer = await ask(`${own}/git/trees/${commit}?recursive=1`);
    const { tree, truncated }: { tree: { path: string; type: string; sha: string }[]; truncated: boolean } =
      await answer.json();
    if (truncated) throw new HostError("The repository has more files than GitHub lists at once.");
    return tree.filter(({ type }) => type === "blob").map(({ path, sha }) => ({ path, version: sha }));
  };
  return {
    proposes: true,
    open,
    list: async () => listAt(await head()),
    read,
    async save({ message, changes, proposal }) {
      const gone = changes.filter(({ content }) => content === undefined);
      const fileChanges = {
        additions: changes.flatMap(({ path, content }) => (content ? [{ path, contents: toBase64(content) }] : [])),
        deletions: gone.map(({ path }) => ({ path })),
      };
      for (let tried = 1; ; tried++) {
        const expectedHeadOid = await head();
        const stale = staleOf(changes, await listAt(expectedHeadOid));
        if (stale.length > 0) throw new StaleError(stale);
        if (proposal !== undefined && tried === 1)
          await ask(`${own}/git/refs`, {
            method: "POST",
            body: { ref: `refs/heads/${proposal}`, sha: expectedHeadOid },
          });
        const input = {
          branch: { repositoryNameWithOwner: repo, branchName: proposal ?? branch },
          message: { headline: message },
          expectedHeadOid,
          fileChanges,
        };
        const graphql = api.endsWith("/v3") ? asking(api.replace(/\/v3$/, ""), token) : ask;
        const answer = await graphql("/graphql", { method: "POST", body: { query: COMMIT, variables: { input } } });
        const { errors }: { errors?: { type?: string; message: string }[] } = await answer.json();
        if (!errors) break;
        const moved = errors.some(({ type }) => type === "STALE_DATA");
        if (!moved || tried === TRIES)
          throw new HostError(`GitHub refuses this change: ${errors.map((error) => error.message).join(" ")}`);
      }
      if (proposal === undefined) return undefined;
      return propose(proposal, message);
    },
  };
}
