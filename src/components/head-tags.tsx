// Maps the head's data to elements, for the `Head` export of templates.

import font from "@fontsource-variable/newsreader/files/newsreader-latin-wght-normal.woff2";
import { withPrefix } from "gatsby";
import { type HeadSite, headTags, htmlAttributes, type PageMeta } from "../model/head";
import { jsonLd, serialize } from "../model/json-ld";
import { speculationRules } from "../model/speculation";

export function HeadTags({ page, site }: { page: PageMeta; site: HeadSite }) {
  const prefix = withPrefix("/").replace(/\/$/, "");
  const data = jsonLd(page, site, prefix);
  return (
    <>
      <html {...htmlAttributes(site)} />
      {headTags(page, site, prefix, font).map(({ tag: Tag, attributes, text }) => (
        <Tag key={JSON.stringify([Tag, attributes])} {...attributes}>
          {text}
        </Tag>
      ))}
      {data && (
        <script
          type="application/ld+json"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: React would write entities, which JSON has none of.
          dangerouslySetInnerHTML={{ __html: serialize(data) }}
        />
      )}
      <script
        type="speculationrules"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: React would write entities, which JSON has none of.
        dangerouslySetInnerHTML={{ __html: serialize(speculationRules(prefix)) }}
      />
    </>
  );
}
