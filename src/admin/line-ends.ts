// Line ends: texts are edited with `\n`, as browsers do, and keep their own where nothing was changed.

/** The text as it is edited: without a byte order mark, and with `\n` line endings. */
export const plainText = (text: string): string => text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");

/**
 * Gives an edited text the line ends and the byte order mark that it had.
 * @param text as it lies in the file
 * @param plain what `plainText` made of it, with changes
 * @returns the file's text: a line that was there ends as it did, a new one as most do
 */
export function withLineEnds(text: string, plain: string): string {
  const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  const old = [...text.slice(mark.length).matchAll(/([^\r\n]*)(\r\n?|\n|$)/g)].map(([, line = "", end = ""]) => ({
    line,
    end,
  }));
  // The last match is the empty one behind the text, unless the text has no line end there.
  if (old.length > 1 && old.at(-2)?.end === "") old.pop();
  const counts = new Map<string, number>();
  for (const { end } of old) if (end !== "") counts.set(end, (counts.get(end) ?? 0) + 1);
  const [usual = "\n"] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [];
  const lines = plain.split("\n");
  const shortest = Math.min(old.length, lines.length);
  let start = 0;
  while (start < shortest && old[start]?.line === lines[start]) start++;
  let end = 0;
  while (end < shortest - start && old.at(-1 - end)?.line === lines.at(-1 - end)) end++;
  let next = start;
  const endOf = (line: string, index: number): string => {
    if (index < start) return old[index]?.end ?? usual;
    if (index >= lines.length - end) return old[old.length - lines.length + index]?.end ?? usual;
    const found = old.findIndex((one, at) => at >= next && at < old.length - end && one.line === line);
    if (found < 0) return usual;
    next = found + 1;
    return old[found]?.end ?? usual;
  };
  // Only the last line has no end.
  return (
    mark + lines.map((line, index) => line + (index + 1 < lines.length ? endOf(line, index) || usual : "")).join("")
  );
}
