// The declared GraphQL types. Nothing is inferred from content, so no post can change a query's meaning.

import type { GatsbyNode, Node } from "gatsby";
import { bodyTree } from "../content/body-store";
import { PICTURE_SHAPES, type PictureShape } from "../model/picture-sizes";
import type { Person, Site } from "../model/site-schema";
import type { TextNode } from "./nodes";
import { type CardWords, drawCard } from "./pictures/card";
import { makeCopy, makeFile, makePictures } from "./pictures/maker";
import { copyOf, type Original, originalOf } from "./pictures/originals";
import { photoFile } from "./pictures/plan";
import { cardSrc, isCard, portrait, portraitVariants, shareCard, shareCrops, shareVariants } from "./pictures/share";
import { imageData, variants } from "./pictures/variants";

/**
 * The fields that posts and pages have in common. What is shown as a whole is JSON: GraphQL would resolve each of its values
 * by itself, for every page.
 */
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
    """ The type \`OutlineEntry[]\` of src/model/outline.ts. """
    outline: JSON!
    words: Int!
    format: String!
    contentFilePath: String!
    """ The body as a hast tree (https://github.com/syntax-tree/hast), or null for a text in MDX. """
    body: JSON
    featured: File
    images: [PostImage!]!
    """
    What stands for it where it is shared: its featured picture, or a drawing of its title; the type \`ShareCard\` of
    src/model/share-picture.ts.
    """
    shareCard: JSON!
    """ Crops of the featured picture for search engines, widest first: \`SharePicture[]\` beside it. """
    shareCrops: JSON!
`;

const TYPES = `
  """ A place that shows pictures: src/model/picture-sizes.ts. """
  enum PictureShape { ${PICTURE_SHAPES.join(" ")} }
  """ What templates show of a post and of a page alike. """
  interface Text implements Node {
    id: ID!
${TEXT}
  }
  type Post implements Node & Text @dontInfer {
${TEXT}
    date: String!
    """ Each has a name and a path. """
    tags: JSON!
    """ The type \`Person\` of src/model/site-schema.ts. """
    author: JSON
  }
  type Page implements Node & Text @dontInfer {
${TEXT}
    show: [String!]!
  }
  """
  A picture of a post's body; \`src\` is as the body has it, \`publicURL\` where it is published as it is if no sizes are made
  of it.
  """
  type PostImage {
    src: String!
    file: File
    publicURL: String
  }
  """ A post or page with errors: only in \`gatsby develop\`. """
  type BrokenPost implements Node @dontInfer {
    path: String!
    kind: String!
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
    """ The type \`SiteLinks\` of src/model/navigation.ts: these and the two after it. """
    navigation: JSON!
    pages: JSON!
    lists: JSON!
    callToAction: JSON
    social: [String!]!
    """ True for a build that shows what is not published. """
    preview: Boolean!
    """ What stands for pages without a card of their own. """
    shareCard: JSON!
  }
`;

export const createSchemaCustomization: GatsbyNode["createSchemaCustomization"] = ({ actions }) => {
  actions.createTypes(TYPES);
};

/** What a resolver's context offers here; Gatsby's own type leaves it open. */
interface Context {
  nodeModel: {
    findOne(query: object): Promise<Node | null>;
    getNodeById(query: { id: string | null }): Node | null;
    getNodesByIds(query: { ids: readonly string[]; type: string }): Node[];
  };
}

/** A build makes all pictures at once (src/gatsby/pictures/plan.ts); `gatsby develop` makes them when they are shown. */
const building = process.env.NODE_ENV === "production";

/** Ids of nodes that are asked for again and again; Gatsby derives them from what names the nodes. */
const ids = new Map<string, string>();

/** Finds a node: by a query once, then by its id. @param name of it, unlike any other's */
async function findNode(name: string, query: object, { nodeModel }: Context): Promise<Node | null> {
  const known = nodeModel.getNodeById({ id: ids.get(name) ?? null });
  if (known) return known;
  const node = await nodeModel.findOne(query);
  if (node) ids.set(name, node.id);
  return node;
}

/** Finds the node of a file. */
async function findFile(absolutePath: string | null, context: Context): Promise<Node | null> {
  if (absolutePath === null) return null;
  return findNode(absolutePath, { type: "File", query: { filter: { absolutePath: { eq: absolutePath } } } }, context);
}

/** Finds the site's facts. */
const findSite = async (context: Context): Promise<(Node & Site) | null> =>
  (await findNode("SiteFacts", { type: "SiteFacts", query: {} }, context)) as (Node & Site) | null;

async function findOriginal(absolutePath: string | null, context: Context): Promise<Original | undefined> {
  const file = await findFile(absolutePath, context);
  return file ? originalOf(file) : undefined;
}

type PostImage = TextNode["imageFiles"][number];

type Shared = Pick<TextNode, "title" | "featuredPath" | "featuredAlt">;

/** Resolvers of the pictures that stand for what has a title and perhaps a picture. */
const shareResolvers = {
  shareCard: {
    resolve: async ({ title, featuredPath, featuredAlt }: Shared, _: object, context: Context) => {
      const site = await findSite(context);
      const words = { title, name: site?.name ?? "", description: site?.description ?? "" };
      const picture = await findOriginal(featuredPath, context);
      if (!building && !isCard(picture)) await draw(words);
      return shareCard(picture, featuredAlt, words);
    },
  },
  shareCrops: {
    resolve: async ({ featuredPath }: Shared, _: object, context: Context) => {
      const picture = await findOriginal(featuredPath, context);
      if (!building && picture) await makePictures(picture, shareVariants(picture));
      return shareCrops(picture);
    },
  },
};

const draw = (words: CardWords): Promise<void> => makeFile(cardSrc(words), () => drawCard(words));

/** Describes a picture to the components, in the sizes of the place that shows it. */
const pictureResolver = (pathPrefix: string) => ({
  type: "JSON",
  args: { shape: "PictureShape!" },
  resolve: async ({ parent }: Node, { shape }: { shape: PictureShape }, context: Context) => {
    const file = context.nodeModel.getNodeById({ id: parent });
    const original = file && (await originalOf(file));
    if (!original) return null;
    if (!building) await makePictures(original, variants(original, shape));
    return imageData(original, shape, pathPrefix);
  },
});

/**
 * The posts of a list, in its order. Gatsby asks again only for pages that show a post which has changed; whatever uses
 * `allPost` is asked for again when any post has.
 */
const postsResolver = {
  type: "[Post!]!",
  args: { ids: "[String!]!" },
  resolve: (_: object, { ids }: { ids: string[] }, { nodeModel }: Context) =>
    nodeModel.getNodesByIds({ ids, type: "Post" }),
};

export const createResolvers: GatsbyNode["createResolvers"] = ({ createResolvers, pathPrefix = "" }) => {
  const text = {
    body: {
      resolve: ({ tree, contentFilePath }: TextNode) =>
        tree === null ? null : bodyTree(process.cwd(), tree, contentFilePath),
    },
    featured: { resolve: (node: TextNode, _: object, context: Context) => findFile(node.featuredPath, context) },
    images: { resolve: (node: TextNode) => node.imageFiles },
    ...shareResolvers,
  };
  createResolvers({
    Query: { posts: postsResolver },
    Post: text,
    Page: text,
    ImageSharp: { picture: pictureResolver(pathPrefix) },
    // gatsby-transformer-sharp goes by what a file's name ends in; what a file is, its bytes say.
    File: {
      childImageSharp: { resolve: async (file: Node) => ((await originalOf(file)) ? { parent: file.id } : null) },
    },
    SiteFacts: {
      people: {
        resolve: ({ people }: Site, _: object, context: Context) =>
          Promise.all(people.map((person) => withPortrait(person, context))),
      },
      photos: { resolve: ({ people }: Site) => people.flatMap(photoOf) },
      shareCard: {
        resolve: async ({ name, description }: Site) => {
          if (!building) await draw({ name, description });
          return shareCard(undefined, "", { name, description });
        },
      },
    },
    PostImage: {
      file: {
        resolve: (image: PostImage, _: object, context: Context) => findFile(image.path, context),
      },
      publicURL: {
        resolve: async (image: PostImage, _: object, context: Context) => {
          const file = await findFile(image.path, context);
          const copy = file && (await copyOf(file));
          if (!copy) return null;
          if (!building) await makeCopy(copy);
          return pathPrefix + copy.src;
        },
      },
    },
  });
};

/** A person with a square of the photo, for search engines. */
async function withPortrait(person: Person, context: Context) {
  const [photo] = photoOf(person);
  const picture = await findOriginal(photo?.path ?? null, context);
  if (!building && picture) await makePictures(picture, portraitVariants(picture));
  return picture ? { ...person, portrait: portrait(picture) } : person;
}

/** A person's photo as a body's picture: named by what site.yaml says. */
const photoOf = ({ photo }: Person): PostImage[] =>
  photo === undefined ? [] : [{ src: photo, path: photoFile(photo) }];
