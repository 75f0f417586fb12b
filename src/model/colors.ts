// Colours of src/styles/tokens.css as sRGB, for what CSS does not reach: the browser's own frame, and drawn pictures.

export const COLORS = {
  paper: "#fcf9f1",
  linen: "#f5eee1",
  "pine-night": "#0f1a16",
  pine: "#204237",
  stone: "#4e594f",
} as const;
