// A text whose parser runs out of stack. No text does that here: the parser only says so.

import { expect, test, vi } from "vitest";
import { renderMarkdown } from "../../src/markdown/render";

const fault = vi.hoisted(() => ({ error: new Error() }));
vi.mock("../../src/markdown/parse", () => ({
  parseMarkdown: () => {
    throw fault.error;
  },
}));

test("it is refused as too deep", () => {
  fault.error = new RangeError("Maximum call stack size exceeded");
  expect(renderMarkdown("a").findings).toMatchObject([{ code: "text-tangled", line: 1, column: 1 }]);
});

test("other faults of a parser are not the text's", () => {
  fault.error = new TypeError("x is not a function");
  expect(() => renderMarkdown("a")).toThrow(fault.error);
});
