// Maps the head's data to elements, for the `Head` export of templates.

import { withPrefix } from "gatsby";
import { pathsOf } from "../model/content/paths";
import { headTags, htmlAttributes, type PageMeta } from "../model/head/head";
import { jsonLd, serialize } from "../model/head/json-ld";
import { speculationRules } from "../model/head/speculation";
import type { SiteView } from "../site/views";
import { handOver } from "./head-elements";

interface HeadTagsProps {
  page: PageMeta;
  site: SiteView;
  /** The address that is rendered, by which the head finds its page. */
  pathname: string;
}

export function HeadTags({ page, site, pathname }: HeadTagsProps) {
  const prefix = withPrefix("/").replace(/\/$/, "");
  const data = jsonLd(page, site, prefix);
  const elements = [
    ...headTags(page, site, prefix).map(({ tag: Tag, attributes, text }) => (
      <Tag key={JSON.stringify([Tag, attributes])} {...attributes}>
        {text}
      </Tag>
    )),
    ...(data ? [dataScript("application/ld+json", data)] : []),
    dataScript("speculationrules", speculationRules(prefix)),
  ];
  const html = <html {...htmlAttributes(site)} />;
  if (process.env.NODE_ENV === "production") {
    handOver(pathname, { elements, search: page.path === pathsOf(site).search });
    return html;
  }
  return (
    <>
      {html}
      {elements}
    </>
  );
}

function dataScript(type: string, data: object) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: React would write entities, which JSON has none of.
  return <script key={type} type={type} dangerouslySetInnerHTML={{ __html: serialize(data) }} />;
}
