// Editing in the browser against a git host: what an editor means to change is changed, nothing else is, and what is wrong is
// seen before it is saved.

import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser, BrowserContext, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { GitHostKind } from "../../src/model/content/editing";
import { type EditedSite, startEditedSite } from "../admin/edited-site";
import { CLIENT, type GitHostStandIn, TOKEN } from "../admin/git-host";
import { launchChromium } from "../chromium";
import { ALL, AXE, axe } from "./axe";
import { faults } from "./faults";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "editor-"));
const SEED = "content/blog/massage-and-better-sleep.md";
const COMMENTED = "content/blog/commented.md";
const ABOUT = "content/pages/about.md";
const ADDRESS = "content/blog/stiff-neck-from-desk-work.md";

let host: GitHostStandIn;
let site: EditedSite;
let browser: Browser;
let context: BrowserContext;
let page: Page;
/** What the page did that its policy forbids, and whom else it asked. */
let violations: string[];
let foreign: string[];

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  fs.rmSync(scratch, { recursive: true, force: true });
});

beforeEach(async () => {
  const commented = `---
# The main heading.
title: 'Commented' # in quotes
date: 2026-01-05
# draft: true
tags: [sleep, # two
  self-care]
---

First words.

- a list

* another list

| a \\| b | c |
|--|:-:|
| 1 | 2 |
`;
  site = await startEditedSite({ [COMMENTED]: commented.replaceAll("\n", "\r\n") });
  ({ host } = site);
  // Whoever writes may be where it is tomorrow already.
  context = await browser.newContext({ timezoneId: "Pacific/Kiritimati" });
  violations = [];
  foreign = [];
  await context.exposeFunction("violated", (what: string) => violations.push(what));
  await context.addInitScript(() =>
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
      (window as unknown as { violated(what: string): void }).violated(`${violatedDirective} ${blockedURI}`),
    ),
  );
  context.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol !== "blob:" && ![site.url, host.url].includes(origin)) foreign.push(request.url());
  });
  page = await context.newPage();
  page.on("pageerror", (error) => violations.push(String(error)));
});

afterEach(async () => {
  expect(violations).toEqual([]);
  expect(foreign).toEqual([]);
  await context.close();
  await site.close();
});

const signIn = async (): Promise<void> => {
  await page.goto(`${site.url}/admin/`);
  await page.getByLabel("Token").fill(TOKEN);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Articles" }).waitFor();
};
const open = async (file: string): Promise<void> => {
  await page.goto(`${site.url}/admin/#/edit/${encodeURIComponent(file)}`);
  await checked();
};
/** Waits until the check has looked at what was written. */
const checked = async (): Promise<void> => {
  await page
    .getByText(/^(All is well\.|\d+ (error|warning))/)
    .first()
    .waitFor();
};
const commits = (): number => Number(host.git("rev-list", "--count", "main"));
/** The text as it looks, or as Markdown once that was chosen. */
const body = () => page.getByLabel("Text", { exact: true });
const markdown = async (): Promise<string> => {
  await page.getByRole("button", { name: "Markdown", exact: true }).click();
  return page.locator("textarea#body").inputValue();
};
const field = (label: string | RegExp) => page.getByLabel(label, { exact: typeof label === "string" }).first();
const save = async (name = "Save"): Promise<void> => {
  await page.getByRole("button", { name, exact: true }).click();
  await page.getByText(/is (saved|deleted)\./).waitFor();
};
/** The lines that the last commit took out and put in. */
const changes = (): string[] =>
  host
    .git("diff", "--unified=0", "main~1", "main")
    .split("\n")
    .filter((line) => /^[+-](?![+-]{2})/.test(line));

test("a token that the host does not know is refused in words; the right one opens the list", async () => {
  await page.goto(`${site.url}/admin/`);
  await page.getByLabel("Token").fill("wrong");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("alert").getByText("Sign in with a new one").waitFor();
  await page.getByLabel("Token").fill(TOKEN);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("link", { name: "Massage and Better Sleep" }).waitFor();
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await page.reload();
  await page.getByRole("link", { name: "Massage and Better Sleep" }).waitFor();
  // What a text is edited with comes when one is opened.
  const loaded = () => page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  expect((await loaded()).filter((name) => name.includes("/parts/text-editor-"))).toEqual([]);
  const parts = (await loaded()).filter((name) => name.startsWith(`${site.url}/admin/`) && name.endsWith(".js"));
  const sizes = await Promise.all(parts.map(async (part) => gzipSync(await (await fetch(part)).bytes()).length));
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(140_000);
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByLabel("Token").waitFor();
  expect(await page.evaluate(() => sessionStorage.length + localStorage.length)).toBe(0);
});

describe("signing in at the host itself", () => {
  const restart = async (backend: GitHostKind): Promise<void> => {
    await site.close();
    site = await startEditedSite({}, { backend, client: CLIENT });
    ({ host } = site);
  };
  const stored = () => page.evaluate(() => sessionStorage.length + localStorage.length);
  const atHost = async (answer: "Authorize" | "Cancel"): Promise<void> => {
    await page.goto(`${site.url}/admin/#/edit/${encodeURIComponent(SEED)}`);
    await page.getByRole("button", { name: /^Sign in at localhost/ }).click();
    await page.getByRole("link", { name: answer }).click();
  };

  test.each(["gitlab", "forgejo"] as const)(
    "leads back from %s to where one was; what ends is renewed",
    async (kind) => {
      await restart(kind);
      // So short that each request wants new ones.
      host.oauth.lifetime = 1;
      await atHost("Authorize");
      await field("Title (required)").fill("Massage and the Better Sleep");
      expect(page.url()).toBe(`${site.url}/admin/#/edit/${encodeURIComponent(SEED)}`);
      expect(host.oauth.asked.slice(0, 2)).toEqual(["authorization_code", "refresh_token"]);
      host.oauth.lifetime = 7200;
      await checked();
      await save();
      expect(changes()).toEqual(["-title: Massage and Better Sleep", "+title: Massage and the Better Sleep"]);
      const before = host.oauth.asked.length;
      await page.reload();
      await page.getByRole("link", { name: "Massage and the Better Sleep" }).waitFor();
      expect(host.oauth.asked).toHaveLength(before);
      expect(new Set(host.oauth.asked.slice(1))).toEqual(new Set(["refresh_token"]));
      expect(await page.evaluate(() => localStorage.length)).toBe(0);
      await page.getByRole("button", { name: "Sign out" }).click();
      await page.getByRole("button", { name: /^Sign in at localhost/ }).waitFor();
      expect(await stored()).toBe(0);
    },
  );

  test("lets nobody in who has refused it there", async () => {
    await restart("gitea");
    await atHost("Cancel");
    await page.getByRole("alert").getByText("was told not to let you in. Nobody is signed in.").waitFor();
    expect(page.url()).not.toContain("access_denied");
    expect(await stored()).toBe(0);
    expect(host.oauth.asked).toEqual([]);
  });

  test("takes no answer that it has not asked for, and keeps none in the address", async () => {
    await restart("gitea");
    await page.goto(`${site.url}/admin/?code=stolen&state=forged`);
    await page.getByRole("alert").getByText("belongs to no sign-in of this window").waitFor();
    expect(page.url()).toBe(`${site.url}/admin/`);
    // Nor one of another sign-in.
    await page.getByRole("button", { name: /^Sign in at localhost/ }).click();
    const back = await page.getByRole("link", { name: "Authorize" }).getAttribute("href");
    const forged = new URL(back ?? "");
    forged.searchParams.set("state", "forged");
    await page.goto(forged.href);
    await page.getByRole("alert").getByText("belongs to no sign-in of this window").waitFor();
    expect(await stored()).toBe(0);
    expect(host.oauth.asked).toEqual([]);
    // Nor does the host give anything to whoever has only the code.
    await page.getByRole("button", { name: /^Sign in at localhost/ }).click();
    const right = await page.getByRole("link", { name: "Authorize" }).getAttribute("href");
    await page.goto(`${site.url}/404.html`);
    await page.evaluate(() => {
      const pending = JSON.parse(sessionStorage.getItem("editor-sign-in") ?? "{}");
      sessionStorage.setItem("editor-sign-in", JSON.stringify({ ...pending, verifier: "another" }));
    });
    await page.goto(right ?? "");
    await page.getByRole("alert").getByText("refuses the sign-in: It is not valid.").waitFor();
    expect(await stored()).toBe(0);
  });

  test("says that a sign-in has ended, and a token does as well", async () => {
    await restart("gitea");
    host.oauth.lifetime = 1;
    await atHost("Authorize");
    await field("Title (required)").waitFor();
    host.oauth.isOver = true;
    await page.reload();
    await page.getByRole("alert").getByText("The sign-in has ended. Please sign in again.").waitFor();
    await page.getByText("With a token instead").click();
    expect(await faults(page)).toEqual([]);
    await page.getByLabel("Token").fill(TOKEN);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await field("Title (required)").waitFor();
  });
});

test("the policy is the header's too, and no page of the site leads there", async () => {
  const answer = await fetch(`${site.url}/admin/`);
  expect(answer.headers.get("Content-Security-Policy")).toContain(`connect-src 'self' ${host.url}`);
  for (const file of ["index.html", "sitemap-0.xml", "rss.xml"])
    expect(fs.readFileSync(path.join("public", file), "utf8")).not.toContain("/admin/");
});

describe("a text", () => {
  beforeEach(signIn);

  test("of which the title was changed has one other line, and is no draft", async () => {
    await page.getByRole("link", { name: "Massage and Better Sleep" }).click();
    await field("Title (required)").fill("Massage and the Better Sleep");
    await checked();
    await save();
    expect(changes()).toEqual(["-title: Massage and Better Sleep", "+title: Massage and the Better Sleep"]);
    expect(host.git("diff", "--name-only", "main~1", "main")).toBe(SEED);
  });

  test("keeps its comments, its quotes and its line ends", async () => {
    await open(COMMENTED);
    await field("Title (required)").fill("It’s commented");
    await checked();
    await save();
    expect(changes()).toEqual(["-title: 'Commented' # in quotes\r", "+title: 'It’s commented' # in quotes\r"]);
  });

  test("of which one word was changed has one other line", async () => {
    await open(COMMENTED);
    await body().fill((await markdown()).replace("First", "Second"));
    await checked();
    await save();
    expect(changes()).toEqual(["-First words.\r", "+Second words.\r"]);
  });

  test("that was looked at is not changed", async () => {
    await open(COMMENTED);
    await body().focus();
    expect(await page.getByRole("button", { name: "Save", exact: true }).isDisabled()).toBe(true);
    expect(commits()).toBe(1);
  });

  test("can get topics, an author and a field more, each on its own line", async () => {
    await open(SEED);
    await field("Topics").fill("naps");
    await field("Topics").press("Enter");
    await page.getByText("More fields").click();
    await field("Subtitle").fill("What: helps");
    await field("Author").selectOption({ index: 1 });
    await checked();
    await save();
    const author = changes().find((line) => line.startsWith("+author:"));
    expect(changes()).toEqual(
      ["-tags: [sleep, self-care]", '+subtitle: "What: helps"', author, "+tags: [sleep, self-care, naps]"].sort(
        (a, b) => changes().indexOf(a as string) - changes().indexOf(b as string),
      ),
    );
    expect(author).toMatch(/^\+author: \S/);
  });
});

describe("a text as it looks", () => {
  const TEXT = `---
title: As it looks
date: 2026-01-06
---

One line
and *another* one.

* a list
* of its own

| a | b |
|--|:-:|
| 1 | 2 |

Last words.
`;
  const FILE = "content/blog/as-it-looks.md";
  const tool = (name: string) => page.getByRole("toolbar").getByRole("button", { name, exact: true });
  /** Puts the cursor behind some words. */
  const behind = (words: string): Promise<void> =>
    body().evaluate((root, sought) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = (node as Text).data.indexOf(sought);
        if (at < 0) continue;
        (root as HTMLElement).focus();
        getSelection()?.collapse(node, at + sought.length);
        return;
      }
      throw new Error(`There is no ${sought}.`);
    }, words);

  beforeEach(async () => {
    host.push({ [FILE]: TEXT });
    await signIn();
    await open(FILE);
  });

  test("is written in: one line, and all else stays, seen or not", async () => {
    await behind("another");
    await page.keyboard.type(" and yet another");
    await body().getByText("Last words.").scrollIntoViewIfNeeded();
    await checked();
    await save();
    expect(changes()).toEqual(["-and *another* one.", "+and *another and yet another* one."]);
  });

  test("gets a heading, a list and a link by its buttons; each can be undone", async () => {
    await behind("Last words.");
    await page.keyboard.press("Enter");
    await page.keyboard.type("What helps");
    await tool("Heading").click();
    expect(await tool("Heading").getAttribute("aria-pressed")).toBe("true");
    await page.keyboard.press("Enter");
    await page.keyboard.type("- warmth");
    await page.keyboard.press("Enter");
    await page.keyboard.type("sleep");
    await body().getByRole("listitem").filter({ hasText: "sleep" }).dblclick();
    await page.keyboard.press("Control+k");
    expect(await page.getByLabel("Words of the link").inputValue()).toBe("sleep");
    await page.getByLabel("To a page of this site").selectOption("A Stiff Neck from Desk Work");
    await page.getByRole("button", { name: "Put it in" }).click();
    const made = `${TEXT.slice(TEXT.indexOf("\n\nOne") + 1)}
## What helps

* warmth
* [sleep](/blog/stiff-neck-from-desk-work/)
`;
    expect(await markdown()).toBe(made);
    await page.getByRole("button", { name: "As it looks" }).click();
    await body().focus();
    await page.keyboard.press("Control+z");
    expect(await markdown()).toBe(made.replace(/\[sleep\].*/, "sleep"));
    await page.getByRole("button", { name: "As it looks" }).click();
    await tool("Undo").click();
    await expect.poll(() => body().textContent()).not.toContain("sleep");
  });

  test("takes what Word has copied without its styles, and what was copied here as it is", async () => {
    const paste = (html: string): Promise<void> =>
      body().evaluate((root, given) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/html", given);
        clipboardData.setData("text/plain", "words");
        root.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
      }, html);
    await behind("Last words.");
    await paste(
      `<html><head><style>p{color:red}</style></head><body><p class=MsoNormal style='color:red'>Some <b>strong</b> words<o:p></o:p></p><p class=MsoListParagraph style='mso-list:l0'><span style='mso-list:Ignore'>·</span>item</p></body></html>`,
    );
    await behind("Last words.");
    await paste(" and <i>more</i>");
    expect(await markdown()).toContain("Last words. and *more*\n\nSome **strong** words\n\n* item\n");
  });

  test("can be used by keys alone, and axe finds nothing", async () => {
    await context.addInitScript(AXE);
    await page.reload();
    await checked();
    await tool("Heading").focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Bold");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("body");
    expect((await axe(page, ALL)).faults).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    // What takes a picture's file lies unseen within its label.
    expect((await faults(page)).filter((fault) => !fault.startsWith("input.unseen"))).toEqual([]);
  });
});

test("a new article with a photo: the check finds nothing in a clone", async () => {
  await signIn();
  const photo = path.join(scratch, "IMG 0042.JPG");
  const gps = {
    IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 0/1", GPSLongitudeRef: "W", GPSLongitude: "0/1 7/1 0/1" },
  };
  await sharp({ create: { width: 3000, height: 2000, channels: 3, background: "#275" } })
    .withExif(gps)
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toFile(photo);
  await page.getByRole("link", { name: "New article" }).click();
  await page.getByLabel("Title", { exact: true }).fill("Winding down before bed");
  await page.getByRole("button", { name: "Begin" }).click();
  await field("Summary").fill("Why a calm evening helps more than a firm hand.");
  await page.getByLabel("Choose a picture …").setInputFiles(photo);
  await page.getByText("The picture is called img-0042.jpg.").waitFor();
  await field("What the picture shows").fill("A window at night with the curtains half drawn");
  await field("Topics").fill("sleep");
  await markdown();
  await body().fill("Ten minutes without a screen are a start.\n\n## What helps\n\nA warm bath.\n");
  await checked();
  await save("Publish");

  expect(commits()).toBe(2);
  expect(host.git("diff", "--name-status", "main~1", "main").split("\n")).toEqual([
    "A\tcontent/blog/img-0042.jpg",
    "A\tcontent/blog/winding-down-before-bed.md",
  ]);
  expect(host.read("content/blog/winding-down-before-bed.md").toString()).not.toMatch(/^draft:/m);
  const picture = await sharp(host.read("content/blog/img-0042.jpg")).metadata();
  expect([picture.width, picture.height, picture.exif, picture.orientation]).toEqual([
    2000,
    3000,
    undefined,
    undefined,
  ]);
  const clone = path.join(scratch, "clone");
  spawnSync("git", ["clone", "--quiet", host.folder, clone]);
  const found = spawnSync(process.execPath, ["--import", "tsx", "src/cli/check.ts"], {
    encoding: "utf8",
    env: { ...process.env, CONTENT_DIR: path.join(clone, "content") },
  });
  expect(found.stdout).not.toContain("winding-down");
  expect(found.stdout).not.toMatch(/ error /);
  expect(found.status).toBe(0);
});

describe("what is wrong is seen before it is saved:", () => {
  beforeEach(signIn);
  const says = (words: string | RegExp) => page.locator(".panel").getByText(words).first().waitFor();
  const publish = () => page.getByRole("button", { name: "Save", exact: true });

  test("an address that is taken", async () => {
    await open(SEED);
    await page.getByText("More fields").click();
    await field("Address").fill("/blog/your-first-massage");
    await says(/your-first-massage/);
    await expect.poll(() => publish().isDisabled()).toBe(true);
    await page.getByText("What has an error is not published.").waitFor();
    expect(commits()).toBe(1);
  });

  test("an author whom nobody knows, a heading that skips a level, a link to nowhere", async () => {
    await open(SEED);
    await page.getByRole("button", { name: "The file as it is" }).click();
    const whole = page.getByLabel("The file as it is");
    const text = await whole.inputValue();
    await whole.fill(`${text.replace("tags:", "author: Nobody\ntags:")}\n#### Deep\n\n[Away](/nowhere/)\n`);
    await says('"Nobody" is none of the people in site.yaml.');
    await says(/skips/);
    await says(/\/nowhere\//);
    await expect.poll(() => publish().isDisabled()).toBe(true);
    expect(commits()).toBe(1);
  });

  test("a field that is empty, at the field itself", async () => {
    await open(SEED);
    await field("Title (required)").fill("");
    await page.locator(".field", { hasText: "Title" }).getByText("title is missing. Add a line").waitFor();
    expect(await field("Title (required)").getAttribute("aria-invalid")).toBe("true");
  });

  test("such a text can be kept as a draft, or proposed", async () => {
    await page.getByRole("link", { name: "New article" }).click();
    await page.getByLabel("Title", { exact: true }).fill("Not ready");
    await page.getByRole("button", { name: "Begin" }).click();
    await markdown();
    await body().fill("[Away](/nowhere/)\n");
    await says(/\/nowhere\//);
    expect(await page.getByRole("button", { name: "Publish" }).isDisabled()).toBe(true);
    await save("Save as a draft");
    expect(host.read("content/blog/not-ready.md").toString()).toMatch(/^draft: true$/m);

    await open("content/blog/not-ready.md");
    // Published, it would be an error; as it lies there, it stops nothing.
    await page.locator(".panel li.error").getByText("/nowhere/").waitFor();
    expect(await page.getByRole("button", { name: "Publish" }).isDisabled()).toBe(true);
    await body().fill("[Away](/elsewhere/)\n");
    await says(/\/elsewhere\//);
    await page.getByRole("button", { name: "Propose" }).click();
    await page.getByText(/It is proposed at https:\/\/git\.test\//).waitFor();
    expect(commits()).toBe(2);
    expect(host.pulls).toHaveLength(1);
    const [branch = ""] = host.pulls;
    await page.getByText("Nothing is known of its checks yet.").waitFor();
    host.told[branch] = { checks: "running" };
    await page.getByRole("button", { name: "Look again" }).click();
    await page.getByText("Its checks are running.").waitFor();
    // The same is said where the text is opened again.
    host.told[branch] = { checks: "failed" };
    await open("content/blog/not-ready.md");
    await page.getByText("Its checks have failed; the proposal says why.").waitFor();
    host.told[branch] = { checks: "passed", preview: "https://preview.test/1/" };
    await page.getByRole("button", { name: "Look again" }).click();
    await page.getByText("Its checks have passed.").waitFor();
    expect(await page.getByRole("link", { name: "See the preview" }).getAttribute("href")).toBe(
      "https://preview.test/1/",
    );
    expect(host.read("content/blog/not-ready.md", host.pulls[0]).toString()).toContain("/elsewhere/");
  });
});

describe("others", () => {
  beforeEach(signIn);

  test("a renamed article is found under its old address", async () => {
    await open(ADDRESS);
    await page.getByText("More fields").click();
    await field("Address").fill("/blog/desk-neck");
    await page.getByText("Others may link to /blog/stiff-neck-from-desk-work").waitFor();
    await checked();
    await expect.poll(() => page.getByRole("button", { name: "Save", exact: true }).isDisabled()).toBe(false);
    await save();
    expect(changes()).toEqual(
      expect.arrayContaining(["+slug: /blog/desk-neck", "+aliases: [/blog/stiff-neck-from-desk-work]"]),
    );
  });

  test("a renamed page is found under its old address, and the header's links to that are named", async () => {
    await open(ABOUT);
    await page.getByText("More fields").click();
    await field("Last part of the address").fill("Über uns");
    await page.getByText("Write lower-case words without accents").waitFor();
    expect(await page.getByRole("button", { name: "Save", exact: true }).isDisabled()).toBe(true);
    await field("Last part of the address").fill("who-we-are");
    await page.getByText("The page is at /who-we-are/.").waitFor();
    await page.getByText("Others may link to /about").waitFor();
    await page.locator(".panel").getByText("/about/ is an old address").waitFor();
    await page.getByLabel("Others may link to").uncheck();
    await page.locator(".panel li.error").getByText("There is no page or file /about").first().waitFor();
    await expect.poll(() => page.getByRole("button", { name: "Save", exact: true }).isDisabled()).toBe(true);
    await page.getByLabel("Others may link to").check();
    await expect.poll(() => page.getByRole("button", { name: "Save", exact: true }).isDisabled()).toBe(false);
    await save();
    expect(host.git("diff", "--no-renames", "--name-status", "main~1", "main").split("\n")).toEqual([
      `D\t${ABOUT}`,
      "A\tcontent/pages/who-we-are.md",
    ]);
    const before = host.read(ABOUT, "main~1").toString();
    const after = host.read("content/pages/who-we-are.md").toString();
    expect(after.replace("aliases: [/about]\n", "")).toBe(before);
    expect(after).not.toBe(before);
  });

  test("a page does not take the address of another", async () => {
    await open(ABOUT);
    await page.getByText("More fields").click();
    host.push({ "content/pages/team.md": "---\ntitle: Team\n---\nUs.\n" });
    await field("Last part of the address").fill("team");
    await page.getByText("The page is at /team/.").waitFor();
    await expect.poll(() => page.getByRole("button", { name: "Save", exact: true }).isDisabled()).toBe(false);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("alert").getByText("Please choose another address.").waitFor();
    expect(host.read("content/pages/team.md").toString()).toContain("Us.");
    expect(host.read(ABOUT).toString()).toContain("title:");
  });

  test("a deleted article takes along the picture that only it has, and says whose links it breaks", async () => {
    await open(COMMENTED);
    await page.getByRole("button", { name: "Delete …" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete", exact: true }).click();
    await page.getByText("is deleted.").waitFor();
    expect(host.git("diff", "--name-status", "main~1", "main")).toBe(`D\t${COMMENTED}`);

    await open(SEED);
    await page.getByRole("button", { name: "Delete …" }).click();
    await page.getByRole("dialog").getByText("massage-and-better-sleep.webp").waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Keep it" }).click();
    expect(commits()).toBe(2);
  });

  test("two pictures of one name are two files, and that is said", async () => {
    const photo = path.join(scratch, "massage-and-better-sleep.png");
    await sharp({ create: { width: 1300, height: 900, channels: 3, background: "#a52" } })
      .png()
      .toFile(photo);
    const before = host.read("content/blog/massage-and-better-sleep.webp");
    await open(SEED);
    await page.getByLabel("Choose a picture …").setInputFiles(photo);
    await page.getByText("so this one is called massage-and-better-sleep-2.webp").waitFor();
    await checked();
    await save();
    expect(host.read("content/blog/massage-and-better-sleep.webp").equals(before)).toBe(true);
    expect(changes()).toEqual([
      "-featured: massage-and-better-sleep.webp",
      "+featured: massage-and-better-sleep-2.webp",
    ]);
  });

  test("what somebody else has pushed meanwhile stays, and both changes are kept", async () => {
    await open(SEED);
    await field("Title (required)").fill("Mine");
    await checked();
    const theirs = host
      .read(SEED)
      .toString()
      .replace(/^excerpt: .*$/m, "excerpt: Theirs. # a comment");
    host.push({ [SEED]: theirs });
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("Your changes now stand in their text.").waitFor();
    expect(host.read(SEED).toString()).toBe(theirs);
    expect(await field("Summary").inputValue()).toBe("Theirs.");
    await checked();
    await save();
    expect(host.read(SEED).toString()).toBe(theirs.replace(/^title: .*$/m, "title: Mine"));
  });

  test("where both have changed the same, theirs is shown before anything is saved", async () => {
    await open(SEED);
    await field("Title (required)").fill("Mine");
    await checked();
    const theirs = host
      .read(SEED)
      .toString()
      .replace(/^title: .*$/m, "title: Theirs");
    host.push({ [SEED]: theirs });
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("Both of you changed the same place").waitFor();
    await page.locator("pre", { hasText: "title: Theirs" }).waitFor();
    expect(host.read(SEED).toString()).toBe(theirs);
  });
});

test("a text is previewed by the site's own templates and styles, with the picture that was just chosen", async () => {
  await signIn();
  const photo = path.join(scratch, "lamp.jpg");
  await sharp({ create: { width: 1300, height: 900, channels: 3, background: "#a52" } })
    .jpeg()
    .toFile(photo);
  await open(SEED);
  await field("Title (required)").fill("Massage & the better sleep");
  await page.getByLabel("Choose a picture …").setInputFiles(photo);
  await page.getByText("The picture is called lamp.jpg.").waitFor();
  await page.getByRole("button", { name: "Preview" }).click();
  const frame = page.frameLocator("iframe");
  await frame.getByRole("heading", { name: "Massage & the better sleep", level: 1 }).waitFor();
  const picture = frame.locator("article img").first();
  await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1300);
  await frame.getByRole("heading", { name: "What massage may do" }).waitFor();
  const font = () => frame.locator("body").evaluate((element) => getComputedStyle(element).fontFamily);
  await expect.poll(font).toContain("Newsreader");
  await page.getByRole("button", { name: "Close the preview" }).click();
  expect(commits()).toBe(1);
});

test("a link to a page of the site is chosen by its title", async () => {
  await signIn();
  await open(COMMENTED);
  await markdown();
  await body().evaluate((area) => (area as HTMLTextAreaElement).setSelectionRange(1, 12));
  await page.getByRole("button", { name: "Link …" }).click();
  expect(await page.getByLabel("Words of the link").inputValue()).toBe("First words");
  await page.getByLabel("To a page of this site").selectOption("A Stiff Neck from Desk Work");
  await page.getByRole("button", { name: "Put it in" }).click();
  await checked();
  await save();
  expect(changes()).toEqual(["-First words.\r", "+[First words](/blog/stiff-neck-from-desk-work/).\r"]);
});

test.each([
  ["a phone", 360, 740],
  ["a desktop", 1280, 900],
])("nothing is cut off or out of place on %s, and axe finds nothing", async (_what, width, height) => {
  const sound = async (): Promise<void> => {
    expect(await faults(page)).toEqual([]);
    expect((await axe(page, ALL)).faults).toEqual([]);
  };
  // The page's policy allows no other script: as an extension would, it comes from without.
  await context.addInitScript(AXE);
  await page.setViewportSize({ width, height });
  await page.goto(`${site.url}/admin/`);
  await page.getByLabel("Token").waitFor();
  await sound();
  await signIn();
  await sound();
  await page.getByRole("link", { name: "New article" }).click();
  await page.getByLabel("Title", { exact: true }).waitFor();
  await sound();
  const proposal = "edit-blog-massage-and-better-sleep-20260101000000";
  host.git("branch", proposal);
  host.pulls.push(proposal);
  host.told[proposal] = { checks: "passed", preview: "https://preview.test/1/" };
  await open(SEED);
  await page.getByRole("link", { name: "See the preview" }).waitFor();
  await page.getByText("More fields").click();
  expect((await axe(page, ALL)).faults).toEqual([]);
  await open("content/site.yaml");
  expect((await axe(page, ALL)).faults).toEqual([]);
});
