// The benchmark's own parts: what is not measured right proves nothing.

import { describe, expect, test } from "vitest";
import { renderMarkdown } from "../../src/markdown/render";
import { parseSource } from "../../src/model/content/source";
import { corpusPost } from "./corpus";
import { cpuSeconds, measure, phases } from "./measure";
import { compare, firstViewsSection, growth, phaseTable, plot, type Row, resultsOf, size, table } from "./report";

const row = (posts: number, work: string, wall: number, more: Partial<Row> = {}): Row => ({
  posts,
  work,
  wall,
  cpu: wall * 1.5,
  memory: 900,
  files: 3,
  bytes: 54_321,
  ratio: wall / 2,
  phases: {},
  ...more,
});

describe("a post of the corpus", () => {
  const options = { posts: 10, images: "shared", seed: 1 } as const;
  const texts = Array.from({ length: 40 }, (_, n) => corpusPost(n, options));

  test("is the same each time, and another for another seed", () => {
    expect(corpusPost(3, options)).toBe(texts[3]);
    expect(corpusPost(3, { ...options, seed: 2 })).not.toBe(texts[3]);
  });

  test("is one that the site accepts, of 3 to 13 kB, with 1 to 4 tags", () => {
    for (const [n, text] of texts.entries()) {
      const { source, findings, body } = parseSource(
        text,
        { kind: "post", name: `post-${n}`, format: "md" },
        { language: "en" },
      );
      expect(findings).toEqual([]);
      expect(renderMarkdown(body).findings).toEqual([]);
      expect(source?.kind === "post" && source.tags.length).toBeGreaterThan(0);
      expect(text.length).toBeGreaterThan(3000);
      expect(text.length).toBeLessThan(14_000);
    }
  });

  test("is of the usual kinds", () => {
    const all = texts.join("\n");
    for (const kind of [/^\| ---/m, /^- /m, /^1\. /m, /^> /m, /^```js$/m, /\]\(https:/, /\*\*/])
      expect(all).toMatch(kind);
  });

  test("has a picture of its own only if asked for", () => {
    expect(corpusPost(27, options)).toContain("featured: photo-7.jpg");
    expect(corpusPost(27, { ...options, images: "unique" })).toContain("featured: photo-27.jpg");
  });
});

describe("a measurement", () => {
  test("counts the time of all that a program starts", async () => {
    const busy = "const end = Date.now() + 400; while (Date.now() < end);";
    const script = `require("child_process").execFileSync(process.execPath, ["-e", ${JSON.stringify(busy)}]); console.log("done")`;
    const { wall, cpu, output, memory } = await measure([process.execPath, "-e", script], ".", process.env);
    expect(output).toBe("done\n");
    expect(wall).toBeGreaterThan(0.4);
    expect(cpu).toBeGreaterThan(0.1);
    if (process.platform === "linux") expect(memory).toBeGreaterThan(20);
  });

  test("of a program that fails is none", async () => {
    const failing = measure([process.execPath, "-e", 'console.error("no"); process.exit(3)'], ".", process.env);
    await expect(failing).rejects.toThrow(/ended with 3:\nno/);
  });

  test("reads what the shell and Gatsby print", () => {
    expect(cpuSeconds("0m0.01s 0m0.02s\n1m2.50s 0m3.00s\n")).toBeCloseTo(65.53);
    const output =
      "success onPreInit - 0.327s\ninfo bootstrap finished - 9.1s\nsuccess run queries - 6.109s - 1360/1360 222.62/s\n";
    expect([...phases(output)]).toEqual([
      ["onPreInit", 0.327],
      ["bootstrap finished", 9.1],
      ["run queries", 6.109],
    ]);
  });
});

describe("the report", () => {
  const rows = [row(1, "cold", 10), row(1001, "cold", 15, { phases: { a: 0.1, b: 4 } }), row(1, "nothing changed", 8)];

  test("has a row for each build", () => {
    expect(table(rows).split("\n")).toHaveLength(5);
    expect(table(rows)).toContain("| 1,001 | cold | 15.0 | 22.5 | 900 | 3 files, 54 kB | 7.50 |");
  });

  test("says what each further post takes, and which phases take long", () => {
    expect(growth(rows, "cold")).toBe("1 to 1,001: 5.0 ms");
    expect(phaseTable(rows, "cold")).toContain("| b | – | 4.0 |");
    expect(phaseTable(rows, "cold")).not.toContain("| a |");
  });

  test("draws a line for each kind of work", () => {
    expect(plot(rows).match(/stroke-width="2"/g)).toHaveLength(2);
    expect(plot(rows).match(/<circle/g)).toHaveLength(3);
  });

  test("names what is slower by more than a tenth", () => {
    expect(compare([row(1, "cold", 10.9)], [row(1, "cold", 10)])).toMatch(/^No build/);
    expect(compare([row(1, "cold", 12), row(5, "cold", 99)], [row(1, "cold", 10)])).toBe(
      "1 posts, cold: 20 % slower than in the last full run",
    );
  });

  test.each([
    [999, "1.0 kB"],
    [54_321, "54 kB"],
    [31_540_000, "31.5 MB"],
  ])("%i bytes are %s", (bytes, text) => {
    expect(size(bytes)).toBe(text);
  });
});

test("first views have a section of their own, which a run of builds leaves as it is", () => {
  const section = firstViewsSection("| page |");
  expect(resultsOf(`# Builds\n\n1 s\n${section}`)).toEqual({ builds: "# Builds\n\n1 s\n", firstViews: section });
  expect(resultsOf("# Builds\n")).toEqual({ builds: "# Builds\n", firstViews: "" });
});
