// The practice's colours and mark, for what CSS does not reach: the browser's own frame, and drawn pictures.

/** Those of src/styles/tokens.css, as sRGB. */
export const COLORS = {
  paper: "#fcf9f1",
  linen: "#f5eee1",
  "pine-night": "#0f1a16",
  pine: "#204237",
  stone: "#4e594f",
} as const;

/** A leaf, as paths of a drawing of 32 by 32. */
export const MARK = ["M4 28C5 13 12 5 28 4c0 15-8 23-20 23", "M8 27C11 19 15 14 20 11"] as const;
