// The declared GraphQL types. What a page shows is JSON, as the plan has it: nothing is inferred from content.

import path from "node:path";
import type { GatsbyNode } from "gatsby";
import { createPictureMaker } from "../build/pictures/maker";
import { bodyTree } from "../content/body-store";
import type { PageNode } from "./nodes";

const TYPES = `
  type SiteFacts implements Node @dontInfer {
    """ What every page shows: the type \`SiteView\` of src/site/views.ts. """
    facts: JSON!
    language: String!
  }
  """ A page of the plan (src/site/plan.ts). """
  type PlannedPage implements Node @dontInfer {
    path: String!
    language: String!
    """ The same page in each language of the site. """
    translations: JSON!
    template: String!
    """ What its template shows: \`Views\` of src/site/views.ts. """
    view: JSON!
    """ The body as a hast tree (https://github.com/syntax-tree/hast); null for a text in MDX, and where there is none. """
    body: JSON
  }
`;

export const createSchemaCustomization: GatsbyNode["createSchemaCustomization"] = ({ actions }) => {
  actions.createTypes(TYPES);
};

export const createResolvers: GatsbyNode["createResolvers"] = ({ createResolvers }) => {
  const root = process.cwd();
  const served = createPictureMaker(root, path.join(root, "public/static"));
  createResolvers({
    PlannedPage: {
      view: {
        resolve: async ({ view, pictures = [] }: PageNode) => {
          await served.make(pictures);
          return view;
        },
      },
      body: {
        resolve: ({ body }: PageNode) =>
          body?.tree === undefined ? null : bodyTree(root, body.tree, body.contentFilePath),
      },
    },
  });
};
