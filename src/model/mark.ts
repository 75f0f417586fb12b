// The strokes of the practice's mark, in a square of 32 units.

export const MARK = ["M4 28C5 13 12 5 28 4c0 15-8 23-20 23", "M8 27C11 19 15 14 20 11"] as const;
