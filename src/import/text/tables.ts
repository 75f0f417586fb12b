// Tables: those that Markdown can say, and those that stay HTML.

import type { Element, ElementContent } from "hast";
import { asHtml } from "./as-html";
import { captionLine } from "./figures";
import { attribute, el, holds, holdsBlock, is, unwrapped } from "./hast";
import { noHeadings } from "./headings";
import type { Handler, State } from "./state";

export const table: Handler = (state, node, lines) => {
  const { rows, captions } = partsOf(node);
  const caption = captions.flatMap((one) => captionLine(state.flow(one.children, false)));
  const filled = rows.map((row) => cellsOf(state, row, lines)).filter((row) => row.some(isFilled));
  if (filled.length === 0) return caption;
  // One column that holds blocks is a layout, not a table.
  const hasBlocks = ({ children }: Element): boolean => children.length > 1 || children.some((one) => !is(one, "p"));
  if (filled.every((row) => row.length === 1) && filled.flat().some(hasBlocks))
    return [...caption, ...filled.flat().flatMap(({ children }) => children)];
  const cells = filled.map((row) => row.map((cell) => ({ ...cell, children: unwrapped(noHeadings(cell.children)) })));
  return [...caption, isSimple(cells) ? simpleTable(cells) : htmlTable(cells)];
};

function partsOf(table: Element): { rows: Element[]; captions: Element[] } {
  const [rows, captions]: [Element[], Element[]] = [[], []];
  const collect = (children: readonly ElementContent[]): void => {
    for (const child of children) {
      if (is(child, "tr")) rows.push(child);
      else if (is(child, "caption")) captions.push(child);
      else if (child.type === "element" && /^t(head|body|foot)$/.test(child.tagName)) collect(child.children);
    }
  };
  collect(table.children);
  return { rows, captions };
}

/** The cells of a row, with blocks in them. */
const cellsOf = (state: State, row: Element, lines: boolean): Element[] =>
  row.children.flatMap((cell) => {
    if (!is(cell, "td") && !is(cell, "th")) return [];
    const spans = (["colSpan", "rowSpan"] as const).flatMap((name) => {
      const span = Number(attribute(cell, name)) || 1;
      return span > 1 ? [[name, span]] : [];
    });
    const { align } = cell.properties;
    const properties = { ...Object.fromEntries(spans), ...(typeof align === "string" ? { align } : {}) };
    return [el(cell.tagName, state.flow(cell.children, lines), properties)];
  });

const isFilled = (cell: Element): boolean => cell.children.length > 0;
const isBold = ({ children }: Element): boolean => children.length === 1 && is(children[0], "strong");
const isHeading = (cell: Element): boolean => cell.tagName === "th" || isBold(cell) || !isFilled(cell);

/** Whether Markdown can say a table: one head, and lines of words below it. */
function isSimple([head = [], ...body]: Element[][]): boolean {
  const fits = (row: Element[]): boolean =>
    row.length <= head.length && row.every((cell, index) => cell.tagName === "td" || index === 0);
  const isLine = (cell: Element): boolean =>
    !holdsBlock(cell) && !holds(cell, "img") && !("colSpan" in cell.properties) && !("rowSpan" in cell.properties);
  return (
    head.every(isHeading) &&
    head.some(isFilled) &&
    body.length > 0 &&
    body.every(fits) &&
    [head, ...body].flat().every(isLine)
  );
}

function simpleTable([head = [], ...body]: Element[][]): Element {
  const headRow = head.map((cell) =>
    el("th", isBold(cell) ? (cell.children[0] as Element).children : cell.children, cell.properties),
  );
  const rows = body.map((row) =>
    el(
      "tr",
      row.map((cell) => el("td", cell.tagName === "th" ? [el("strong", cell.children)] : cell.children)),
    ),
  );
  return el("table", [el("thead", [el("tr", headRow)]), el("tbody", rows)]);
}

function htmlTable(cells: Element[][]): Element {
  const rows = cells.map((row) => el("tr", row));
  const hasHead = rows.length > 1 && cells[0]?.every(({ tagName }) => tagName === "th");
  const parts = hasHead ? [el("thead", rows.slice(0, 1)), el("tbody", rows.slice(1))] : [el("tbody", rows)];
  return asHtml(el("table", parts));
}
