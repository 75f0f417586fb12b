// A warm build equals a clean one, whatever has come before: kills, errors, and a few short random sequences of edits.
// `npm run test:differential` runs as many as one likes.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { env, killedBuild, prepare, runSequence, type Warm } from "../differential/sequence";
import { buildProject, manifest } from "../project-copy";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "warm-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));

let warm: Warm;
beforeAll(async () => {
  warm = await prepare(scratch);
});

describe("a build that was killed leaves nothing that a later one could mistake for its own:", () => {
  /** The output by the title that the edited post has. */
  const clean: Record<string, Record<string, string>> = {};
  const setTitle = (title: string) => {
    const file = path.join(warm.content.dir, "blog/post-1.md");
    fs.writeFileSync(file, fs.readFileSync(file, "utf8").replace(/^title: .*$/m, `title: ${title}`));
  };
  const build = () => buildProject(warm.root, env(warm));
  const output = () => manifest(path.join(warm.root, "public"));

  beforeAll(() => {
    // The first build is a clean one; that one after edits equals such a one, the random edits below show.
    for (const title of ["Before", "After"]) {
      setTitle(title);
      expect(build().status).toBe(0);
      clean[title] = output();
    }
  });

  // Its caches are half written then, as is its output. What is done about it is the same whenever Gatsby is killed.
  test("Gatsby killed while rendering pages after an edit", async () => {
    setTitle("Before");
    // Without it, Gatsby must build.
    fs.rmSync(path.join(warm.root, ".build/site.json"));
    await killedBuild(warm, /success Building HTML renderer/);
    expect(fs.existsSync(path.join(warm.root, ".build/unfinished"))).toBe(true);
    const { status, output: log } = build();
    expect([status, log]).toEqual([0, expect.stringContaining("The last build did not finish")]);
    expect(output()).toEqual(clean.Before);
  });

  test.each([
    [200, "After"],
    [400, "Before"],
    [800, "After"],
    [1600, "Before"],
  ])("killed %i ms after it began, without Gatsby, after an edit", async (delay, title) => {
    setTitle(title);
    await killedBuild(warm, delay);
    const { status, output: log } = build();
    expect(status, log).toBe(0);
    expect(output()).toEqual(clean[title]);
  });

  test("stopped by another post's bad YAML after an edit", () => {
    const before = output();
    setTitle("After");
    const bad = path.join(warm.content.dir, "blog/bad.md");
    fs.writeFileSync(bad, "---\ntitle: A: b\ndate: 2021-01-01\n---\nText.\n");
    const failed = build();
    expect([failed.status, failed.output]).toEqual([1, expect.stringContaining("bad.md:2:8  error")]);
    expect(output()).toEqual(before);
    fs.rmSync(bad);
    expect(build().status).toBe(0);
    expect(output()).toEqual(clean.After);
  });
});

test("after random edits", async () => {
  const first = Number(process.env.DIFFERENTIAL_SEED ?? Date.now() % 1_000_000);
  for (const [reference, steps] of [
    ["whole", 4],
    ["clean", 2],
  ] as const) {
    const seed = first + steps;
    const { done, faults } = await runSequence(warm, seed, steps, reference);
    console.log(`seed ${seed}: ${done.join("; ")}`);
    expect(faults, `DIFFERENTIAL_SEED=${first}`).toEqual([]);
  }
});
