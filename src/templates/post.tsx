// One post. A Markdown body comes as a tree, an MDX body as children.

import { Body } from "../components/body";
import { Layout } from "../components/layout";
import { PostPage } from "../components/post-page";
import type { PageMeta } from "../model/head/head";
import type { Views } from "../site/views";
import type { TemplateProps } from "./template";
import { textMeta } from "./text";

export function Page({ site, view, body, children }: TemplateProps<"post">) {
  const { post } = view;
  return (
    <Layout site={site} path={post.path}>
      <PostPage {...view} site={site}>
        <Body tree={body} images={post.images} lang={post.lang} closing={site.callToAction?.label}>
          {children}
        </Body>
      </PostPage>
    </Layout>
  );
}

export function head({ post }: Views["post"]): PageMeta {
  const { tags, author, words: wordCount, shareCrops: pictures, sources, ...rest } = post;
  // What is neither the page's nor the text's alone is the article's.
  const { title, path, excerpt, published, lang, canonical, shareCard, updated, reviewed, footnotes, ...others } = rest;
  const { featured, featuredAlt, featuredCaption, images, photo, outline, reviewDue, ...article } = others;
  return {
    ...textMeta(post, sources),
    article: {
      ...article,
      tags: tags.map((tag) => tag.title),
      author,
      wordCount,
      pictures,
    },
  };
}
