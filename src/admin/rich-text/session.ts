// A rich text while it is edited: its state, and the text that it is.

import { EditorState, type Transaction } from "prosemirror-state";
import { richPlugins } from "./commands";
import { changedBlocks, docOf, type OpenText, openText, writeText } from "./text";

export interface Session {
  open: OpenText;
  /** The text that the state says. */
  body: string;
  /** Texts that were given on and have not come back yet: one of them is no change by another. */
  sent: Set<string>;
  /** Where in the body each block begins that says something. */
  starts: readonly number[];
  state: EditorState;
  /** Asks where a link is to lead, while the text is in sight. */
  askLink: (() => void) | undefined;
}

/** Opens a text. */
export function openSession(body: string): Session {
  const open = openText(body);
  const plugins = richPlugins(() => session.askLink?.());
  const state = EditorState.create({ doc: docOf(open), plugins });
  const session: Session = {
    ...{ open, body, state, sent: new Set(), askLink: undefined },
    starts: open.blocks.map(({ start }) => start),
  };
  return session;
}

/** Takes a change. @returns whether it could be written as Markdown: if not, nothing has changed */
export function take(session: Session, transaction: Transaction): boolean {
  const state = session.state.apply(transaction);
  if (!state.doc.eq(session.state.doc)) {
    const written = writeText(state.doc, session.open);
    if (!written) return false;
    session.body = written.text;
    session.sent.add(written.text);
    session.starts = written.starts;
  }
  session.state = state;
  return true;
}

/** Takes a text that was changed elsewhere, if it was. It can be undone like any change. */
export function replaceBody(session: Session, body: string): void {
  if (body === session.body) session.sent.clear();
  if (body === session.body || session.sent.has(body)) return;
  session.sent.clear();
  session.open = openText(body, session.open);
  session.body = body;
  session.starts = session.open.blocks.map(({ start }) => start);
  const changed = changedBlocks(session.state.doc, docOf(session.open));
  if (!changed) return;
  const { from, to, content } = changed;
  session.state = session.state.apply(session.state.tr.replaceWith(from, to, content));
}
