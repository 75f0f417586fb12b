// GitLab (https://docs.gitlab.com/api/commits/): one request changes any number of files in one commit, each only if its last
// commit is still the one that is named.

import type { GitHost } from "../../model/content/editing";
import {
  type Access,
  asking,
  askSoftly,
  type Change,
  HostError,
  type Report,
  type Repository,
  StaleError,
  type StoredFile,
  stateFrom,
  toBase64,
} from "./repository";

/** Files that are listed at a time: GitLab's most. */
const PAGE = 100;

/** What an account must be, to change a branch: https://docs.gitlab.com/api/members/#roles */
const DEVELOPER = 30;

/** A job, or what somebody else says of a commit (https://docs.gitlab.com/api/commits/#list-commit-statuses). */
interface Status {
  name: string;
  status: string;
  allow_failure: boolean;
  target_url: string | null;
}

/** Those that have ended, or wait for somebody to start them. */
const STATES: Record<string, Report["state"]> = {
  ...{ success: "passed", skipped: "passed", manual: "passed", failed: "failed", canceled: "failed" },
};

interface Deployment {
  sha: string;
  environment: { external_url: string | null } | null;
}

export function gitlabRepository({ address, api, repo, branch }: GitHost, access: Access): Repository {
  const ask = asking(api, access);
  const own = `/projects/${encodeURIComponent(repo)}`;
  const ref = `ref=${encodeURIComponent(branch)}`;

  /** The last commit of a file that is to be changed; undefined where none is there. @throws {StaleError} */
  const lastCommit = async ({ path, version }: Change): Promise<string | undefined> => {
    const answer = await ask(`${own}/repository/files/${encodeURIComponent(path)}?${ref}`, { expects: [404] });
    const found: { blob_id?: string; last_commit_id?: string } = answer.ok ? await answer.json() : {};
    if (found.blob_id !== version) throw new StaleError([path]);
    return found.last_commit_id;
  };
  return {
    proposes: true,
    async open() {
      const { permissions }: { permissions?: Record<string, { access_level: number } | null> } = await (
        await ask(own)
      ).json();
      const levels = Object.values(permissions ?? {}).flatMap((one) => one?.access_level ?? []);
      if (levels.length > 0 && Math.max(...levels) < DEVELOPER)
        throw new HostError("This account may read the project, but not change it: it has to be a developer.");
    },
    async list() {
      const files: StoredFile[] = [];
      for (let page = 1; ; page++) {
        const answer = await ask(`${own}/repository/tree?${ref}&recursive=true&per_page=${PAGE}&page=${page}`);
        const tree: { path: string; type: string; id: string }[] = await answer.json();
        files.push(...tree.filter(({ type }) => type === "blob").map(({ path, id }) => ({ path, version: id })));
        if (tree.length < PAGE) return files;
      }
    },
    async read({ version }) {
      const answer = await ask(`${own}/repository/blobs/${version}/raw`);
      return new Uint8Array(await answer.arrayBuffer());
    },
    async proposals() {
      const asked = `state=opened&target_branch=${encodeURIComponent(branch)}&per_page=${PAGE}`;
      const found: { source_branch: string; sha: string; web_url: string }[] = await (
        await ask(`${own}/merge_requests?${asked}`)
      ).json();
      return found.map(({ source_branch, sha, web_url }) => ({ branch: source_branch, commit: sha, url: web_url }));
    },
    async stateOf({ commit }) {
      const [statuses, deployments] = await Promise.all([
        askSoftly<Status[]>(ask, `${own}/repository/commits/${commit}/statuses?per_page=${PAGE}`),
        askSoftly<Deployment[]>(ask, `${own}/deployments?order_by=id&sort=desc&status=success&per_page=${PAGE}`),
      ]);
      const reports = (statuses ?? []).map(({ name, status, allow_failure, target_url }): Report => {
        const state = STATES[status] ?? "running";
        return { name, state: state === "failed" && allow_failure ? "passed" : state, url: target_url };
      });
      const online = (deployments ?? []).filter(({ sha }) => sha === commit);
      return stateFrom(
        reports,
        online.map(({ environment }) => environment?.external_url),
        address,
      );
    },
    async save({ message, changes, proposal }) {
      const actions = await Promise.all(
        changes.map(async (change) => {
          const { path: file_path, version, content } = change;
          const last_commit_id = await lastCommit(change);
          return {
            action: content === undefined ? "delete" : version === undefined ? "create" : "update",
            file_path,
            ...(content !== undefined && { content: toBase64(content), encoding: "base64" }),
            ...(last_commit_id !== undefined && { last_commit_id }),
          };
        }),
      );
      const target = proposal === undefined ? { branch } : { branch: proposal, start_branch: branch };
      const answer = await ask(`${own}/repository/commits`, {
        method: "POST",
        body: { ...target, commit_message: message, actions },
        expects: [400, 409],
      });
      if (!answer.ok) {
        // Somebody was faster: then a file is not as it was.
        await Promise.all(changes.map(lastCommit));
        throw new HostError(`GitLab refuses this change (${answer.status}): ${await answer.text()}`);
      }
      if (proposal === undefined) return undefined;
      const body = { source_branch: proposal, target_branch: branch, title: message, remove_source_branch: true };
      const merge = await ask(`${own}/merge_requests`, { method: "POST", body });
      return String((await merge.json()).web_url);
    },
  };
}
