export { onPreRenderHTML } from "./src/gatsby/static-shell";
