// What webpack lets a module import besides code.

declare module "*.css";

declare module "*.woff2" {
  const address: string;
  export default address;
}

/** A digest of the styles, from src/gatsby/webpack.ts. */
declare const STYLES_VERSION: string;

/** Style sheets that only some pages have, from src/gatsby/style-sheets.ts; none while somebody writes. */
declare const STYLE_SHEETS: readonly import("./model/head/style-sheets").StyleSheet[];

declare module "subset-font" {
  /** Makes a smaller file of a font: https://github.com/papandreou/subset-font#api */
  export default function subsetFont(
    font: Uint8Array,
    text: string | null,
    options: SubsetOptions,
  ): Promise<Uint8Array>;

  interface SubsetOptions {
    targetFormat: "woff2";
    keepAllGlyphs: boolean;
    keepFeatures: string[];
    noHinting: boolean;
    variationAxes: Record<string, { min: number; max: number; default: number }>;
  }
}

declare module "fs-native-extensions" {
  /**
   * Locks a part of an open file, in bytes: https://github.com/holepunchto/fs-native-extensions#api
   * @returns false if it is locked where it was opened another time
   */
  export function tryLock(fd: number, offset: number, length: number): boolean;
}
