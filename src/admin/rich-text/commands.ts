// What buttons and keys do.

import { baseKeymap, chainCommands, exitCode, lift, setBlockType, toggleMark, wrapIn } from "prosemirror-commands";
import { history, redo, undo } from "prosemirror-history";
import { inputRules, textblockTypeInputRule, undoInputRule, wrappingInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import type { MarkType, NodeType } from "prosemirror-model";
import { liftListItem, sinkListItem, splitListItem, wrapInList } from "prosemirror-schema-list";
import { type Command, type EditorState, type Plugin, Selection } from "prosemirror-state";
import { schema } from "./schema";

const { nodes, marks } = schema;

/** A button of the toolbar. */
export interface Tool {
  name: string;
  key?: string;
  command: Command;
  /** Whether what is chosen has it; undefined for what one can't have. */
  isOn?(state: EditorState): boolean;
}

/** The nearest block of a type around what is chosen. */
function around({ selection: { $from } }: EditorState, types: readonly NodeType[]) {
  for (let depth = $from.depth; depth > 0; depth--) {
    const node = $from.node(depth);
    if (types.includes(node.type)) return { node, position: $from.before(depth) };
  }
  return undefined;
}

const LISTS = [nodes.bullet_list, nodes.ordered_list];

const heading =
  (level: number): Tool["isOn"] & {} =>
  ({ selection: { $from } }) =>
    $from.parent.type === nodes.heading && $from.parent.attrs.level === level;

const toHeading =
  (level: number): Command =>
  (state, dispatch) =>
    (heading(level)(state) ? setBlockType(nodes.paragraph) : setBlockType(nodes.heading, { level }))(state, dispatch);

const toList =
  (type: NodeType): Command =>
  (state, dispatch) => {
    const list = around(state, LISTS);
    if (!list) return wrapInList(type)(state, dispatch);
    if (list.node.type === type) return liftListItem(nodes.list_item)(state, dispatch);
    dispatch?.(state.tr.setNodeMarkup(list.position, type, { loose: list.node.attrs.loose }));
    return true;
  };

const toWrapped =
  (type: NodeType): Command =>
  (state, dispatch) =>
    (around(state, [type]) ? lift : wrapIn(type))(state, dispatch);

/** Whether what is chosen, or would be written, has a mark. */
export function hasMark({ selection, storedMarks, doc }: EditorState, type: MarkType): boolean {
  const { empty, $from, from, to } = selection;
  return empty ? Boolean(type.isInSet(storedMarks ?? $from.marks())) : doc.rangeHasMark(from, to, type);
}

const mark = (name: string, key: string, type: MarkType): Tool => ({
  ...{ name, key },
  command: toggleMark(type),
  isOn: (state) => hasMark(state, type),
});

export const TOOLS: Tool[] = [
  { name: "Heading", command: toHeading(2), isOn: heading(2) },
  { name: "Subheading", command: toHeading(3), isOn: heading(3) },
  mark("Bold", "Mod-b", marks.strong),
  mark("Italic", "Mod-i", marks.emphasis),
  {
    name: "List",
    command: toList(nodes.bullet_list),
    isOn: (state) => around(state, LISTS)?.node.type === nodes.bullet_list,
  },
  {
    name: "Numbered list",
    command: toList(nodes.ordered_list),
    isOn: (state) => around(state, LISTS)?.node.type === nodes.ordered_list,
  },
  {
    name: "Quotation",
    command: toWrapped(nodes.blockquote),
    isOn: (state) => around(state, [nodes.blockquote]) !== undefined,
  },
  {
    name: "Note",
    command: toWrapped(nodes.callout),
    isOn: (state) => around(state, [nodes.callout]) !== undefined,
  },
];

export const HISTORY: Tool[] = [
  { name: "Undo", key: "Mod-z", command: undo },
  { name: "Redo", key: "Shift-Mod-z", command: redo },
];

const lineBreak: Command = chainCommands(exitCode, (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
  return true;
});

/** Beyond the first or the last block, where that is no paragraph, there is no place to write: arrow keys make one. */
const beyond =
  (direction: -1 | 1): Command =>
  (state, dispatch, view) => {
    const { $head, empty } = state.selection;
    if (!empty || $head.depth === 0 || $head.parent.type === nodes.paragraph) return false;
    if ($head.index(0) !== (direction < 0 ? 0 : state.doc.childCount - 1)) return false;
    if (!view?.endOfTextblock(direction < 0 ? "up" : "down")) return false;
    const at = direction < 0 ? 0 : state.doc.content.size;
    const transaction = state.tr.insert(at, nodes.paragraph.create());
    dispatch?.(transaction.setSelection(Selection.near(transaction.doc.resolve(at + 1))).scrollIntoView());
    return true;
  };

const rules = inputRules({
  rules: [
    textblockTypeInputRule(/^(#{2,4})\s$/, nodes.heading, ([, signs = ""]) => ({ level: signs.length })),
    wrappingInputRule(/^\s*[-*+]\s$/, nodes.bullet_list),
    wrappingInputRule(
      /^(\d{1,9})[.)]\s$/,
      nodes.ordered_list,
      ([, number]) => ({ start: Number(number) }),
      ([, number], list) => list.childCount + list.attrs.start === Number(number),
    ),
    wrappingInputRule(/^\s*>\s$/, nodes.blockquote),
  ],
});

/** What every rich text does. @param openLink asks for a link */
export const richPlugins = (openLink: () => void): Plugin[] => [
  rules,
  keymap({
    ...Object.fromEntries(
      [...TOOLS, ...HISTORY].flatMap(({ key, command }) => (key === undefined ? [] : [[key, command]])),
    ),
    "Mod-y": redo,
    "Mod-k": () => {
      openLink();
      return true;
    },
    "Mod-]": sinkListItem(nodes.list_item),
    "Mod-[": liftListItem(nodes.list_item),
    "Shift-Enter": lineBreak,
    "Mod-Enter": lineBreak,
    ArrowUp: beyond(-1),
    ArrowDown: beyond(1),
    Backspace: undoInputRule,
    Enter: splitListItem(nodes.list_item),
  }),
  keymap(baseKeymap),
  history(),
];
