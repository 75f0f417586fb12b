// Names of files as Windows has them: `path` is Windows's own here.

import path from "node:path";
import { expect, test, vi } from "vitest";

vi.mock("node:path", async (original) => {
  const { win32 } = await original<typeof import("node:path")>();
  return { ...win32, default: win32 };
});

import { contentDir } from "../../src/content/content-dir";
import { displayName, fileFault } from "../../src/content/file-fault";
import { slashed } from "../../src/content/files-below";
import { sourceFile } from "../../src/content/folder";
import { createPages } from "../../src/gatsby/pages";
import { marked } from "../../src/write/marks";

const ROOT = "C:\\Users\\Ann\\site";
const DIR = `${ROOT}\\content`;

test("addresses, digests and messages have forward slashes", () => {
  expect(slashed("blog\\sleep\\index.md")).toBe("blog/sleep/index.md");
  expect(displayName(ROOT, `${DIR}\\blog\\sleep.md`)).toBe("content/blog/sleep.md");
  // On another drive.
  expect(displayName(ROOT, "D:\\content\\blog\\sleep.md")).toBe("D:/content/blog/sleep.md");
  expect(displayName(ROOT, "C:\\Users\\Ann\\content\\a.md")).toBe("C:/Users/Ann/content/a.md");
  const error = { code: "EPERM", syscall: "open", path: `${DIR}\\site.yaml` };
  expect(fileFault(error, ROOT)).toMatch(/^content\/site\.yaml can't be read or written: /);
});

test("the content folder is found however it is written", () => {
  for (const written of ["content", "content\\", ".\\content", DIR, "C:/Users/Ann/site/content/"])
    expect(contentDir(ROOT, { CONTENT_DIR: written })).toBe(DIR);
  expect(contentDir(ROOT, { CONTENT_DIR: "..\\other" })).toBe("C:\\Users\\Ann\\other");
});

test("posts and pages are recognised in their folders, also as git names them", () => {
  const name = "blog\\sleep\\index.mdx";
  const post = { file: `${DIR}\\${name}`, kind: "post", format: "mdx", name: "sleep", folder: "sleep" };
  expect(sourceFile(DIR, name)).toEqual(post);
  expect(sourceFile(DIR, path.normalize("blog/sleep/index.mdx"))).toEqual(post);
  expect(sourceFile(DIR, "pages\\team\\ann.md")).toMatchObject({ kind: "page", name: "team/ann" });
});

test("a problem links to its place", () => {
  const problem = { file: "content/blog/my post.md", line: 3, column: 7, severity: "error", message: "M" } as const;
  const { link } = marked(ROOT, { ...problem, code: "date-invalid" });
  expect(link).toBe("vscode://file/C:/Users/Ann/site/content/blog/my%20post.md:3:7");
});

test("a text in MDX is named to Gatsby's plugin with forward slashes, as it knows it", async () => {
  const body = { contentFilePath: `${DIR}\\blog\\box.mdx`, digest: "d", tree: undefined };
  const made: string[] = [];
  const actions = { createPage: ({ component }: { component: string }) => made.push(component) };
  const page = { id: "1", path: "/blog/box/", template: "post", body };
  const nodes = (type: string) => (type === "PlannedPage" ? [page] : []);
  vi.stubEnv("NODE_ENV", "production");
  await createPages?.({ actions, getNodesByType: nodes } as never, {} as never, () => {});
  vi.unstubAllEnvs();
  expect(made).toEqual([expect.stringMatching(/\?__contentFilePath=C:\/Users\/Ann\/site\/content\/blog\/box\.mdx$/)]);
});
