// The adapters to Gatsby, with fake actions.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { NodeInput } from "gatsby";
import type { ReactElement, ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, describe, expect, test, vi } from "vitest";
import { PictureError } from "../../src/build/pictures/maker";
import { handOver } from "../../src/components/head-elements";
import { filesBelow } from "../../src/content/files-below";
import * as gatsbyNode from "../../src/gatsby/index";
import {
  createSync,
  orStop,
  type PageNode,
  planFor,
  printProblems,
  sourceFrom,
  sourceNodes,
} from "../../src/gatsby/nodes";
import { createPages } from "../../src/gatsby/pages";
import { createResolvers, createSchemaCustomization } from "../../src/gatsby/schema";
import { isRuntime, onPreRenderHTML, policyTag, replaceRenderer, withoutRouter } from "../../src/gatsby/static-shell";
import type { PostEntry } from "../../src/model/content/source";
import { allowedStyles } from "../../src/model/hosting/content-security-policy";
import type { Problem } from "../../src/model/rules/problem";
import { digestOf } from "../../src/site/digest";
import { planSite, type SitePlan } from "../../src/site/plan";

const SITE = {
  name: "W",
  description: "D",
  language: "en",
  url: "https://example.org",
  timeZone: "UTC",
  people: [],
  navigation: [],
  closures: [],
  services: [],
  social: [],
};

const post = (path: string, more: Partial<PostEntry> = {}): PostEntry => ({
  kind: "post",
  format: "md",
  language: "en",
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
  translationOf: undefined,
  canonical: undefined,
  keywords: [],
  outline: [],
  footnotes: [],
  sources: [],
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

const NOW = new Date("2026-01-01T00:00:00Z");

/** The plan of a site. */
const planOf = (content: Partial<Parameters<typeof planSite>[0]>): SitePlan =>
  planSite(
    { sites: [SITE], posts: [], pages: [], pictures: new Map(), photoFile: (photo) => photo, ...content },
    { now: NOW, preview: false, pathPrefix: "", encoder: "" },
  );

const PROBLEM = { line: 1, column: 1, severity: "error", code: "address-taken", message: "m" } as const;

describe("nodes", () => {
  const setUp = () => {
    const nodes = new Map<string, NodeInput>();
    const sync = createSync({
      actions: {
        createNode: (node: NodeInput) => void nodes.set(node.id, node),
        deleteNode: (node: NodeInput) => void nodes.delete(node.id),
      } as never,
      createNodeId: (id) => `node ${id}`,
    });
    const page = (address: string) => nodes.get(`node PlannedPage ${address}`) as PageNode | undefined;
    return { nodes, sync, page };
  };

  test("are made of each planned page and of the site's facts, and go when they go", () => {
    const { nodes, sync, page } = setUp();
    const plan = planOf({ posts: [post("/blog/a/"), post("/blog/b/")] });
    sync(plan);
    expect(nodes.get("node SiteFacts en")).toMatchObject({
      facts: plan.site,
      internal: { type: "SiteFacts", contentDigest: plan.parts[0]?.digest },
    });
    expect([...nodes.values()].flatMap((node) => ("path" in node ? [node.path] : []))).toEqual(
      plan.pages.map(({ path: address }) => address),
    );
    const [first] = plan.pages.filter(({ path: address }) => address === "/blog/a/");
    expect(page("/blog/a/")).toMatchObject({
      ...{ template: "post", view: first?.view, body: { tree: "t.json", contentFilePath: "/c/blog/x.md" } },
      internal: { type: "PlannedPage", contentDigest: first?.digest },
    });
    sync(planOf({ posts: [post("/blog/b/"), post("/blog/c/")] }));
    expect([page("/blog/a/"), page("/blog/b/")?.path, page("/blog/c/")?.path]).toEqual([
      undefined,
      "/blog/b/",
      "/blog/c/",
    ]);
  });

  test("are handed to Gatsby when what they show is new or has changed", () => {
    const { nodes, sync } = setUp();
    const [a, b] = [post("/blog/a/"), post("/blog/b/")];
    const handed = (plan: SitePlan): string[] => {
      nodes.clear();
      sync(plan);
      return [...nodes.keys()].map((id) => id.replace("node PlannedPage ", ""));
    };
    const all = handed(planOf({ posts: [a, b] }));
    expect(all).toEqual(expect.arrayContaining(["node SiteFacts en", "/", "/blog/a/", "/blog/b/", "/404.html"]));
    expect(handed(planOf({ posts: [a, b] }))).toEqual([]);
    expect(handed(planOf({ posts: [{ ...a, tree: "u.json", digest: "e" }, b] }))).toEqual(["/blog/a/"]);
    expect(handed(planOf({ posts: [a, b], sites: [{ ...SITE, people: [{ name: "Ann" }] } as never] }))).toEqual(all);
  });

  test.each([
    ["production", "", ["/blog/a/"]],
    ["production", "1", ["/blog/a/", "/blog/draft/", "/blog/future/"]],
    ["development", "", ["/blog/a/", "/blog/draft/", "/blog/future/"]],
  ])("in %s with PREVIEW=%j drafts and future posts are as they should", (mode, preview, expected) => {
    vi.stubEnv("NODE_ENV", mode);
    vi.stubEnv("PREVIEW", preview);
    const posts = [
      post("/blog/a/"),
      post("/blog/draft/", { draft: true }),
      post("/blog/future/", { date: "2026-01-02" }),
    ];
    const content = { site: SITE, sites: [SITE], posts, pages: [], broken: [], problems: [], pictures: new Map() };
    const plan = planFor("/project", content, NOW, "");
    expect(plan.site.preview).toBe(expected.length > 1);
    const shown = plan.pages.flatMap((page) => (page.template === "post" ? [page] : []));
    expect(shown.map(({ path: address }) => address)).toEqual(expected);
    for (const { path: address, view } of shown) expect(view.post.published).toBe(address === "/blog/a/");
  });

  test("broken posts are shown at their address, those that want the same one together", () => {
    const { sync, page } = setUp();
    const broken = ["x.md", "y.md"].map((file) => ({
      path: "/blog/x/",
      contentFilePath: `/project/${file}`,
      problems: [{ ...PROBLEM, file }] as Problem[],
    }));
    sync(planOf({ broken }));
    expect(page("/blog/x/")).toMatchObject({
      template: "problems",
      view: { problems: [{ file: "x.md" }, { file: "y.md" }] },
    });
    sync(planOf({ posts: [post("/blog/x/")] }));
    expect(page("/blog/x/")).toMatchObject({ template: "post" });
  });

  test("while site.yaml has an error, neutral facts are shown", () => {
    const content = { site: undefined, sites: [], posts: [], pages: [], broken: [], problems: [], pictures: new Map() };
    expect(planFor("/project", content, new Date(), "").site).toMatchObject({ name: "Your practice" });
  });

  test("know their pictures in develop, which makes them when they are shown", () => {
    const pictures = new Map([["/c/blog/a.jpg", { digest: "p", format: "jpeg", width: 900, height: 600 } as const]]);
    const plan = planOf({ posts: [post("/blog/a/")], pictures });
    const { sync, page } = setUp();
    sync(plan);
    expect(page("/blog/a/")?.pictures).toEqual(plan.pages.find(({ path: one }) => one === "/blog/a/")?.pictures);
    expect(page("/blog/a/")?.pictures?.length).toBeGreaterThan(0);
    vi.stubEnv("NODE_ENV", "production");
    const built = setUp();
    built.sync(plan);
    expect(built.page("/blog/a/")).not.toHaveProperty("pictures");
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
      {
        getNodesByType: () => {
          throw error;
        },
      } as never,
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
  const create = (plan: SitePlan) => {
    const createPage = vi.fn();
    const nodes: NodeInput[] = [];
    createSync({
      actions: { createNode: (node: NodeInput) => nodes.push(node), deleteNode: () => {} } as never,
      createNodeId: (id) => id,
    })(plan);
    const getNodesByType = (type: string) => nodes.filter(({ internal }) => internal.type === type);
    createPages?.({ actions: { createPage }, getNodesByType } as never, {} as never, () => {});
    return createPage.mock.calls.map(([page]) => page);
  };

  test("are those of the plan, in the order in which they are read; a text in MDX is a module", () => {
    vi.stubEnv("NODE_ENV", "production");
    const mdx = post("/blog/b/", { format: "mdx", tree: undefined, contentFilePath: "/c/x.mdx" });
    const plan = planOf({ posts: [post("/blog/a/", { aliases: ["/old/"] }), mdx] });
    const pages = create(plan);
    expect(pages.map(({ path: address }) => address)).toEqual(plan.pages.map(({ path: address }) => address).sort());
    expect(pages.map(({ path: address }) => address)).toEqual(expect.arrayContaining(["/", "/old/", "/404.html"]));
    for (const { path: address, component, context } of pages) {
      const module = address === "/blog/b/" ? "\\?__contentFilePath=/c/x\\.mdx" : "";
      expect(component).toMatch(new RegExp(`src/templates/page\\.tsx${module}$`));
      expect(context).toEqual({ id: `PlannedPage ${address}`, language: "en" });
    }
  });

  test("gatsby develop has the gallery of components, unless a page of the practice's is there", () => {
    const gallery = { path: "/styleguide/", component: expect.stringMatching(/src\/styleguide\/styleguide\.tsx$/) };
    expect(create(planOf({}))).toContainEqual(expect.objectContaining(gallery));
    const own = { ...post("/styleguide/"), kind: "page", show: [] } as never;
    expect(create(planOf({ pages: [own] })).filter(({ path: address }) => address === "/styleguide/")).toEqual([
      expect.objectContaining({ context: { id: "PlannedPage /styleguide/", language: "en" } }),
    ]);
    vi.stubEnv("NODE_ENV", "production");
    expect(create(planOf({}))).not.toContainEqual(expect.objectContaining(gallery));
  });
});

describe("schema", () => {
  const resolvers = () => {
    const register = vi.fn();
    createResolvers?.({ createResolvers: register } as never, {} as never, () => {});
    return register.mock.calls[0]?.[0].PlannedPage;
  };

  test("declares every type and infers none", () => {
    const createTypes = vi.fn();
    createSchemaCustomization?.({ actions: { createTypes } } as never, {} as never, () => {});
    const types = String(createTypes.mock.calls[0]?.[0]);
    for (const [, declaration] of types.matchAll(/type (\w+ implements Node[^{]*)\{/g))
      expect(declaration).toContain("@dontInfer");
    expect(types.match(/type \w+ implements Node/g)).toHaveLength(2);
  });

  test("resolves a body to a tree; a text in MDX and a page without a body have none", async () => {
    const { body } = resolvers();
    const contentFilePath = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "text-")), "x.md");
    fs.writeFileSync(contentFilePath, "---\ntitle: T\n---\n# Hi {x}");
    const tree = await body.resolve({ body: { tree: "none.json", contentFilePath } });
    fs.rmSync(path.dirname(contentFilePath), { recursive: true });
    expect(JSON.parse(JSON.stringify(tree))).toEqual(tree);
    expect(JSON.stringify(tree)).toContain("Hi {x}");
    expect(body.resolve({ body: { tree: undefined, contentFilePath: "/c/x.mdx" } })).toBeNull();
    expect(body.resolve({ body: undefined })).toBeNull();
  });

  test("what a page shows is told once its pictures can be served", async () => {
    const root = fs.mkdtempSync(path.join(os.tmpdir(), "served-"));
    const cwd = vi.spyOn(process, "cwd").mockReturnValue(root);
    const { view } = resolvers();
    cwd.mockRestore();
    const file = path.join(root, "a.svg");
    fs.writeFileSync(file, "<svg/>");
    const shown = { posts: [] };
    const digest = digestOf("<svg/>");
    const pictures = [{ src: "/static/1/a.svg", make: "copy", file, digest }];
    expect(await view.resolve({ view: shown, pictures })).toBe(shown);
    expect(filesBelow(path.join(root, "public/static"))).toEqual(["1/a.svg"]);
    expect(await view.resolve({ view: shown })).toBe(shown);
    const broken = { src: "/static/1/b-1x1.webp", make: "size", file, digest, format: "webp", width: 1, height: 1 };
    await expect(view.resolve({ view: shown, pictures: [broken] })).rejects.toThrow(/a\.svg {2}The sizes/);
    fs.rmSync(root, { recursive: true });
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
  const api = { actions, createNodeId: (id: string) => id, pathPrefix: "", reporter: { log: vi.fn() } };
  const made = () => actions.createNode.mock.calls.map(([node]) => node.path).filter(Boolean);
  sourceFrom(planOf({ posts: [post("/blog/checked/")] }));
  await sourceNodes?.(api as never, {} as never, () => {});
  expect(made()).toContain("/blog/checked/");
  actions.createNode.mockClear();
  await sourceNodes?.(api as never, {} as never, () => {});
  expect(made()).not.toContain("/blog/checked/");
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
    const elements = [<title key="t">T</title>, <meta key="d" name="description" />];
    handOver("/", { elements, search: false });
    render();
    const tags = heads.map((head) => head.map((element) => (element as ReactElement).key));
    expect(tags).toEqual([["policy", "g", "d", "s", "t"]]);
    // A page without a head is never deployed.
    expect(render).toThrow("No head was rendered for /");
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
  expect(allowedStyles(renderToStaticMarkup(policyTag(false, head)))).toEqual([
    "G6Eqg5+ASAlTx20VwSBZ7wjRknrckZMSLmHfYtbsIM8=",
  ]);
  vi.unstubAllGlobals();
});

test("the policy of a page allows the site's own style and no other", () => {
  const style = (css: string, identity?: string) => (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: as Gatsby does it.
    <style key={css} data-identity={identity} dangerouslySetInnerHTML={{ __html: css }} />
  );
  const head = [style("p{}", "gatsby-global-css"), style("q{}")];
  const html = renderToStaticMarkup(policyTag(false, head));
  // printf 'p{}' | openssl dgst -sha256 -binary | base64
  expect(allowedStyles(html)).toEqual(["gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y="]);
  expect(html).not.toMatch(/wasm|ancestors/);
  expect(renderToStaticMarkup(policyTag(true, head))).toMatch(/&#x27;self&#x27; &#x27;wasm-unsafe-eval&#x27;/);
});
