// Builds of which only content has changed, with a renderer in place of Gatsby's that writes down what it is given.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fingerprint } from "../../src/build/fingerprint";
import { buildIncrementally, type Outcome, outcomeLines } from "../../src/build/incremental";
import { type BuildRecord, readRecord } from "../../src/build/record";
import { filesBelow } from "../../src/content/files-below";
import type { Problem } from "../../src/model/rules/problem";
import { plainPicture } from "../content/sample-pictures";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "incremental-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));

const SITE =
  "name: W\ndescription: D.\nlanguage: en\nurl: https://w.test\ntimeZone: Europe/London\npeople:\n  - name: Ann\n";
const POST = "---\ntitle: A\ndate: 2024-01-01\nexcerpt: What it says.\n---\nOne.\n\n## Two\n\nThree.\n";
const OTHER = "---\ntitle: B\ndate: 2023-01-01\nexcerpt: What this says.\n---\nFour.\n";
const RENDERER = `exports.default = async ({ pageData }) => {
  const shown = JSON.stringify(pageData.result).replaceAll("<", "&lt;");
  if (shown.includes("unspeakable")) throw new Error("can't be rendered");
  const text = '<article><div class="prose">' + shown + '</div><footer class="post-footer"></footer></article>';
  return { html: "<!doctype html><title>T</title>" + text };
};`;
const RENDER_PAGE = ".cache/page-ssr/routes/render-page.js";

let root = "";
beforeEach(() => {
  root = fs.mkdtempSync(path.join(scratch, "site-"));
  fs.symlinkSync(path.resolve("node_modules"), path.join(root, "node_modules"));
  write("content/site.yaml", SITE);
  write("content/blog/a.md", POST);
  write("content/blog/b.md", OTHER);
  write("static/favicon.ico", "icon");
  today("2024-06-01");
  // A renderer sets it.
  vi.stubEnv("NODE_ENV", "production");
  vi.stubEnv("CONTENT_DIR", "");
});
afterEach(() => void vi.unstubAllEnvs());

const write = (file: string, text: string | Buffer): void => {
  fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  fs.writeFileSync(path.join(root, file), text);
};
const read = (file: string): string => fs.readFileSync(path.join(root, file), "utf8");
const remove = (file: string): void => fs.rmSync(path.join(root, file), { recursive: true, force: true });
const today = (day: string): void => void vi.stubEnv("SOURCE_DATE_EPOCH", String(Date.parse(day) / 1000));
const output = (): Record<string, string> =>
  Object.fromEntries(filesBelow(path.join(root, "public")).map((file) => [file, read(`public/${file}`)]));

const build = (): Promise<Outcome> =>
  buildIncrementally(root, (message) => {
    throw new Error(message);
  });

/** Leaves what Gatsby's last build leaves, of which no page is known. */
function gatsbyHasBuilt(): void {
  write(RENDER_PAGE, RENDERER);
  write(".build/work/page-data/app-data.json", "{}");
  const record: BuildRecord = {
    ...{ code: fingerprint(root, path.join(root, "content")), texts: {}, pages: {}, output: "" },
    renderer: { style: { name: "styles.css", content: "p{}" }, components: { "": "component---page" } },
  };
  write(".build/site.json", JSON.stringify(record));
  remove(".build/seal.json");
}

/** Everything but what reading the content keeps. */
const state = (): string[] =>
  filesBelow(root)
    .filter((file) => !/^\.build\/(bodies|entries|image-facts|inputs)/.test(file))
    .map((file) => `${file} ${read(file)}`);

describe("Gatsby must build, and nothing is touched,", () => {
  test.each<[when: string, reason: string, change: () => void]>([
    ["when what it has left is gone", "no earlier build is there", () => remove(".build/site.json")],
    ["when that is not whole", "no earlier build is there", () => write(".build/site.json", '{"pages":')],
    ["when its last build failed", "the last build did not finish", () => write(".build/unfinished", "")],
    ["when its own output is gone", "the last build did not finish", () => remove(".build/work")],
    [
      "when code is new",
      "code (also a text in MDX), packages or settings have changed",
      () => write("gatsby-browser.tsx", ""),
    ],
    [
      "when code of the content is",
      "code (also a text in MDX), packages or settings have changed",
      () => write("content/chart.tsx", ""),
    ],
    [
      "when a text is in MDX",
      "code (also a text in MDX), packages or settings have changed",
      () => write("content/blog/c.mdx", POST),
    ],
    [
      "for another path",
      "code (also a text in MDX), packages or settings have changed",
      () => void vi.stubEnv("PREFIX_PATHS", "true"),
    ],
    [
      "for a preview",
      "code (also a text in MDX), packages or settings have changed",
      () => void vi.stubEnv("PREVIEW", "1"),
    ],
    ["when its renderer is gone", "what renders pages is not there", () => remove(".cache")],
  ])("%s", async (_when, reason, change) => {
    gatsbyHasBuilt();
    await build();
    write("content/blog/a.md", POST.replace("Three", "Five"));
    change();
    const before = state();
    expect(await build()).toEqual({ result: "gatsby", reason });
    expect(state()).toEqual(before);
  });

  test("when its renderer does not know the template with a text in MDX", async () => {
    write("content/blog/c.mdx", POST.replace("title: A", "title: C"));
    gatsbyHasBuilt();
    expect(await build()).toEqual({ result: "gatsby", reason: "what renders pages is not there" });
    const record = readRecord(root) as BuildRecord;
    const components = { ...record.renderer.components, [path.join(root, "content/blog/c.mdx")]: "component---mdx" };
    write(".build/site.json", JSON.stringify({ ...record, renderer: { ...record.renderer, components } }));
    expect(await build()).toMatchObject({ result: "built" });
  });
});

test("content with errors is refused, with all that is wrong, and the output stays", async () => {
  gatsbyHasBuilt();
  await build();
  const before = output();
  write("content/blog/c.md", "---\ntitle:\n---\n");
  write("content/blog/b.md", OTHER.replace("2023-01-01", "yesterday"));
  const outcome = await build();
  expect(outcome.result).toBe("refused");
  if (outcome.result !== "refused") return;
  const files = outcome.problems.filter(({ severity }) => severity === "error").map(({ file }) => file);
  expect([...new Set(files)]).toEqual(["content/blog/b.md", "content/blog/c.md"]);
  expect(output()).toEqual(before);
  write("content/blog/b.md", OTHER);
  remove("content/blog/c.md");
  expect(await build()).toMatchObject({ result: "unchanged" });
});

describe("what is built", () => {
  test("is the whole site, where no page is known", async () => {
    gatsbyHasBuilt();
    const outcome = await build();
    expect(outcome).toMatchObject({ result: "built", texts: 2 });
    if (outcome.result !== "built") return;
    expect(outcome.rendered).toBe(outcome.pages);
    const files = Object.keys(output());
    expect(files).toEqual(expect.arrayContaining(["404.html", "index.html", "blog/a/index.html", "search/index.html"]));
    expect(files).toEqual(expect.arrayContaining(["atom.xml", "sitemap-index.xml", "robots.txt", "favicon.ico"]));
    expect(output()["blog/a/index.html"]).toContain("Three.");
  });

  test("is nothing, where nothing has changed; what there is to say of the content is said again", async () => {
    write("content/blog/README.md", "How we write.");
    gatsbyHasBuilt();
    const { problems } = (await build()) as { problems: Problem[] };
    expect(problems.map(({ code }) => code)).toEqual(["file-readme"]);
    const before = output();
    const record = read(".build/site.json");
    expect(await build()).toEqual({ result: "unchanged", problems });
    expect(output()).toEqual(before);
    expect(read(".build/site.json")).toBe(record);
  });

  test("is no page, where nothing that pages show has changed", async () => {
    gatsbyHasBuilt();
    await build();
    const before = output();
    write("content/blog/a.md", POST.replace("title:", "# Mine\ntitle:"));
    expect(await build()).toMatchObject({ result: "built", texts: 1, rendered: 0 });
    today("2024-06-02");
    expect(await build()).toMatchObject({ result: "built", texts: 0, rendered: 0 });
    expect(output()).toEqual(before);
  });

  test.each<[what: string, texts: number, rendered: number, change: () => void | Promise<void>]>([
    ["words", 1, 1, () => write("content/blog/a.md", POST.replace("Three", "Five"))],
    ["a title", 1, 6, () => write("content/blog/a.md", POST.replace("title: A", "title: C"))],
    ["an old address", 1, 1, () => write("content/blog/a.md", POST.replace("date:", "aliases: [/old/]\ndate:"))],
    ["a tag, the first", 1, 9, () => write("content/blog/a.md", POST.replace("date:", "tags: [x]\ndate:"))],
    ["a post that is new", 1, 7, () => write("content/blog/c.md", POST.replace("title: A", "title: C"))],
    ["a post that is gone", 1, 5, () => remove("content/blog/a.md")],
    ["a fact", 0, 7, () => write("content/site.yaml", SITE.replace("name: W", "name: V"))],
    ["a file that is copied", 0, 0, () => write("static/new.txt", "new")],
    [
      "a picture",
      1,
      5,
      async () => {
        write("content/blog/p.jpg", await plainPicture(900, 600));
        write("content/blog/a.md", POST.replace("date:", "featured: p.jpg\nfeaturedAlt: A leaf\ndate:"));
      },
    ],
  ])("of %s is what must be, and the bytes are those of a whole build", async (_what, texts, rendered, change) => {
    gatsbyHasBuilt();
    await build();
    const before = output();
    await change();
    const outcome = await build();
    expect(outcome).toMatchObject({ result: "built", texts, rendered });
    const after = output();
    expect(after).not.toEqual(before);
    expect(await build()).toMatchObject({ result: "unchanged" });
    gatsbyHasBuilt();
    expect(await build()).toMatchObject({ result: "built" });
    expect(output()).toEqual(after);
  });

  test("is a post whose day has come", async () => {
    today("2023-06-01");
    gatsbyHasBuilt();
    await build();
    expect(Object.keys(output())).not.toContain("blog/a/index.html");
    today("2024-06-01");
    expect(await build()).toMatchObject({ result: "built", texts: 0 });
    expect(Object.keys(output())).toContain("blog/a/index.html");
  });

  test("is what the day wants of site.yaml, and the bytes are those of a whole build on that day", async () => {
    const days = "from: 2024-06-03, until: 2024-06-04";
    write("content/site.yaml", `${SITE}closures: [{ ${days} }]\nnotice: { text: News, ${days} }\n`);
    today("2024-05-01");
    gatsbyHasBuilt();
    await build();
    // The closure is a week away, the notice begins, the notice ends with the closure.
    for (const day of ["2024-05-28", "2024-06-03", "2024-06-05"]) {
      const before = output();
      today(day);
      expect(await build()).toMatchObject({ result: "built", texts: 0 });
      const after = output();
      expect(after["blog/a/index.html"]).not.toBe(before["blog/a/index.html"]);
      expect(await build()).toMatchObject({ result: "unchanged" });
      gatsbyHasBuilt();
      expect(await build()).toMatchObject({ result: "built" });
      expect([day, output()]).toEqual([day, after]);
    }
    expect(output()["blog/a/index.html"]).not.toContain("News");
    const before = output();
    today("2024-06-06");
    await build();
    expect(output()).toEqual(before);
  });

  test("is all that somebody has touched", async () => {
    gatsbyHasBuilt();
    await build();
    const before = output();
    write("public/index.html", "mine");
    const outcome = await build();
    expect(outcome).toMatchObject({ result: "built", texts: 0, rendered: (outcome as { pages: number }).pages });
    expect(output()).toEqual(before);
  });

  test("is built by what was left of a build that was killed while it put its output in place", async () => {
    gatsbyHasBuilt();
    await build();
    const before = output();
    fs.renameSync(path.join(root, "public"), path.join(root, ".build/backup"));
    expect(await build()).toMatchObject({ result: "unchanged" });
    expect(output()).toEqual(before);
  });

  test("is not what can't be rendered: the output and all that is kept stay, and the next build ends well", async () => {
    gatsbyHasBuilt();
    await build();
    const [before, record] = [output(), read(".build/site.json")];
    write("content/blog/a.md", POST.replace("Three", "unspeakable"));
    await expect(build()).rejects.toThrow("can't be rendered");
    expect(output()).toEqual(before);
    expect(read(".build/site.json")).toBe(record);
    expect(fs.existsSync(path.join(root, ".build/rendered"))).toBe(false);
    write("content/blog/a.md", POST.replace("Three", "Five"));
    expect(await build()).toMatchObject({ result: "built", rendered: 1 });
  });
});

describe("what is told at the end", () => {
  const problem = { file: "a.md", line: 1, column: 2, code: "image-unused", message: "m" } as const;
  const warning = { ...problem, severity: "warning" } as const;

  test.each<[string, Exclude<Outcome, { result: "gatsby" }>, string]>([
    [
      "one text",
      { result: "built", problems: [], texts: 1, rendered: 1, pages: 1234 },
      "1 text changed: 1 of 1,234 pages built anew, in 2.3 s.",
    ],
    [
      "several texts, and what is to be mended",
      { result: "built", problems: [warning], texts: 2, rendered: 1100, pages: 1234 },
      "a.md:1:2  warning  m  (image-unused)\n0 errors, 1 warning\n2 texts changed: 1,100 of 1,234 pages built anew, in 2.3 s.",
    ],
    ["nothing new", { result: "unchanged", problems: [] }, "Nothing has changed since the last build, seen in 2.3 s."],
    [
      "errors",
      { result: "refused", problems: [{ ...problem, severity: "error" }] },
      "a.md:1:2  error  m  (image-unused)\n1 error, 0 warnings\nThe site was not built.",
    ],
  ])("of %s", (_what, outcome, said) => {
    expect(outcomeLines(outcome, 2.345)).toBe(said);
  });
});
