// One post. A Markdown body comes as a tree from the query, an MDX body as children.

import { MDXProvider } from "@mdx-js/react";
import { graphql, type HeadProps, type PageProps } from "gatsby";
import type { Root } from "hast";
import { HeadTags } from "../components/head-tags";
import { Layout } from "../components/layout";
import { PostPage } from "../components/post-page";
import { Prose, type ProseImage, proseComponents } from "../components/prose";
import { type ImageFile, imageOf, type SiteFacts } from "./queries";

interface Data {
  site: SiteFacts;
  post: {
    title: string;
    date: string;
    path: string;
    excerpt: string;
    published: boolean;
    featuredAlt: string;
    featured: ImageFile | null;
    images: { src: string; file: ImageFile | null }[];
    body: Root | null;
  };
}

export default function PostTemplate({ data: { site, post }, children }: PageProps<Data>) {
  const images: ProseImage[] = post.images.map(({ src, file }) => ({
    src,
    image: imageOf(file) ?? null,
    publicURL: file?.publicURL ?? null,
  }));
  return (
    <Layout site={site} path={post.path}>
      <PostPage {...post} language={site.language} featured={imageOf(post.featured)}>
        {post.body ? (
          <Prose tree={post.body} images={images} />
        ) : (
          <MDXProvider components={proseComponents(images)}>{children}</MDXProvider>
        )}
      </PostPage>
    </Layout>
  );
}

export const Head = ({ data: { site, post } }: HeadProps<Data>) => (
  <HeadTags
    site={site}
    page={{ title: post.title, description: post.excerpt, path: post.path, indexed: post.published }}
  />
);

export const query = graphql`
  query Post($id: String!) {
    site: siteFacts {
      ...SiteFacts
    }
    post(id: { eq: $id }) {
      title
      date
      path
      excerpt
      published
      featuredAlt
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
    }
  }
`;
