import type { GatsbyConfig } from "gatsby";
import { loadCompiled } from "./src/gatsby/compiled";

const { contentDir, mdxOptions } = loadCompiled(process.cwd());

const config: GatsbyConfig = {
  jsxRuntime: "automatic",
  graphqlTypegen: false,
  trailingSlash: "always",
  pathPrefix: process.env.PATH_PREFIX || undefined,
  plugins: [
    "gatsby-plugin-image",
    "gatsby-plugin-sharp",
    "gatsby-transformer-sharp",
    {
      // Pictures and .mdx texts; .md texts become nodes in src/gatsby/nodes, after validation.
      resolve: "gatsby-source-filesystem",
      options: {
        name: "content",
        path: contentDir(__dirname),
        ignore: ["**/.*", "**/*.md", "**/*.yaml", "**/artwork/**"],
      },
    },
    { resolve: "gatsby-plugin-mdx", options: { extensions: [".mdx"], mdxOptions } },
  ],
};

export default config;
