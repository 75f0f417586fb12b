// What helps editors beside the check: the guide, the JSON Schemas and the settings of their text editor.

import fs from "node:fs";
import { expect, test } from "vitest";
import { jsonSchemas } from "../src/model/content/json-schema";
import { pageSchema, postSchema } from "../src/model/content/schema";
import { slugify } from "../src/model/content/slug";
import { parseSource } from "../src/model/content/source";
import { formatProblem } from "../src/model/rules/problem";
import { RULES } from "../src/model/rules/rules";

const read = (file: string): string => fs.readFileSync(file, "utf8");
const guide = read("CONTRIBUTING.md");
const rows = (markdown: string): string[][] =>
  [...markdown.matchAll(/^\| (.*) \|$/gm)].map(([, cells]) =>
    (cells as string).split(" | ").map((cell) => cell.trim()),
  );

test("the guide lists every rule as the code has it, in order", () => {
  const listed = rows(guide).filter(([, severity]) => /^(error|warning|note)$/.test(severity ?? ""));
  expect(listed).toEqual(
    Object.entries(RULES).map(([code, { severity, meaning }]) => [`\`${code}\``, severity, meaning]),
  );
});

test("the guide lists every field of a post", () => {
  const listed = rows(guide).filter(([, need]) => need === "required" || need === "optional");
  expect(listed.map(([name]) => name?.replaceAll("`", ""))).toEqual(Object.keys(postSchema.shape));
  const required = Object.entries(postSchema.shape).map(([, field]) =>
    field.safeParse(undefined).success ? "optional" : "required",
  );
  expect(listed.map(([, need]) => need)).toEqual(required);
});

test.each(["CONTRIBUTING.md", "README.md"])("the post that %s begins is not there yet", (name) => {
  const [title] = read(name).match(/(?<=npm run new -- ")[^"]+(?=" --image)/) ?? [];
  const file = `${slugify(title as string)}.md`;
  expect(read(name)).toContain(`content/blog/${file}`);
  expect(fs.readdirSync("content/blog")).not.toContain(file);
});

test("the guide's example of the fields has no error", () => {
  const yaml = guide.match(/```yaml\n([\s\S]*?)```/)?.[1];
  expect(
    parseSource(`---\n${yaml}---\nText.`, { kind: "post", name: "x", format: "md" }, { language: "en" }).findings,
  ).toEqual([]);
});

test.each(Object.entries(jsonSchemas()))("%s is current (npm run schemas)", (name, schema) => {
  expect(JSON.parse(read(`.vscode/${name}`))).toEqual(JSON.parse(JSON.stringify(schema)));
});

test("the task's pattern finds problems in the check's output", () => {
  const { regexp } = JSON.parse(read(".vscode/tasks.json")).tasks[0].problemMatcher.pattern;
  const problem = {
    file: "content/blog/a b.md",
    line: 3,
    column: 7,
    code: "date-invalid",
    message: "Not (a) date.",
  } as const;
  expect(
    formatProblem({ ...problem, severity: "error" })
      .match(regexp)
      ?.slice(1),
  ).toEqual(["content/blog/a b.md", "3", "7", "error", "Not (a) date.", "date-invalid"]);
});

/** What a snippet of the text editor writes if all that it offers is taken. */
function snippet(name: string): string {
  const { body } = JSON.parse(read(".vscode/markdown.code-snippets"))[name] as { body: string[] };
  return body
    .join("\n")
    .replaceAll("$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE", "2026-11-24")
    .replace(/\$\{\d:([^}]*)\}/g, "$1")
    .replace(/\$\{\d\|([^,|}]*)[^}]*\}/g, "$1")
    .replace("$0", "Text.");
}

test("the snippets of a post have every field and no error", () => {
  const text = snippet("A post's fields").replace(
    "\n---\n\nText",
    `\n${snippet("More fields of a post")}\n---\n\nText`,
  );
  expect(parseSource(text, { kind: "post", name: "x", format: "md" }, { language: "en" }).findings).toEqual([]);
  for (const key of Object.keys(postSchema.shape)) expect(text).toMatch(new RegExp(`^${key}: `, "m"));
});

test("the snippet of a page has no error, and the guide names what is a page's own", () => {
  expect(
    parseSource(snippet("A page's fields"), { kind: "page", name: "x", format: "md" }, { language: "en" }).findings,
  ).toEqual([]);
  const own = Object.keys(pageSchema.shape).filter((key) => !(key in postSchema.shape));
  const missing = Object.keys(postSchema.shape).filter((key) => !(key in pageSchema.shape));
  const section = guide.match(/## Pages\n([\s\S]*?)\n## /)?.[1] ?? "";
  for (const key of [...own, ...missing]) expect(section).toContain(`\`${key}`);
});
