// A page of the practice's own, and what stands in its margin.

import type { AnchorHTMLAttributes } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { TextPage } from "../../src/components/text-page";
import { WordsProvider } from "../../src/components/words";
import type { PageView, SiteView } from "../../src/site/views";
import { PRACTICE, SITE } from "../../src/styleguide/samples";

vi.mock("gatsby", () => ({
  Link: ({ to, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { to: string }) => <a {...rest} href={to} />,
}));

const sections = (count: number): PageView["outline"] =>
  Array.from({ length: count }, (_, n) => ({ depth: 2, text: `Section ${n}`, id: `section-${n}` }));

function render(page: Partial<PageView>, site: Partial<SiteView> = { practice: PRACTICE }): string {
  const view = { title: "T", path: "/t/", show: [], published: true, featuredAlt: "", outline: [], ...page } as unknown;
  return renderToStaticMarkup(
    <WordsProvider site={SITE}>
      <TextPage page={view as PageView} photos={{}} site={{ ...SITE, practice: undefined, ...site }}>
        Text
      </TextPage>
    </WordsProvider>,
  );
}

test("contents, where the text has some", () => {
  const html = render({ outline: sections(3) });
  expect(html).toContain('<a href="#section-2">Section 2</a>');
  expect(html).not.toContain("tel:");
});

test("else how to reach the practice, where it is known and does not stand below the text", () => {
  const reach = /<aside [^>]*aria-label="How to reach us">.*href="tel:/;
  expect(render({ outline: sections(2) })).toMatch(reach);
  expect(render({}, {})).not.toContain("<aside");
  expect(render({ show: ["contact"] })).not.toContain("<aside");
});
