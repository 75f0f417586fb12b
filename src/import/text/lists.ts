// Lists, and lists of tasks.

import type { Element } from "hast";
import { attribute, BLANK, el, is, isPictureLike } from "./hast";
import { noHeadings } from "./headings";
import type { Handler } from "./state";

export const list: Handler = (state, node, lines) => {
  const items: Element[] = [];
  for (const child of node.children) {
    if (child.type !== "element") {
      if (child.type === "text" && !BLANK.test(child.value)) items.push(el("li", state.flow([child], false)));
    } else if (/^(ul|ol)$/.test(child.tagName) && items.length > 0) {
      items.at(-1)?.children.push(...list(state, child, lines));
    } else {
      const checked = takeBox(child);
      const blocks = state.flow(child.tagName === "li" ? child.children : [child], lines);
      if (blocks.length > 0) items.push(el("li", noHeadings(blocks), checked === undefined ? {} : { checked }));
    }
  }
  if (items.length === 0) return [];
  // The old way of galleries: a list of figures.
  if (items.every(({ children }) => children.every((one) => is(one, "p") && one.children.every(isPictureLike))))
    return items.flatMap(({ children }) => children);
  const isTight = items.every(({ children }) =>
    children.every((one, index) => (index === 0 ? is(one, "p") : is(one, "ul") || is(one, "ol"))),
  );
  if (isTight) for (const item of items) item.properties.tight = true;
  const start = Number(attribute(node, "start"));
  return node.tagName === "ol" ? [el("ol", items, start > 1 ? { start } : {})] : [el("ul", items)];
};

/** Takes the box of a task out of an item: whether it is ticked. */
function takeBox(item: Element): boolean | undefined {
  for (const holder of [item, ...item.children.filter((one): one is Element => is(one, "p"))]) {
    const box = holder.children.find((one): one is Element => is(one, "input"));
    if (box?.properties.type !== "checkbox") continue;
    holder.children = holder.children.filter((one) => one !== box);
    return Boolean(box.properties.checked);
  }
  return undefined;
}
