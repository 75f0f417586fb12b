// The declared GraphQL types. Nothing is inferred from content, so no post can change a query's meaning.

import path from "node:path";
import type { GatsbyNode, Node } from "gatsby";
import { contentDir } from "../content/content-dir";
import { renderMarkdown } from "../markdown/render";
import type { Person, Site } from "../model/site-schema";
import type { TextNode } from "./nodes";

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

export const createResolvers: GatsbyNode["createResolvers"] = ({ createResolvers }) => {
  const text = {
    body: { resolve: (node: TextNode) => (node.format === "md" ? renderMarkdown(node.source).tree : null) },
    featured: { resolve: (node: TextNode, _: object, context: Context) => findFile(node.featuredPath, context) },
    images: { resolve: (node: TextNode) => node.imageFiles },
  };
  createResolvers({
    Post: text,
    Page: text,
    SiteFacts: { photos: { resolve: ({ people }: Site) => people.flatMap(photoOf) } },
    PostImage: {
      file: {
        resolve: (image: TextNode["imageFiles"][number], _: object, context: Context) => findFile(image.path, context),
      },
    },
  });
};

/** A person's photo as a body's picture: named by what site.yaml says. */
const photoOf = ({ photo }: Person): TextNode["imageFiles"] =>
  photo === undefined ? [] : [{ src: photo, path: path.resolve(contentDir(process.cwd()), photo) }];
