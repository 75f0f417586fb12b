// What may be decoded. Every file here is harmless; what counts is that the decoder of its format is never asked.

import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadCompiled } from "../../src/gatsby/compiled";
import { AS_IS, SIZED } from "../../src/model/pictures/picture-format";
import { colouredPictures } from "./sample-pictures";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "decoder-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));

const at = (name: string): string => path.join(scratch, name);
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><path d="M0 0h9v9z"/></svg>';
const plain = () => sharp({ create: { width: 20, height: 10, channels: 3, background: "#7a8f6a" } });

/** Formats that sharp reads and the site does not take, with a file of each. */
const BLOCKED: Record<string, string> = { svg: "a.svg", tiff: "a.tiff", vips: "a.v" };
const TAKEN = [...SIZED, ...AS_IS].filter((format) => format !== "svg");

type Decoder = typeof import("../../src/content/decoder");
let decoder: Decoder;
const opened = new Map<string, number | undefined>();

beforeAll(async () => {
  fs.writeFileSync(at("a.svg"), SVG);
  for (const name of ["a.tiff", "a.v", ...TAKEN.map((format) => `a.${format}`)]) await plain().toFile(at(name));
  // As sharp is by itself.
  for (const name of Object.values(BLOCKED)) opened.set(name, (await sharp(at(name)).metadata()).width);
  decoder = await import("../../src/content/decoder");
});

test("these are all the formats that sharp reads", () => {
  const readable = Object.values(sharp.format).filter(({ input }) => input.file);
  const ids = readable.map(({ id }) => (id === "heif" ? "avif" : id));
  expect(ids.sort()).toEqual([...TAKEN, ...Object.keys(BLOCKED)].sort());
});

describe.each(Object.entries(BLOCKED))("%s", (_format, name) => {
  test("is read by sharp, and not by the site's sharp", async () => {
    expect(opened.get(name)).toBe(20);
    await expect(sharp(at(name)).metadata()).rejects.toThrow("unsupported image format");
    await expect(sharp(fs.readFileSync(at(name))).metadata()).rejects.toThrow("unsupported image format");
  });

  test.each(["a picture's name", "another's"])("is refused under %s before sharp is asked", async (kind) => {
    const file = at(kind === "another's" ? `${name}.jpg` : name);
    if (file !== at(name)) fs.copyFileSync(at(name), file);
    await expect(decoder.openPicture(file)).rejects.toThrow(path.basename(file));
  });

  test("is read by none of Gatsby's processes", () => {
    loadCompiled(process.cwd());
    const code = `
      require(process.env.SITE_CODE);
      require("sharp")(process.argv[1]).metadata().then(() => console.log("read"), ({ message }) => console.log(message));`;
    const said = execFileSync(process.execPath, ["-e", code, at(name)], { encoding: "utf8" });
    expect(said).toContain("unsupported image format");
  });
});

test.each(TAKEN)("%s is read, whatever the file is called", async (format) => {
  fs.copyFileSync(at(`a.${format}`), at(`${format}.txt`));
  expect(await (await decoder.openPicture(at(`${format}.txt`))).metadata()).toMatchObject({ width: 20, height: 10 });
});

test("a drawing of the project's own is read from memory, and files of SVG are refused as before", async () => {
  expect(await decoder.openDrawing(Buffer.from(SVG)).metadata()).toMatchObject({ format: "svg", width: 20 });
  await expect(sharp(at("a.svg")).metadata()).rejects.toThrow("unsupported image format");
  await expect(decoder.openPicture(at("a.svg"))).rejects.toThrow("a.svg");
});

test("a picture that was replaced is read anew", async () => {
  const file = at("replaced.png");
  for (const width of [5, 7]) {
    await sharp({ create: { width, height: 5, channels: 3, background: "#000" } }).toFile(file);
    expect((await (await decoder.openPicture(file)).raw().toBuffer({ resolveWithObject: true })).info.width).toBe(
      width,
    );
  }
});

const COLOURED = await colouredPictures();

describe("colours are those of sRGB, whatever they are written in", () => {
  test.each(Object.entries(COLOURED))("%s", async (name, { bytes, srgb }) => {
    fs.writeFileSync(at(name), bytes);
    const picture = await decoder.openUpright(at(name));
    const { data } = await picture.raw().toBuffer({ resolveWithObject: true });
    for (const [channel, value] of srgb.entries())
      expect(Math.abs((data[channel] as number) - value), `channel ${channel}: ${data[channel]}`).toBeLessThan(3);
    const { readFacts } = await import("../../src/content/image-facts");
    const { fault, colours } = await readFacts(at(name), bytes);
    expect([fault, colours]).toEqual([undefined, undefined]);
  });
});
