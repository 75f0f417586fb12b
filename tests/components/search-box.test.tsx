// The search page before its script runs.

import type { AnchorHTMLAttributes } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, expect, test, vi } from "vitest";
import { SITE } from "../../src/styleguide/samples";

vi.mock("gatsby", () => ({
  Link: ({ to, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { to: string }) => <a {...rest} href={`/p${to}`} />,
  withPrefix: (address: string) => `/p${address}`,
}));

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

async function render(mode: string): Promise<string> {
  vi.stubEnv("NODE_ENV", mode);
  const { SearchBox } = await import("../../src/components/search-box");
  const { WordsProvider } = await import("../../src/components/words");
  return renderToStaticMarkup(
    <WordsProvider site={SITE}>
      <SearchBox site={SITE} />
    </WordsProvider>,
  );
}

test("a build has a form that works without the script, and the script below the path of the site", async () => {
  const html = await render("production");
  expect(html).toContain('<form class="search-form" id="Search" role="search" action="/p/search/">');
  expect(html).toContain('name="q"');
  expect(html).toContain('<script type="module" src="/p/search/search.js"></script>');
  expect(html).not.toContain("npm run");
});

test("gatsby develop says where search works", async () => {
  const html = await render("development");
  expect(html).toContain("Search works on the built site: npm run build, then npm run serve.");
  expect(html).not.toContain("<script");
});
