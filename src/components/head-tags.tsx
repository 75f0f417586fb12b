// Maps the head's data to elements, for the `Head` export of templates.

import { withPrefix } from "gatsby";
import { headTags, type PageMeta } from "../model/head";
import type { Site } from "../model/site-schema";

export function HeadTags({ page, site }: { page: PageMeta; site: Pick<Site, "name" | "url" | "language"> }) {
  const prefix = withPrefix("/").replace(/\/$/, "");
  return (
    <>
      <html lang={site.language} />
      {headTags(page, site, prefix).map(({ tag: Tag, attributes, text }) => (
        <Tag key={JSON.stringify([Tag, attributes?.name ?? attributes?.rel])} {...attributes}>
          {text}
        </Tag>
      ))}
    </>
  );
}
