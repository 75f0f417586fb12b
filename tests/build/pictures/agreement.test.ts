// What a picture is and can become, the check, the build, `check --fix` and `new` say alike.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { createPictureMaker } from "../../../src/build/pictures/maker";
import { runNew } from "../../../src/cli/new";
import { cleanPicture } from "../../../src/content/clean-picture";
import { readFacts } from "../../../src/content/image-facts";
import { checkImage } from "../../../src/model/rules/image-rules";
import { describePictures } from "../../../src/site/pictures";
import { captured } from "../../cli/captured";
import { samplePictures } from "../../content/sample-pictures";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "agreement-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));

let samples: Record<string, Buffer>;
beforeAll(async () => {
  samples = await samplePictures();
});

let root: string;
beforeEach(() => {
  root = fs.mkdtempSync(path.join(scratch, "site-"));
  vi.spyOn(process, "cwd").mockReturnValue(root);
  fs.cpSync("content/site.yaml", path.join(root, "content/site.yaml"));
  fs.mkdirSync(path.join(root, "content/blog"), { recursive: true });
});

/** Writes a picture. @returns its path */
function write(name: string, bytes: Buffer): string {
  const file = path.join(root, "content/blog", name);
  fs.writeFileSync(file, bytes);
  return file;
}

/** Makes what a post that shows a picture at its head needs; tells whether that is anything. */
async function build(file: string): Promise<boolean> {
  const known = new Map([[file, await readFacts(file, fs.readFileSync(file))]]);
  const page = describePictures(known, { pathPrefix: "", encoder: "" })();
  const image = page.image(file, "HERO");
  await createPictureMaker(root).make(page.files.values());
  return image !== undefined;
}

describe.each([["samsung.jpg"], ["good.jpg"], ["tall.jpg"]])("%s is a picture", (name) => {
  test("to the check and to --fix", async () => {
    const file = write(name, samples[name] as Buffer);
    const { fault, width, height } = await readFacts(file, fs.readFileSync(file));
    expect(fault).toBeUndefined();
    expect(await sharp(await cleanPicture(file)).metadata()).toMatchObject({ width, height });
  });

  test("to the build", async () => {
    await expect(build(write(name, samples[name] as Buffer))).resolves.toBe(true);
  });

  test("to new", async () => {
    write(name, samples[name] as Buffer);
    const args = ["T", "--image", `content/blog/${name}`, "--alt", "A room"];
    expect(await captured(runNew, args, { root })).toMatchObject({ status: 0, err: "" });
  });
});

describe.each([["cut.jpg"], ["text.jpg"]])("%s is none", (name) => {
  test("to the check and to --fix", async () => {
    const file = write(name, samples[name] as Buffer);
    expect((await readFacts(file, fs.readFileSync(file))).fault).toMatch(/./);
    await expect(cleanPicture(file)).rejects.toThrow();
  });

  test("to the build, which names one that begins as a picture does", async () => {
    const built = build(write(name, samples[name] as Buffer));
    if (name === "cut.jpg") await expect(built).rejects.toThrow(/^content\/blog\/cut\.jpg {2}The sizes/);
    else expect(await built).toBe(false);
  });

  test("to new, which names it", async () => {
    write(name, samples[name] as Buffer);
    const args = ["T", "--image", `content/blog/${name}`, "--alt", "A room"];
    const { status, err } = await captured(runNew, args, { root });
    expect(status).toBe(1);
    expect(err).toContain(name);
  });
});

test("a picture that is too long is one to nobody, whatever its format", async () => {
  const file = write("long.png", samples["long.png"] as Buffer);
  const facts = await readFacts(file, fs.readFileSync(file));
  const at = { line: 1, column: 1 };
  expect(checkImage(facts, "featured", "It", at).map(({ code }) => code)).toEqual(["image-large", "image-small"]);
  await expect(build(file)).rejects.toThrow(/long\.png .*too large/);
  const args = ["T", "--image", "content/blog/long.png", "--alt", "A room"];
  const { status, err } = await captured(runNew, args, { root });
  expect([status, err]).toEqual([1, expect.stringContaining("16383 pixels high")]);
  expect(fs.readdirSync(path.dirname(file))).toEqual(["long.png"]);
});

test("sharp by itself refuses what phones write", async () => {
  await expect(sharp(samples["samsung.jpg"]).raw().toBuffer()).rejects.toThrow("Invalid SOS parameters");
});
