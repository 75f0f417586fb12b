// Cuts a text at a word, for descriptions and cards.

/** Shortens `text` to at most `limit` characters, at the end of a word, with an ellipsis where it was cut. */
export function excerpt(text: string, limit = 200): string {
  const characters = [...text];
  if (characters.length <= limit) return text;
  const cut = characters.slice(0, limit).join("");
  const atWord = /\s/.test(characters[limit] ?? "") ? cut : cut.replace(/\s+\S*$/, "");
  return `${atWord.replace(/[\s,;:–—-]+$/u, "")}…`;
}
