// Which items of two sequences are the same, in their order.

import { diffIndices } from "node-diff3";

/** The places of what two sequences have in common: of one in the left, that of its like in the right. */
export function commonPlaces(left: readonly string[], right: readonly string[]): Map<number, number> {
  const places = new Map<number, number>();
  const shorter = Math.min(left.length, right.length);
  let start = 0;
  while (start < shorter && left[start] === right[start]) start++;
  let end = 0;
  while (end < shorter - start && left.at(-1 - end) === right.at(-1 - end)) end++;
  for (let at = 0; at < start; at++) places.set(at, at);
  let [from, to] = [start, start];
  const [inner, other] = [left.slice(start, left.length - end), right.slice(start, right.length - end)];
  const common = (upTo: number): void => {
    while (from < upTo) places.set(from++, to++);
  };
  for (const { buffer1, buffer2 } of diffIndices(inner, other)) {
    common(start + (buffer1[0] as number));
    from = start + (buffer1[0] as number) + (buffer1[1] as number);
    to = start + (buffer2[0] as number) + (buffer2[1] as number);
  }
  common(left.length);
  return places;
}
