// The part of a built page that its author wrote.

/** The part of a text's page that is the text: not other posts below it. On other pages it is nothing. */
export function ownText(html: string): string {
  const end = html.lastIndexOf('<footer class="post-footer"');
  return end < 0 ? "" : html.slice(html.indexOf("<article"), end);
}
