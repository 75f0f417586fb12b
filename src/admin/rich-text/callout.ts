// The callouts that the site knows (src/markdown/callouts.ts), and what stands above them here.

export const CALLOUTS = { NOTE: "Note", TIP: "Tip", IMPORTANT: "Important", WARNING: "Warning", CAUTION: "Caution" };

export type CalloutKind = keyof typeof CALLOUTS;

export const CALLOUT = new RegExp(`^\\[!(${Object.keys(CALLOUTS).join("|")})\\](?:\\n|$)`);
