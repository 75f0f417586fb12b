// npm run new, as an editor runs it: with flags, and answering questions.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { runCheck } from "../../src/cli/check";
import { runNew } from "../../src/cli/new";
import { loadContent } from "../../src/content/load";
import { parseSite } from "../../src/model/content/site";
import { siteSchema } from "../../src/model/content/site-schema";
import { slugify } from "../../src/model/content/slug";
import { parseSource } from "../../src/model/content/source";
import { movingPicture, samplePictures } from "../content/sample-pictures";
import { captured } from "./captured";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "new-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));

let root: string;
const at = (name: string) => path.join(root, name);
beforeEach(() => {
  root = fs.mkdtempSync(path.join(scratch, "site-"));
  fs.mkdirSync(at("content/blog"), { recursive: true });
  fs.writeFileSync(
    at("content/site.yaml"),
    "name: W\ndescription: D\nlanguage: en\nurl: https://practice.test\ntimeZone: Pacific/Kiritimati\n",
  );
});
const files = () => fs.readdirSync(at("content/blog")).sort();

/** Runs the command; `answers` are given in order, as on a terminal. */
async function make(args: string[], answers?: string[]) {
  const asked: string[] = [];
  const ask = async (question: string) => {
    asked.push(question);
    return answers?.shift() ?? "";
  };
  const env = { SOURCE_DATE_EPOCH: "1767268800" };
  return { ...(await captured(runNew, args, { root, env, ask: answers && ask })), asked };
}
const read = (name: string) => {
  const text = fs.readFileSync(at(`content/blog/${name}.md`), "utf8");
  const { source: post, findings } = parseSource(text, { kind: "post", name, format: "md" }, { language: "en" });
  expect(findings.filter(({ code }) => code !== "title-long")).toEqual([]);
  return post?.kind === "post" ? post : undefined;
};
const GPS = { IFD3: { GPSLatitudeRef: "N", GPSLatitude: "40/1 42/1 46/1" } };
const photo = (name: string, width: number, height: number, orientation = 1) =>
  sharp({ create: { width, height, channels: 3, background: "#765" } })
    .withExif(GPS)
    .withMetadata({ orientation })
    .toFile(at(name));

test("a title is enough: a draft of today, in the practice's time zone, without a problem", async () => {
  const { status, out } = await make(["Massage and better sleep"]);
  expect(status).toBe(0);
  expect(files()).toEqual(["massage-and-better-sleep.md"]);
  expect(read("massage-and-better-sleep")).toMatchObject({
    title: "Massage and better sleep",
    // 1 January, noon in London, is the second on Kiritimati.
    date: "2026-01-02",
    path: "/blog/massage-and-better-sleep/",
    draft: true,
    tags: [],
  });
  expect((await loadContent(at("content"), root, new Date())).problems).toEqual([]);
  expect(out).toMatch(
    /^Made content\/blog\/massage-and-better-sleep\.md\.\n\n1\. .*npm run write -- content\/blog\/massage-and-better-sleep\.md.*\n2\. .*draft: true.*\n$/,
  );
});

test("every field of the schema stands in the file, used or explained", async () => {
  await make(["T"]);
  const text = fs.readFileSync(at("content/blog/t.md"), "utf8");
  for (const key of ["title", "date", "slug", "excerpt", "featured", "featuredAlt", "tags", "aliases", "draft"])
    expect(text).toMatch(new RegExp(`^(# )?${key}: .`, "m"));
});

test.each([
  ['Sciatica: what "helps" #1', "sciatica-what-helps-1"],
  ["#1 in pain: why - and how", "1-in-pain-why-and-how"],
  ["Ünïcödé & more", "unicode-and-more"],
  ["2021", "2021"],
  ["yes", "yes"],
  ["[list], {map}", "list-map"],
  ["It's 'quoted'", "its-quoted"],
  ["😀 Smile", "smile"],
  ["x".repeat(60), "x".repeat(60)],
])("the title %s is kept as it is", async (title, name) => {
  expect(await make([title])).toMatchObject({ status: 0, err: "" });
  expect(read(name)?.title).toBe(title);
});

describe("without site.yaml", () => {
  test("the post is made, and what is missing is named with the command that makes it", async () => {
    fs.rmSync(at("content"), { recursive: true });
    const { status, err } = await make(["T"]);
    expect(status).toBe(0);
    expect(err).toMatch(/content\/site\.yaml: There is no file .*`npm run new -- --site`/);
    expect(files()).toEqual(["t.md"]);
  });

  test("--site makes one that passes the check but for its examples, and overwrites none", async () => {
    fs.rmSync(at("content/site.yaml"));
    expect(await make(["--site"])).toMatchObject({ status: 0, err: "" });
    const text = fs.readFileSync(at("content/site.yaml"), "utf8");
    for (const written of [
      text,
      text
        .replace(new RegExp(`^# ((?:${Object.keys(siteSchema.shape).join("|")}):.*)$`, "gm"), "$1")
        .replace(/^# {2,}/gm, (start) => start.slice(2)),
    ]) {
      const { site, findings } = parseSite(written);
      expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(["site-placeholder"]));
      expect(site).toBeDefined();
    }
    for (const key of Object.keys(siteSchema.shape)) expect(text).toMatch(new RegExp(`^(# )?${key}:`, "m"));
    expect(await make(["--site"])).toMatchObject({ status: 1, err: expect.stringContaining("is there already") });
    expect(fs.readFileSync(at("content/site.yaml"), "utf8")).toBe(text);
  });
});

describe("--accessibility", () => {
  const page = () => fs.readFileSync(at("content/pages/accessibility.md"), "utf8");
  const problems = async () => {
    const { out } = await captured(runCheck, ["--format", "json"], { root, env: { SOURCE_DATE_EPOCH: "1767268800" } });
    const found = JSON.parse(out).problems as { file: string; line: number; code: string }[];
    return found.filter(({ file }) => file.endsWith("accessibility.md")).map(({ code }) => code);
  };

  test("makes a draft of the practice's, which passes the check once its examples are replaced", async () => {
    fs.appendFileSync(at("content/site.yaml"), "practice:\n  email: us@practice.test\n");
    fs.writeFileSync(at("content/site.yaml"), fs.readFileSync(at("content/site.yaml"), "utf8").replace("W", "W & <i>"));
    expect(await make(["--accessibility"])).toMatchObject({ status: 0, err: "" });
    expect(await problems()).toEqual([]);
    expect(page()).toContain("\nW \\& \\<i\\> wants this site");
    // The day in the practice's time zone, a day ahead of UTC.
    expect(page()).toMatch(/^reviewed: 2026-01-02\nreviewDue: 2027-01-02$/m);
    fs.writeFileSync(at("content/pages/accessibility.md"), page().replace("draft: true\n", ""));
    expect(await problems()).toEqual(Array(3).fill("template-text"));
  });

  test("speaks the languages of the site, and names what is translated", async () => {
    const facts = fs.readFileSync(at("content/site.yaml"), "utf8");
    fs.writeFileSync(at("content/site.yaml"), facts.replace(/^language: .*$/m, "languages: [de, fr]"));
    const { status, out } = await make(["--accessibility"]);
    expect([status, out]).toEqual([0, expect.stringContaining("barrierefreiheit.md and ")]);
    const made = (file: string) => fs.readFileSync(at(`content/pages/${file}`), "utf8");
    expect(made("barrierefreiheit.md")).toMatch(/^title: Barrierefreiheit$/m);
    expect(made("fr/accessibilite.md")).toMatch(/^title: Accessibilité\n(?:.*\n)translationOf: barrierefreiheit\.md$/m);
    const { out: told } = await captured(runCheck, ["--all"], { root, env: { SOURCE_DATE_EPOCH: "1767268800" } });
    expect(told).not.toMatch(/pages\/(?:fr\/)?(?:barriere|access)/);
  });

  test("overwrites none, in whatever letters", async () => {
    fs.mkdirSync(at("content/pages"));
    fs.writeFileSync(at("content/pages/Accessibility.mdx"), "mine");
    expect(await make(["--accessibility"])).toMatchObject({
      status: 1,
      err: expect.stringContaining("is there already"),
    });
    expect(fs.readdirSync(at("content/pages"))).toEqual(["Accessibility.mdx"]);
  });

  test("needs no site.yaml", async () => {
    fs.rmSync(at("content"), { recursive: true });
    expect((await make(["--accessibility"])).status).toBe(0);
    expect(page()).toContain("\nOur practice wants this site");
  });
});

test.each([
  ["words", "Sore again and again ".repeat(16).trim(), /^sore-again(-[a-z]+)*-(sore|again|and)$/],
  ["one word", "x".repeat(330), /^x+$/],
  ["letters that become several", "Äß ".repeat(110).trim(), /^ass(-ass)*$/],
])(
  "of a title of more than 300 letters, %s, the address is a part, and the file keeps it whole",
  async (_kind, title, name) => {
    await photo("p.jpg", 1300, 20);
    expect(await make([title, "--image", "p.jpg", "--alt", "x"])).toMatchObject({ status: 0, err: "" });
    const [file = ""] = files().filter((one) => one.endsWith(".md"));
    expect(path.parse(file).name).toMatch(name);
    expect(file.length).toBeLessThan(100);
    expect(read(path.parse(file).name)?.title).toBe(title);
  },
);

test("an address that no file can be named after is refused, and nothing stays", async () => {
  await photo("p.jpg", 1300, 20);
  const args = ["T", "--slug", `/blog/${"x".repeat(330)}`, "--image", "p.jpg", "--alt", "x"];
  expect(await make(args)).toMatchObject({
    status: 1,
    out: "",
    err: expect.stringMatching(/255 bytes[\s\S]*Nothing was made/),
  });
  expect(files()).toEqual([]);
});

describe("a picture", () => {
  test("is turned upright, made smaller and stripped; the post is without a problem", async () => {
    await photo("IMG_1.JPG", 3000, 5000, 6);
    const args = ["T", "--image", "IMG_1.JPG", "--alt", "A hand: open", "--tags", "neck, back pain", "--excerpt", "E."];
    expect(await make(args)).toMatchObject({ status: 0, err: "" });
    expect(files()).toEqual(["t.jpg", "t.md"]);
    expect(read("t")).toMatchObject({
      featured: "t.jpg",
      featuredAlt: "A hand: open",
      tags: ["neck", "back pain"],
      excerpt: "E.",
    });
    const { width, height, exif, orientation } = await sharp(at("content/blog/t.jpg")).metadata();
    expect({ width, height, exif, orientation }).toEqual({
      width: 2400,
      height: 1440,
      exif: undefined,
      orientation: undefined,
    });
    expect((await loadContent(at("content"), root, new Date())).problems).toEqual([]);
  });

  test.each([
    ["a.png", ".png"],
    ["a.webp", ".webp"],
    ["a.avif", ".avif"],
    ["a.gif", ".png"],
  ])("%s becomes %s, and is never enlarged", async (name, extension) => {
    await sharp({ create: { width: 30, height: 20, channels: name === "a.gif" ? 4 : 3, background: "#7650" } }).toFile(
      at(name),
    );
    const { out } = await make(["T", "--image", name, "--alt", ""]);
    expect(files()).toEqual(["t.md", `t${extension}`].sort());
    expect((await sharp(at(`content/blog/t${extension}`)).metadata()).width).toBe(30);
    expect(out).toContain("30 × 20 pixels");
  });

  test("that is animated becomes its first frame, and the editor is told", async () => {
    const png = (await samplePictures())["moving.png"] as Buffer;
    const moving = { gif: await movingPicture("gif"), webp: await movingPicture("webp"), png };
    for (const [index, [format, bytes]] of Object.entries(moving).entries()) {
      fs.writeFileSync(at(`moving.${format}`), bytes);
      const { out } = await make([`T${index}`, "--image", `moving.${format}`, "--alt", ""]);
      expect(out).toContain("its first frame was taken");
      const [name] = files().filter((file) => file.startsWith(`t${index}.`) && !file.endsWith(".md"));
      const { pages = 1 } = await sharp(at(`content/blog/${name}`)).metadata();
      expect(pages).toBe(1);
    }
  });

  test("whose colours can't be converted is taken, and the editor is told", async () => {
    fs.writeFileSync(at("hdr.png"), (await samplePictures())["hdr.png"] as Buffer);
    expect(await make(["T", "--image", "hdr.png", "--alt", ""])).toMatchObject({
      status: 0,
      out: expect.stringContaining("(HDR, CICP 9/16) can't be converted"),
    });
  });

  test("that can't be read stops everything", async () => {
    fs.writeFileSync(at("a.heic"), "ftypheic");
    expect(await make(["T", "--image", "a.heic", "--alt", ""])).toMatchObject({
      status: 1,
      err: expect.stringContaining("HEIC"),
    });
    expect(await make(["T", "--image", "gone.jpg", "--alt", ""])).toMatchObject({ status: 1 });
    expect(files()).toEqual([]);
  });
});

describe("never overwrites", () => {
  test.each([["t.md"], ["T.md"], ["t.mdx"], ["t/index.md"], ["t.jpg"]])("%s", async (name) => {
    await photo("p.jpg", 30, 20);
    fs.mkdirSync(path.dirname(at(`content/blog/${name}`)), { recursive: true });
    fs.writeFileSync(at(`content/blog/${name}`), "mine");
    const before = files();
    const { status, err } = await make(["T", "--image", "p.jpg", "--alt", "x"]);
    expect(status).toBe(1);
    expect(err).toContain("--slug");
    expect(files()).toEqual(before);
    expect(fs.readFileSync(at(`content/blog/${name}`), "utf8")).toBe("mine");
  });

  test("another post's address, or an old one of it", async () => {
    fs.writeFileSync(
      at("content/blog/other.md"),
      "---\ntitle: O\ndate: 2021-01-01\nslug: /blog/t\naliases: [/blog/u]\n---\nText.\n",
    );
    for (const title of ["T", "U"]) {
      const { status, err } = await make([title]);
      expect(status).toBe(1);
      expect(err).toContain("content/blog/other.md");
    }
    expect(files()).toEqual(["other.md"]);
    expect(await make(["T", "--slug", "/blog/t-2"])).toMatchObject({ status: 0 });
  });
});

describe("without a terminal", () => {
  test.each<[string, string[], number]>([
    ["no title", [], 2],
    ["a blank title", [" "], 2],
    ["a title without quotes", ["Two", "words"], 2],
    ["a picture without description", ["T", "--image", "p.jpg"], 2],
    ["an unknown option", ["T", "--fast"], 2],
    ["an impossible date", ["T", "--date", "2021-13-45"], 1],
    ["a bad address", ["T", "--slug", "/Blog/T"], 1],
    ["a title of signs only", ["!!!"], 1],
  ])("%s ends with a reason, and nothing is made", async (_name, args, status) => {
    await photo("p.jpg", 30, 20);
    const result = await make(args);
    expect(result).toMatchObject({ status, out: "" });
    expect(result.err.length).toBeGreaterThan(10);
    expect(result.err.includes("Usage: npm run new")).toBe(status === 2);
    expect(files()).toEqual([]);
  });

  test("the first step of CONTRIBUTING makes a post", async () => {
    const command = /npm run new -- (.*)$/m.exec(fs.readFileSync("CONTRIBUTING.md", "utf8"))?.[1] ?? "";
    await photo("moonlight.jpg", 1300, 20);
    const words = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? "");
    expect(words).toContain("~/Pictures/moonlight.jpg");
    const args = words.map((word) => word.replace("~/Pictures/", ""));
    expect(await make(args)).toMatchObject({ status: 0, err: "" });
    const name = slugify(words[0] as string);
    expect(files()).toEqual([`${name}.jpg`, `${name}.md`]);
  });

  test("what is missing is named with the option that gives it", async () => {
    await photo("p.jpg", 30, 20);
    expect((await make(["T", "--image", "p.jpg"])).err).toMatch(/^--image needs --alt "[^"]+", or --alt "" /);
    expect((await make(["T", "--alt", "x"])).err).toMatch(/^--alt needs --image/);
    expect((await make([])).err).toMatch(/^There is no title\. Give it in quotes: npm run new -- "/);
    const { status, err } = await make(["T", "--tags", "neck, how I slept better in spring"]);
    expect([status, err]).toEqual([0, expect.stringContaining('"how I slept better in spring" is a new tag')]);
  });

  test("help is no error", async () => {
    expect(await make(["--help"])).toMatchObject({ status: 0, err: "", out: expect.stringContaining("--image") });
  });
});

describe("on a terminal", () => {
  test("asks for what is missing", async () => {
    await photo("p.jpg", 1300, 20);
    const { status, asked } = await make([], ["Neck pain", "neck, sleep", "p.jpg", "A neck"]);
    expect(status).toBe(0);
    expect(asked).toHaveLength(4);
    expect(read("neck-pain")).toMatchObject({ title: "Neck pain", tags: ["neck", "sleep"], featuredAlt: "A neck" });
  });

  test("a picture without description is decoration only if somebody says so", async () => {
    await photo("p.jpg", 1300, 20);
    const { status, asked } = await make(["T", "--tags", "a"], ["p.jpg", "", "", " ", "no", "A neck"]);
    expect(status).toBe(0);
    expect(asked.filter((question) => question.startsWith("Is it decoration"))).toHaveLength(2);
    expect(read("t")?.featuredAlt).toBe("A neck");
    expect(await make(["U", "--tags", "a"], ["p.jpg", "", "y"])).toMatchObject({ status: 0 });
    expect(read("u")).toMatchObject({ featured: "u.jpg", featuredAlt: "" });
  });

  test("shows the tags in use, the most used first, and doubts a new one that is long", async () => {
    const post = (name: string, tags: string) =>
      fs.writeFileSync(
        at(`content/blog/${name}.md`),
        `---\ntitle: ${name}\ndate: 2021-01-01\ntags: ${tags}\n---\nText.\n`,
      );
    post("a", "[sleep, what to do when nothing helps]");
    post("b", "[neck, sleep]");
    const long = "how I slept better in spring";
    const answers = [`sleep, ${long}, what to do when nothing helps, Rücken`, "", ""];
    const { status, asked } = await make(["T"], answers);
    expect(status).toBe(0);
    expect(asked[0]).toMatch(
      /in use: sleep, (neck, what to do when nothing helps|what to do when nothing helps, neck)/,
    );
    expect(asked[1]).toContain(`"${long}" is a new tag`);
    expect(asked).toHaveLength(3);
    expect(read("t")?.tags).toEqual(["sleep", "what to do when nothing helps", "Rücken"]);
    await make(["U"], [long, "yes", ""]);
    expect(read("u")?.tags).toEqual([long]);
  });

  test("a picture in the home folder is found", async () => {
    await photo("p.jpg", 1300, 20);
    const home = process.env.HOME;
    process.env.HOME = root;
    try {
      expect(await make(["T", "--tags", "a"], ["~/p.jpg", "A neck"])).toMatchObject({ status: 0 });
    } finally {
      process.env.HOME = home;
    }
  });

  test("asks for nothing that is given, and takes nothing for no", async () => {
    expect((await make(["T", "--tags", "a"], [""])).asked).toEqual(["File of a picture (or nothing)"]);
    expect(files()).toEqual(["t.md"]);
  });
});
