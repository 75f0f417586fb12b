// Editing in the browser, as site.yaml switches it on: what is asked, what is refused with which cure, how it is served.

import { describe, expect, test } from "vitest";
import { editorPage } from "../../src/build/editor";
import { EDITOR, gitHost } from "../../src/model/content/editing";
import { parseSite } from "../../src/model/content/site";
import type { Editing } from "../../src/model/content/site-schema";
import { caddyfile } from "../../src/model/hosting/caddy";
import { askedHosts, editorPolicy, pagePolicy, policyHeader } from "../../src/model/hosting/content-security-policy";
import { headerRules } from "../../src/model/hosting/headers-file";
import { groupOf, groupsOf } from "../../src/model/hosting/hosting";
import { nginxConfig } from "../../src/model/hosting/nginx";
import { ownAddresses } from "../../src/site/plan";

const facts = (editing: string): string =>
  `name: N\ndescription: D\nlanguage: en\nurl: https://practice.test\ntimeZone: UTC\n${editing}`;
const editingOf = (fields: string): Editing => {
  const { site, findings } = parseSite(facts(`editing: { ${fields} }\n`));
  expect(findings).toEqual([]);
  return site?.editing as Editing;
};

test("there is none unless site.yaml says so", () => {
  expect(parseSite(facts("")).site?.editing).toBeUndefined();
});

test.each([
  ["backend: github, repo: a/b", "https://api.github.com", "https://github.com"],
  ["backend: github, repo: a/b, address: https://git.test/", "https://git.test/api/v3", "https://git.test"],
  ["backend: gitlab, repo: a/b/c", "https://gitlab.com/api/v4", "https://gitlab.com"],
  ["backend: gitea, repo: a/b, address: https://git.test/at/", "https://git.test/at/api/v1", "https://git.test/at"],
  ["backend: forgejo, repo: a/b, address: https://codeberg.org", "https://codeberg.org/api/v1", "https://codeberg.org"],
])("%s asks %s", (fields, api, address) => {
  expect(gitHost(editingOf(fields))).toMatchObject({ api, address, branch: "main", folder: "content" });
});

test.each([
  ["backend: gitlab, repo: a/b", "https://gitlab.com/oauth/authorize", "https://gitlab.com/oauth/token"],
  [
    "backend: forgejo, repo: a/b, address: https://codeberg.org",
    "https://codeberg.org/login/oauth/authorize",
    "https://codeberg.org/login/oauth/access_token",
  ],
])("%s lets editors sign in with an application there, and asks no other host for it", (fields, authorize, token) => {
  expect(gitHost(editingOf(fields)).signIn).toBeUndefined();
  const { signIn, api } = gitHost(editingOf(`${fields}, client: c`));
  expect(signIn).toMatchObject({ client: "c", authorize, token });
  expect(new URL(token).origin).toBe(new URL(api).origin);
});

test.each([
  ["repo: a/b", "backend is missing. Add a line `backend: github`"],
  ["backend: svn, repo: a/b", 'backend: "svn" is not known. Write one of: github, gitlab, gitea, forgejo.'],
  ["backend: github", "repo is missing. Add a line `repo: owner/name`."],
  ["backend: github, repo: https://github.com/a/b", "is not the name of a repository. Write its owner and its name"],
  ["backend: github, repo: a/b, branch: a..b", 'branch: "a..b" is not the name of a branch.'],
  ["backend: github, repo: a/b, folder: ../c", 'folder: "../c" is not a folder of the repository.'],
  ["backend: forgejo, repo: a/b", "address is missing: everybody can have a host of the kind forgejo."],
  ["backend: github, repo: a/b, client: c", "client: GitHub lets nobody sign in by a page without a server."],
  ["backend: gitlab, repo: a/b, client: c d", 'client: "c d" is not the ID of an application.'],
  ["backend: github, repo: a/b, brnch: c", '"brnch" is not a known field. Did you mean `branch:`?'],
])("%s is refused with its cure", (fields, message) => {
  const { site, findings } = parseSite(facts(`editing: { ${fields} }\n`));
  expect(site).toBeUndefined();
  expect(findings.map((found) => found.message).join()).toContain(message);
});

describe("with it", () => {
  const editor = ["https://api.github.com"];
  const policy = policyHeader(editorPolicy(editor));

  test("its address and files are taken, and only then", () => {
    const editing = editingOf("backend: github, repo: a/b");
    expect(ownAddresses([], [{ language: "en", legal: undefined, editing }]).pages).toContain(EDITOR);
    expect(ownAddresses([], [{ language: "en", legal: undefined, editing }]).files).toContain("/admin/editor.js");
    expect(JSON.stringify(ownAddresses([], [{ language: "en", legal: undefined, editing: undefined }]))).not.toContain(
      "admin",
    );
  });

  test("its page has a policy of its own, in the header of every host; all others stay as they are", () => {
    const [without, groups] = [
      groupsOf({ styles: ["a="], pathPrefix: "" }),
      groupsOf({ styles: ["a="], pathPrefix: "", editor }),
    ];
    expect(groupOf("/admin/", groups).headers["Content-Security-Policy"]).toBe(policy);
    expect(groupOf("/admin/index.html", groups).name).toBe("editor");
    expect(groups.filter(({ name }) => name !== "editor")).toEqual(without);
    const rules = headerRules(
      { styles: ["a="], pathPrefix: "", editor },
      ["index.html", "admin/index.html", "about/index.html"],
      [],
    );
    expect(rules.find(({ pattern }) => pattern === "/admin/")?.headers["Content-Security-Policy"]).toBe(policy);
    // What the page loads later is named by its digest.
    expect(groupOf("/admin/parts/text-editor-ABC.js", groups).name).toBe("files that never change");
    expect(groupOf("/admin/editor.js", groups).name).toBe("all else");
    expect(
      headerRules({ styles: [], pathPrefix: "", editor }, ["admin/parts/a-B.js", "admin/parts/c-D.js"], []).map(
        ({ pattern }) => pattern,
      ),
    ).toEqual(["/*", "/admin/parts/*"]);
    const server = {
      domain: "a.test",
      root: "/srv",
      pathPrefix: "/p",
      port: undefined,
      redirects: [],
      languages: [],
      editor,
    };
    expect(nginxConfig({ ...server, brotli: false })).toContain(`"~^/p/admin/(index\\.html)?$" "${policy}";`);
    expect(caddyfile(server)).toContain(policy);
  });

  test("it runs its own script, asks the git host and nothing else, and makes no code of text", () => {
    expect(policy).toContain("default-src 'none'; script-src 'self'; connect-src 'self' https://api.github.com;");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/unsafe|data:/);
    expect(policyHeader(pagePolicy({ styles: [], search: false }))).not.toContain("github");
  });

  test("its page says the policy itself, is not for search engines, and can be read back", () => {
    const host = gitHost(editingOf("backend: github, repo: a/b"));
    const html = editorPage({ host, folder: host.folder, name: 'N "&" <b>', home: "/p/" }, "/p");
    expect(askedHosts(html)).toEqual(editor);
    expect(html).toContain('<meta name="robots" content="noindex">');
    expect(html).toContain('src="/p/admin/editor.js"');
    expect(html).not.toContain("<b>");
    expect(html).not.toContain("frame-ancestors");
  });
});
