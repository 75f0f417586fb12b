// Prepares a text that is Markdown already, of Jekyll, Hugo, Ghost or Gatsby.
import type { PreparedText } from "./to-markdown";

export function prepareMarkdown(content: string): PreparedText {
  return {
    pictures: [],
    files: [],
    write: () => ({
      markdown: content,
      lost: [],
      unlinked: [],
      removed: [],
      unwrapped: [],
      difference: { lost: [], added: [] },
    }),
  };
}
