// The names by which a browser knows the picture and the title of an article on every page that shows them.

/** Makes a CSS identifier of an article's address, another of each. */
export const transitionName = (part: "picture" | "title", path: string): string =>
  part + path.replace(/[^a-z0-9-]/g, (sign) => (sign === "/" ? "_" : `_${sign.codePointAt(0)?.toString(16)}`));

/** The style that gives an element its name. src/styles/frame.css decides when it has it. */
export const goesBy = (part: "picture" | "title", path: string): object => ({
  "--goes-by": transitionName(part, path),
});
