// Each kind of git host: what is read is what lies there, what is saved is one commit, and nobody's change is overwritten.

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openRepository } from "../../src/admin/hosts/open";
import { type Commit, type Proposal, type Repository, StaleError } from "../../src/admin/hosts/repository";
import { type GitHostKind, gitHost } from "../../src/model/content/editing";
import { type GitHostStandIn, REPO, startGitHost, TOKEN } from "./git-host";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (content: Uint8Array): string => new TextDecoder().decode(content);

describe.each<GitHostKind>(["github", "gitlab", "gitea", "forgejo"])("%s", (backend) => {
  let host: GitHostStandIn;
  let repository: Repository;
  const open = (token = TOKEN) =>
    openRepository(gitHost({ backend, repo: REPO, branch: "main", folder: "content", address: host.url }), token);
  const save = (changes: Commit["changes"], proposal?: string) =>
    repository.save({ message: "Change", changes, proposal });
  const versionOf = async (path: string) => (await repository.list()).find((file) => file.path === path)?.version;
  const commits = () => Number(host.git("rev-list", "--count", "main"));

  beforeEach(async () => {
    const many = Object.fromEntries(Array.from({ length: 230 }, (_, n) => [`content/blog/n${n}.md`, `${n}`]));
    host = await startGitHost({ "content/site.yaml": "name: N\n", "content/blog/ä ö.md": "Wörter\r\n", ...many });
    repository = open();
  });
  afterEach(() => host.close());

  test("lets in who may change the repository, and says why not", async () => {
    await repository.open();
    await expect(open("another").open()).rejects.toThrow(/answers with 401 .*Sign in with a new one/);
  });

  test("lists every file, and reads its bytes", async () => {
    const files = await repository.list();
    expect(files).toHaveLength(232);
    const file = files.find(({ path }) => path === "content/blog/ä ö.md");
    expect(text(await repository.read(file as never))).toBe("Wörter\r\n");
  });

  test("saves several files in one commit", async () => {
    const picture = Uint8Array.from({ length: 100_000 }, (_, n) => n % 256);
    await save([
      { path: "content/site.yaml", version: await versionOf("content/site.yaml"), content: bytes("name: Ö\n") },
      { path: "content/blog/p.jpg", version: undefined, content: picture },
      { path: "content/blog/n1.md", version: await versionOf("content/blog/n1.md"), content: undefined },
    ]);
    expect(commits()).toBe(2);
    expect(host.git("diff", "--name-status", "main~1", "main").split("\n").sort()).toEqual([
      "A\tcontent/blog/p.jpg",
      "D\tcontent/blog/n1.md",
      "M\tcontent/site.yaml",
    ]);
    expect(host.read("content/site.yaml").toString()).toBe("name: Ö\n");
    expect(host.read("content/blog/p.jpg").equals(picture)).toBe(true);
  });

  test("never overwrites what somebody else has saved meanwhile", async () => {
    const version = await versionOf("content/site.yaml");
    host.push({ "content/site.yaml": "name: Theirs\n" });
    const saving = save([
      { path: "content/site.yaml", version, content: bytes("name: Mine\n") },
      { path: "content/blog/p.jpg", version: undefined, content: bytes("p") },
    ]);
    await expect(saving).rejects.toThrow(StaleError);
    await expect(saving).rejects.toMatchObject({ paths: ["content/site.yaml"] });
    expect(commits()).toBe(2);
    expect(host.read("content/site.yaml").toString()).toBe("name: Theirs\n");
  });

  test("never puts a new file in the place of another", async () => {
    host.push({ "content/blog/p.jpg": "theirs" });
    await expect(save([{ path: "content/blog/p.jpg", version: undefined, content: bytes("mine") }])).rejects.toThrow(
      StaleError,
    );
    expect(host.read("content/blog/p.jpg").toString()).toBe("theirs");
  });

  test("saves beside what somebody else has changed in another file", async () => {
    const version = await versionOf("content/site.yaml");
    host.push({ "content/blog/n2.md": "Theirs" });
    await save([{ path: "content/site.yaml", version, content: bytes("name: Mine\n") }]);
    expect(host.read("content/blog/n2.md").toString()).toBe("Theirs");
    expect(host.read("content/site.yaml").toString()).toBe("name: Mine\n");
  });

  test("tells how the checks of a proposal go, and where its preview is", async () => {
    const version = await versionOf("content/site.yaml");
    const url = await save([{ path: "content/site.yaml", version, content: bytes("name: Mine\n") }], "edit-site");
    const [proposal, ...others] = await repository.proposals();
    expect(others).toEqual([]);
    expect(proposal).toEqual({ branch: "edit-site", commit: host.git("rev-parse", "edit-site"), url });
    const state = () => repository.stateOf(proposal as Proposal);
    expect(await state()).toEqual({ checks: "unknown", preview: undefined });
    host.told["edit-site"] = { checks: "running" };
    expect(await state()).toEqual({ checks: "running", preview: undefined });
    host.told["edit-site"] = { checks: "failed" };
    expect(await state()).toEqual({ checks: "failed", preview: undefined });
    host.told["edit-site"] = { checks: "passed", preview: "https://preview.test/1/" };
    expect(await state()).toEqual({ checks: "passed", preview: "https://preview.test/1/" });
    // Nobody is sent to what is no page.
    host.told["edit-site"] = { checks: "passed", preview: "javascript:alert(1)" };
    expect(await state()).toEqual({ checks: "passed", preview: undefined });
  });

  test("proposes a change on a branch of its own", async () => {
    const version = await versionOf("content/site.yaml");
    const url = await save([{ path: "content/site.yaml", version, content: bytes("name: Mine\n") }], "edit-site");
    expect(url).toMatch(/^https:\/\/git\.test\//);
    expect(host.pulls).toEqual(["edit-site"]);
    expect(host.read("content/site.yaml").toString()).toBe("name: N\n");
    expect(host.read("content/site.yaml", "edit-site").toString()).toBe("name: Mine\n");
  });
});
