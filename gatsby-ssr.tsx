export { onPreRenderHTML, replaceRenderer } from "./src/gatsby/static-shell";
