// The host's redirect file: `_redirects`, as Netlify and Cloudflare Pages read it
// (https://docs.netlify.com/manage/routing/redirects/overview/, https://developers.cloudflare.com/pages/configuration/redirects/).

/** An old address and the page that it leads to, both with a slash at the end unless they name an HTML file. */
export interface Redirect {
  from: string;
  to: string;
}

/**
 * Adds redirects to what the practice wrote itself; its own lines come first, and the first that matches counts.
 * Hosts compare addresses letter for letter, so each is given with and without its slash.
 */
export function redirectFile(own: string, redirects: readonly Redirect[], pathPrefix = ""): string {
  // In an order of their own: Gatsby hands over pages in the order in which a warm build made them.
  const sorted = [...redirects].sort((a, b) => (a.from < b.from ? -1 : 1));
  const lines = sorted.flatMap(({ from, to }) => {
    const forms = from.endsWith("/") ? [from.slice(0, -1), from] : [from];
    return forms.map((form) => `${pathPrefix}${form} ${pathPrefix}${to} 301`);
  });
  const before = own === "" || own.endsWith("\n") ? own : `${own}\n`;
  return `${before}${lines.map((line) => `${line}\n`).join("")}`;
}

/** The addresses that a redirect file leads somewhere, with a slash at the end unless they name a file. */
export function redirectSources(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.replace(/#.*$/, "").trim().split(/\s+/)[0] as string)
    .filter((from) => from.startsWith("/"))
    .map((from) => (from.endsWith("/") || /\.[a-z0-9]+$/i.test(from) ? from : `${from}/`));
}
