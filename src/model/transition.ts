// The name by which a browser knows the picture of an article on every page that shows it.

/** Makes a CSS identifier of an article's address, another of each. */
export const transitionName = (path: string): string =>
  `picture${path.replace(/[^a-z0-9-]/g, (character) => (character === "/" ? "_" : `_${character.codePointAt(0)?.toString(16)}`))}`;
