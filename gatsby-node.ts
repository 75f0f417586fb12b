export { onPostBuild, onPreInit } from "./src/gatsby/lifecycle";
export { sourceNodes } from "./src/gatsby/nodes";
export { createPages } from "./src/gatsby/pages";
export { createResolvers, createSchemaCustomization } from "./src/gatsby/schema";
export { onCreateWebpackConfig } from "./src/gatsby/webpack";
