// What webpack lets a module import besides code.

declare module "*.css";

/** A digest of the styles, from src/gatsby/webpack.ts. */
declare const STYLES_VERSION: string;
