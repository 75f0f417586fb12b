// GitHub (https://docs.github.com/rest, https://docs.github.com/graphql): one mutation changes any number of files in one
// commit, only if the branch is still where it was.

import type { GitHost } from "../../model/content/editing";
import { alike } from "./alike";
import {
  type Access,
  asking,
  askSoftly,
  HostError,
  inAddress,
  type Report,
  type Repository,
  StaleError,
  type StoredFile,
  staleOf,
  stateFrom,
  toBase64,
} from "./repository";

/** So often others may push between the look and the commit. */
const TRIES = 3;

const COMMIT =
  "mutation ($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid } } }";

/** A run of GitHub Actions: the permission for its checks is not given to fine-grained tokens, that for its runs is. */
interface WorkflowRun {
  name: string;
  status: string;
  conclusion: string | null;
}

/** So many deployments of one commit are asked for their addresses. */
const DEPLOYMENTS = 5;

export function githubRepository({ address, api, repo, branch }: GitHost, access: Access): Repository {
  const ask = asking(api, access);
  const own = `/repos/${inAddress(repo)}`;
  const { open, read, propose, proposals, statuses } = alike(ask, own, branch);
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
  const runs = async (commit: string): Promise<Report[]> => {
    const place = `${own}/actions/runs?head_sha=${commit}&per_page=100`;
    const found = await askSoftly<{ workflow_runs: WorkflowRun[] }>(ask, place);
    // The newest come first; of a workflow that has run again, the last run counts.
    const newest = new Map([...(found?.workflow_runs ?? [])].reverse().map((run) => [run.name, run]));
    return [...newest.values()].map(({ name, status, conclusion }) => {
      const passed = ["success", "neutral", "skipped"].includes(conclusion ?? "");
      return { name, state: status !== "completed" ? "running" : passed ? "passed" : "failed" };
    });
  };
  const environments = async (commit: string): Promise<(string | null | undefined)[]> => {
    const place = `${own}/deployments?sha=${commit}&per_page=${DEPLOYMENTS}`;
    const deployments = (await askSoftly<{ id: number }[]>(ask, place)) ?? [];
    const newest = deployments.map(async ({ id }) => {
      const path = `${own}/deployments/${id}/statuses?per_page=1`;
      const [last] = (await askSoftly<{ state: string; environment_url?: string | null }[]>(ask, path)) ?? [];
      return last?.state === "success" ? last.environment_url : undefined;
    });
    return Promise.all(newest);
  };
  return {
    proposes: true,
    open,
    list: async () => listAt(await head()),
    read,
    proposals,
    async stateOf({ commit }) {
      const [told, ran, online] = await Promise.all([statuses(commit), runs(commit), environments(commit)]);
      return stateFrom([...told, ...ran], online, address);
    },
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
        const graphql = api.endsWith("/v3") ? asking(api.replace(/\/v3$/, ""), access) : ask;
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
