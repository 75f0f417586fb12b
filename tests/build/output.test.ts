// What is deployed and what is kept aside, over builds that finish, fail or are killed.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { readOutput, sumOf } from "../../src/build/assembly";
import { type Disk, fullDisk, unwritable } from "../../src/build/disk";
import {
  abandonBuild,
  assembleBuild,
  beginBuild,
  builtFile,
  finishBuild,
  htmlFile,
  isTrusted,
  keptFile,
  outputFolder,
  recoverOutput,
  referencedAssets,
  replaceOutput,
  trustBuild,
} from "../../src/build/output";
import { filesBelow } from "../../src/content/files-below";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "output-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));

const VERSION = "a";

let root = "";
beforeEach(() => {
  root = fs.mkdtempSync(path.join(scratch, "site-"));
});

const write = (file: string, text: string): void => {
  fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  fs.writeFileSync(path.join(root, file), text);
};
const read = (file: string): string => fs.readFileSync(path.join(root, file), "utf8");
const deployed = (): string[] => filesBelow(path.join(root, "public"));

/** What Gatsby would write. */
function gatsbyWrites(title: string): void {
  write("public/index.html", `<h1>${title}</h1><img src="/static/aa/new.webp"><img srcset="/static/aa/b%20b.avif 1w">`);
  write("public/404.html", "nothing");
  write("public/page-data/index/page-data.json", title);
  write("public/app-abc.js", "code");
  write("public/static/aa/new.webp", "picture");
  write("public/static/aa/b b.avif", "picture");
  write("public/static/old/gone.webp", "picture of a post that is gone");
  write("static/favicon.svg", "icon");
}
function finish(
  assets = ["static/aa/new.webp", "static/aa/b b.avif", "static/aa/new.webp", "static/aa/spoken-of.webp"],
): void {
  assembleBuild(root, {
    pages: ["/", "/404.html"],
    assets,
    fileOf: (file) => builtFile(root, file),
    known: () => undefined,
    staticFiles: ["favicon.svg"],
    staticDir: path.join(root, "static"),
    files: { _redirects: "/a /b 301\n", "tags/a/feed.xml": Buffer.from("<feed/>") },
  });
  finishBuild(root);
}

function build(title: string): boolean {
  const trusted = beginBuild(root, VERSION) === undefined;
  gatsbyWrites(title);
  finish();
  trustBuild(root, VERSION);
  return trusted;
}

const GOOD = [
  "404.html",
  "_redirects",
  "favicon.svg",
  "index.html",
  "static/aa/b b.avif",
  "static/aa/new.webp",
  "tags/a/feed.xml",
];

test("only what visitors need is deployed", () => {
  build("one");
  expect(deployed()).toEqual(GOOD);
});

test("the next build finds what Gatsby wrote, and the one before it cannot change", () => {
  build("one");
  expect(beginBuild(root, VERSION)).toBeUndefined();
  expect(read("public/page-data/index/page-data.json")).toBe("one");
  write("public/index.html", "half");
  abandonBuild(root);
  expect(read("public/index.html")).toContain("one");
  expect(deployed()).toEqual(GOOD);
});

test("after a build that failed or was killed, the caches are not trusted", () => {
  build("one");
  beginBuild(root, VERSION);
  gatsbyWrites("half");
  // Killed here: nothing more runs. The next build:
  expect(beginBuild(root, VERSION)).toBe("unfinished");
  expect(fs.existsSync(path.join(root, "public"))).toBe(false);
  abandonBuild(root);
  expect(read("public/index.html")).toContain("one");
  expect(build("two")).toBe(false);
  expect(read("public/index.html")).toContain("two");
  expect(build("three")).toBe(true);
});

test("killed after deploying but before Gatsby saved its state: not trusted either", () => {
  build("one");
  beginBuild(root, VERSION);
  gatsbyWrites("two");
  finish();
  expect(beginBuild(root, VERSION)).toBe("unfinished");
});

const STEPS = ["renameSync", "rmSync", "mkdirSync", "writeFileSync", "copyFileSync", "linkSync"] as const;

/** Runs an action that fails, as a crash or a full disk would make it, at its nth change of the disk. */
function interruptAt(step: number, action: () => void): boolean {
  let done = 0;
  const spies = STEPS.map((name) => {
    const real = fs[name] as (...args: unknown[]) => unknown;
    return vi.spyOn(fs, name).mockImplementation(((...args: unknown[]) => {
      if (done++ >= step) throw Object.assign(new Error("interrupted"), { code: "ENOSPC" });
      return real(...args);
    }) as never);
  });
  try {
    action();
    return false;
  } catch {
    return true;
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

describe("interrupted between any two steps of the file system", () => {
  const whole = (title: string) => {
    expect(deployed()).toEqual(GOOD);
    expect(read("public/index.html")).toContain(title);
  };

  test.each<["killed" | "failed"]>([["killed"], ["failed"]])(
    "%s: the next build trusts nothing and ends well",
    (how) => {
      let interrupted = true;
      let step = 0;
      for (; interrupted; step++) {
        fs.rmSync(root, { recursive: true, force: true });
        build("one");
        interrupted = interruptAt(step, () => {
          beginBuild(root, VERSION);
          gatsbyWrites("two");
          finish();
        });
        if (!interrupted) break;
        if (how === "failed") {
          abandonBuild(root);
          expect(read("public/index.html")).toMatch(/one|two/);
          expect(deployed()).toEqual(GOOD);
        }
        // A build that fails at once shows what the last good output was.
        beginBuild(root, VERSION);
        abandonBuild(root);
        expect(deployed(), `after step ${step}`).toEqual(GOOD);
        build("three");
        whole("three");
        build("four");
        whole("four");
      }
      expect(step).toBeGreaterThan(12);
    },
  );
});

describe("an output that is replaced between Gatsby's builds", () => {
  const REPLACED = ["404.html", "favicon.svg", "index.html", "static/aa/new.webp"];
  const replace = (title: string): void => {
    write("rendered/index.html", `<h1>${title}</h1>`);
    assembleBuild(root, {
      pages: ["/", "/404.html"],
      assets: ["static/aa/new.webp"],
      staticFiles: ["favicon.svg"],
      staticDir: path.join(root, "static"),
      files: {},
      fileOf: (file) => (file === "index.html" ? path.join(root, "rendered", file) : keptFile(root, file)),
      known: (page) => sumOf(page === "/" ? `<h1>${title}</h1>` : "nothing"),
      earlier: readOutput(outputFolder(root)),
    });
    replaceOutput(root);
  };

  test("leaves to Gatsby what it wrote", () => {
    build("one");
    expect(isTrusted(root)).toBe(true);
    replace("two");
    expect(read("public/index.html")).toBe("<h1>two</h1>");
    expect(deployed()).toEqual(REPLACED);
    expect(isTrusted(root)).toBe(true);
    expect(beginBuild(root, VERSION)).toBeUndefined();
    expect(isTrusted(root)).toBe(false);
    expect(read("public/index.html")).toContain("<h1>one</h1>");
    abandonBuild(root);
    expect(read("public/index.html")).toBe("<h1>two</h1>");
  });

  /** What the next build does when it begins. */
  const NEXT = {
    "without Gatsby": () => recoverOutput(root),
    "by Gatsby, which fails": () => {
      beginBuild(root, VERSION);
      abandonBuild(root);
    },
  };

  test.each(Object.entries(NEXT))(
    "is whole, old or new, wherever a kill ended this, once the next build begins %s",
    (_how, next) => {
      const seen = new Set<string>();
      let interrupted = true;
      for (let step = 0; interrupted; step++) {
        fs.rmSync(root, { recursive: true, force: true });
        fs.mkdirSync(root);
        build("one");
        interrupted = interruptAt(step, () => replace("two"));
        next();
        const title = /one|two/.exec(read("public/index.html"))?.[0] as string;
        expect(deployed(), `after step ${step}`).toEqual(title === "one" ? GOOD : REPLACED);
        expect(fs.existsSync(path.join(root, ".build/backup"))).toBe(false);
        seen.add(title);
        if (interrupted) expect(step).toBeLessThan(40);
        else expect(step).toBeGreaterThan(8);
      }
      expect([...seen]).toEqual(["one", "two"]);
    },
  );

  test("is left as it is, and what Gatsby keeps too, where nothing was interrupted", () => {
    build("one");
    replace("two");
    const before = filesBelow(root);
    recoverOutput(root);
    expect(filesBelow(root)).toEqual(before);
    expect(isTrusted(root)).toBe(true);
  });
});

test("a build of Gatsby's that was killed is its next one's to clear away, wherever that was", () => {
  let interrupted = true;
  for (let step = 0; interrupted; step++) {
    fs.rmSync(root, { recursive: true, force: true });
    fs.mkdirSync(root);
    build("one");
    interrupted = interruptAt(step, () => {
      beginBuild(root, VERSION);
      gatsbyWrites("two");
      finish();
    });
    if (isTrusted(root)) {
      // It had hardly begun.
      recoverOutput(root);
      expect(deployed(), `after step ${step}`).toEqual(GOOD);
      continue;
    }
    const before = filesBelow(root);
    recoverOutput(root);
    expect(filesBelow(root), `after step ${step}`).toEqual(before);
    expect(beginBuild(root, VERSION)).toBe("unfinished");
    abandonBuild(root);
    expect(deployed(), `after step ${step}`).toEqual(GOOD);
  }
});

describe("the version of the code", () => {
  test("that changed: the caches are not trusted, and the output is whole", () => {
    build("one");
    expect(beginBuild(root, "new")).toBe("changed");
    expect(fs.existsSync(path.join(root, "public"))).toBe(false);
    abandonBuild(root);
    expect(deployed()).toEqual(GOOD);
  });

  test("of a build that nobody knows any more is another one", () => {
    build("one");
    fs.rmSync(path.join(root, ".build/version"));
    expect(beginBuild(root, VERSION)).toBe("changed");
  });
});

test("a first build that fails leaves nothing behind", () => {
  beginBuild(root, VERSION);
  gatsbyWrites("half");
  abandonBuild(root);
  expect(deployed()).toEqual([]);
});

test.each([
  ["/", "index.html"],
  ["/blog/", "blog/index.html"],
  ["/404.html", "404.html"],
])("%s is served from %s", (page, file) => {
  expect(htmlFile(page)).toBe(file);
});

test("finds assets in every place of a page, with a path prefix too", () => {
  expect(
    referencedAssets(
      '<img src="/p/static/1/a.webp" srcset="/static/2/b.webp 1w, /static/3/c.webp 2w"><style>x{background:url(/static/4/d.svg)}</style>',
    ),
  ).toEqual(["static/1/a.webp", "static/2/b.webp", "static/3/c.webp", "static/4/d.svg"]);
});

test.each(["/static/../../etc/passwd", "/static/a/%2e%2e/%2e%2e/x", "/static/a%00b", "/static//a"])(
  "an address that leads elsewhere is no asset: %s",
  (address) => {
    expect(referencedAssets(`<p>See ${address}</p>`)).toEqual([]);
  },
);

test("a text may speak of a file that is not there, in any words", () => {
  beginBuild(root, VERSION);
  gatsbyWrites("One");
  write("public/index.html", "<p>/static/none.jpg /static/%E0 /static/aa and /static/../index.html</p>");
  finish(referencedAssets(read("public/index.html")));
  expect(read("public/index.html")).toContain("/static/none.jpg");
  expect(deployed().filter((file) => file.startsWith("static/"))).toEqual([]);
});

describe("the disk", () => {
  const disk = (free: number, code?: string): Disk =>
    ({
      accessSync: () => {
        if (code) throw Object.assign(new Error(code), { code });
      },
      statfsSync: () => ({ bavail: free / 4096, bsize: 4096 }),
    }) as never;

  test.each([
    ["EROFS", /read-only.*build again/],
    ["EACCES", /permissions.*build again/],
  ])("%s is said in words", (code, words) => {
    expect(unwritable("/site", disk(0, code))).toMatch(words);
    expect(unwritable("/site", disk(0))).toBeUndefined();
    expect(unwritable(os.tmpdir())).toBeUndefined();
  });

  test("full is said in words, with what is free", () => {
    expect(fullDisk("/site", disk(1_900_000))).toMatch(/^The disk is full: only 1\.9 MB are free in \/site\./);
    expect(fullDisk("/site", disk(10_000_000_000))).toBeUndefined();
  });
});
