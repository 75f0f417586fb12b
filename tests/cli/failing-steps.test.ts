// Whatever the file system refuses, a command says which file it was and why, and never shows a stack trace.

import fs from "node:fs";
import fsp from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { runCheck } from "../../src/cli/check";
import { runNew } from "../../src/cli/new";
import { captured } from "./captured";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "steps-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

let root: string;
beforeEach(async () => {
  root = fs.mkdtempSync(path.join(scratch, "site-"));
  for (const folder of ["content/blog", "content/pages", "static"])
    fs.mkdirSync(path.join(root, folder), { recursive: true });
  const write = (file: string, text: string) => fs.writeFileSync(path.join(root, file), text);
  write("content/site.yaml", "name: W\ndescription: D\nlanguage: en\nurl: https://practice.test\ntimeZone: UTC\n");
  write("content/blog/a.md", "---\ntitle: A\ndate: 2021-01-01\nfeatured: a.png\nfeaturedAlt: x\n---\nA word.\n");
  write("content/pages/about.md", "---\ntitle: About\n---\nWords.\n");
  const picture = { create: { width: 1300, height: 30, channels: 3, background: "#765" } } as const;
  for (const file of ["content/blog/a.png", "p.png"]) await sharp(picture).toFile(path.join(root, file));
});

/** What a step may be: whatever takes a path first. */
const STEPS = {
  sync: ["readFileSync", "readdirSync", "writeFileSync", "mkdirSync", "renameSync", "statSync"],
  promises: ["readFile", "readdir", "open", "access"],
} as const;

/** Counts the steps below the project, and has one of them fail from then on. @returns the files of all steps, in their order */
function failAt(wanted: number, code: string): string[] {
  const steps: string[] = [];
  let refused = "";
  const standIn = (of: object, name: string) => {
    const real = Reflect.get(of, name) as (...args: unknown[]) => unknown;
    vi.spyOn(of as typeof fs, name as "readFileSync").mockImplementation(((...args: unknown[]) => {
      const file = String(args[0]);
      if (file.startsWith(root + path.sep)) {
        steps.push(file);
        if (steps.length - 1 === wanted) refused = name + file;
        if (refused === name + file) {
          const error = Object.assign(new Error(`${code}: refused, ${name} '${file}'`), {
            code,
            syscall: name,
            path: file,
          });
          if (of === fsp) return Promise.reject(error);
          throw error;
        }
      }
      return real.apply(of, args);
    }) as never);
  };
  for (const name of STEPS.sync) standIn(fs, name);
  for (const name of STEPS.promises) standIn(fsp, name);
  return steps;
}

test.each([
  ["check", runCheck, ["--strict"]],
  ["check --fix", runCheck, ["--fix"]],
  ["new", runNew, ["T", "--image", "p.png", "--alt", "x"]],
  ["new --site", runNew, ["--site", "--content", "other"]],
] as const)("every step of %s that fails is named", async (_name, command, args) => {
  for (const code of ["EACCES", "EISDIR", "ENOSPC", "EROFS"]) {
    for (let wanted = 0; ; wanted++) {
      const made = ["content/blog/t.md", "content/blog/t.png", "other/site.yaml"];
      for (const file of [".build", ...made]) fs.rmSync(path.join(root, file), { recursive: true, force: true });
      if (args[0] === "--fix") {
        const word = "---\ntitle: W\ndate: 2021-01-01\n---\nA <b class=x>word</b>.\n";
        fs.writeFileSync(path.join(root, "content/blog/w.md"), word);
      }
      const steps = failAt(wanted, code);
      const { status, out, err } = await captured(command, [...args], { root });
      vi.restoreAllMocks();
      const file = steps[wanted];
      if (file === undefined) {
        expect([status, wanted > 0]).toEqual([0, true]);
        break;
      }
      const said = out + err;
      expect({ file, said }).not.toMatchObject({ said: expect.stringMatching(/^ +at |node:internal/m) });
      // What is only remembered for the next time may be forgotten; a new post needs no other, and to look whether a file is
      // a picture that wants cleaning is not yet to read it.
      const mayBePassedOver = command === runNew || args[0] === "--fix" ? /^(\.build|content|static)/ : /^\.build/;
      if (status === 0) expect(path.relative(root, file)).toMatch(mayBePassedOver);
      else expect(said).toContain(path.basename(file));
      if (command === runNew && status !== 0)
        expect(made.filter((one) => fs.existsSync(path.join(root, one)))).toEqual([]);
    }
  }
});
