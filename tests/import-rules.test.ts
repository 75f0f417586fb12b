// The layers of src/, and what each may import. A new dependency between layers is a decision: it changes this table.

import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const SCHEMA = ["zod", "yaml", "fastest-levenshtein", "@sindresorhus/slugify"];
const UNIFIED = [
  ...[/^unified$/, /^(remark|rehype|mdast|hast|unist)(-|$)/, /^@mdx-js\/mdx$/],
  ...[/^github-slugger$/, /^reading-time$/],
];
const NODE = [/^node:/];

const MAY: Record<string, { layers: string[]; packages: (string | RegExp)[] }> = {
  model: { layers: ["model"], packages: [...SCHEMA, "feed"] },
  markdown: { layers: ["markdown", "model"], packages: UNIFIED },
  content: { layers: ["content", "model", "markdown"], packages: [...NODE, "sharp", "exif-reader", "p-limit"] },
  cli: { layers: ["cli", "content", "model", "markdown"], packages: [...NODE, "sirv", "sharp", "@inquirer/prompts"] },
  gatsby: {
    layers: ["gatsby", "content", "model", "markdown"],
    packages: [
      ...[...NODE, "gatsby", "chokidar", "react", "react-dom/server"],
      ...["satori", "sharp", "sitemap", "pagefind", "esbuild"],
    ],
  },
  search: { layers: ["search", "model"], packages: [] },
  components: {
    layers: ["components", "model", "styles"],
    packages: [
      ...["react", "react/jsx-runtime", "gatsby", "gatsby-plugin-image", "@mdx-js/react"],
      ...["hast", "hast-util-to-jsx-runtime", "hast-util-to-string", /^@fontsource-variable\/newsreader\/files\//],
    ],
  },
  templates: {
    layers: ["templates", "components", "model"],
    packages: ["react", "gatsby", "gatsby-plugin-image", "hast"],
  },
  pages: { layers: ["templates", "components", "model"], packages: ["react", "gatsby", "gatsby-plugin-image"] },
};

/** Modules of the model that pull in the schema library; page code may use only their types. */
const HEAVY_MODEL = [
  "schema",
  "yaml-source",
  "site",
  "source",
  "fields",
  "site-schema",
  "slug",
  "page-plan",
  "by-tag",
  "feed",
  "frontmatter",
  "nearest",
  "field-rules",
  "link-rules",
  "tag-rules",
  "feed-xml",
];

const src = path.resolve("src");
const files = fs
  .readdirSync(src, { recursive: true, encoding: "utf8" })
  // src/html.tsx is where Gatsby wants the shell of its pages.
  .filter((file) => file !== "html.tsx" && /\.tsx?$/.test(file) && !file.endsWith(".d.ts"));

function importsOf(file: string) {
  const text = fs.readFileSync(path.join(src, file), "utf8");
  return Array.from(
    text.matchAll(/^(?:import|export)\s+(type\s)?[^;]*?from\s+"([^"]+)"|^import\s+"([^"]+)"|import\("([^"]+)"\)/gm),
    ([, type, from, bare, dynamic]) => ({ typeOnly: Boolean(type), from: from ?? bare ?? dynamic ?? "" }),
  );
}

test("finds the sources", () => {
  expect(files.length).toBeGreaterThan(30);
  for (const layer of Object.keys(MAY)) expect(files.some((file) => file.startsWith(layer + path.sep))).toBe(true);
});

test.each(files)("%s imports only what its layer may", (file) => {
  const layer = file.split(path.sep)[0] as string;
  const may = MAY[layer];
  expect(may, `src/${layer} is not a layer`).toBeDefined();
  for (const { from, typeOnly } of importsOf(file)) {
    if (from.startsWith(".")) {
      const target = path.relative(src, path.resolve(src, path.dirname(file), from));
      expect(may?.layers, `${file} -> ${target}`).toContain(target.split(path.sep)[0]);
      if (["components", "templates", "pages", "search"].includes(layer) && target.startsWith("model") && !typeOnly) {
        expect(HEAVY_MODEL, `${file} takes ${target} into the page`).not.toContain(path.basename(target));
      }
    } else if (!(typeOnly && ["zod", "schema-dts"].includes(from))) {
      const allowed = may?.packages.some((rule) => (typeof rule === "string" ? rule === from : rule.test(from)));
      expect(allowed, `${file} -> ${from}`).toBe(true);
    }
  }
});
