// The adapters to Gatsby, with fake actions.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { NodeInput } from "gatsby";
import type { ReactElement, ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, describe, expect, test, vi } from "vitest";
import { handOver } from "../../src/components/head-elements";
import type { LoadedPost } from "../../src/content/load";
import * as gatsbyNode from "../../src/gatsby/index";
import { buildFrom, createSync, orStop, type PostNode, printProblems, sourceNodes } from "../../src/gatsby/nodes";
import { createPages } from "../../src/gatsby/pages";
import { makeCopy, makeFile, makePictures } from "../../src/gatsby/pictures/maker";
import { PictureError } from "../../src/gatsby/pictures/originals";
import { createResolvers, createSchemaCustomization } from "../../src/gatsby/schema";
import { isRuntime, onPreRenderHTML, policyTag, replaceRenderer, withoutRouter } from "../../src/gatsby/static-shell";
import { allowedStyles } from "../../src/model/content-security-policy";

vi.mock("../../src/gatsby/pictures/plan", async (original) => ({
  ...(await original<object>()),
  beginPictures: vi.fn(),
}));

// These tests describe pictures; in develop's mode, which tests run in, describing one would make it, in this project.
vi.mock("../../src/gatsby/pictures/maker", () => ({
  makePictures: vi.fn(),
  makeCopy: vi.fn(),
  makeFile: vi.fn(),
  picturesWaiting: vi.fn(() => 0),
}));

const SITE = {
  name: "W",
  description: "D",
  language: "en",
  url: "https://example.org",
  timeZone: "UTC",
  people: [],
  navigation: [],
  social: [],
};

const post = (path: string, more: Partial<LoadedPost> = {}): LoadedPost => ({
  kind: "post",
  format: "md",
  title: "T",
  date: "2021-01-01",
  author: undefined,
  path,
  excerpt: "E",
  featured: "/c/blog/a.jpg",
  featuredAlt: "",
  featuredCaption: undefined,
  updated: undefined,
  reviewed: undefined,
  reviewDue: undefined,
  lang: undefined,
  canonical: undefined,
  outline: [],
  words: 1,
  tags: [],
  aliases: [],
  draft: false,
  tree: "t.json",
  bodyOffset: 4,
  contentFilePath: "/c/blog/x.md",
  images: [{ src: "b.jpg", file: "/c/blog/b.jpg" }],
  digest: "d",
  ...more,
});

afterEach(() => vi.unstubAllEnvs());

describe("nodes", () => {
  const setUp = () => {
    const nodes = new Map<string, NodeInput>();
    const sync = createSync({
      actions: {
        createNode: (node: NodeInput) => void nodes.set(node.id, node),
        deleteNode: (node: NodeInput) => void nodes.delete(node.id),
      } as never,
      createNodeId: (id) => `node ${id}`,
      createContentDigest: (value) => JSON.stringify(value),
    });
    const paths = () =>
      [...nodes.values()].flatMap((node) => (node.internal.type === "Post" ? [(node as PostNode).path] : []));
    return { nodes, sync, paths };
  };
  const now = new Date("2026-01-01T00:00:00Z");

  test("are made of posts and site facts, and go when they go", () => {
    const { nodes, sync, paths } = setUp();
    sync({ site: SITE, posts: [post("/blog/a/"), post("/blog/b/")], pages: [], broken: [] }, now);
    expect(nodes.get("node SiteFacts")).toMatchObject({ ...SITE, navigation: [{ address: "/blog/" }] });
    expect(nodes.get("node Post /blog/a/")).toMatchObject({
      title: "T",
      published: true,
      featuredPath: "/c/blog/a.jpg",
      imageFiles: [{ src: "b.jpg", path: "/c/blog/b.jpg" }],
    });
    sync({ site: SITE, posts: [post("/blog/b/"), post("/blog/c/")], pages: [], broken: [] }, now);
    expect(paths()).toEqual(["/blog/b/", "/blog/c/"]);
  });

  test("are handed to Gatsby when they are new or have changed", () => {
    const { nodes, sync } = setUp();
    const posts = [post("/blog/a/"), post("/blog/b/")];
    sync({ site: SITE, posts, pages: [], broken: [] }, now);
    nodes.clear();
    const edited = post("/blog/a/", { title: "New", digest: "e" });
    sync({ site: SITE, posts: [edited, post("/blog/b/")], pages: [], broken: [] }, now);
    expect([...nodes.keys()]).toEqual(["node Post /blog/a/"]);
    nodes.clear();
    const moved = post("/blog/b/", { contentFilePath: "/c/blog/x/index.md" });
    sync({ site: SITE, posts: [edited, moved], pages: [], broken: [] }, now);
    expect([...nodes.keys()]).toEqual(["node Post /blog/b/"]);
    nodes.clear();
    sync({ site: { ...SITE, people: [{ name: "Ann" }] }, posts: [edited, moved], pages: [], broken: [] } as never, now);
    expect([...nodes.keys()]).toEqual(["node SiteFacts", "node Post /blog/a/", "node Post /blog/b/"]);
  });

  test("a change of the file changes the digest", () => {
    const { nodes, sync } = setUp();
    sync({ site: SITE, posts: [post("/blog/a/")], pages: [], broken: [] }, now);
    const before = nodes.get("node Post /blog/a/")?.internal.contentDigest;
    sync({ site: SITE, posts: [post("/blog/a/", { digest: "e" })], pages: [], broken: [] }, now);
    expect(nodes.get("node Post /blog/a/")?.internal.contentDigest).not.toBe(before);
  });

  test.each([
    ["production", "", ["/blog/a/"]],
    ["production", "1", ["/blog/a/", "/blog/draft/", "/blog/future/"]],
    ["development", "", ["/blog/a/", "/blog/draft/", "/blog/future/"]],
  ])("in %s with PREVIEW=%j drafts and future posts are as they should", (mode, preview, expected) => {
    vi.stubEnv("NODE_ENV", mode);
    vi.stubEnv("PREVIEW", preview);
    const { nodes, sync, paths } = setUp();
    const posts = [
      post("/blog/a/"),
      post("/blog/draft/", { draft: true }),
      post("/blog/future/", { date: "2026-01-02" }),
    ];
    sync({ site: SITE, posts, pages: [], broken: [] }, now);
    expect(paths()).toEqual(expected);
    for (const node of nodes.values()) {
      if (node.internal.type === "SiteFacts") expect(node.preview).toBe(expected.length > 1);
      if (node.internal.type === "Post") expect(node.published).toBe((node as PostNode).path === "/blog/a/");
    }
  });

  test("broken posts are shown at their address, those that want the same one together", () => {
    const { nodes, sync } = setUp();
    const problem = {
      file: "x.md",
      line: 1,
      column: 1,
      severity: "error",
      code: "address-taken",
      message: "m",
    } as const;
    const broken = ["x.md", "y.md"].map((file) => ({
      kind: "post" as const,
      path: "/blog/x/",
      file,
      problems: [{ ...problem, file }],
    }));
    sync({ site: undefined, posts: [], pages: [], broken }, now);
    expect(nodes.get("node BrokenPost /blog/x/")?.problems).toMatchObject([{ file: "x.md" }, { file: "y.md" }]);
    sync({ site: SITE, posts: [post("/blog/x/")], pages: [], broken: [] }, now);
    expect(nodes.has("node BrokenPost /blog/x/")).toBe(false);
  });

  test("while site.yaml has an error, the last good facts are shown, or neutral ones", () => {
    const { nodes, sync } = setUp();
    sync({ site: undefined, posts: [], pages: [], broken: [] }, now);
    expect(nodes.get("node SiteFacts")).toMatchObject({ name: "Your practice" });
    sync({ site: SITE, posts: [], pages: [], broken: [] }, now);
    sync({ site: undefined, posts: [], pages: [], broken: [] }, now);
    expect(nodes.get("node SiteFacts")).toMatchObject({ ...SITE, navigation: [{ address: "/blog/" }] });
  });
});

test("problems are printed as the check prints them, in one piece, and later only what has changed", () => {
  const reporter = { log: vi.fn() };
  const problem = { file: "a.md", line: 1, column: 2, severity: "error", code: "date-invalid", message: "m" } as const;
  printProblems({ problems: [problem, { ...problem, severity: "note" }] }, reporter);
  expect(reporter.log).toHaveBeenCalledExactlyOnceWith(
    "a.md:1:2  error  m  (date-invalid)\na.md:1:2  note  m  (date-invalid)\n1 error, 0 warnings",
  );
  printProblems(
    {
      problems: [
        { ...problem, line: 9 },
        { ...problem, severity: "note" },
      ],
    },
    reporter,
  );
  expect(reporter.log).toHaveBeenCalledOnce();
  const warning = { ...problem, file: "b.md", severity: "warning", message: "w" } as const;
  printProblems({ problems: [{ ...problem, severity: "note" }, warning] }, reporter);
  expect(reporter.log).toHaveBeenLastCalledWith(
    "a.md  mended  (date-invalid)\nb.md:1:2  warning  w  (date-invalid)\n0 errors, 1 warning",
  );
  printProblems({ problems: [] }, reporter);
  expect(reporter.log).toHaveBeenLastCalledWith(
    "a.md  mended  (date-invalid)\nb.md  mended  (date-invalid)\n0 errors, 0 warnings",
  );
  printProblems({ problems: [] }, reporter);
  expect(reporter.log).toHaveBeenCalledTimes(3);
});

test("what the file system refuses ends a build with the name of the file, not with a stack trace", async () => {
  const stderr = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const exit = vi.spyOn(process, "exit").mockImplementation(() => undefined as never);
  const run = async (error: Error) =>
    gatsbyNode.createPages?.(
      { graphql: () => Promise.reject(error), getNodesByType: () => [] } as never,
      {} as never,
      () => {},
    );
  try {
    const error = Object.assign(new Error("no"), {
      code: "EACCES",
      syscall: "open",
      path: path.resolve("content/a.jpg"),
    });
    await run(error);
    expect(exit).toHaveBeenCalledExactlyOnceWith(1);
    expect(stderr.mock.calls.join("")).toMatch(
      /^content\/a\.jpg can't be read or written: .* \(EACCES\)\.\nThe site was not built\.\n$/,
    );
    // What is a mistake of the code is Gatsby's to show.
    await expect(run(new TypeError("x"))).rejects.toThrow("x");
  } finally {
    vi.restoreAllMocks();
  }
});

describe("pages", () => {
  const run = async (result: object) => {
    vi.stubEnv("NODE_ENV", "production");
    return create(result);
  };
  const create = async (result: object) => {
    const createPage = vi.fn();
    const panicOnBuild = vi.fn();
    await createPages?.(
      { actions: { createPage }, graphql: async () => result, reporter: { panicOnBuild } } as never,
      {} as never,
      () => {},
    );
    return { pages: createPage.mock.calls.map(([page]) => page), panicOnBuild };
  };

  test("a Markdown post is data, an MDX post a module", async () => {
    const base = {
      ...{ date: "2021-01-01", contentFilePath: "/c/x", title: "T", excerpt: "", aliases: [] },
      ...{ tags: [{ name: "Sleep" }], outline: [] },
    };
    const { pages } = await run({
      data: {
        allPost: {
          nodes: [
            { ...base, id: "1", path: "/blog/a/", format: "md", aliases: ["/old/"] },
            { ...base, id: "2", path: "/blog/b/", format: "mdx" },
          ],
        },
        allPage: { nodes: [{ ...base, id: "3", path: "/about/", format: "md" }] },
        allBrokenPost: {
          nodes: [
            { path: "/blog/c/", kind: "post", problems: [] },
            { path: "/help/", kind: "page", problems: [] },
            { path: "/", kind: "page", problems: [] },
          ],
        },
        siteFacts: SITE,
      },
    });
    const paths = ["/", "/about/", "/archive/", "/blog/", "/blog/a/", "/blog/b/", "/old/", "/tags/", "/tags/sleep/"];
    expect(pages.map(({ path }) => path)).toEqual([...paths, "/blog/c/", "/help/", "/"]);
    const at = (path: string) => pages.findLast((page) => page.path === path);
    expect(at("/old/").context).toEqual({ title: "T", redirectTo: "/blog/a/", site: SITE });
    // An open page keeps its template, so a text that has errors is shown by the one that it has without them.
    for (const [path, template] of [
      ["/blog/c/", "post"],
      ["/help/", "page"],
      ["/", "home"],
    ] as const) {
      expect(at(path).component).toMatch(new RegExp(`src/templates/${template}\\.tsx$`));
      expect(at(path).context).toMatchObject({ problems: [] });
    }
    expect(at("/about/").component).toMatch(/src\/templates\/page\.tsx$/);
    expect(at("/blog/a/").component).toMatch(/src\/templates\/post\.tsx$/);
    expect(at("/blog/b/").component).toMatch(/src\/templates\/post\.tsx\?__contentFilePath=\/c\/x$/);
    expect(at("/blog/b/").context).toEqual({ id: "2", previous: null, next: "1", related: ["1"], others: ["1"] });
    expect(at("/tags/sleep/").context).toMatchObject({ ids: ["1", "2"], tag: "Sleep", list: "/tags/sleep/" });
  });

  test("gatsby develop has the gallery of components, unless a page of the practice's is there", async () => {
    const data = { allPost: { nodes: [] }, allBrokenPost: { nodes: [] }, siteFacts: SITE };
    const develop = async (...nodes: object[]) => (await create({ data: { ...data, allPage: { nodes } } })).pages;
    const gallery = { path: "/styleguide/", component: expect.stringMatching(/src\/styleguide\/styleguide\.tsx$/) };
    expect(await develop()).toContainEqual(expect.objectContaining(gallery));
    const own = { id: "1", path: "/styleguide/", title: "T", aliases: [], format: "md", contentFilePath: "/c/x" };
    expect((await develop(own)).filter(({ path }) => path === "/styleguide/")).toEqual([
      expect.objectContaining({ context: { id: "1" } }),
    ]);
  });

  test("a failing query stops the build", async () => {
    const { pages, panicOnBuild } = await run({ errors: [new Error("no")] });
    expect(panicOnBuild).toHaveBeenCalledOnce();
    expect(pages).toEqual([]);
  });
});

describe("schema", () => {
  test("declares every type and infers none", () => {
    const createTypes = vi.fn();
    createSchemaCustomization?.({ actions: { createTypes } } as never, {} as never, () => {});
    const types = String(createTypes.mock.calls[0]?.[0]);
    for (const [, declaration] of types.matchAll(/type (\w+ implements Node[^{]*)\{/g))
      expect(declaration).toContain("@dontInfer");
    expect(types.match(/type \w+ implements Node/g)).toHaveLength(4);
  });

  test("resolves a body to a tree, and files by their path", async () => {
    const register = vi.fn();
    createResolvers?.({ createResolvers: register } as never, {} as never, () => {});
    const { Query, Post, PostImage } = register.mock.calls[0]?.[0] ?? {};
    const text = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "text-")), "x.md");
    fs.writeFileSync(text, "---\ntitle: T\n---\n# Hi {x}");
    const tree = await Post.body.resolve({ tree: "none.json", contentFilePath: text });
    fs.rmSync(path.dirname(text), { recursive: true });
    expect(JSON.parse(JSON.stringify(tree))).toEqual(tree);
    expect(JSON.stringify(tree)).toContain("Hi {x}");
    expect(Post.body.resolve({ tree: null })).toBeNull();
    const file = { id: "f" };
    const findOne = vi.fn().mockResolvedValue(file);
    const getNodeById = vi.fn(({ id }) => (id === "f" ? file : null));
    const getNodesByIds = vi.fn(() => [file]);
    const context = { nodeModel: { findOne, getNodeById, getNodesByIds } };
    expect(Query.posts.resolve({}, { ids: ["f"] }, context)).toEqual([file]);
    expect(getNodesByIds).toHaveBeenCalledWith({ ids: ["f"], type: "Post" });
    expect(await Post.featured.resolve({ featuredPath: null }, {}, context)).toBeNull();
    expect(await Post.featured.resolve({ featuredPath: "/a.jpg" }, {}, context)).toBe(file);
    expect(await PostImage.file.resolve({ path: "/b.jpg" }, {}, context)).toBe(file);
    expect(await PostImage.file.resolve({ path: "/b.jpg" }, {}, context)).toBe(file);
    expect(findOne).toHaveBeenCalledTimes(2);
    expect(findOne).toHaveBeenLastCalledWith({ type: "File", query: { filter: { absolutePath: { eq: "/b.jpg" } } } });
  });

  test("a picture is described by its file, for the place that shows it", async () => {
    const register = vi.fn();
    createResolvers?.({ createResolvers: register, pathPrefix: "/p" } as never, {} as never, () => {});
    const { Post, SiteFacts, ImageSharp, File, PostImage } = register.mock.calls[0]?.[0] ?? {};
    const absolutePath = path.resolve("content/blog/siatica.webp");
    const file = { absolutePath, internal: { contentDigest: "d" } };
    const findOne = vi.fn(async ({ type }) => (type === "SiteFacts" ? SITE : file));
    const context = { nodeModel: { findOne, getNodeById: vi.fn(({ id }) => (id === "f" ? file : null)) } };
    const hero = await ImageSharp.picture.resolve({ parent: "f" }, { shape: "HERO" }, context);
    expect(context.nodeModel.getNodeById).toHaveBeenCalledWith({ id: "f" });
    expect(await File.childImageSharp.resolve({ ...file, id: "f" })).toEqual({ parent: "f" });
    expect(await PostImage.publicURL.resolve({ path: absolutePath }, {}, context)).toBeNull();
    expect(hero).toMatchObject({ layout: "constrained", width: 960 });
    expect(hero.images.fallback.src).toMatch(/^\/p\/static\/[\w-]+\/siatica-/);
    const post = { title: "T", featuredPath: absolutePath, featuredAlt: "A" };
    expect(await Post.shareCard.resolve(post, {}, context)).toMatchObject({ width: 1200, height: 630, alt: "A" });
    expect(await Post.shareCrops.resolve(post, {}, context)).toHaveLength(3);
    expect(await Post.shareCrops.resolve({ ...post, featuredPath: null }, {}, context)).toEqual([]);
    expect(await SiteFacts.shareCard.resolve(SITE)).toMatchObject({ alt: "W. D" });
    expect(makePictures).toHaveBeenCalledTimes(2);
    expect(makeFile).toHaveBeenCalledOnce();
    const drawing = { absolutePath: path.resolve("static/favicon.svg"), internal: { contentDigest: "s" }, id: "s" };
    expect(await File.childImageSharp.resolve(drawing)).toBeNull();
    findOne.mockResolvedValueOnce(drawing);
    const address = await PostImage.publicURL.resolve({ path: drawing.absolutePath }, {}, context);
    expect(address).toMatch(/^\/p\/static\/[\w-]+\/favicon\.svg$/);
    expect(makeCopy).toHaveBeenCalledOnce();
  });
});

test("a picture of which nothing can be made ends the build with its name, without a stack", async () => {
  const said: unknown[] = [];
  vi.spyOn(process.stderr, "write").mockImplementation((text) => said.push(text) > 0);
  vi.spyOn(process, "exit").mockImplementation((code) => {
    throw new Error(`ended with ${code}`);
  });
  const failing = (error: Error) => orStop(Promise.reject(error));
  await expect(failing(new PictureError("content/blog/a.jpg  It is broken."))).rejects.toThrow("ended with 1");
  expect(said).toEqual(["content/blog/a.jpg  It is broken.\nThe site was not built.\n"]);
  await expect(failing(new Error("a fault of the code"))).rejects.toThrow("a fault of the code");
  expect(await orStop(Promise.resolve(1))).toBe(1);
  vi.restoreAllMocks();
});

test("a build is made of what was checked, which is read once", async () => {
  vi.stubEnv("NODE_ENV", "production");
  vi.stubEnv("CONTENT_DIR", "/no/such/folder");
  const actions = { createNode: vi.fn(), deleteNode: vi.fn() };
  const api = { actions, createNodeId: (id: string) => id, createContentDigest: () => "d", reporter: { log: vi.fn() } };
  const made = () => actions.createNode.mock.calls.map(([node]) => node.path).filter(Boolean);
  buildFrom({ site: undefined, posts: [post("/blog/checked/")], pages: [], broken: [], problems: [] });
  await sourceNodes?.(api as never, {} as never, () => {});
  expect(made()).toEqual(["/blog/checked/"]);
  actions.createNode.mockClear();
  await sourceNodes?.(api as never, {} as never, () => {});
  expect(made()).toEqual([]);
  vi.unstubAllEnvs();
});

describe("the static shell", () => {
  test.each([
    ["data for search engines", false, <script key="f" type="application/ld+json" />],
    ["what may be fetched before", false, <script key="g" type="speculationrules" />],
    ["a script", true, <script key="a" src="/x.js" />],
    ["the preload of a script", true, <link key="b" rel="preload" as="script" href="/x.js" />],
    ["the preload of page data", true, <link key="c" rel="preload" as="fetch" href="/page-data.json" />],
    ["the image plugin's style", true, <style key="gatsby-image-style">x</style>],
    ["the site's style", false, <style key="styles">x</style>],
    ["a preloaded font", false, <link key="d" rel="preload" as="font" href="/f.woff2" />],
    ["a canonical link", false, <link key="e" rel="canonical" href="/" />],
    ["text", false, "text"],
  ])("%s: dropped is %s", (_name, dropped, component) => {
    expect(isRuntime(component)).toBe(dropped);
  });

  test("the head that a page has handed over stands in it once, after its policy, what machines read first", () => {
    vi.stubEnv("NODE_ENV", "production");
    const heads: ReactNode[][] = [];
    const render = () =>
      onPreRenderHTML?.(
        {
          pathname: "/",
          getHeadComponents: () => [<style key="s">x</style>, <meta key="g" name="generator" />, <script key="r" />],
          replaceHeadComponents: (head: ReactNode[]) => void heads.push(head),
          replacePostBodyComponents: () => {},
        } as never,
        {} as never,
      );
    handOver([<title key="t">T</title>, <meta key="d" name="description" />]);
    render();
    render();
    const tags = heads.map((head) => head.map((element) => (element as ReactElement).key));
    expect(tags).toEqual([
      ["policy", "g", "d", "s", "t"],
      ["policy", "g", "s"],
    ]);
  });
});

test("the router's empty announcer and its focus are left out", () => {
  expect(withoutRouter('<main>x</main><div id="gatsby-announcer" style="top:0" aria-live="assertive"></div>')).toBe(
    "<main>x</main>",
  );
  expect(withoutRouter('<div style="outline:none" tabindex="-1" id="gatsby-focus-wrapper">x</div>')).toBe(
    '<div id="gatsby-focus-wrapper">x</div>',
  );
});

test("a page carries the style sheets of its elements, and its policy allows them", () => {
  vi.stubEnv("NODE_ENV", "production");
  const sheet = (name: string) => ({ name, css: `.${name}{}`, needs: [[`.${name}`]] });
  vi.stubGlobal("STYLE_SHEETS", [sheet("card"), sheet("table"), sheet("search")]);
  const [setBody, setHead] = [vi.fn(), vi.fn()];
  const bodyComponent = <p className="wide table">A card, or a search</p>;
  const api = { bodyComponent, replaceBodyHTMLString: setBody, setHeadComponents: setHead };
  replaceRenderer?.(api as never, {} as never);
  expect(setBody).toHaveBeenCalledWith('<p class="wide table">A card, or a search</p>');
  const [head] = setHead.mock.lastCall ?? [];
  expect(renderToStaticMarkup(head)).toBe("<style>.table{}</style>");
  // printf '.table{}' | openssl dgst -sha256 -binary | base64
  expect(allowedStyles(renderToStaticMarkup(policyTag("/blog/", head)))).toEqual([
    "G6Eqg5+ASAlTx20VwSBZ7wjRknrckZMSLmHfYtbsIM8=",
  ]);
  vi.unstubAllGlobals();
});

test("the policy of a page allows the site's own styles and no other", () => {
  const style = (css: string, identity?: string) => (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: as Gatsby does it.
    <style key={css} data-identity={identity} dangerouslySetInnerHTML={{ __html: css }} />
  );
  const head = [style("p{}", "gatsby-global-css"), style("q{}")];
  const html = renderToStaticMarkup(policyTag("/blog/", head));
  // printf 'p{}' | openssl dgst -sha256 -binary | base64
  expect(allowedStyles(html)).toEqual(["gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y="]);
  expect(html).not.toMatch(/wasm|ancestors/);
  expect(renderToStaticMarkup(policyTag("/search/", head))).toMatch(/&#x27;self&#x27; &#x27;wasm-unsafe-eval&#x27;/);
});
