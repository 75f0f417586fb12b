// The pieces of queries that templates share, and the shape of what they return.

import { graphql } from "gatsby";
import { getImage, type IGatsbyImageData } from "gatsby-plugin-image";
import type { Root } from "hast";
import type { LayoutFacts } from "../components/layout";
import type { PostSummary } from "../components/post-card";
import type { ProseImage } from "../components/prose";
import type { TextFacts } from "../components/text-page";
import type { HeadPerson, HeadSite } from "../model/head";
import type { ShareCard, SharePicture } from "../model/share-picture";

// Widths follow the layout: none is wider than twice the widest place that shows it, and cards share the hero's files.
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
    navigation {
      label
      address
    }
    pages {
      label
      address
    }
    callToAction {
      label
      address
    }
    preview
    shareCard {
      src
      width
      height
      alt
    }
  }
  fragment HeroImage on File {
    childImageSharp {
      gatsbyImageData(layout: CONSTRAINED, width: 960, outputPixelDensities: [0.5, 0.8333333, 1.125, 1.5, 2])
    }
  }
  fragment CardImage on File {
    childImageSharp {
      gatsbyImageData(layout: CONSTRAINED, width: 480, outputPixelDensities: [1, 1.6666667, 2.25])
    }
  }
  fragment BodyImage on File {
    publicURL
    childImageSharp {
      gatsbyImageData(layout: CONSTRAINED, width: 672, outputPixelDensities: [0.5, 0.75, 1, 1.5, 2])
    }
  }
  fragment Photos on SiteFacts {
    photos {
      src
      file {
        childImageSharp {
          gatsbyImageData(layout: CONSTRAINED, width: 96, aspectRatio: 1, outputPixelDensities: [1, 2, 3])
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
    outline {
      depth
      text
      id
    }
    words
    featured {
      ...HeroImage
    }
    images {
      src
      file {
        ...BodyImage
      }
    }
    body
    shareCard {
      src
      width
      height
      alt
    }
    shareCrops {
      src
      width
      height
    }
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
  publicURL?: string | null;
  childImageSharp: { gatsbyImageData: IGatsbyImageData } | null;
}

/** A post as the fragment PostSummary returns it. */
export type PostSummaryData = Omit<PostSummary, "image"> & { featured: ImageFile | null };

/** The processed picture of a file, if there is one. */
export const imageOf = (file: ImageFile | null): IGatsbyImageData | undefined =>
  getImage(file?.childImageSharp ?? null);

/** Turns query results into what cards take. */
export const summaries = (posts: readonly PostSummaryData[]): PostSummary[] =>
  posts.map(({ featured, ...post }) => ({ ...post, image: imageOf(featured) }));

/** A post or page as the fragment Text returns it. */
export interface TextData extends TextFacts {
  excerpt: string;
  canonical: string | null;
  words: number;
  featured: ImageFile | null;
  images: { src: string; file: ImageFile | null }[];
  /** Null for a text in MDX. */
  body: Root | null;
  shareCard: ShareCard;
  shareCrops: SharePicture[];
}

/** The pictures of a body, ready to be shown. */
export const bodyImages = ({ images }: Pick<TextData, "images">): ProseImage[] =>
  images.map(({ src, file }) => ({ src, image: imageOf(file) ?? null, publicURL: file?.publicURL ?? null }));
