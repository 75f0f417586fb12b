// Feeds as XML: Atom 1.0 (https://www.rfc-editor.org/info/rfc4287), and RSS 2.0 (https://www.rssboard.org/rss-specification)
// in the form that most readers understand (https://www.rssboard.org/rss-profile). Every text is escaped, HTML too.

import { toXml } from "xast-util-to-xml";
import { type Result, x } from "xastscript";
import { type Feed, htmlText } from "./feed";

/** Where a feed of XML is found, and the stylesheet that shows it to people. */
export interface FeedPlace {
  /** Its own address, absolute. */
  self: string;
  /** A path. */
  stylesheet: string;
}

/** Writes Atom. */
export function atomFeed(feed: Feed, { self, stylesheet }: FeedPlace): string {
  const root = x("feed", { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": feed.language }, [
    x("id", feed.url),
    x("title", feed.title),
    x("subtitle", feed.description),
    x("updated", feed.updated),
    x("author", [x("name", feed.author), x("uri", feed.url)]),
    x("link", { rel: "alternate", href: feed.url }),
    x("link", { rel: "self", href: self }),
    feed.icon && x("icon", feed.icon),
    ...feed.items.map(({ image, ...item }) =>
      x("entry", { "xml:lang": item.language === feed.language ? undefined : item.language }, [
        x("id", item.id),
        x("title", item.title),
        x("link", { href: item.url }),
        image && x("link", { rel: "enclosure", href: image.url, type: image.type, length: image.length }),
        x("published", item.published),
        x("updated", item.updated),
        x("author", [x("name", item.author)]),
        ...item.tags.map((term) => x("category", { term })),
        x("summary", item.summary),
        x("content", { type: "html" }, item.html),
      ]),
    ),
  ]);
  return serialize(root, stylesheet);
}

/** Writes RSS. The author's name is Dublin Core's `creator`: RSS's own `author` is an e-mail address. */
export function rssFeed(feed: Feed, { self, stylesheet }: FeedPlace): string {
  const channel = x("channel", [
    x("title", feed.title),
    x("link", feed.url),
    x("description", feed.description),
    x("lastBuildDate", rfc822(feed.updated)),
    x("docs", "https://www.rssboard.org/rss-specification"),
    x("language", feed.language),
    feed.icon && x("image", [x("url", feed.icon), x("title", feed.title), x("link", feed.url)]),
    x("atom:link", { href: self, rel: "self", type: "application/rss+xml" }),
    ...feed.items.map((item) =>
      x("item", [
        x("title", item.title),
        x("link", item.url),
        x("guid", { isPermaLink: "false" }, item.id),
        x("pubDate", rfc822(item.published)),
        x("dc:creator", item.author),
        item.language === feed.language ? undefined : x("dc:language", item.language),
        ...item.tags.map((tag) => x("category", tag)),
        // In this order: some readers take whichever comes last.
        x("description", htmlText(item.summary)),
        x("content:encoded", item.html),
        item.image && x("enclosure", { ...item.image }),
      ]),
    ),
  ]);
  const namespaces = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
  };
  return serialize(x("rss", { version: "2.0", ...namespaces }, [channel]), stylesheet);
}

/** An instant of RFC 3339 as RFC 822 writes it, in the same offset: in UTC the day could be another. */
function rfc822(instant: string): string {
  const [local, offset] = [instant.slice(0, 19), instant.slice(19).replace(":", "")];
  return new Date(`${local}Z`).toUTCString().replace("GMT", offset);
}

/** Writes a document, without characters that XML 1.0 has no place for (https://www.w3.org/TR/xml/#charsets). */
function serialize(root: Result, stylesheet: string): string {
  const document = x(null, [
    { type: "instruction", name: "xml", value: 'version="1.0" encoding="utf-8"' },
    "\n",
    { type: "instruction", name: "xml-stylesheet", value: `href="${stylesheet}" type="text/css"` },
    "\n",
    root,
    "\n",
  ]);
  // toXml drops control characters; it leaves others that XML forbids, and `]]>`, which a text may not hold.
  return toXml(document, { closeEmptyElements: true })
    .replace(/[\uFFFE\uFFFF]|\p{Surrogate}/gu, "")
    .replaceAll("]]>", "]]&#x3E;");
}
