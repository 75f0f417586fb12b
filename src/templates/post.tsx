// One post. A Markdown body comes as a tree from the query, an MDX body as children.

import { graphql, type HeadProps, type PageProps } from "gatsby";
import { Body } from "../components/body";
import { HeadTags } from "../components/head-tags";
import { Layout } from "../components/layout";
import { PostPage } from "../components/post-page";
import type { PostContext } from "../model/page-plan";
import type { Person } from "../model/site-schema";
import {
  bodyImages,
  headOf,
  type ImageFile,
  imageOf,
  type PostSummaryData,
  type SiteFacts,
  summaries,
  type TextData,
} from "./queries";
import { isReplaced, type ReplacedContext, ReplacedHead, ReplacedText } from "./replaced-text";

interface Data {
  site: SiteFacts;
  photos: { photos: { src: string; file: ImageFile | null }[] };
  post: TextData & { date: string; tags: { name: string; path: string }[]; author: Person | null };
  others: (PostSummaryData & { id: string })[];
}

type Context = PostContext | ReplacedContext;

export default function PostTemplate({ data, pageContext, path, children }: PageProps<Data, Context>) {
  const { site, post, photos, others } = data;
  if (isReplaced(pageContext)) return <ReplacedText context={pageContext} site={site} path={path} />;
  const byId = new Map(others.map(({ id, ...summary }) => [id, summary]));
  const neighbour = (id: string | null) => (id === null ? undefined : byId.get(id));
  const related = pageContext.related.flatMap((id) => byId.get(id) ?? []);
  const photo = photos.photos.find(({ src }) => src === post.author?.photo);
  return (
    <Layout site={site} path={post.path}>
      <PostPage
        post={post}
        site={site}
        featured={imageOf(post.featured)}
        photo={imageOf(photo?.file ?? null)}
        related={summaries(related)}
        previous={neighbour(pageContext.previous)}
        next={neighbour(pageContext.next)}
      >
        <Body tree={post.body} images={bodyImages(post)} closing={site.callToAction?.label}>
          {children}
        </Body>
      </PostPage>
    </Layout>
  );
}

export function Head({ data: { site, post }, pageContext }: HeadProps<Data, Context>) {
  if (isReplaced(pageContext)) return <ReplacedHead context={pageContext} site={site} />;
  return (
    <HeadTags
      site={site}
      page={{
        ...headOf(post),
        article: {
          date: post.date,
          tags: post.tags.map(({ name }) => name),
          author: site.people.find(({ name }) => name === post.author?.name),
          wordCount: post.words,
          pictures: post.shareCrops,
        },
      }}
    />
  );
}

export const query = graphql`
  query Post($id: String!, $others: [String!]!) {
    site: siteFacts {
      ...SiteFacts
    }
    photos: siteFacts {
      ...Photos
    }
    post(id: { eq: $id }) {
      ...Text
      date
      tags
      author
    }
    others: posts(ids: $others) {
      id
      ...PostSummary
    }
  }
`;
