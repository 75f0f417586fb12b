// The pieces of queries that templates share, and the shape of what they return.

import { graphql } from "gatsby";
import { getImage, type IGatsbyImageData } from "gatsby-plugin-image";
import type { PostSummary } from "../components/post-card";
import type { Site } from "../model/schema";

// Widths follow the layout: none is wider than twice the widest place that shows it, and cards share the hero's files.
export const fragments = graphql`
  fragment SiteFacts on SiteFacts {
    name
    description
    language
    url
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
  fragment PostSummary on Post {
    title
    date
    path
    excerpt
    published
    featured {
      ...CardImage
    }
  }
`;

/** The facts of the site that pages show. */
export type SiteFacts = Pick<Site, "name" | "description" | "language" | "url">;

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
