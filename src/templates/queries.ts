// The pieces of queries that templates share, and the shape of what they return.

import { graphql } from "gatsby";
import type { IGatsbyImageData } from "gatsby-plugin-image";
import type { Root } from "hast";
import type { LayoutFacts } from "../components/layout";
import type { PostSummary } from "../components/post-card";
import type { ProseImage } from "../components/prose";
import type { TextFacts } from "../components/text-page";
import type { HeadPerson, HeadSite } from "../model/head";
import type { ShareCard, SharePicture } from "../model/share-picture";

export const fragments = graphql`
  fragment SiteFacts on SiteFacts {
    name
    description
    language
    url
    practice
    people
    disclaimer
    social
    navigation
    lists
    pages
    callToAction
    preview
    shareCard
  }
  fragment HeroImage on File {
    childImageSharp {
      picture(shape: HERO)
    }
  }
  fragment CardImage on File {
    childImageSharp {
      picture(shape: CARD)
    }
  }
  fragment BodyImage on File {
    childImageSharp {
      picture(shape: BODY)
    }
  }
  fragment Photos on SiteFacts {
    photos {
      src
      file {
        childImageSharp {
          picture(shape: PORTRAIT)
        }
      }
    }
  }
  fragment Text on Text {
    title
    path
    excerpt
    published
    featuredAlt
    featuredCaption
    updated
    reviewed
    reviewDue
    lang
    canonical
    outline
    words
    featured {
      ...HeroImage
    }
    images {
      src
      publicURL
      file {
        ...BodyImage
      }
    }
    body
    shareCard
    shareCrops
  }
  fragment PostSummary on Post {
    title
    date
    path
    excerpt
    published
    lang
    featured {
      ...CardImage
    }
  }
`;

/** The facts of the site that pages show; GraphQL has null where site.yaml says nothing. */
export type SiteFacts = LayoutFacts & HeadSite & { people: readonly HeadPerson[]; disclaimer: string | null };

/** A file as the image fragments return it. */
export interface ImageFile {
  childImageSharp: { picture: IGatsbyImageData } | null;
}

/** A post as the fragment PostSummary returns it. */
export type PostSummaryData = Omit<PostSummary, "image"> & { featured: ImageFile | null };

/** The processed picture of a file, if there is one. */
export const imageOf = (file: ImageFile | null): IGatsbyImageData | undefined => file?.childImageSharp?.picture;

/** Turns query results into what cards take. */
export const summaries = (posts: readonly PostSummaryData[]): PostSummary[] =>
  posts.map(({ featured, ...post }) => ({ ...post, image: imageOf(featured) }));

/** A post or page as the fragment Text returns it. */
export interface TextData extends TextFacts {
  excerpt: string;
  canonical: string | null;
  words: number;
  featured: ImageFile | null;
  images: { src: string; publicURL: string | null; file: ImageFile | null }[];
  /** Null for a text in MDX. */
  body: Root | null;
  shareCard: ShareCard;
  shareCrops: SharePicture[];
}

/** What the head tells of a text. */
export const headOf = (text: TextData) => ({
  title: text.title,
  description: text.excerpt,
  path: text.path,
  indexed: text.published,
  lang: text.lang,
  canonical: text.canonical,
  picture: text.shareCard,
  updated: text.updated,
  reviewed: text.reviewed,
});

/** The pictures of a body, ready to be shown. */
export const bodyImages = ({ images }: Pick<TextData, "images">): ProseImage[] =>
  images.map(({ src, publicURL, file }) => ({ src, image: imageOf(file) ?? null, publicURL }));
