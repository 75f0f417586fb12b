// Writes a content folder of any size, the same for the same options:
//
//   npx tsx tests/bench/corpus.ts FOLDER [--posts 1000] [--images shared|unique] [--seed 1]
//
// Posts of 3 to 12 kB are put together from the sentences of the first real post, with lists, tables, links and code, and
// have 1 to 4 of 30 tags. Each has a photo-like picture: of its own (`unique`), or one of ten (`shared`).

import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import pLimit from "p-limit";
import sharp, { type OverlayOptions } from "sharp";
import { parseSource } from "../../src/model/content/source";
import { type Random, seeded } from "../random";

/** What a corpus is made from. */
export interface CorpusOptions {
  posts: number;
  images: "shared" | "unique";
  seed: number;
}

const SEED_POST = "content/blog/massage-help-with-sciatica.md";

const SITE = `name: Bench Massage
description: A practice that exists to be measured.
language: en
url: https://www.bench.example
timeZone: UTC
people:
  - { name: Ann Other, role: Massage therapist }
booking: { address: "https://booking.bench.example/" }
`;

const TOPICS = [
  ...["sciatica", "migraine", "posture", "sleep", "stress", "running", "pregnancy", "arthritis", "shoulders", "fascia"],
  ...["recovery", "breathing", "stretching", "hydration", "desk work", "jaw tension", "plantar pain", "tennis elbow"],
  ...["neck strain", "lower back", "hips", "hamstrings", "balance", "circulation", "anxiety", "golf", "cycling"],
  ...["swimming", "ageing", "travel"],
];
const MANNERS = ["gentle", "deep", "slow", "weekly", "seated", "thermal", "guided", "daily", "clinical", "prenatal"];
const VERBS = ["ease", "improve", "understand", "prevent", "treat", "manage", "relieve", "explain", "support"];

const DAY = 24 * 60 * 60 * 1000;
const PHOTO = { width: 2000, height: 1200 };
const SHARED_PHOTOS = 10;

/** Writes `site.yaml`, posts and pictures into an empty or absent folder. */
export async function writeCorpus(folder: string, options: CorpusOptions): Promise<void> {
  const blog = path.join(folder, "blog");
  fs.mkdirSync(blog, { recursive: true });
  fs.writeFileSync(path.join(folder, "site.yaml"), SITE);
  const sentences = seedSentences();
  for (let n = 0; n < options.posts; n++) {
    fs.writeFileSync(path.join(blog, `post-${n}.md`), corpusPost(n, options, sentences));
  }
  const photos = options.images === "unique" ? options.posts : Math.min(options.posts, SHARED_PHOTOS);
  const two = pLimit(2);
  await Promise.all(
    Array.from({ length: photos }, (_, n) =>
      two(async () => fs.writeFileSync(path.join(blog, photoName(n)), await photo(options.seed * 1e6 + n))),
    ),
  );
}

/** The text of one post of a corpus. */
export function corpusPost(n: number, { images, seed }: CorpusOptions, sentences = seedSentences()): string {
  const random = seeded(seed * 1e6 + n);
  const topic = random.pick(TOPICS);
  const title = `How ${random.pick(MANNERS)} massage can ${random.pick(VERBS)} ${topic} ${n}`;
  const tags = new Set(Array.from({ length: 1 + random.below(4) }, () => random.pick(TOPICS)));
  const sentence = (): string => random.pick(sentences).replace(/\bsciatica\b/g, topic);
  const date = new Date(Date.UTC(2012, 0, 1) + (n % 4500) * DAY).toISOString().slice(0, 10);
  const length = 3000 + random.below(9000);
  let body = "";
  while (body.length < length) body += section(random, sentence);
  return `---
title: ${title}
date: ${date}
excerpt: ${JSON.stringify(sentence().slice(0, 150))}
featured: ${photoName(images === "unique" ? n : n % SHARED_PHOTOS)}
featuredAlt: A picture about ${topic}
tags: [${[...tags].join(", ")}]
---

${body}`;
}

const photoName = (n: number): string => `photo-${n}.jpg`;

/** The sentences of the seed post's paragraphs. */
function seedSentences(): string[] {
  const { body } = parseSource(
    fs.readFileSync(SEED_POST, "utf8"),
    { kind: "post", name: "seed", format: "md" },
    { language: "en" },
  );
  const paragraphs = body
    .split(/\n{2,}|\n(?=#)/)
    .map((text) => text.replace(/^#.*$/gm, "").replace(/\s+/g, " ").trim());
  return paragraphs.flatMap((text) => text.match(/[A-Z][^.!?]{20,}[.!?]/g) ?? []);
}

/** A heading, paragraphs, and at times a list, a table, a quotation or code. */
function section(random: Random, sentence: () => string): string {
  const several = (least: number, more: number): string[] =>
    Array.from({ length: least + random.below(more) }, () => sentence());
  const chance = (of: number): boolean => random.below(100) < of;
  const paragraph = (): string => {
    const [first = "", ...rest] = several(2, 4);
    const link = chance(40)
      ? [`See [more about ${random.pick(TOPICS)}](https://example.org/${random.below(900)}/).`]
      : [];
    return [chance(30) ? `**${first}**` : first, ...rest, ...link].join(" ");
  };
  const table = (): string => {
    const rows = several(2, 4).map((text, n) => `| ${n + 1} | ${text.split(" ").slice(0, 4).join(" ")} | ${10 + n} |`);
    return ["| Step | What | Minutes |", "| ---: | --- | ---: |", ...rows].join("\n");
  };
  const code = `\`\`\`js\nconst session = { minutes: ${30 + random.below(60)} }\n\`\`\``;
  const parts = [
    `${chance(60) ? "##" : "###"} ${sentence().split(" ").slice(0, 6).join(" ")}`,
    ...Array.from({ length: 1 + random.below(3) }, paragraph),
    chance(40) &&
      several(3, 4)
        .map((text) => `- ${text}`)
        .join("\n"),
    chance(15) &&
      several(3, 3)
        .map((text, n) => `${n + 1}. ${text}`)
        .join("\n"),
    chance(12) && table(),
    chance(15) && `> ${sentence()}`,
    chance(10) && code,
  ];
  return `${parts.filter((part) => part !== false).join("\n\n")}\n\n`;
}

/** A photo-like JPEG: soft shapes of several sizes with some grain, in the colours of skin, cloth and plants. */
async function photo(seed: number): Promise<Buffer> {
  const random = seeded(seed);
  const layer = async (cells: number, strength: number): Promise<OverlayOptions> => {
    const height = Math.ceil((cells * PHOTO.height) / PHOTO.width);
    const pixels = Buffer.from(
      Array.from({ length: cells * height * 4 }, (_, n) => (n % 4 === 3 ? strength : 40 + random.below(190))),
    );
    const input = await sharp(pixels, { raw: { width: cells, height, channels: 4 } })
      .resize({ ...PHOTO, fit: "fill", kernel: "cubic" })
      .png({ compressionLevel: 0 })
      .toBuffer();
    return { input, left: 0, top: 0 };
  };
  const background = { r: 120 + random.below(90), g: 100 + random.below(70), b: 80 + random.below(60) };
  const layers = await Promise.all([layer(4, 190), layer(17, 90), layer(64, 50), layer(500, 22)]);
  return sharp({ create: { ...PHOTO, channels: 3, background } })
    .composite(layers)
    .jpeg({ quality: 85 })
    .toBuffer();
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      posts: { type: "string", default: "1000" },
      images: { type: "string", default: "shared" },
      seed: { type: "string", default: "1" },
    },
  });
  const [folder] = positionals;
  const { images } = values;
  if (folder === undefined || (images !== "shared" && images !== "unique")) {
    throw new Error("Usage: npx tsx tests/bench/corpus.ts FOLDER [--posts N] [--images shared|unique] [--seed S]");
  }
  await writeCorpus(folder, { posts: Number(values.posts), images, seed: Number(values.seed) });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) void main();
