// A picture of the text, from the repository.

import type { Node } from "prosemirror-model";
import type { EditorView, NodeView } from "prosemirror-view";

/**
 * Makes the view of pictures.
 * @param pictureOf what the file holds that an address leads to
 * @param describe asks what the picture at a place of the text shows
 */
export const pictureView =
  (pictureOf: (address: string) => Promise<Uint8Array | undefined>, describe: (position: number) => void) =>
  (node: Node, _view: EditorView, position: () => number | undefined): NodeView => {
    const dom = document.createElement("span");
    dom.className = "picture";
    const image = document.createElement("img");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.addEventListener("click", () => describe(position() ?? 0));
    dom.append(image, button);
    let url: string | undefined;
    let shown: string | undefined;
    const show = async ({ attrs }: Node): Promise<void> => {
      image.alt = attrs.alt;
      button.textContent = attrs.alt === "" ? "Say what it shows" : attrs.alt;
      button.ariaLabel = attrs.alt === "" ? "Say what the picture shows" : `Picture: ${attrs.alt}. Change`;
      if (shown === attrs.src) return;
      shown = attrs.src;
      const bytes = await pictureOf(attrs.src).catch(() => undefined);
      if (!bytes || shown !== attrs.src) return;
      if (url) URL.revokeObjectURL(url);
      const type = attrs.src.endsWith(".svg") ? "image/svg+xml" : "";
      url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
      image.src = url;
    };
    void show(node);
    return {
      dom,
      update(now) {
        if (now.type !== node.type) return false;
        void show(now);
        return true;
      },
      stopEvent: (event) => event.target === button,
      ignoreMutation: () => true,
      destroy() {
        shown = undefined;
        if (url) URL.revokeObjectURL(url);
      },
    };
  };
