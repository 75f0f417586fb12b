// What webpack lets a module import besides code.

declare module "*.css";

declare module "*.woff2" {
  const address: string;
  export default address;
}

/** A digest of the styles, from src/gatsby/webpack.ts. */
declare const STYLES_VERSION: string;
