// Links of a body, which tell where they lead.

import type { AnchorHTMLAttributes } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { Prose } from "../../src/components/prose";
import { WordsProvider } from "../../src/components/words";
import { renderMarkdown } from "../../src/markdown/render";

vi.mock("gatsby", () => ({
  Link: ({ to, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { to: string }) => <a {...rest} href={`/p${to}`} />,
  withPrefix: (address: string) => `/p${address}`,
}));

const html = (markdown: string): string =>
  renderToStaticMarkup(
    <WordsProvider site={{ language: "en" }}>
      <Prose tree={renderMarkdown(markdown).tree} images={[]} />
    </WordsProvider>,
  );

test("a link within the site is only a link", () => {
  expect(html("[the list](/blog/)")).toBe('<p><a href="/p/blog/">the list</a></p>');
  expect(html("[call](tel:+15550100)")).toBe('<p><a href="tel:+15550100">call</a></p>');
});

test("a file says its format to everybody", () => {
  expect(html("[The form](/form.pdf)")).toBe('<p><a href="/p/form.pdf">The form (PDF)</a></p>');
});

test("a link to another site says so to those who don't see where it leads, and to no search", () => {
  expect(html("[*Good* advice](https://www.nhs.uk/sleep)")).toBe(
    '<p><a href="https://www.nhs.uk/sleep"><em>Good</em> advice' +
      '<span class="link-note sr-only" data-pagefind-ignore=""> (external site)</span></a></p>',
  );
});

test("an address that is its own text says where it leads", () => {
  expect(html("<https://www.nhs.uk/sleep>")).toBe(
    '<p><a href="https://www.nhs.uk/sleep">https://www.nhs.uk/sleep</a></p>',
  );
});
