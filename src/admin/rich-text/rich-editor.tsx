// The text as it looks on the site, with a toolbar (https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/).

import type { Node } from "prosemirror-model";
import { Selection, TextSelection, type Transaction } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import {
  type FormEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useReducer,
  useRef,
  useState,
} from "react";
import type { BodyProps, ShowLine } from "../body-editor";
import { PictureButton } from "../fields";
import { type AskedLink, LinkButton } from "../link-dialog";
import { HISTORY, hasMark, TOOLS, type Tool } from "./commands";
import { pasting } from "./paste-events";
import { pictureView } from "./picture-view";
import { schema } from "./schema";
import { replaceBody, type Session, take } from "./session";
import { isSaid } from "./settle";

interface RichEditorProps extends BodyProps {
  session: Session;
  pictureOf(address: string): Promise<Uint8Array | undefined>;
  show: RefObject<ShowLine | null>;
}

const REFUSED =
  "That can’t be written as Markdown, so it was not done. A mark of a footnote needs its footnote, for one. You can change it under “Markdown”.";

export function RichEditor({ body, change, around, session, pictureOf, show }: RichEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const openLink = useRef<(() => void) | undefined>(undefined);
  const [refused, setRefused] = useState(false);
  const [described, setDescribed] = useState<number>();
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  /** What the view asks for as it was drawn last. */
  const props = { change, around, pictureOf };
  const current = useRef(props);
  useLayoutEffect(() => {
    current.current = props;
  });

  useLayoutEffect(() => {
    if (!place.current) return;
    const own = new EditorView(place.current, {
      state: session.state,
      attributes: {
        id: "body",
        class: "prose",
        role: "textbox",
        "aria-multiline": "true",
        "aria-labelledby": "body-label",
        "aria-describedby": "body-hint",
      },
      nodeViews: { image: pictureView((address) => current.current.pictureOf(address), setDescribed) },
      handleDOMEvents: pasting(async (file) => current.current.around.addPicture(file)),
      dispatchTransaction(transaction: Transaction) {
        const before = session.body;
        const taken = take(session, transaction);
        setRefused(!taken);
        own.updateState(session.state);
        if (session.body !== before) current.current.change(session.body);
        redraw();
      },
    });
    view.current = own;
    session.askLink = () => openLink.current?.();
    redraw();
    return () => {
      session.askLink = undefined;
      own.destroy();
    };
  }, [session]);

  useEffect(() => {
    replaceBody(session, body);
    view.current?.updateState(session.state);
    redraw();
  }, [body, session]);

  useImperativeHandle(show, () => (line: number) => {
    const offset = session.body.split("\n").slice(0, line).join("\n").length;
    const index = session.starts.findLastIndex((start) => start <= offset);
    let at = 0;
    let said = -1;
    session.state.doc.forEach((node, position) => {
      if (isSaid(node) && ++said === index) at = position;
    });
    const { doc, tr } = session.state;
    view.current?.dispatch(tr.setSelection(Selection.near(doc.resolve(at))).scrollIntoView());
    view.current?.focus();
  });

  const run = ({ command }: Pick<Tool, "command">): void => {
    const own = view.current;
    if (!own) return;
    command(own.state, own.dispatch, own);
    own.focus();
  };
  const { state } = session;
  return (
    <>
      <Toolbar>
        {TOOLS.map((tool) => (
          <ToolButton key={tool.name} {...{ tool, session, run }} />
        ))}
        <LinkButton
          pages={around.pages}
          opener={openLink}
          pressed={hasMark(state, schema.marks.link)}
          chosen={() => chosenLink(session)}
          add={(link) =>
            run({
              command(_, dispatch) {
                dispatch?.(addLink(session, link));
                return true;
              },
            })
          }
          remove={() =>
            run({
              command(now, dispatch) {
                const { from, to } = linkRange(session);
                dispatch?.(now.tr.removeMark(from, to, schema.marks.link));
                return true;
              },
            })
          }
        />
        <PictureButton
          around={around}
          label="Picture …"
          added={(name) => {
            const picture = schema.nodes.image.create({ src: name });
            run({
              command(now, dispatch) {
                const { $from } = now.selection;
                // A paragraph of its own.
                const at = $from.depth === 0 ? $from.pos : $from.after(1);
                dispatch?.(now.tr.insert(at, schema.nodes.paragraph.create(null, picture)).scrollIntoView());
                setDescribed(at + 1);
                return true;
              },
            });
          }}
        />
        {HISTORY.map((tool) => (
          <ToolButton key={tool.name} {...{ tool, session, run }} />
        ))}
      </Toolbar>
      {refused && <p role="alert">{REFUSED}</p>}
      <div className="rich" ref={place} />
      <p className="hint" id="body-hint">
        It is shown as it will look. What can’t be, such as a table, stands as Markdown and stays as it is. Keys:
        Ctrl+B, Ctrl+I, Ctrl+K for a link; Ctrl+] and Ctrl+[ move an item of a list in and out.
      </p>
      {described !== undefined && (
        <PictureDialog
          node={state.doc.nodeAt(described)}
          close={() => setDescribed(undefined)}
          set={(attrs) =>
            run({
              command(now, dispatch) {
                dispatch?.(now.tr.setNodeMarkup(described, undefined, attrs));
                return true;
              },
            })
          }
        />
      )}
    </>
  );
}

/** One stop of the tabulator for all buttons; arrow keys go from one to the next. */
function Toolbar({ children }: { children: React.ReactNode }) {
  const bar = useRef<HTMLDivElement>(null);
  const at = useRef(0);
  const stops = (): HTMLElement[] => [
    ...(bar.current?.querySelectorAll<HTMLElement>(":scope > button, :scope > label > input") ?? []),
  ];
  const stop = (): void => {
    for (const [index, element] of stops().entries()) element.tabIndex = index === at.current ? 0 : -1;
  };
  useEffect(stop);
  const move = (event: KeyboardEvent): void => {
    const all = stops();
    const from = all.indexOf(event.target as HTMLElement);
    const to = { ArrowRight: from + 1, ArrowLeft: from - 1, Home: 0, End: all.length - 1 }[event.key];
    if (from < 0 || to === undefined) return;
    event.preventDefault();
    at.current = (to + all.length) % all.length;
    stop();
    all[at.current]?.focus();
  };
  return (
    <div
      className="tools"
      role="toolbar"
      aria-label="Form of the text"
      aria-controls="body"
      ref={bar}
      onKeyDown={move}
      onFocus={({ target }) => {
        const index = stops().indexOf(target);
        if (index >= 0) at.current = index;
        stop();
      }}
    >
      {children}
    </div>
  );
}

interface ToolButtonProps {
  tool: Tool;
  session: Session;
  run(tool: Tool): void;
}

function ToolButton({ tool, session: { state }, run }: ToolButtonProps) {
  return (
    <button
      type="button"
      className="quiet"
      aria-pressed={tool.isOn?.(state)}
      // Those that can't do anything stay in the order of arrow keys.
      aria-disabled={!tool.command(state) || undefined}
      // What is chosen in the text stays chosen.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => run(tool)}
    >
      {tool.name}
    </button>
  );
}

/** Where the link around the cursor begins and ends, or what is chosen. */
function linkRange({ state: { selection } }: Session): { from: number; to: number; href: string } {
  const { $from, from, to, empty } = selection;
  const parent = $from.parent;
  const index = empty && $from.textOffset === 0 && $from.nodeBefore?.marks.length ? $from.index() - 1 : $from.index();
  const node = index >= 0 && index < parent.childCount ? parent.child(index) : undefined;
  const link = node && schema.marks.link.isInSet(node.marks);
  if (!node || !link || to > $from.end()) return { from, to, href: "" };
  let [first, last] = [index, index];
  while (first > 0 && link.isInSet(parent.child(first - 1).marks)) first--;
  while (last + 1 < parent.childCount && link.isInSet(parent.child(last + 1).marks)) last++;
  const start = $from.start();
  const sizeUpTo = (end: number): number =>
    parent.children.slice(0, end).reduce((sum, child) => sum + child.nodeSize, 0);
  const range = { from: start + sizeUpTo(first), to: start + sizeUpTo(last + 1) };
  return to > range.to ? { from, to, href: "" } : { ...range, href: link.attrs.href };
}

function chosenLink(session: Session): AskedLink {
  const { from, to, href } = linkRange(session);
  return { words: session.state.doc.textBetween(from, to, " "), address: href };
}

/** Puts a link around what is chosen, or changes the one there; words are written anew only if they were changed. */
function addLink(session: Session, { words, address }: AskedLink): Transaction {
  const { state } = session;
  const { from, to } = linkRange(session);
  const link = schema.marks.link.create({ href: address });
  const { tr } = state;
  if (state.doc.textBetween(from, to, " ") === words)
    return tr.removeMark(from, to, schema.marks.link).addMark(from, to, link);
  const marks = link.addToSet(state.doc.resolve(from).marksAcross(state.doc.resolve(to)) ?? []);
  tr.replaceWith(from, to, schema.text(words, marks)).removeStoredMark(schema.marks.link);
  return tr.setSelection(TextSelection.create(tr.doc, from + words.length));
}

interface PictureDialogProps {
  node: Node | null;
  close(): void;
  set(attrs: { src: string; alt: string; title: string | null }): void;
}

/** Asks what a picture shows. */
function PictureDialog({ node, close, set }: PictureDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [alt, setAlt] = useState<string>(node?.attrs.alt ?? "");
  const [title, setTitle] = useState<string>(node?.attrs.title ?? "");
  useEffect(() => dialog.current?.showModal(), []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (node?.type === schema.nodes.image) set({ src: node.attrs.src, alt: alt.trim(), title: title.trim() || null });
    close();
  };
  return (
    <dialog ref={dialog} aria-labelledby="picture-title" onClose={close}>
      <form onSubmit={submit}>
        <h2 id="picture-title">Picture</h2>
        <div className="field">
          <label htmlFor="picture-alt">What it shows</label>
          <input
            id="picture-alt"
            value={alt}
            aria-describedby="picture-hint"
            onChange={(event) => setAlt(event.target.value)}
          />
          <p className="hint" id="picture-hint">
            As you would say it on the telephone.
          </p>
        </div>
        <div className="field">
          <label htmlFor="picture-caption">Words below it</label>
          <input id="picture-caption" value={title} onChange={(event) => setTitle(event.target.value)} />
        </div>
        <button type="submit">Take it over</button>{" "}
        <button type="button" className="quiet" onClick={close}>
          Leave it
        </button>
      </form>
    </dialog>
  );
}
