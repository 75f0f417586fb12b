// The declared GraphQL types. Nothing is inferred from content, so no post can change a query's meaning.

import type { GatsbyNode, Node } from "gatsby";
import { renderMarkdown } from "../markdown/render";
import type { PostNode } from "./nodes";

const TYPES = `
  type Post implements Node @dontInfer {
    title: String!
    date: String!
    path: String!
    excerpt: String!
    tags: [String!]!
    aliases: [String!]!
    published: Boolean!
    featuredAlt: String!
    format: String!
    contentFilePath: String!
    """ The body as a hast tree (https://github.com/syntax-tree/hast), or null for a post in MDX. """
    body: JSON
    featured: File
    images: [PostImage!]!
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
  createResolvers({
    Post: {
      body: { resolve: (post: PostNode) => (post.format === "md" ? renderMarkdown(post.source).tree : null) },
      featured: { resolve: (post: PostNode, _: object, context: Context) => findFile(post.featuredPath, context) },
      images: { resolve: (post: PostNode) => post.imageFiles },
    },
    PostImage: {
      file: {
        resolve: (image: PostNode["imageFiles"][number], _: object, context: Context) => findFile(image.path, context),
      },
    },
  });
};
