// What this site does when Gatsby builds it: https://www.gatsbyjs.com/docs/reference/config-files/gatsby-node/

export { contentDir } from "../content/content-dir";
export { mdxOptions } from "../markdown/mdx";
export { onPostBootstrap, onPostBuild, onPreInit } from "./lifecycle";
export { sourceNodes } from "./nodes";
export { createPages } from "./pages";
export { createResolvers, createSchemaCustomization } from "./schema";
export { onCreateWebpackConfig } from "./webpack";
