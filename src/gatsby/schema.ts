// The declared GraphQL types. Nothing is inferred from content, so no post can change a query's meaning.

import path from "node:path";
import type { GatsbyNode, Node } from "gatsby";
import { contentDir } from "../content/content-dir";
import { renderMarkdown } from "../markdown/render";
import type { Person, Site } from "../model/site-schema";
import type { TextNode } from "./nodes";
import { pictureFile, portrait, shareCard, shareCrops } from "./share-pictures";

/** The fields that posts and pages have in common. */
const TEXT = `
    title: String!
    path: String!
    excerpt: String!
    aliases: [String!]!
    published: Boolean!
    featuredAlt: String!
    featuredCaption: String
    updated: String
    reviewed: String
    reviewDue: String
    lang: String
    canonical: String
    outline: [OutlineEntry!]!
    words: Int!
    format: String!
    contentFilePath: String!
    """ The body as a hast tree (https://github.com/syntax-tree/hast), or null for a text in MDX. """
    body: JSON
    featured: File
    images: [PostImage!]!
    """ What stands for it where it is shared: its featured picture, or a drawing of its title. """
    shareCard: ShareCard!
    """ Crops of the featured picture for search engines, widest first. """
    shareCrops: [SharePicture!]!
`;

const TYPES = `
  """ What templates show of a post and of a page alike. """
  interface Text implements Node {
    id: ID!
${TEXT}
  }
  type Post implements Node & Text @dontInfer {
${TEXT}
    date: String!
    tags: [Tag!]!
    """ The type \`Person\` of src/model/site-schema.ts. """
    author: JSON
  }
  type Page implements Node & Text @dontInfer {
${TEXT}
    show: [String!]!
  }
  type OutlineEntry {
    depth: Int!
    text: String!
    id: String!
  }
  type SiteLink {
    label: String!
    address: String!
  }
  type Tag {
    name: String!
    path: String!
  }
  type ShareCard {
    src: String!
    width: Int!
    height: Int!
    """ What the picture shows, or what is written on it. """
    alt: String!
  }
  """ A JPEG for those who share a page; \`src\` is without the path prefix. """
  type SharePicture {
    src: String!
    width: Int!
    height: Int!
  }
  """ A picture of a post's body; \`src\` is as the body has it. """
  type PostImage {
    src: String!
    file: File
  }
  """ A post with errors: only in \`gatsby develop\`. """
  type BrokenPost implements Node @dontInfer {
    path: String!
    problems: [Problem!]!
  }
  type Problem {
    file: String!
    line: Int!
    column: Int!
    severity: String!
    code: String!
    message: String!
  }
  type SiteFacts implements Node @dontInfer {
    name: String!
    description: String!
    language: String!
    url: String!
    timeZone: String!
    """ What stands in site.yaml below these names; the type \`Site\` of src/model/site-schema.ts. """
    practice: JSON
    people: JSON!
    """ The people's photos, by their names in site.yaml. """
    photos: [PostImage!]!
    booking: JSON
    disclaimer: String
    navigation: [SiteLink!]!
    pages: [SiteLink!]!
    callToAction: SiteLink
    social: [String!]!
    """ True for a build that shows what is not published. """
    preview: Boolean!
    """ What stands for pages without a card of their own. """
    shareCard: ShareCard!
  }
`;

export const createSchemaCustomization: GatsbyNode["createSchemaCustomization"] = ({ actions }) => {
  actions.createTypes(TYPES);
};

/** What a resolver's context offers here; Gatsby's own type leaves it open. */
interface Context {
  nodeModel: { findOne(query: object): Promise<Node | null> };
}

const findFile = (absolutePath: string | null, context: Context): Promise<Node | null> | null =>
  absolutePath === null
    ? null
    : context.nodeModel.findOne({ type: "File", query: { filter: { absolutePath: { eq: absolutePath } } } });

type Shared = Pick<TextNode, "title" | "featuredPath" | "featuredAlt">;

const findPicture = async ({ featuredPath, featuredAlt }: Shared, context: Context) =>
  pictureFile(await findFile(featuredPath, context), featuredAlt);

/** Resolvers of the pictures that stand for what has a title and perhaps a picture. */
const shareResolvers = {
  shareCard: {
    resolve: async (post: Shared, _: object, context: Context) => {
      const site = (await context.nodeModel.findOne({ type: "SiteFacts", query: {} })) as (Node & Site) | null;
      const words = { title: post.title, name: site?.name ?? "", description: site?.description ?? "" };
      return shareCard(await findPicture(post, context), words);
    },
  },
  shareCrops: {
    resolve: async (post: Shared, _: object, context: Context) => shareCrops(await findPicture(post, context)),
  },
};

export const createResolvers: GatsbyNode["createResolvers"] = ({ createResolvers }) => {
  const text = {
    body: { resolve: (node: TextNode) => (node.format === "md" ? renderMarkdown(node.source).tree : null) },
    featured: { resolve: (node: TextNode, _: object, context: Context) => findFile(node.featuredPath, context) },
    images: { resolve: (node: TextNode) => node.imageFiles },
    ...shareResolvers,
  };
  createResolvers({
    Post: text,
    Page: text,
    SiteFacts: {
      people: {
        resolve: ({ people }: Site, _: object, context: Context) =>
          Promise.all(people.map((person) => withPortrait(person, context))),
      },
      photos: { resolve: ({ people }: Site) => people.flatMap(photoOf) },
      shareCard: { resolve: ({ name, description }: Site) => shareCard(undefined, { name, description }) },
    },
    PostImage: {
      file: {
        resolve: (image: TextNode["imageFiles"][number], _: object, context: Context) => findFile(image.path, context),
      },
    },
  });
};

/** A person with a square of the photo, for search engines. */
async function withPortrait(person: Person, context: Context) {
  const [photo] = photoOf(person);
  const picture = pictureFile(await findFile(photo?.path ?? null, context), "");
  return picture ? { ...person, portrait: await portrait(picture) } : person;
}

/** A person's photo as a body's picture: named by what site.yaml says. */
const photoOf = ({ photo }: Person): TextNode["imageFiles"] =>
  photo === undefined ? [] : [{ src: photo, path: path.resolve(contentDir(process.cwd()), photo) }];
