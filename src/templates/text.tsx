// One page of the practice's own: about, booking, privacy.

import { Body } from "../components/body";
import { Layout } from "../components/layout";
import { TextPage } from "../components/text-page";
import { type Citation, citationsOf } from "../model/content/citations";
import type { PageMeta } from "../model/head/head";
import type { PageView, PostView, Views } from "../site/views";
import type { TemplateProps } from "./template";

export function Page({ site, view: { page, photos }, body, children }: TemplateProps<"text">) {
  return (
    <Layout site={site} path={page.path} said={page.show.includes("contact") ? ["contact"] : undefined}>
      <TextPage page={page} site={site} photos={photos}>
        {(body || children) && (
          <Body tree={body} images={page.images} lang={page.lang}>
            {children}
          </Body>
        )}
      </TextPage>
    </Layout>
  );
}

/** What the head tells of a post and of a page. @param sources what it rests on, besides what its footnotes name */
export const textMeta = (text: PostView | PageView, sources: readonly Citation[] = []) => ({
  title: text.title,
  description: text.excerpt,
  path: text.path,
  indexed: text.published,
  lang: text.lang,
  canonical: text.canonical,
  picture: text.shareCard,
  updated: text.updated,
  reviewed: text.reviewed,
  citations: citationsOf(sources, text.footnotes),
});

export const head = ({ page }: Views["text"]): PageMeta => ({
  ...textMeta(page),
  kind: page.show.includes("contact") ? "ContactPage" : page.show.includes("people") ? "AboutPage" : undefined,
});
