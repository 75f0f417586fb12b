// Whether two texts say the same, but for capitals, spaces and punctuation.

/** Compares letters and digits only. */
export const sameLetters = (a: string, b: string): boolean => letters(a) === letters(b);

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{Letter}\p{Number}]+/gu, "");
