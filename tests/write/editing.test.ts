// What lets the editor of the browser change the working tree: only a window that was opened by a link, once, and only below
// the content folder and `static`.

import fs from "node:fs";
import http, { type IncomingMessage } from "node:http";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { FILE, FILES, KEY, SAVE } from "../../src/model/content/editing";
import { type Editing, openEditing } from "../../src/write/editing";
import { close, listen } from "../../src/write/listen";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "editing-"));
const root = path.join(scratch, "site");
const dir = path.join(scratch, "practice");
const at = (file: string): string => path.join(dir, file);
const write = (file: string, text: string): void => {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
};

let editing: Editing;
const server = http.createServer(async (request, response) => {
  const asked = new URL(request.url ?? "", "http://localhost");
  const link = asked.pathname.startsWith("/link")
    ? editing.linkTo(asked.searchParams.get("file") ?? undefined, request)
    : undefined;
  const answer = link === undefined ? await editing.answer(request, asked) : { status: 200, body: link };
  response.writeHead(answer?.status ?? 404);
  response.end(answer?.body);
});
const port = listen(server, 0);
const ask = async (address: string, key = "", init: RequestInit = {}) =>
  fetch(`http://127.0.0.1:${await port}${address}`, { ...init, headers: { Authorization: `Bearer ${key}` } });
const tokenFor = async (file?: string): Promise<URLSearchParams> => {
  const asked = file === undefined ? "" : `?${new URLSearchParams({ file })}`;
  return new URLSearchParams((await (await ask(`/link${asked}`)).text()).replace(/^\/admin\/#/, ""));
};
const keyFor = (token: string) => ask(KEY, token, { method: "POST" });

let key: string;
const save = (...changes: object[]) => ask(SAVE, key, { method: "POST", body: JSON.stringify(changes) });
const base64 = (text: string): string => Buffer.from(text).toString("base64");
const versions = async (): Promise<Record<string, string>> =>
  Object.fromEntries(
    (await (await ask(FILES, key)).json()).map((file: { path: string; version: string }) => [file.path, file.version]),
  );

beforeEach(async () => {
  fs.rmSync(scratch, { recursive: true, force: true });
  write(at("site.yaml"), "name: N\n");
  write(at("blog/a.md"), "A\r\n");
  write(path.join(root, "static/leaflet.txt"), "L");
  write(path.join(root, "package.json"), "{}");
  editing = openEditing(root, dir);
  key = await (await keyFor((await tokenFor()).get("token") ?? "")).text();
});
afterAll(async () => {
  await close(server);
  fs.rmSync(scratch, { recursive: true, force: true });
});

describe("is opened", () => {
  test("by a link that names the text, with a token that serves once", async () => {
    const asked = await tokenFor(at("blog/a.md"));
    expect(asked.get("file")).toBe("content/blog/a.md");
    const token = asked.get("token") ?? "";
    expect(token.length).toBeGreaterThan(30);
    expect((await keyFor(token)).status).toBe(200);
    expect((await keyFor(token)).status).toBe(403);
  });

  test("by nothing else", async () => {
    for (const given of ["", "x", (await tokenFor()).get("token") ?? ""]) {
      expect((await ask(FILES, given)).status).toBe(403);
      expect((await ask(`${FILE}?path=content/site.yaml`, given)).status).toBe(403);
      expect((await ask(SAVE, given, { method: "POST", body: "[]" })).status).toBe(403);
    }
    expect((await ask(KEY, "x", { method: "POST" })).status).toBe(403);
    expect((await ask(KEY, (await tokenFor()).get("token") ?? "")).status).toBe(403);
  });

  test("on this machine only", async () => {
    const elsewhere = {
      socket: { remoteAddress: "192.168.1.7" },
      headers: { authorization: `Bearer ${key}` },
    } as IncomingMessage;
    expect(editing.linkTo(at("blog/a.md"), elsewhere)).toBeUndefined();
    expect(await editing.answer(elsewhere, new URL(`http://a.test${FILES}`))).toMatchObject({ status: 403 });
  });
});

test("lists every file by git's name of what it holds, and reads its bytes", async () => {
  expect(await versions()).toEqual({
    "content/blog/a.md": "f348826bc876717668c6964ebee6bdac7a51f93f",
    "content/site.yaml": expect.stringMatching(/^[0-9a-f]{40}$/),
    "static/leaflet.txt": expect.stringMatching(/^[0-9a-f]{40}$/),
  });
  expect(await (await ask(`${FILE}?path=content/blog/a.md`, key)).text()).toBe("A\r\n");
});

test("saves several files: one is changed, one comes, one goes", async () => {
  const now = await versions();
  const answer = await save(
    { path: "content/site.yaml", version: now["content/site.yaml"], content: base64("name: Ö\n") },
    { path: "content/blog/new/b.md", content: base64("B") },
    { path: "content/blog/a.md", version: now["content/blog/a.md"] },
  );
  expect(answer.status).toBe(200);
  expect(fs.readFileSync(at("site.yaml"), "utf8")).toBe("name: Ö\n");
  expect(fs.readFileSync(at("blog/new/b.md"), "utf8")).toBe("B");
  expect(fs.existsSync(at("blog/a.md"))).toBe(false);
});

test("changes nothing where one of the files was changed meanwhile", async () => {
  const now = await versions();
  fs.writeFileSync(at("blog/a.md"), "Theirs");
  const answer = await save(
    { path: "content/site.yaml", version: now["content/site.yaml"], content: base64("mine") },
    { path: "content/blog/a.md", version: now["content/blog/a.md"], content: base64("mine") },
  );
  expect([answer.status, await answer.json()]).toEqual([409, ["content/blog/a.md"]]);
  expect(fs.readFileSync(at("site.yaml"), "utf8")).toBe("name: N\n");
  expect((await save({ path: "content/site.yaml", content: base64("mine") })).status).toBe(409);
});

test.each([
  "package.json",
  "site/package.json",
  "content/../../site/package.json",
  "content/..",
  "content",
  "content/.git/config",
  "content//etc/passwd",
  "content/blog\\..\\a",
  "/etc/passwd",
  "content/out/secret",
])("neither reads nor writes %s", async (file) => {
  write(path.join(scratch, "outside/secret"), "S");
  fs.symlinkSync(path.join(scratch, "outside"), at("out"));
  expect((await ask(`${FILE}?${new URLSearchParams({ path: file })}`, key)).status).toBe(400);
  expect((await save({ path: file, content: base64("x") })).status).toBe(400);
  expect(fs.readFileSync(path.join(scratch, "outside/secret"), "utf8")).toBe("S");
});
