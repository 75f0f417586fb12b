// npm run hosting, run against small projects.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { runHosting } from "../../src/cli/hosting";
import { captured } from "./captured";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "hosting-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));

let root = "";
beforeEach(() => {
  root = fs.mkdtempSync(path.join(scratch, "site-"));
  write("content/site.yaml", "name: N\ndescription: D\nlanguage: en\nurl: https://www.example.org\ntimeZone: UTC\n");
  write("public/index.html", "<h1>N</h1>");
  write("public/_redirects", "/old /new/ 301\n/a/:b /c 301\n");
});
const write = (file: string, text: string): void => {
  fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  fs.writeFileSync(path.join(root, file), text);
};
const run = (...args: string[]) => captured(runHosting, args, { root });

test("prints a configuration for the site of site.yaml, with its redirects", async () => {
  const { status, out, err } = await run("nginx");
  expect(status).toBe(0);
  expect(out).toContain("server_name www.example.org;");
  expect(out).toContain('root "/var/www/www.example.org";');
  expect(out).toContain('location = "/old"');
  expect(err).toBe("This line of _redirects is left out, nginx must be told of it by hand: /a/:b /c 301\n");
});

test("takes another domain, folder, port and file", async () => {
  const args = ["--domain", "a.example", "--root", "/srv/a/", "--port", "8080", "--to", "Caddyfile"];
  const { status, out, err } = await run("caddy", ...args);
  expect([status, out]).toEqual([0, ""]);
  expect(err).toContain("Wrote Caddyfile. Its first lines say what to do with it.");
  const text = fs.readFileSync(path.join(root, "Caddyfile"), "utf8");
  expect(text).toContain("http://:8080 {\n\troot * `/srv/a`");
  expect(text).toContain("# Caddy serves a.example");
});

test.each([
  [[], "missing required argument 'server'"],
  [["apache"], "'apache' is invalid for argument 'server'. Allowed choices are nginx, caddy."],
  [
    ["nginx", "--domain", "https://a.example"],
    "argument 'https://a.example' is invalid. Write a name like www.example.org",
  ],
  [["nginx", "--root", "public"], "argument 'public' is invalid. Write the folder's whole path"],
  [["nginx", "--root", "/a;b"], "argument '/a;b' is invalid."],
  [["nginx", "--port", "http"], "argument 'http' is invalid. Write a whole number from 1 to 65535."],
  [["caddy", "--brotli"], "--brotli is for nginx"],
  [["nginx", "--colour"], "unknown option '--colour'"],
])("%j is wrong usage, said with the cure", async (args, message) => {
  const { status, out, err } = await run(...args);
  expect([status, out]).toEqual([2, ""]);
  expect(err).toContain(message);
  expect(err).toContain("Usage: npm run hosting");
});

test("without facts about the site, the domain is asked for", async () => {
  fs.rmSync(path.join(root, "content"), { recursive: true });
  expect((await run("nginx")).err).toContain("Or name the site with --domain.");
  expect((await run("nginx", "--domain", "a.example")).status).toBe(0);
});

test("without a built site, says what to do", async () => {
  fs.rmSync(path.join(root, "public"), { recursive: true });
  expect(await run("nginx")).toEqual({
    status: 1,
    out: "",
    err: "There is no site in public yet. Build it first: `npm run build`.\n",
  });
});

test("--help helps", async () => {
  expect((await run("--help")).out).toContain("Usage: npm run hosting -- [options] <server>");
});
