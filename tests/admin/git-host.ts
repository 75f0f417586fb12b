// Stands for the APIs of Gitea, GitHub and GitLab, as far as the editor asks them, over a real bare repository.

import { spawnSync } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { close, listen } from "../../src/write/listen";

export const REPO = "practice/site";
export const TOKEN = "a-token-of-the-practice";

/** The public application by which editors sign in. */
export const CLIENT = "the-practice";

/** A running host. */
export interface GitHostStandIn {
  url: string;
  /** The bare repository. */
  folder: string;
  /** Runs git in it. */
  git(...args: string[]): string;
  /** Commits files as somebody else who pushes; undefined deletes one. */
  push(files: Record<string, string | undefined>, branch?: string): void;
  /** What a file holds. */
  read(file: string, branch?: string): Buffer;
  /** Pull requests that were made: from which branch. */
  pulls: string[];
  /** What is told of the newest commit of a branch, by its name; what is not there, is told of none. */
  told: Record<string, Told>;
  /** How long tokens last for which somebody has signed in, in seconds; whether none is renewed; how some were asked for. */
  oauth: { lifetime: number; isOver: boolean; asked: string[] };
  close(): Promise<void>;
}

/** How the checks of a branch go, and where its preview is. */
interface Told {
  checks: "passed" | "running" | "failed";
  preview?: string;
}

const ENV = {
  ...process.env,
  ...{
    GIT_AUTHOR_NAME: "E",
    GIT_AUTHOR_EMAIL: "e@practice.test",
    GIT_COMMITTER_NAME: "E",
    GIT_COMMITTER_EMAIL: "e@practice.test",
  },
};

/** What the editor sends, to whichever host. */
interface Sent {
  branch: string;
  new_branch?: string;
  start_branch?: string;
  message: string;
  commit_message: string;
  files: { operation: string; path: string; sha?: string; content: string }[];
  actions: { action: string; file_path: string; last_commit_id?: string; content: string }[];
  head: string;
  source_branch: string;
  ref: string;
  sha: string;
  variables: {
    input: {
      branch: { branchName: string };
      expectedHeadOid: string;
      message: { headline: string };
      fileChanges: { additions: { path: string; contents: string }[]; deletions: { path: string }[] };
    };
  };
}

/** Makes a bare repository of some files and serves it. @param files by their paths */
export async function startGitHost(files: Record<string, string | Buffer>): Promise<GitHostStandIn> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "git-host-"));
  const run = (args: readonly string[], input?: Buffer | string, env: Record<string, string> = {}): Buffer => {
    const { status, stdout, stderr } = spawnSync("git", args, {
      cwd: folder,
      input,
      env: { ...ENV, ...env },
      maxBuffer: 1e9,
    });
    if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
    return stdout;
  };
  const git = (...args: string[]): string => run(args).toString().replace(/\n$/, "");
  git("init", "--quiet", "--bare", "--initial-branch=main");

  /** Makes one commit (https://git-scm.com/docs/git-fast-import). */
  const commit = (
    changes: Record<string, Buffer | string | undefined>,
    branch: string,
    message: string,
    parent?: string,
  ): void => {
    const data = (content: Buffer | string): Buffer[] => {
      const bytes = Buffer.from(content);
      return [Buffer.from(`data ${bytes.length}\n`), bytes, Buffer.from("\n")];
    };
    const lines: (Buffer | string)[] = [
      `commit refs/heads/${branch}\ncommitter E <e@practice.test> now\n`,
      ...data(message),
      ...(parent ? [`from ${parent}\n`] : []),
    ];
    for (const [file, content] of Object.entries(changes)) {
      if (content === undefined) lines.push(`D ${JSON.stringify(file)}\n`);
      else lines.push(`M 100644 inline ${JSON.stringify(file)}\n`, ...data(content));
    }
    run(
      ["fast-import", "--quiet", "--force", "--date-format=now"],
      Buffer.concat(lines.map((line) => Buffer.from(line))),
    );
  };
  const head = (branch: string): string | undefined => {
    const { status, stdout } = spawnSync("git", ["rev-parse", "--verify", "--quiet", `refs/heads/${branch}`], {
      cwd: folder,
    });
    return status === 0 ? stdout.toString().trim() : undefined;
  };
  commit(files, "main", "Begin");

  const tree = (ref: string): { path: string; type: string; sha: string }[] =>
    run(["ls-tree", "-r", "-t", "-z", ref])
      .toString()
      .split("\0")
      .filter(Boolean)
      .map((line) => {
        const [, type = "", sha = "", name = ""] = line.match(/^\d+ (\w+) (\w+)\t(.*)$/) ?? [];
        return { path: name, type, sha };
      });
  const versionOf = (ref: string, file: string): string | undefined => tree(ref).find((one) => one.path === file)?.sha;
  const pulls: string[] = [];
  const told: Record<string, Told> = {};
  const branchAt = (commit: string | null | undefined) => pulls.find((branch) => head(branch) === commit);
  const toldOf = (commit: string | null | undefined): Told | undefined => told[branchAt(commit) ?? ""];
  /** A host's own word for how checks go. */
  const inWords = (found: Told, words: Record<Told["checks"], string>): string => words[found.checks];
  const GITEA = { passed: "success", running: "pending", failed: "failure" };

  type Answer = { status: number; body: unknown };
  const ok = (body: unknown): Answer => ({ status: 200, body });
  const refuse = (status: number, message: string): Answer => ({ status, body: { message } });
  const bytes = (text: string) => Buffer.from(text, "base64");

  /** Those into this branch, and one into another. */
  const openPulls = (folder: string): Answer => {
    const open = pulls.map((branch, index) => ({
      ...{ html_url: `https://git.test/${REPO}/${folder}/${index + 1}`, base: { ref: "main" } },
      head: { ref: branch, sha: head(branch) },
    }));
    return ok([...open, { ...open[0], head: { ref: "another", sha: "0" }, base: { ref: "old" } }]);
  };

  const gitea = (method: string, place: string, query: URLSearchParams, body: Sent): Answer => {
    if (place === "") return ok({ full_name: REPO, permissions: { admin: false, push: true, pull: true } });
    const listed = place.match(/^\/git\/trees\/(.+)$/)?.[1];
    if (listed) {
      const [page, size] = [Number(query.get("page")), Math.min(1000, Number(query.get("per_page")))];
      const all = tree(decodeURIComponent(listed));
      return ok({
        tree: all.slice((page - 1) * size, page * size),
        truncated: page * size < all.length,
        total_count: all.length,
        page,
      });
    }
    const blob = place.match(/^\/git\/blobs\/(\w+)$/)?.[1];
    if (blob) return ok({ sha: blob, encoding: "base64", content: run(["cat-file", "blob", blob]).toString("base64") });
    if (place === "/contents" && method === "POST") {
      const parent = head(body.branch) as string;
      for (const { operation, path: file, sha } of body.files) {
        const there = versionOf(parent, file);
        if (operation === "create" && there) return refuse(422, `repository file already exists [path: ${file}]`);
        if (operation !== "create" && sha !== there)
          return refuse(422, `sha does not match [given: ${sha}, expected: ${there}]`);
      }
      const changes = Object.fromEntries(
        body.files.map((one) => [one.path, one.operation === "delete" ? undefined : bytes(one.content)]),
      );
      commit(changes, body.new_branch ?? body.branch, body.message, parent);
      return { status: 201, body: {} };
    }
    if (place === "/pulls" && method === "POST") {
      pulls.push(body.head);
      return { status: 201, body: { html_url: `https://git.test/${REPO}/pulls/${pulls.length}` } };
    }
    if (place === "/pulls") return openPulls("pulls");
    const asked = place.match(/^\/commits\/(\w+)\/status$/)?.[1];
    if (asked) {
      const found = toldOf(asked);
      const log = `http://${address}/${REPO}/actions/runs/1`;
      const status = (context: string, state: string, target_url: string) => ({ context, status: state, target_url });
      return ok({
        state: "",
        statuses: found
          ? [
              status("Deploy / log", inWords(found, GITEA), log),
              ...(found.preview ? [status("preview", "success", found.preview)] : []),
            ]
          : null,
      });
    }
    return refuse(404, "Not found.");
  };

  const github = (method: string, place: string, _query: URLSearchParams, body: Sent): Answer => {
    if (place === "") return ok({ permissions: { push: true } });
    const branch = place.match(/^\/git\/ref\/heads\/(.+)$/)?.[1];
    if (branch) return head(branch) ? ok({ object: { sha: head(branch) } }) : refuse(404, "Not Found");
    const listed = place.match(/^\/git\/trees\/(\w+)$/)?.[1];
    if (listed) return ok({ tree: tree(listed), truncated: false });
    if (place === "/git/refs") {
      git("update-ref", body.ref, body.sha);
      return { status: 201, body: {} };
    }
    if (place === "/pulls" && method === "POST") {
      pulls.push(body.head);
      return { status: 201, body: { html_url: `https://git.test/${REPO}/pull/${pulls.length}` } };
    }
    const asked = _query.get("head_sha") ?? _query.get("sha") ?? place.match(/^\/commits\/(\w+)\//)?.[1];
    const found = toldOf(asked);
    if (place === "/pulls") return openPulls("pull");
    // A token without the permission for statuses.
    if (place.startsWith("/commits/")) return refuse(403, "Resource not accessible by personal access token");
    if (place === "/actions/runs") {
      const run = (status: string, conclusion: string | null) => ({ name: "Pull request", status, conclusion });
      const now =
        found &&
        (found.checks === "running"
          ? run("queued", null)
          : run("completed", found.checks === "passed" ? "success" : "failure"));
      return ok({ total_count: 2, workflow_runs: now ? [now, run("completed", "cancelled")] : [] });
    }
    if (place === "/deployments") return ok(found?.preview ? [{ id: pulls.indexOf(branchAt(asked) ?? "") }] : []);
    const deployment = place.match(/^\/deployments\/(\d+)\/statuses$/)?.[1];
    if (deployment) return ok([{ state: "success", environment_url: told[pulls[Number(deployment)] ?? ""]?.preview }]);
    return gitea(method, place, _query, body);
  };

  const graphql = ({ variables }: Sent): Answer => {
    const { branch, expectedHeadOid, message, fileChanges } = variables.input;
    const parent = head(branch.branchName);
    if (parent !== expectedHeadOid)
      return ok({
        data: null,
        errors: [{ type: "STALE_DATA", message: `Expected branch to point to "${expectedHeadOid}"` }],
      });
    const changes = Object.fromEntries([
      ...fileChanges.additions.map((one) => [one.path, bytes(one.contents)]),
      ...fileChanges.deletions.map((one) => [one.path, undefined]),
    ]);
    commit(changes, branch.branchName, message.headline, parent);
    return ok({ data: { createCommitOnBranch: { commit: { oid: head(branch.branchName) } } } });
  };

  const gitlab = (method: string, place: string, query: URLSearchParams, body: Sent): Answer => {
    if (place === "") return ok({ permissions: { project_access: { access_level: 30 }, group_access: null } });
    if (place === "/repository/tree") {
      const [page, size] = [Number(query.get("page")), Number(query.get("per_page"))];
      const all = tree(query.get("ref") as string).map(({ sha: id, ...file }) => ({ ...file, id }));
      return ok(all.slice((page - 1) * size, page * size));
    }
    const blob = place.match(/^\/repository\/blobs\/(\w+)\/raw$/)?.[1];
    if (blob) return ok(run(["cat-file", "blob", blob]));
    const lastCommit = (ref: string, file: string) => git("rev-list", "-1", ref, "--", file);
    const file = place.match(/^\/repository\/files\/(.+)$/)?.[1];
    if (file) {
      const name = decodeURIComponent(file);
      const blob_id = versionOf(query.get("ref") as string, name);
      return blob_id
        ? ok({ blob_id, last_commit_id: lastCommit(query.get("ref") as string, name) })
        : refuse(404, "404 File Not Found");
    }
    if (place === "/repository/commits" && method === "POST") {
      const parent = head(body.start_branch ?? body.branch) as string;
      for (const { action, file_path, last_commit_id } of body.actions) {
        const there = versionOf(parent, file_path);
        if (action === "create" && there) return refuse(400, "A file with this name already exists");
        if (action !== "create" && last_commit_id !== lastCommit(parent, file_path))
          return refuse(400, "You are attempting to update a file that has changed since you started editing it.");
      }
      const changes = Object.fromEntries(
        body.actions.map((one) => [one.file_path, one.action === "delete" ? undefined : bytes(one.content)]),
      );
      commit(changes, body.branch, body.commit_message, parent);
      return { status: 201, body: {} };
    }
    if (place === "/merge_requests" && method === "POST") {
      pulls.push(body.source_branch);
      return { status: 201, body: { web_url: `https://git.test/${REPO}/-/merge_requests/${pulls.length}` } };
    }
    if (place === "/merge_requests") {
      return ok(
        pulls.map((branch, index) => ({
          ...{ source_branch: branch, sha: head(branch) },
          web_url: `https://git.test/${REPO}/-/merge_requests/${index + 1}`,
        })),
      );
    }
    const asked = place.match(/^\/repository\/commits\/(\w+)\/statuses$/)?.[1];
    if (asked) {
      const found = toldOf(asked);
      const job = (name: string, status: string, allow_failure = false) => ({ name, status, allow_failure });
      const words = { passed: "success", running: "running", failed: "failed" };
      return ok(
        found ? [job("build", inWords(found, words)), job("lint", "failed", true), job("later", "manual")] : [],
      );
    }
    if (place === "/deployments") {
      const deployed = Object.entries(told).map(([branch, { preview }]) => ({
        ...{ sha: head(branch), environment: { name: `review/${branch}`, external_url: preview ?? null } },
      }));
      return ok([{ sha: "0", environment: { external_url: "https://other.test/" } }, ...deployed]);
    }
    return refuse(404, "404 Not Found");
  };

  const oauth = { lifetime: 7200, isOver: false, asked: [] as string[] };
  const codes = new Map<string, URLSearchParams>();
  const granted = new Set([TOKEN]);
  let refresh: string | undefined;

  /** The page on which an editor lets the site in, or not. */
  const authorizePage = (asked: URLSearchParams): string => {
    const { client_id, response_type, code_challenge_method, scope, state, redirect_uri } = Object.fromEntries(asked);
    if (client_id !== CLIENT || response_type !== "code" || code_challenge_method !== "S256" || !scope || !state)
      return "This application is not known.";
    const code = randomUUID();
    codes.set(code, asked);
    const back = (more: Record<string, string>) => `${redirect_uri}?${new URLSearchParams({ ...more, state })}`;
    const link = (words: string, href: string) => `<a href="${href.replaceAll("&", "&amp;")}">${words}</a>`;
    return `<!doctype html><title>The host</title><h1>Let the site in?</h1>
${link("Authorize", back({ code }))} ${link("Cancel", back({ error: "access_denied" }))}`;
  };

  /** Gives tokens for a code, once, to whoever has asked for it; or for what renews them. */
  const tokensFor = (form: URLSearchParams): Answer => {
    const grant = form.get("grant_type") ?? "";
    oauth.asked.push(grant);
    const asked = codes.get(form.get("code") ?? "");
    codes.delete(form.get("code") ?? "");
    const proof = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    const isRight =
      form.get("client_id") === CLIENT &&
      (grant === "refresh_token"
        ? !oauth.isOver && refresh !== undefined && form.get("refresh_token") === refresh
        : asked?.get("code_challenge") === proof && asked.get("redirect_uri") === form.get("redirect_uri"));
    if (!isRight) return { status: 400, body: { error: "invalid_grant", error_description: "It is not valid." } };
    const access_token = randomUUID();
    granted.add(access_token);
    refresh = randomUUID();
    return ok({ access_token, token_type: "bearer", expires_in: oauth.lifetime, refresh_token: refresh });
  };

  const answer = (method: string, { pathname, searchParams }: URL, token: string, body: Sent): Answer => {
    if (!granted.has(token)) return refuse(401, "Bad credentials");
    if (pathname === "/api/graphql" || pathname === "/graphql") return graphql(body);
    const dialects: [string, typeof gitea][] = [
      [`/api/v1/repos/${REPO}`, gitea],
      [`/api/v3/repos/${REPO}`, github],
      [`/api/v4/projects/${encodeURIComponent(REPO)}`, gitlab],
    ];
    for (const [base, dialect] of dialects)
      if (pathname.startsWith(base)) return dialect(method, pathname.slice(base.length), searchParams, body);
    return refuse(404, "Not found.");
  };

  const server = http.createServer(async (request, response) => {
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type");
    response.setHeader("Access-Control-Allow-Methods", "GET, POST");
    if (request.method === "OPTIONS") return void response.writeHead(204).end();
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const text = Buffer.concat(parts).toString();
    const token = String(request.headers.authorization).replace(/^Bearer /, "");
    const asked = new URL(request.url ?? "", "http://host");
    if (asked.pathname.endsWith("/oauth/authorize"))
      return void response.setHeader("Content-Type", "text/html").end(authorizePage(asked.searchParams));
    try {
      const isForm = /\/oauth\/(access_)?token$/.test(asked.pathname);
      const { status, body } = isForm
        ? tokensFor(new URLSearchParams(text))
        : answer(request.method ?? "", asked, token, JSON.parse(text || "{}"));
      response.writeHead(status, { "Content-Type": "application/json" });
      response.end(Buffer.isBuffer(body) ? body : JSON.stringify(body));
    } catch (error) {
      response.writeHead(500).end(JSON.stringify({ message: String(error) }));
    }
  });
  const port = await listen(server, 0);
  const address = `localhost:${port}`;
  return {
    url: `http://${address}`,
    folder,
    git,
    push: (changes, branch = "main") => commit(changes, branch, "Push", head(branch)),
    read: (file, branch = "main") => run(["cat-file", "blob", `${branch}:${file}`]),
    pulls,
    told,
    oauth,
    async close() {
      await close(server);
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
