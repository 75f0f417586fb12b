// The component gallery as `gatsby develop` shows it, rendered into the head of a built page, with all of the site's styles.

import fs from "node:fs";
import path from "node:path";
import type { AnchorHTMLAttributes } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { vi } from "vitest";
import { readStyleSheets } from "../../src/gatsby/style-sheets";
import { styleguidePage } from "../../src/gatsby/styleguide";
import Styleguide from "../../src/styleguide/styleguide";

vi.mock("gatsby", () => ({
  Link: ({ to, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { to: string }) => <a {...rest} href={to} />,
  withPrefix: (address: string) => address,
}));

const TEXTS = styleguidePage(process.cwd()).context;
const OWN_STYLES = path.resolve("src/styleguide/styleguide.css");

/** The whole document. */
export function galleryDocument(): string {
  const built = fs.readFileSync(path.resolve("public/index.html"), "utf8");
  const globalStyle = built.match(/<style[^>]*>[\s\S]*?<\/style>/)?.[0];
  if (globalStyle === undefined) throw new Error("public/index.html has no styles. Run `npm test`.");
  const styles = [globalStyle, ...readStyleSheets(process.cwd()).map(({ css }) => `<style>${css}</style>`)].join("");
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Components</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">${styles}
    <style>${fs.readFileSync(OWN_STYLES, "utf8")}</style></head>
    <body>${renderToStaticMarkup(<Styleguide pageContext={TEXTS} />)}</body></html>`;
}
