// Brings the HTML of an old text into the order that Markdown can say: paragraphs, headings, lists, quotations, tables,
// pictures that stand alone, and a line for each thing that can't come along.

import GithubSlugger from "github-slugger";
import type { Element, ElementContent, Root, RootContent } from "hast";
import { fromHtml } from "hast-util-from-html";
import { toHtml } from "hast-util-to-html";
import { toString as textOf } from "hast-util-to-string";
import { findControl } from "../model/content/control";

/** A picture that a text shows. */
export interface OldPicture {
  /** As the text has it. */
  src: string;
  /** The id of its attachment, if the text names it. */
  id: string | undefined;
  /** Absolute path of its file, if that lies beside the text. */
  file?: string;
  /** What it shows, if that is known from elsewhere. */
  alt?: string;
}

/** What becomes of a picture. */
export interface NewPicture {
  /** The file beside the text; undefined if it can't be had. */
  file: string | undefined;
  /** What is known of it where the text says nothing. */
  alt: string | undefined;
}

/** What a text is made Markdown with. */
export interface TextContext {
  /** Whether lines are paragraphs, as in WordPress's classic editor. */
  lines: boolean;
  /** The pictures of a gallery: those of some attachments, or all that belong to the text if there are none. */
  gallery(ids: string[]): OldPicture[];
  picture(picture: OldPicture): NewPicture;
  /** The new address of a link; undefined if it would lead nowhere. */
  link(href: string): string | undefined;
  /** Whether an address is that of an uploaded picture, or of its page. */
  isPicture(href: string): boolean;
  /** Whether titles of pictures are captions, as in Markdown; WordPress puts names of files there. */
  captions?: boolean;
  /** HTML of the footnotes that the editor keeps beside the text, by id. */
  notes: ReadonlyMap<string, string>;
}

/** A text whose pictures are known and not yet fetched. */
export interface ReadText {
  tree: Root;
  pictures: OldPicture[];
  /** Addresses of leaflets, recordings and the like that it links to. */
  files: string[];
}

/** What a link may lead to that is no page and no picture. */
const FILE =
  /\.(pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|txt|csv|epub|ics|vcf|zip|mp3|m4a|ogg|wav|mp4|m4v|mov|webm)(?=$|[?#])/i;

/** Parses a text without shortcodes, and lists its pictures. */
export function readHtml(html: string, gallery: TextContext["gallery"]): ReadText {
  return listTree(fromHtml(html, { fragment: true }), gallery);
}

/** Lists what a tree shows and links to. */
export function listTree(tree: Root, gallery: TextContext["gallery"]): ReadText {
  const pictures: OldPicture[] = [];
  const files = new Set<string>();
  walk(tree, (node) => {
    for (const address of [attribute(node, "href"), attribute(node, "src")]) {
      if (node.tagName !== "img" && FILE.test(address)) files.add(address);
    }
    if (node.tagName === "img") {
      const picture = pictureOf(node);
      if (picture && !isTiny(node) && !isEmoji(node)) pictures.push(picture);
    } else if (node.tagName === "x-gallery") {
      pictures.push(...gallery(idsOf(node)));
    }
    const cover = coverOf(node);
    if (cover) pictures.push(cover);
  });
  return { tree, pictures, files: [...files] };
}

/** What came of a text. */
export interface OrderedText {
  tree: Root;
  /** What could not come along, in words; each has a line in the text. */
  lost: string[];
  /** Links that lead nowhere now; their words stay. */
  unlinked: string[];
  /** Words that were put in: titles of what is linked now. */
  added: string;
  /** What was taken away and is no loss for readers, such as a counter's picture. */
  removed: string[];
}

const BLOCKS = new Set(
  (
    "address article aside blockquote body button center dd details dialog dir div dl dt fieldset figcaption figure footer " +
    "form h1 h2 h3 h4 h5 h6 header hgroup hr iframe li main menu nav ol p pre section summary table tbody td tfoot th thead " +
    "tr ul video audio object embed script select textarea input canvas map svg math noscript x-lost x-gallery x-html x-note-def"
  ).split(" "),
);

/** An address that a reader of Markdown takes for a link: https://github.github.com/gfm/#autolinks-extension- */
const BARE_ADDRESS =
  /((?<![\w@/])(?:https?:\/\/|www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?'’)\]*_~]|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]*[a-z0-9])+)/i;

const HEADING = /^h[1-6]$/;
const VOID_TEXT = /^[\s\u00A0\u200B\uFEFF]*$/;

/** Names that mean the same, and what Markdown or this site's HTML has for each. */
const RENAMED: Record<string, string> = {
  b: "strong",
  i: "em",
  strike: "del",
  s: "del",
  tt: "code",
  u: "ins",
  dfn: "em",
  mark: "strong",
};

/** Inline elements that stay; others leave their words. */
const KEPT = /^(strong|em|del|code|ins|sup|sub|kbd|samp|var|q|ruby|rt|rp|a|img|br|x-note|x-note-ref)$/;

/** Begins each line that stands for what could not come along. */
export const LOST_LINE = "Not brought along from the old site:";

const el = (tagName: string, children: ElementContent[] = [], properties: Element["properties"] = {}): Element => ({
  type: "element",
  tagName,
  properties,
  children,
});
const text = (value: string): ElementContent => ({ type: "text", value });
const rawHtml = (value: string): Element => el("x-html", [], { value });
const is = <Name extends string>(node: RootContent | undefined, name: Name): node is Element & { tagName: Name } =>
  node?.type === "element" && node.tagName === name;

function walk(node: Root | RootContent, visit: (node: Element) => void): void {
  if (node.type === "element") visit(node);
  if ("children" in node) for (const child of node.children) walk(child, visit);
}

/** Whether a node shows nothing. */
const isBlank = (node: ElementContent): boolean =>
  node.type === "text"
    ? VOID_TEXT.test(node.value)
    : node.type !== "element" ||
      (!/^(img|hr|table|pre|x-)/.test(node.tagName) && !node.properties.id && node.children.every(isBlank));

const classes = (node: Element): string =>
  Array.isArray(node.properties.className) ? node.properties.className.join(" ") : "";
const attribute = (node: Element, name: string): string => {
  const value = node.properties[name];
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
};

function pictureOf(node: Element): OldPicture | undefined {
  const waiting = ["dataSrc", "dataLazySrc", "dataOriginal", "dataOrigFile"]
    .map((name) => attribute(node, name))
    .find(Boolean);
  const shown = attribute(node, "src");
  const src = shown === "" || (shown.startsWith("data:") && waiting) ? waiting : shown;
  return src ? { src, id: /\bwp-image-(\d+)\b/.exec(classes(node))?.[1] } : undefined;
}

/** The background of a cover block as older versions write it. */
function coverOf(node: Element): OldPicture | undefined {
  if (!/\bwp-block-cover\b/.test(classes(node))) return undefined;
  const src = /background-image:\s*url\((?:&quot;|["'])?([^)"']+)/.exec(attribute(node, "style"))?.[1];
  return src ? { src, id: undefined } : undefined;
}

const isTiny = (node: Element): boolean => attribute(node, "width") === "1" && attribute(node, "height") === "1";
const isEmoji = (node: Element): boolean => /\b(wp-smiley|emoji)\b/.test(classes(node));
const idsOf = (node: Element): string[] =>
  attribute(node, "dataIds")
    .split(/[\s,]+/)
    .filter(Boolean);

/** Orders a text. */
export function orderHtml(read: Root, context: TextContext): OrderedText {
  const result: OrderedText = { tree: { type: "root", children: [] }, lost: [], unlinked: [], added: "", removed: [] };
  const targets = new Set<string>();
  walk(read, (node) => {
    const href = attribute(node, "href");
    if (node.tagName === "a" && href.startsWith("#") && href.length > 1) targets.add(decode(href.slice(1)));
  });
  const given = new Set<string>();
  const notes: Element[] = [];
  const numbers = new Map<string, number>();
  const waiting = hasWaitingPictures(read);
  let inLink = false;

  /** The line that stands for something of another program. */
  function lostLine(what: string): Element {
    result.lost.push(what);
    return el("p", [el("em", [text(`${LOST_LINE} ${what}.`)])]);
  }

  /** The id of an element, if a link of the text leads to it. */
  function idOf(node: Element): string | undefined {
    const name = node.tagName === "a" ? attribute(node, "name") : "";
    const id = [attribute(node, "id"), name].find((one) => one !== "" && targets.has(one) && !given.has(one));
    if (id !== undefined) given.add(id);
    return id;
  }
  const anchor = (id: string): Element => el("span", [], { id });

  function note(key: string, content: () => ElementContent[]): Element {
    let number = numbers.get(key);
    if (number === undefined) {
      number = numbers.size + 1;
      numbers.set(key, number);
      // Reserved, as a note may hold others.
      const def = el("x-note-def", [], { name: String(number) });
      notes.push(def);
      def.children = content();
    }
    return el("x-note-ref", [], { name: String(number) });
  }

  // --- Words within a line

  function inline(node: ElementContent): ElementContent[] {
    if (node.type === "text") return linked(clean(node.value));
    if (node.type !== "element") return [];
    const id = idOf(node);
    const marked = id === undefined ? [] : [anchor(id)];
    return [...marked, ...inlineElement(node)];
  }

  /** Makes links of bare addresses: as text, readers of Markdown would take them for links all the same. */
  function linked(value: string): ElementContent[] {
    if (inLink || !/:\/\/|www\.|@/.test(value)) return [text(value)];
    return value.split(BARE_ADDRESS).flatMap((part, index) => {
      if (index % 2 === 0) return part === "" ? [] : [text(part)];
      const href = part.includes("://") ? part : part.startsWith("www.") ? `http://${part}` : `mailto:${part}`;
      const to = context.link(href);
      return to === undefined ? [text(part)] : [el("a", [text(part)], { href: to })];
    });
  }

  function inlineElement(node: Element): ElementContent[] {
    const name = RENAMED[node.tagName] ?? node.tagName;
    if (name === "img") return picture(node);
    if (name === "br") return [el("br")];
    if (name === "a") return anchorElement(node);
    if (name === "x-note") {
      const inner = node.children;
      return [note(attribute(node, "dataKey") || `own ${numbers.size}`, () => flow(inner, false))];
    }
    const fn = attribute(node, "dataFn");
    if (fn !== "" && context.notes.has(fn)) {
      const html = context.notes.get(fn) ?? "";
      return [note(fn, () => flow(fromHtml(html, { fragment: true }).children as ElementContent[], false))];
    }
    const inner = node.children.flatMap(inline);
    const title = attribute(node, "title");
    if ((name === "abbr" || name === "acronym") && title !== "" && !textOf(node).includes(title)) {
      result.added += ` ${title}`;
      return [...inner, text(` (${title})`)];
    }
    const lang = attribute(node, "lang");
    if (lang !== "" && name !== "code") return [wrapped("span", kept(name, inner), { lang })].flat();
    return kept(name, inner);
  }

  function kept(name: string, inner: ElementContent[]): ElementContent[] {
    if (!KEPT.test(name) || name === "img") return inner;
    if (name === "code") return inner.length === 0 ? [] : [el("code", [text(textOf(el("x", inner)))])];
    return wrapped(name, inner);
  }

  function anchorElement(node: Element): ElementContent[] {
    const href = attribute(node, "href").trim();
    const outer = inLink;
    inLink ||= href !== "";
    const inner = node.children.flatMap(inline);
    inLink = outer;
    const pictures = inner.filter((one) => is(one, "img"));
    const words = textOf(el("x", inner)).trim();
    if (href === "" || isBlankInline(inner)) return inner;
    if (words === "" && (pictures.length === 0 || context.isPicture(href))) return inner;
    const to = href.startsWith("#") ? (href.length > 1 ? href : undefined) : context.link(href);
    if (to === undefined) {
      if (!/^#?$/.test(href)) result.unlinked.push(href);
      return inner;
    }
    return wrapped("a", inner, { href: to });
  }

  function picture(node: Element): ElementContent[] {
    if (isEmoji(node)) return [text(attribute(node, "alt"))];
    const old = pictureOf(node);
    if (!old) return [];
    if (isTiny(node)) {
      result.removed.push(`a picture of one pixel, which counts visitors: ${old.src.slice(0, 200)}`);
      return [];
    }
    const made = newPicture(old, typeof node.properties.alt === "string" ? node.properties.alt : undefined);
    const title = attribute(node, "title");
    if (!context.captions || title === "") return made;
    return made.flatMap((one) =>
      is(one, "img") ? [el("img", [], { ...one.properties, title })] : [one, text(" "), el("em", [text(title)])],
    );
  }

  function newPicture(old: OldPicture, alt: string | undefined): ElementContent[] {
    const { file, alt: known } = context.picture(old);
    const words = clean(alt?.trim() || known?.trim() || "").replace(/\s+/g, " ");
    if (file === undefined) {
      const name = old.src.startsWith("data:") ? "a picture within the text" : `the picture ${old.src}`;
      const what = words === "" ? name : `${name} (${words})`;
      result.lost.push(what);
      return [el("x-lost", [], { dataSaid: `${LOST_LINE} ${what}.` })];
    }
    return [el("img", [], { src: file, alt: words })];
  }

  /** Puts an inline element around words, and white space outside; nothing around nothing. */
  function wrapped(name: string, inner: ElementContent[], properties: Element["properties"] = {}): ElementContent[] {
    if (isBlankInline(inner)) return inner;
    const around = name === "strong" || name === "em" || name === "del" || name === "a";
    const content = name === "strong" || name === "em" || name === "del" ? unwrapSame(inner, name) : inner;
    const [before, middle, after] = around ? trimmed(content) : [[], content, []];
    return [...before, el(name, middle, properties), ...after];
  }

  // --- Blocks

  /** Makes blocks of what a container holds. */
  function flow(children: readonly ElementContent[], lines: boolean): ElementContent[] {
    const blocks: ElementContent[] = [];
    let words: ElementContent[] = [];
    const flush = (): void => {
      for (const paragraph of paragraphs(words, lines)) blocks.push(...paragraphOf(paragraph));
      words = [];
    };
    for (const child of spread(children)) {
      if (child.type === "element" && BLOCKS.has(child.tagName)) {
        flush();
        blocks.push(...block(child, lines));
      } else words.push(child);
    }
    flush();
    return blocks;
  }

  /** Takes inline elements apart that hold blocks, so that each block stands for itself. */
  function spread(children: readonly ElementContent[]): ElementContent[] {
    return children.flatMap((child): ElementContent[] => {
      if (child.type !== "element" || BLOCKS.has(child.tagName) || !holdsBlock(child) || child.tagName === "x-note")
        return [child];
      const parts: ElementContent[] = [];
      let words: ElementContent[] = [];
      const flush = (): void => {
        if (words.length > 0) parts.push({ ...child, children: words });
        words = [];
      };
      for (const inner of spread(child.children)) {
        if (inner.type === "element" && BLOCKS.has(inner.tagName)) {
          flush();
          parts.push(
            /^(x-|hr|table|pre|iframe|script|form|ul|ol)/.test(inner.tagName)
              ? inner
              : { ...inner, children: [{ ...child, children: inner.children }] },
          );
        } else words.push(inner);
      }
      flush();
      return parts;
    });
  }

  /** A paragraph, with the pictures at its beginning and its end as paragraphs of their own. */
  function paragraphOf(words: ElementContent[]): ElementContent[] {
    const content = trimmedAll(words.flatMap(inline));
    const [first, last] = [
      content.findIndex((one) => !isPictureLike(one)),
      content.findLastIndex((one) => !isPictureLike(one)),
    ];
    const own = (nodes: ElementContent[]): ElementContent[] =>
      nodes.flatMap((one) =>
        isBlank(one) || is(one, "br") ? [] : is(one, "x-lost") ? saidLine(one) : [el("p", [one])],
      );
    if (first < 0) return own(content);
    const middle = said(trimmedAll(content.slice(first, last + 1)));
    return [
      ...own(content.slice(0, first)),
      ...(middle.every(isBlank) ? [] : [el("p", middle)]),
      ...own(content.slice(last + 1)),
    ];
  }
  const saidLine = (node: Element): ElementContent[] => [el("p", [el("em", [text(attribute(node, "dataSaid"))])])];

  /** Says within a line what has no place of its own. */
  const said = (nodes: readonly ElementContent[]): ElementContent[] =>
    nodes.map((one): ElementContent => {
      if (is(one, "x-lost")) return el("em", [text(attribute(one, "dataSaid"))]);
      return one.type === "element" ? { ...one, children: said(one.children) } : one;
    });

  function block(node: Element, lines: boolean): ElementContent[] {
    const id = node.tagName.startsWith("x-") || HEADING.test(node.tagName) ? undefined : idOf(node);
    const made = blockElement(node, lines);
    const lang = attribute(node, "lang");
    if (lang !== "") for (const one of made) inLanguage(one, lang);
    if (id === undefined) return made;
    const first = made.find((one): one is Element => is(one, "p"));
    if (first) {
      first.children.unshift(anchor(id));
      return made;
    }
    return [rawHtml(`<span id="${escapeAttribute(id)}"></span>`), ...made];
  }

  function inLanguage(node: ElementContent, lang: string): void {
    if (node.type !== "element") return;
    if (node.tagName === "p" || HEADING.test(node.tagName)) node.children = wrapped("span", node.children, { lang });
    else if (/^(ul|ol|li|blockquote)$/.test(node.tagName)) for (const child of node.children) inLanguage(child, lang);
  }

  function blockElement(node: Element, lines: boolean): ElementContent[] {
    const { tagName } = node;
    if (HEADING.test(tagName)) return heading(node);
    switch (tagName) {
      case "hr":
        return [el("hr")];
      case "pre":
        return code(node);
      case "ul":
      case "ol":
      case "menu":
      case "dir":
        return list(node, lines);
      case "dl":
        return definitions(node, lines);
      case "blockquote":
        return quotation(node, lines);
      case "figure":
        return figure(node, lines);
      case "figcaption":
        return captionLine(flow(node.children, false));
      case "table":
        return table(node, lines);
      case "details":
        return details(node, lines);
      case "iframe":
      case "embed":
      case "object":
        return frame(node, lines);
      case "video":
      case "audio":
        return film(node);
      case "form":
        return [lostLine(`a form${formName(node)}`)];
      case "input":
      case "select":
      case "textarea":
        return attribute(node, "type") === "hidden" ? [] : [lostLine("a field of a form")];
      case "script":
        return /json|template/.test(attribute(node, "type")) ? [] : [lostLine(`a script${scriptName(node)}`)];
      case "canvas":
      case "map":
      case "svg":
      case "math":
        return tagName === "svg" && textOf(node).trim() === "" ? [] : [lostLine(`a drawing or formula (<${tagName}>)`)];
      case "noscript":
        return waiting ? [] : flow(node.children, lines);
      case "x-lost":
        return [lostLine(attribute(node, "dataWhat"))];
      case "x-gallery":
        return context.gallery(idsOf(node)).flatMap((old) => paragraphOfPicture(newPicture(old, undefined)));
      default: {
        const cover = coverOf(node);
        return [...(cover ? paragraphOfPicture(newPicture(cover, undefined)) : []), ...flow(node.children, lines)];
      }
    }
  }
  const paragraphOfPicture = (made: ElementContent[]): ElementContent[] =>
    made.flatMap((one) => (is(one, "x-lost") ? saidLine(one) : [el("p", [one])]));

  function heading(node: Element): ElementContent[] {
    const blocks = flow(node.children, false);
    const level = Number(node.tagName[1]);
    const id = idOf(node);
    const words = blocks.filter((one): one is Element => is(one, "p") && !one.children.every(isPictureLike));
    const others = blocks.filter((one) => !words.includes(one as Element));
    const content = words
      .flatMap((one, index) => [...(index > 0 ? [text(" ")] : []), ...one.children])
      .map(breakToSpace);
    const bare = content.length === 1 && is(content[0], "strong") ? content[0].children : content;
    const made = bare.every(isBlank)
      ? []
      : [el("x-heading", bare, { level, ...(id === undefined ? {} : { name: id }) })];
    return [...others, ...made];
  }

  function code(node: Element): ElementContent[] {
    walk(node, (inner) => {
      if (inner.tagName === "br") {
        inner.tagName = "span";
        inner.children = [text("\n")];
      }
    });
    const value = clean(textOf(node));
    if (VOID_TEXT.test(value)) return [];
    const language = [node, ...node.children]
      .flatMap((one) => (one.type === "element" ? classes(one).split(" ") : []))
      .find((one) => one.startsWith("language-"));
    // A verse is written in lines, and is no code.
    if (/\bwp-block-verse\b/.test(classes(node)))
      return [
        el("p", trimmedAll(value.split("\n").flatMap((line, index) => [...(index > 0 ? [el("br")] : []), text(line)]))),
      ];
    return [
      el("pre", [
        el("code", [text(value.replace(/^\n/, ""))], language === undefined ? {} : { className: [language] }),
      ]),
    ];
  }

  function list(node: Element, lines: boolean): ElementContent[] {
    const items: Element[] = [];
    for (const child of node.children) {
      if (child.type !== "element") {
        if (child.type === "text" && !VOID_TEXT.test(child.value)) items.push(el("li", flow([child], false)));
      } else if (/^(ul|ol)$/.test(child.tagName) && items.length > 0) {
        items.at(-1)?.children.push(...list(child, lines));
      } else {
        const box = boxOf(child);
        const blocks = child.tagName === "li" ? flow(child.children, lines) : flow([child], lines);
        if (blocks.length > 0) items.push(el("li", noHeadings(blocks), box === undefined ? {} : { checked: box }));
      }
    }
    if (items.length === 0) return [];
    // The old way of galleries: a list of figures.
    if (items.every(({ children }) => children.every((one) => is(one, "p") && one.children.every(isPictureLike))))
      return items.flatMap(({ children }) => children);
    const tight = items.every(({ children }) =>
      children.every((one, index) => (index === 0 ? is(one, "p") : is(one, "ul") || is(one, "ol"))),
    );
    if (tight) for (const item of items) item.properties.tight = true;
    const start = Number(attribute(node, "start"));
    return [el(node.tagName === "ol" ? "ol" : "ul", items, node.tagName === "ol" && start > 1 ? { start } : {})];
  }

  /** Terms and what they mean stay HTML, which Markdown has no signs for. */
  function definitions(node: Element, lines: boolean): ElementContent[] {
    const parts: Element[] = [];
    const collect = (children: readonly ElementContent[]): void => {
      for (const child of children) {
        if (child.type !== "element") continue;
        if (child.tagName === "dt" || child.tagName === "dd")
          parts.push(el(child.tagName, tight(noHeadings(flow(child.children, lines)))));
        else collect(child.children);
      }
    };
    collect(node.children);
    return parts.length === 0 ? flow(node.children, lines) : [serialised(el("dl", parts))];
  }

  function quotation(node: Element, lines: boolean): ElementContent[] {
    const sources: Element[] = [];
    const rest = takeOut(node.children, (one) => /^(cite|footer)$/.test(one.tagName), sources, 2);
    const blocks = noHeadings(flow(rest, lines));
    const source = sources.flatMap(({ children }) => children.flatMap((one) => inline(one)));
    const said = trimmedAll(source.map(breakToSpace));
    if (said.length > 0 && !said.every(isBlank)) {
      const [first] = said;
      const dashed = first?.type === "text" && /^(—|–|--|-)\s/.test(first.value);
      blocks.push(
        el("p", dashed ? [text(first.value.replace(/^(—|–|--|-)\s+/, "— ")), ...said.slice(1)] : [text("— "), ...said]),
      );
    }
    return blocks.length === 0 ? [] : [el("blockquote", blocks)];
  }

  function figure(node: Element, lines: boolean): ElementContent[] {
    const captions: Element[] = [];
    const rest = takeOut(node.children, (one) => one.tagName === "figcaption", captions, 3, /^(figure|li)$/);
    const blocks = flow(rest, lines && !/wp-block|wp-caption/.test(classes(node)));
    const caption = captions.flatMap((one) => flow(one.children, false));
    if (caption.length === 0) return blocks;
    const pictures = blocks.filter(
      (one): one is Element => is(one, "p") && one.children.every(isPictureLike) && one.children.length > 0,
    );
    const [only] = pictures;
    const image = only?.children
      .map((one) => (is(one, "a") ? one.children.find((inner) => is(inner, "img")) : one))
      .find((one) => is(one, "img"));
    const plain =
      !caption.some((one) => holds(one, "a") || holds(one, "x-note-ref")) && caption.every((one) => is(one, "p"));
    if (pictures.length === 1 && blocks.length === 1 && is(image, "img") && plain && !is(only?.children[0], "a")) {
      image.properties.title = caption
        .map((one) => textOf(breaksToSpaces(one)))
        .join(" ")
        .replace(/\s+/g, " ")
        .trim();
      return blocks;
    }
    return [...blocks, ...captionLine(caption)];
  }

  /** A caption that can't stand in a picture's title: a line below. */
  function captionLine(caption: ElementContent[]): ElementContent[] {
    return caption.map((one) =>
      is(one, "p") && one.children.some((inner) => !isBlank(inner)) ? el("p", wrapped("em", one.children)) : one,
    );
  }

  function table(node: Element, lines: boolean): ElementContent[] {
    const rows: Element[] = [];
    const captions: Element[] = [];
    const collect = (children: readonly ElementContent[]): void => {
      for (const child of children) {
        if (child.type !== "element") continue;
        if (child.tagName === "tr") rows.push(child);
        else if (child.tagName === "caption") captions.push(child);
        else if (/^(thead|tbody|tfoot)$/.test(child.tagName)) collect(child.children);
      }
    };
    collect(node.children);
    const caption = captions.flatMap((one) => captionLine(flow(one.children, false)));
    const cells = rows.map((row) =>
      row.children.flatMap((cell) => {
        if (!is(cell, "td") && !is(cell, "th")) return [];
        const spans = Object.fromEntries(
          (["colSpan", "rowSpan"] as const)
            .map((name) => [name, Number(attribute(cell, name)) || 1] as const)
            .filter(([, span]) => span > 1),
        );
        const { align } = cell.properties;
        return [
          el(cell.tagName, tight(noHeadings(flow(cell.children, lines))), {
            ...spans,
            ...(typeof align === "string" ? { align } : {}),
          }),
        ];
      }),
    );
    const filled = cells.filter((row) => row.some((cell) => cell.children.length > 0));
    if (filled.length === 0) return caption;
    // One column that holds blocks is a layout, not a table.
    if (filled.every((row) => row.length === 1) && filled.some((row) => row.some((cell) => holdsBlock(cell))))
      return [
        ...caption,
        ...rows.flatMap((row) =>
          row.children.flatMap((cell) => (cell.type === "element" ? flow(cell.children, lines) : [])),
        ),
      ];
    const [head = [], ...body] = filled;
    const isHead =
      head.every(
        (cell) =>
          cell.tagName === "th" ||
          (cell.children.length === 1 && is(cell.children[0], "strong")) ||
          cell.children.length === 0,
      ) && head.some((cell) => cell.children.length > 0);
    const simple =
      isHead &&
      body.length > 0 &&
      body.every(
        (row) => row.length <= head.length && row.every((cell, index) => cell.tagName === "td" || index === 0),
      ) &&
      !filled
        .flat()
        .some(
          (cell) =>
            holdsBlock(cell) || holds(cell, "img") || "colSpan" in cell.properties || "rowSpan" in cell.properties,
        );
    if (!simple) {
      const made = filled.map((row) => el("tr", row));
      const parts =
        head.every((cell) => cell.tagName === "th") && made.length > 1
          ? [el("thead", made.slice(0, 1)), el("tbody", made.slice(1))]
          : [el("tbody", made)];
      return [...caption, serialised(el("table", parts))];
    }
    const headRow = head.map((cell) =>
      el(
        "th",
        cell.children.length === 1 && is(cell.children[0], "strong") ? cell.children[0].children : cell.children,
        cell.properties,
      ),
    );
    return [
      ...caption,
      el("table", [
        el("thead", [el("tr", headRow)]),
        el(
          "tbody",
          body.map((row) =>
            el(
              "tr",
              row.map((cell) => el("td", cell.tagName === "th" ? [el("strong", cell.children)] : cell.children)),
            ),
          ),
        ),
      ]),
    ];
  }

  function details(node: Element, lines: boolean): ElementContent[] {
    const summary = node.children.find((one): one is Element => is(one, "summary"));
    const rest = flow(
      node.children.filter((one) => one !== summary),
      lines,
    );
    const words = tight(flow(summary?.children ?? [], false));
    if (words.length === 0) result.added += " Details";
    const head = toHtml(el("summary", words.length > 0 ? words : [text("Details")]));
    return [rawHtml(`<details>\n${head}`), ...rest, rawHtml("</details>")];
  }

  function frame(node: Element, lines: boolean): ElementContent[] {
    const src = [attribute(node, "src"), attribute(node, "dataSrc"), attribute(node, "data")].find(
      (one) => one !== "" && one !== "about:blank",
    );
    const url = src === undefined ? undefined : watchable(src);
    const inner = node.tagName === "object" ? flow(node.children, lines) : [];
    if (inner.length > 0) return inner;
    if (url === undefined) return [lostLine("a frame without an address")];
    if (/^https:\/\/(www\.)?(google\.[a-z.]+\/maps|maps\.google\.|openstreetmap\.org)/.test(url))
      return [lostLine(`a map, ${url.slice(0, 300)}`)];
    const title = attribute(node, "title") || attribute(node, "ariaLabel");
    const to = context.link(url);
    if (to === undefined) return [lostLine(`what was shown of ${url.slice(0, 300)}`)];
    const words = title || url;
    result.added += ` ${words}`;
    return [el("p", [el("a", [text(clean(words))], { href: to })])];
  }

  function film(node: Element): ElementContent[] {
    const source = node.children.find((one): one is Element => is(one, "source"));
    const src = attribute(node, "src") || (source ? attribute(source, "src") : "");
    const to = src === "" ? undefined : context.link(src);
    if (to === undefined)
      return [lostLine(`${node.tagName === "video" ? "a film" : "a recording"}${src === "" ? "" : `, ${src}`}`)];
    const words = attribute(node, "title") || fileName(src);
    result.added += ` ${words}`;
    return [el("p", [el("a", [text(words)], { href: to })])];
  }

  // --- From here the text as a whole

  /** HTML for what Markdown can't say: no blank line in it, which would end it. */
  function serialised(node: Element): Element {
    walk(node, (inner) => {
      if (inner.properties.tight) {
        inner.properties = {};
        inner.children = inner.children.flatMap((child) => (is(child, "p") ? child.children : [child]));
      }
      inner.children = inner.children.flatMap((child) =>
        is(child, "x-lost")
          ? [el("em", [text(attribute(child, "dataSaid"))])]
          : is(child, "x-note-ref")
            ? [text(`[^${attribute(child, "name")}]`)]
            : is(child, "x-heading")
              ? [el("strong", child.children)]
              : is(child, "x-html")
                ? [{ type: "raw", value: attribute(child, "value") } as unknown as ElementContent]
                : [child],
      );
    });
    return rawHtml(toHtml(node, { allowDangerousHtml: true }).replace(/\n\s*(?=\n)/g, ""));
  }

  const top = flow(read.children as ElementContent[], context.lines);
  const all = [...mergeAlike(top), ...notes.map((def) => ({ ...def, children: mergeAlike(noHeadings(def.children)) }))];
  orderHeadings(all);
  result.tree.children = all;
  mendAnchors(result, given);
  return result;
}

function hasWaitingPictures(tree: Root): boolean {
  let found = false;
  walk(tree, (node) => {
    found ||= node.tagName === "img" && !!(attribute(node, "dataSrc") || attribute(node, "dataLazySrc"));
  });
  return found;
}

/** Cuts words where paragraphs end: at blank lines, if lines are paragraphs, and at two breaks. */
function paragraphs(words: readonly ElementContent[], lines: boolean): ElementContent[][] {
  const END = text("");
  const cut = (nodes: readonly ElementContent[]): ElementContent[] =>
    nodes.flatMap((node): ElementContent[] => {
      if (node.type === "text") {
        if (!lines || !node.value.includes("\n")) return [node];
        return node.value
          .replace(/\r\n?/g, "\n")
          .split(/(\n[ \t]*(?:\n[ \t]*)+|\n)/)
          .flatMap((part, index) =>
            index % 2 === 0 ? (part === "" ? [] : [text(part)]) : /\n[ \t]*\n/.test(part) ? [END] : [el("br")],
          );
      }
      if (node.type !== "element" || node.tagName === "br" || node.tagName === "code" || node.tagName === "x-note")
        return [node];
      const inner = cut(node.children);
      if (!inner.includes(END)) return [{ ...node, children: inner }];
      return splitAt(inner, END).flatMap((part, index) => [...(index > 0 ? [END] : []), { ...node, children: part }]);
    });
  const pieces = splitAt(cut(words), END);
  return pieces.flatMap((piece) => {
    const parts: ElementContent[][] = [[]];
    let breaks: ElementContent[] = [];
    for (const node of piece) {
      if (is(node, "br")) breaks.push(node);
      else if (breaks.length > 0 && isBlank(node) && node.type === "text") continue;
      else {
        if (breaks.length > 1) parts.push([]);
        else parts.at(-1)?.push(...breaks);
        breaks = [];
        parts.at(-1)?.push(node);
      }
    }
    return parts.filter((part) => part.some((node) => !isBlank(node)));
  });
}

function splitAt(nodes: readonly ElementContent[], end: ElementContent): ElementContent[][] {
  const parts: ElementContent[][] = [[]];
  for (const node of nodes) {
    if (node === end) parts.push([]);
    else parts.at(-1)?.push(node);
  }
  return parts;
}

const isPictureLike = (node: ElementContent): boolean =>
  is(node, "img") ||
  is(node, "x-lost") ||
  is(node, "br") ||
  (node.type === "text" && VOID_TEXT.test(node.value)) ||
  (is(node, "a") && node.children.length > 0 && node.children.every((one) => is(one, "img")));

const isBlankInline = (nodes: readonly ElementContent[]): boolean =>
  nodes.every((one) => isBlank(one) && !is(one, "br"));

const unwrapSame = (nodes: readonly ElementContent[], name: string): ElementContent[] =>
  nodes.flatMap((one) => (is(one, name) ? one.children : [one]));

/** Parts nodes into white space, the words, and white space. */
function trimmed(nodes: readonly ElementContent[]): [ElementContent[], ElementContent[], ElementContent[]] {
  let [from, to] = [0, nodes.length];
  const isEdge = (one: ElementContent | undefined): boolean =>
    (one?.type === "text" && VOID_TEXT.test(one.value)) || is(one, "br");
  while (from < to && isEdge(nodes[from])) from++;
  while (to > from && isEdge(nodes[to - 1])) to--;
  const middle = nodes.slice(from, to);
  const [before, after] = [nodes.slice(0, from), nodes.slice(to)];
  const [first, last] = [middle[0], middle.at(-1)];
  if (first?.type === "text" && /^\s/.test(first.value)) {
    before.push(text(" "));
    middle[0] = text(first.value.trimStart());
  }
  const end = middle.at(-1);
  if (last?.type === "text" && end?.type === "text" && /\s$/.test(end.value)) {
    after.unshift(text(" "));
    middle[middle.length - 1] = text(end.value.trimEnd());
  }
  return [before, middle, after];
}

const trimmedAll = (nodes: readonly ElementContent[]): ElementContent[] => trimmed(nodes)[1];

const breakToSpace = (node: ElementContent): ElementContent =>
  is(node, "br") ? text(" ") : node.type === "element" ? { ...node, children: node.children.map(breakToSpace) } : node;
const breaksToSpaces = (node: ElementContent): Element => breakToSpace(node) as Element;

function holds(node: ElementContent, name: string): boolean {
  return node.type === "element" && (node.tagName === name || node.children.some((one) => holds(one, name)));
}

const holdsBlock = (node: Element): boolean =>
  node.children.some(
    (one) => one.type === "element" && (BLOCKS.has(one.tagName) || one.tagName === "x-heading" || holdsBlock(one)),
  );

/** Of one paragraph, its words. */
const tight = (blocks: readonly ElementContent[]): ElementContent[] =>
  blocks.length === 1 && is(blocks[0], "p") ? blocks[0].children : [...blocks];

/** Takes the box of a task out of an item: whether it is ticked. */
function boxOf(item: Element): boolean | undefined {
  for (const holder of [item, ...item.children.filter((one): one is Element => is(one, "p"))]) {
    const box = holder.children.find((one): one is Element & { tagName: "input" } => is(one, "input"));
    if (box?.properties.type !== "checkbox") continue;
    holder.children = holder.children.filter((one) => one !== box);
    return Boolean(box.properties.checked);
  }
  return undefined;
}

/** Headings within a list, a quotation or a cell are lines in bold. */
const noHeadings = (blocks: readonly ElementContent[]): ElementContent[] =>
  blocks.map((one) =>
    is(one, "x-heading")
      ? el("p", [
          ...(one.properties.name === undefined ? [] : [el("span", [], { id: String(one.properties.name) })]),
          el("strong", one.children),
        ])
      : one,
  );

/** Takes elements out of a tree, wherever they lie, but not out of what `within` names. */
function takeOut(
  children: readonly ElementContent[],
  wanted: (node: Element) => boolean,
  found: Element[],
  depth: number,
  within?: RegExp,
): ElementContent[] {
  return children.flatMap((child): ElementContent[] => {
    if (child.type !== "element") return [child];
    if (wanted(child)) {
      found.push(child);
      return [];
    }
    if (depth === 0 || within?.test(child.tagName)) return [child];
    return [{ ...child, children: takeOut(child.children, wanted, found, depth - 1, within) }];
  });
}

/** Joins codes, and emphasis of a kind, that touch each other: as Markdown they would be one with their signs. */
function mergeAlike(nodes: readonly ElementContent[]): ElementContent[] {
  const merged: ElementContent[] = [];
  for (const node of nodes) {
    const last = merged.at(-1);
    if (is(node, "code") && is(last, "code")) last.children = [text(textOf(last) + textOf(node))];
    else if (
      node.type === "element" &&
      last?.type === "element" &&
      /^(strong|em|del)$/.test(node.tagName) &&
      last.tagName === node.tagName
    )
      last.children = mergeAlike([...last.children, ...node.children]);
    else if (node.type === "element")
      merged.push(node.tagName === "pre" ? node : { ...node, children: mergeAlike(node.children) });
    else if (node.type === "text" && last?.type === "text") last.value += node.value;
    else merged.push(node);
  }
  return merged;
}

/** Gives headings their levels: the topmost is 2, and none is skipped. */
function orderHeadings(blocks: readonly ElementContent[]): void {
  const above: number[] = [];
  for (const node of blocks) {
    if (node.type !== "element" || node.tagName !== "x-heading") continue;
    const level = Number(node.properties.level);
    while (above.length > 0 && (above.at(-1) as number) >= level) above.pop();
    node.tagName = `h${Math.min(6, above.length + 2)}`;
    above.push(level);
  }
}

/** Leads links within the text to headings by the ids that they have here, and takes those away that lead nowhere. */
function mendAnchors(result: OrderedText, given: ReadonlySet<string>): void {
  const slugger = new GithubSlugger();
  const headings = new Map<string, string>();
  for (const node of result.tree.children) {
    if (node.type !== "element" || !HEADING.test(node.tagName)) continue;
    const slug = slugger.slug(textOf(node));
    if (typeof node.properties.name === "string") headings.set(node.properties.name, slug);
    node.properties = {};
  }
  const mend = (nodes: readonly ElementContent[]): ElementContent[] =>
    nodes.flatMap((node): ElementContent[] => {
      if (node.type !== "element") return [node];
      node.children = mend(node.children);
      const href = attribute(node, "href");
      if (node.tagName !== "a" || !href.startsWith("#")) return [node];
      const id = decode(href.slice(1));
      const slug = headings.get(id);
      if (slug !== undefined) node.properties.href = `#${slug}`;
      else if (!given.has(id)) {
        result.unlinked.push(href);
        return node.children;
      }
      return [node];
    });
  result.tree.children = mend(result.tree.children as ElementContent[]);
}

/** Where a frame of a film can be watched by itself. */
function watchable(src: string): string {
  const url = src.startsWith("//") ? `https:${src}` : src;
  const [, youtube] = /^https?:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/([\w-]+)/.exec(url) ?? [];
  if (youtube !== undefined && youtube !== "videoseries") return `https://www.youtube.com/watch?v=${youtube}`;
  const [, vimeo] = /^https?:\/\/player\.vimeo\.com\/video\/(\d+)/.exec(url) ?? [];
  return vimeo === undefined ? url : `https://vimeo.com/${vimeo}`;
}

const formName = (node: Element): string => {
  const label = attribute(node, "ariaLabel") || attribute(node, "name") || attribute(node, "id");
  return label === "" ? "" : ` (${label})`;
};
const scriptName = (node: Element): string => {
  const src = attribute(node, "src");
  return src === ""
    ? ""
    : ` of ${URL.canParse(src, "https://x.invalid") ? new URL(src, "https://x.invalid").host.replace("x.invalid", "the old site") : "elsewhere"}`;
};
const fileName = (address: string): string => decode(address.replace(/[?#].*$/, "").replace(/^.*\//, "")) || address;
const escapeAttribute = (value: string): string =>
  value.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");

export function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** A text without characters that the check refuses. */
export function clean(value: string): string {
  let cleaned = value;
  for (let control = findControl(cleaned); control; control = findControl(cleaned)) {
    const width = cleaned.codePointAt(control.index) ?? 0;
    cleaned = cleaned.slice(0, control.index) + cleaned.slice(control.index + (width > 0xffff ? 2 : 1));
  }
  return cleaned;
}

/** The words of a piece of HTML on one line, for a title or a summary. */
export function plainText(html: string): string {
  if (!/[<&]/.test(html)) return clean(html).replace(/\s+/g, " ").trim();
  return clean(textOf(fromHtml(html, { fragment: true })))
    .replace(/\s+/g, " ")
    .trim();
}
