// The layers of src/, and what each may import. A new dependency between layers is a decision: it changes this table.

import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const SCHEMA = ["zod", "yaml", "fastest-levenshtein", "@sindresorhus/slugify", "parse-entities"];
const UNIFIED = [
  ...[/^unified$/, /^(remark|rehype|mdast|hast|unist)(-|$)/, /^@mdx-js\/mdx$/],
  ...[/^github-slugger$/, /^satteri$/],
];
const NODE = [/^node:/];

/** Every layer may import types of these. */
const TYPES = ["zod", "schema-dts", "gatsby-plugin-image"];

const MAY: Record<string, { layers: string[]; packages: (string | RegExp)[] }> = {
  model: { layers: ["model"], packages: [...SCHEMA, "xastscript", "xast-util-to-xml"] },
  markdown: { layers: ["markdown", "model"], packages: UNIFIED },
  site: { layers: ["site", "model"], packages: NODE },
  content: {
    layers: ["content", "site", "model", "markdown"],
    packages: [...NODE, "hast", "sharp", "sax", "exif-reader", "p-limit", "esbuild"],
  },
  import: {
    layers: ["import", "content", "site", "model", "markdown"],
    packages: [...NODE, ...UNIFIED, "sax", "yaml", "smol-toml", "p-limit"],
  },
  build: {
    layers: ["build", "admin", "site", "content", "model", "markdown"],
    packages: [...NODE, "satori", "sitemap", "pagefind", "esbuild", "p-limit", "fs-native-extensions"],
  },
  admin: {
    layers: ["admin", "templates", "components", "content", "site", "model", "markdown"],
    packages: [...NODE, ...SCHEMA, ...UNIFIED, /^prosemirror-/, "node-diff3", "react", "react-dom", "react-dom/client"],
  },
  write: {
    layers: ["write", "build", "site", "content", "model", "markdown"],
    packages: [...NODE, "chokidar", "sirv", "esbuild"],
  },
  cli: {
    layers: ["cli", "import", "write", "build", "content", "model", "markdown"],
    packages: [
      ...NODE,
      "@commander-js/extra-typings",
      "sirv",
      "@inquirer/prompts",
      "p-limit",
      "feedsmith",
      "sitemap",
      "subset-font",
      "uqr",
      "open",
    ],
  },
  gatsby: {
    layers: ["gatsby", "build", "site", "content", "components", "model", "markdown"],
    packages: [...NODE, "gatsby", "chokidar", "react", "react-dom/server", "esbuild", "lightningcss"],
  },
  search: { layers: ["search", "model"], packages: ["fastest-levenshtein"] },
  components: {
    layers: ["components", "site", "model", "styles"],
    packages: [
      ...["react", "react/jsx-runtime", "gatsby", "gatsby-plugin-image", "@mdx-js/react"],
      ...["hast", "hast-util-to-jsx-runtime", "hast-util-to-string"],
    ],
  },
  templates: {
    layers: ["templates", "components", "site", "model"],
    packages: ["react", "gatsby", "hast"],
  },
  styleguide: {
    layers: ["styleguide", "components", "site", "model"],
    packages: ["react", "gatsby-plugin-image", "hast"],
  },
};

/** What reads and judges content: it stays out of the page. */
const NOT_IN_PAGES = ["zod", "yaml", "fastest-levenshtein", "xast-util-to-xml"];

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
    } else if (!(typeOnly && TYPES.includes(from))) {
      const allowed = may?.packages.some((rule) => (typeof rule === "string" ? rule === from : rule.test(from)));
      expect(allowed, `${file} -> ${from}`).toBe(true);
    }
  }
});

test("one module decodes pictures: it says of which formats", () => {
  const decoding = files.filter((file) => importsOf(file).some(({ from }) => from === "sharp"));
  expect(decoding).toEqual([path.join("content", "decoder.ts")]);
});

test("pages take no schema library along", () => {
  const pages = files.filter((file) => /^(templates|search)\b/.test(file));
  const reached = new Map(pages.map((file) => [file, file]));
  for (const [module, way] of reached) {
    for (const { from, typeOnly } of importsOf(module)) {
      if (typeOnly) continue;
      // The search page says what may have been meant.
      if (!from.startsWith(".") && module !== path.join("search", "meant.ts"))
        expect(NOT_IN_PAGES, way).not.toContain(from);
      const target = path.join(path.dirname(module), from);
      const found = [`${target}.ts`, `${target}.tsx`].find((name) => files.includes(name));
      if (from.startsWith(".") && found && !reached.has(found)) reached.set(found, `${way} -> ${found}`);
    }
  }
  expect(reached.size).toBeGreaterThan(2 * pages.length);
});

test("one module imports the styles, from the one entry that is built", () => {
  // The gallery, which no build has, brings a sheet of its own, and so does the editor's page.
  const built = files.filter((file) => !/^(styleguide|admin)/.test(file));
  const imports = built.flatMap((file) =>
    importsOf(file).flatMap(({ from }) => (from.endsWith(".css") ? [[file, from]] : [])),
  );
  expect(imports).toEqual([[path.join("components", "layout.tsx"), "../styles/index.css"]]);
});
