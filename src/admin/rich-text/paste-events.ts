// Takes what is pasted or dropped before the view does, which would put it into a document as HTML.

import type { Slice } from "prosemirror-model";
import { TextSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { sliceOfHtml } from "./paste";
import { schema } from "./schema";

/**
 * Makes the handlers of a view.
 * @param addPicture takes a picture in, and tells its name
 */
export function pasting(addPicture: (file: File) => Promise<string | undefined>) {
  /** What was copied last in this text, with all that HTML can't say. */
  let copied: { slice: Slice; words: string } | undefined;
  const copy = (view: EditorView): boolean => {
    const slice = view.state.selection.content();
    copied = { slice, words: slice.content.textBetween(0, slice.content.size, "\n\n") };
    return false;
  };
  /** Puts in what is given. @returns whether the view has nothing left to do */
  const put = (view: EditorView, data: DataTransfer): boolean => {
    const pictures = [...data.files].filter(({ type }) => type.startsWith("image/"));
    const html = data.getData("text/html");
    const words = data.getData("text/plain");
    if (view.state.selection.$from.parent.type.spec.code && words !== "") return false;
    if (pictures.length > 0 && html === "") {
      void putPictures(view, pictures);
      return true;
    }
    if (html === "") return false;
    const isOwn = html.includes("data-pm-slice") && copied?.words === words;
    const slice = isOwn ? copied?.slice : sliceOfHtml(html);
    if (slice) view.dispatch(view.state.tr.replaceSelection(slice).scrollIntoView());
    return true;
  };
  const putPictures = async (view: EditorView, files: readonly File[]): Promise<void> => {
    for (const file of files) {
      const src = await addPicture(file);
      if (src === undefined || view.isDestroyed) continue;
      const paragraph = schema.nodes.paragraph.create(null, schema.nodes.image.create({ src }));
      const { $to } = view.state.selection;
      view.dispatch(view.state.tr.insert($to.depth === 0 ? $to.pos : $to.after(1), paragraph).scrollIntoView());
    }
  };
  return {
    copy,
    cut: copy,
    paste(view: EditorView, event: ClipboardEvent): boolean {
      if (!event.clipboardData || !put(view, event.clipboardData)) return false;
      event.preventDefault();
      return true;
    },
    drop(view: EditorView, event: DragEvent): boolean {
      // What is moved within the text is the view's matter.
      if (view.dragging || !event.dataTransfer) return false;
      const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
      if (at) view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(at.pos))));
      if (!put(view, event.dataTransfer)) return false;
      event.preventDefault();
      return true;
    },
  };
}
