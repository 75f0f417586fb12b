// One page of the practice's own: about, booking, privacy.

import { graphql, type HeadProps, type PageProps } from "gatsby";
import { Body } from "../components/body";
import { HeadTags } from "../components/head-tags";
import { Layout } from "../components/layout";
import { TextPage } from "../components/text-page";
import type { PageExtra } from "../model/schema";
import { bodyImages, type ImageFile, imageOf, type SiteFacts, type TextData } from "./queries";

interface Data {
  site: SiteFacts;
  photos: { photos: { src: string; file: ImageFile | null }[] };
  page: TextData & { show: PageExtra[] };
}

export default function PageTemplate({ data: { site, photos, page }, children }: PageProps<Data>) {
  const images = new Map(photos.photos.map(({ src, file }) => [src, imageOf(file)]));
  return (
    <Layout site={site} path={page.path}>
      <TextPage page={page} site={site} featured={imageOf(page.featured)} photoOf={(photo) => images.get(photo)}>
        <Body tree={page.body} images={bodyImages(page)}>
          {children}
        </Body>
      </TextPage>
    </Layout>
  );
}

export const Head = ({ data: { site, page } }: HeadProps<Data>) => (
  <HeadTags
    site={site}
    page={{
      title: page.title,
      description: page.excerpt,
      path: page.path,
      indexed: page.published,
      lang: page.lang,
      canonical: page.canonical,
      picture: page.shareCard,
      updated: page.updated,
      reviewed: page.reviewed,
      kind: page.show.includes("contact") ? "ContactPage" : page.show.includes("people") ? "AboutPage" : undefined,
    }}
  />
);

export const query = graphql`
  query Page($id: String!) {
    site: siteFacts {
      ...SiteFacts
    }
    photos: siteFacts {
      ...Photos
    }
    page(id: { eq: $id }) {
      ...Text
      show
    }
  }
`;
