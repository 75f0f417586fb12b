// What the written configurations say; tests/site/served.test.ts starts servers with them.

import { describe, expect, test } from "vitest";
import { caddyfile } from "../../src/model/hosting/caddy";
import { nginxConfig } from "../../src/model/hosting/nginx";
import { readRedirects } from "../../src/model/hosting/redirects";

const site = {
  domain: "www.example.org",
  root: "/var/www/www.example.org",
  pathPrefix: "",
  port: undefined,
  languages: [] as string[],
  redirects: readRedirects("/old/ /new/ 301\n/docs/* /leaflets/:splat 302\n").redirects,
};

describe("nginx", () => {
  const text = nginxConfig({ ...site, brotli: false });

  test("is told the domain, the folder, and how to get a certificate", () => {
    expect(text).toContain("\n    server_name www.example.org;\n");
    expect(text).toContain('\n    root "/var/www/www.example.org";\n');
    expect(text).toContain("certbot --nginx --redirect -d www.example.org");
    expect(nginxConfig({ ...site, brotli: false, port: 8080 })).not.toContain("certbot");
  });

  test("sets no header field within a location, which would lose all others", () => {
    expect(text.match(/add_header/g)).toHaveLength(8);
    for (const [, block] of text.matchAll(/location [^{]*\{([^}]*)\}/g)) expect(block).not.toContain("add_header");
  });

  test("names its variables after the site, so that two sites do not meet", () => {
    expect(text).toContain("map $uri $www_example_org_cache_control {");
  });

  test("holds no hash of a style, which the next edit would make wrong", () => {
    expect(text).not.toContain("sha256");
  });

  test("redirects, with the query", () => {
    expect(text).toContain('location = "/old/" { return 301 "/new/$is_args$args"; }');
    expect(text).toContain('location ~ "^/docs/(.*)$" { return 302 "/leaflets/$1$is_args$args"; }');
  });

  test("serves Brotli only where it has the module", () => {
    expect(text).not.toContain("brotli");
    expect(nginxConfig({ ...site, brotli: true })).toContain("brotli_static on;");
  });
});

describe("Caddy", () => {
  const text = caddyfile(site);

  test("is told the domain, for which it gets a certificate, or a port without one", () => {
    expect(text).toContain("\nwww.example.org {\n\troot * `/var/www/www.example.org`\n");
    expect(caddyfile({ ...site, port: 8080 })).toContain("\nhttp://:8080 {\n");
  });

  test("holds no hash of a style", () => {
    expect(text).not.toContain("sha256");
  });

  test("redirects", () => {
    expect(text).toContain("redir `/old/` `/new/` 301");
    expect(text).toContain("@below1 path_regexp below1 `^/docs/(.*)$`\n\tredir @below1 `/leaflets/{re.below1.1}` 302");
  });
});

test("below a path, the site lies in a folder of that name", () => {
  const below = { ...site, pathPrefix: "/practice", redirects: [] };
  const nginx = nginxConfig({ ...below, brotli: false });
  expect(nginx).toContain("copy public/ to /var/www/www.example.org/practice");
  expect(nginx).toContain("error_page 404 /practice/404.html;");
  expect(nginx).toContain("location = /practice/feed.json {");
  expect(caddyfile(below)).toContain("rewrite * /practice/404.html");
});

test("what is not there in a further language has that language's page", () => {
  const several = { ...site, pathPrefix: "/p", languages: ["/fr", "/pt-br"] };
  const nginx = nginxConfig({ ...several, brotli: false });
  expect(nginx).toMatch(/location \/p\/fr\/ \{\s+error_page 404 \/p\/fr\/404\.html;/);
  expect(nginx).toContain("error_page 404 /p/404.html;");
  const caddy = caddyfile(several);
  expect(caddy).toContain("\t@language1 path /p/pt-br/*\n\t\t@language not path /p/fr/* /p/pt-br/*");
  expect(caddy).toContain("rewrite @language /p/404.html\n\t\t\trewrite @language0 /p/fr/404.html");
});
