// One page of the practice's own: about, booking, privacy.

import { graphql, type HeadProps, type PageProps } from "gatsby";
import { Body } from "../components/body";
import { HeadTags } from "../components/head-tags";
import { Layout } from "../components/layout";
import { TextPage } from "../components/text-page";
import type { PageExtra } from "../model/schema";
import { bodyImages, headOf, type ImageFile, imageOf, type SiteFacts, type TextData } from "./queries";
import { isReplaced, type ReplacedContext, ReplacedHead, ReplacedText } from "./replaced-text";

interface Data {
  site: SiteFacts;
  photos: { photos: { src: string; file: ImageFile | null }[] };
  page: TextData & { show: PageExtra[] };
}

type Context = object | ReplacedContext;

export default function PageTemplate({ data, pageContext, path, children }: PageProps<Data, Context>) {
  const { site, photos, page } = data;
  if (isReplaced(pageContext)) return <ReplacedText context={pageContext} site={site} path={path} />;
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

export function Head({ data: { site, page }, pageContext }: HeadProps<Data, Context>) {
  if (isReplaced(pageContext)) return <ReplacedHead context={pageContext} site={site} />;
  return (
    <HeadTags
      site={site}
      page={{
        ...headOf(page),
        kind: page.show.includes("contact") ? "ContactPage" : page.show.includes("people") ? "AboutPage" : undefined,
      }}
    />
  );
}

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
