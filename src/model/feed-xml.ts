// Feeds as XML, Atom 1.0 (https://www.rfc-editor.org/info/rfc4287) and RSS 2.0 (https://www.rssboard.org/rss-specification),
// written by the package `feed`. What it gets wrong is mended here:
//
//   texts         it puts titles and summaries into CDATA sections, which not every reader understands; they are handed
//                 over escaped, so that they are right once the section is gone
//   `]]>`         it splits only the first in a section; HTML says it in another way
//   `&`           what it writes as text it unescapes once
//   attributes    it leaves `<` in them
//   dates         it writes them in UTC, where the day is another one
//   types         it guesses the type of an enclosure by its name, and takes the stylesheet for XSL

import { type FeedOptions, Feed as FeedWriter } from "feed";
import type { Feed, FeedItem } from "./feed";
import { escaped, htmlText, xmlCharacters } from "./markup";

/** Where a feed of XML is found, and the stylesheet that shows it to people. */
export interface FeedPlace {
  /** Its own address, absolute. */
  self: string;
  /** A path. */
  stylesheet: string;
}

/** Writes Atom. */
export function atomFeed(feed: Feed, { self, stylesheet }: FeedPlace): string {
  const writer = new FeedWriter({
    ...options(feed, stylesheet),
    favicon: feed.icon,
    feedLinks: { atom: self },
    author: { name: text(feed.author), link: feed.url },
  });
  for (const item of feed.items) {
    writer.addItem({
      ...common(item),
      description: escaped(item.summary),
      author: [{ name: text(item.author) }],
      category: item.tags.map((tag) => ({ term: tag })),
    });
  }
  const languages = feed.items.map(({ language }) => (language === feed.language ? "" : ` xml:lang="${language}"`));
  return tidy(writer.atom1(), feed)
    .replace("<feed ", `<feed xml:lang="${feed.language}" `)
    .replace(/<!\[CDATA\[.*?\]\]>|^ {4}<entry>$/gms, (found) =>
      // A text may hold a line that looks like the writer's.
      found.startsWith("<!") ? found : `    <entry${languages.shift() ?? ""}>`,
    );
}

/** Writes RSS. The author's name is Dublin Core's `creator`: RSS's own `author` is an e-mail address. */
export function rssFeed(feed: Feed, { self, stylesheet }: FeedPlace): string {
  const writer = new FeedWriter({
    ...options(feed, stylesheet),
    image: feed.icon,
    feedLinks: { rss: self },
    language: feed.language,
  });
  for (const item of feed.items) {
    const language =
      item.language === feed.language ? [] : [{ name: "dc:language", objects: { _text: item.language } }];
    writer.addItem({
      ...common(item),
      description: htmlText(item.summary),
      category: item.tags.map((tag) => ({ name: text(tag) })),
      extensions: [{ name: "dc:creator", objects: { _text: text(item.author) } }, ...language],
    });
  }
  return tidy(writer.rss2(), feed);
}

const options = (feed: Feed, stylesheet: string): FeedOptions => ({
  id: feed.url,
  title: text(feed.title),
  description: text(feed.description),
  link: feed.url,
  updated: new Instant(feed.updated),
  generator: false,
  stylesheet,
});

const common = (item: FeedItem) => ({
  id: item.id,
  link: item.url,
  title: escaped(item.title),
  date: new Instant(item.updated),
  published: new Instant(item.published),
  content: xmlCharacters(item.html).replaceAll("]]>", "]]&gt;"),
  enclosure: item.image,
});

/** Text as the writer takes it. */
const text = (plain: string): string => xmlCharacters(plain).replaceAll("&", "&amp;");

/** An instant that keeps the offset with which it was written. */
class Instant extends Date {
  constructor(readonly written: string) {
    super(written);
  }
  override toISOString(): string {
    return this.written;
  }
  /** As RFC 822 has it. */
  override toUTCString(): string {
    const [local, offset = ""] = [this.written.slice(0, 19), this.written.slice(19).replace(":", "")];
    return new Date(`${local}Z`).toUTCString().replace("GMT", offset);
  }
}

/** Mends what options can't. Every pattern begins at the start of a line, where only the writer puts elements. */
function tidy(xml: string, feed: Feed): string {
  const types = new Map(feed.items.flatMap(({ image }) => (image ? [[image.url, image.type]] : [])));
  return `${xml
    .replace('type="text/xsl"', 'type="text/css"')
    .replace(/^( +<(?:title|summary))(?: type="html")?><!\[CDATA\[([^<]*)\]\]>/gm, "$1>$2")
    .replace(/^( +<category (?:label|term)=")([^"]*)/gm, (_, start, value) => start + value.replaceAll("<", "&lt;"))
    .replace(/^( +<link rel="enclosure" href="([^"]*)" type=")[^"]*/gm, (all, start, url) => {
      const type = types.get(url.replaceAll("&amp;", "&"));
      return type === undefined ? all : start + type;
    })}\n`;
}
