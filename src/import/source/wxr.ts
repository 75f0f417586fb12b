// Reads a WordPress export (WXR 1.0 to 1.2, which Squarespace writes too) an item at a time: however large the file is, no
// more than one item is in memory. https://github.com/WordPress/WordPress/blob/master/wp-admin/includes/export.php

import fs from "node:fs";
import path from "node:path";
import sax from "sax";
import { emptyFacts, emptyItem, type OldFacts, type OldItem, type OldSite } from "./old-site";

/** More than this is no text that a page shows, in UTF-16 units. */
const LONGEST_VALUE = 4_000_000;

/** What is kept of `wp:postmeta`; page builders store megabytes there. */
const META =
  /^(_thumbnail_id|_wp_attachment_image_alt|_wp_attached_file|_wp_old_slug|footnotes|_menu_item_(type|object|object_id|url|menu_item_parent))$/;

/** Faults of entities, which need not end the reading: they stay in the text as they are written. */
const HARMLESS = /entity/i;

/** Fields of an item by the name of their element. */
const FIELDS: Record<string, keyof OldItem> = {
  title: "title",
  link: "link",
  "dc:creator": "author",
  "content:encoded": "content",
  "excerpt:encoded": "excerpt",
  "wp:post_id": "id",
  "wp:post_date": "date",
  "wp:post_date_gmt": "dateGmt",
  "wp:post_name": "slug",
  "wp:status": "status",
  "wp:post_parent": "parent",
  "wp:post_type": "type",
  "wp:attachment_url": "file",
};

/** @param file absolute path of the export */
export function wordpressExport(file: string): OldSite {
  return { read: (take) => readExport(file, take) };
}

/** What is read of an element that holds others. */
type Group = Record<string, string>;

async function readExport(file: string, take: (item: OldItem) => Promise<void> | void): Promise<OldFacts> {
  const name = path.basename(file);
  // Unlike WordPress, it does not tell where it is installed.
  const facts = emptyFacts("squarespace");
  const parser = sax.parser(true);
  const open: string[] = [];
  const ready: OldItem[] = [];
  let item: OldItem | undefined;
  let group: Group | undefined;
  let value: string | undefined;
  let attributes: Record<string, string> = {};
  let fault: string | undefined;
  let root: string | undefined;
  let [items, entities, long] = [0, 0, 0];

  parser.onerror = (error) => {
    const [message = ""] = error.message.split("\n");
    parser.error = null as unknown as Error;
    if (HARMLESS.test(message)) entities++;
    else fault ??= `${message} (line ${parser.line + 1}, column ${parser.column + 1})`;
  };
  parser.onopentag = ({ name: tag, attributes: given }) => {
    open.push(tag);
    root ??= tag;
    value = "";
    if (open.length === 3 && tag === "item") {
      item = emptyItem();
      item.type = "";
      item.status = "";
    }
    if (/^wp:(postmeta|author|category|tag|term)$/.test(tag)) group = {};
    if (tag === "category") attributes = given as Record<string, string>;
  };
  const text = (more: string): void => {
    if (value === undefined) return;
    if (value.length + more.length <= LONGEST_VALUE) value += more;
    else {
      value = undefined;
      long++;
    }
  };
  parser.ontext = text;
  parser.oncdata = text;
  parser.onclosetag = (tag) => {
    const [depth, parent, got] = [open.length, open.at(-2), value ?? ""];
    open.pop();
    value = undefined;
    if (item && depth === 4) readItemField(item, tag, got, attributes, group);
    else if (item && tag === "item") {
      ready.push(item);
      item = undefined;
      items++;
    } else if (!item && depth === 3) readFact(facts, tag, got, group);
    if (group && parent !== undefined && /^wp:(postmeta|author|category|tag|term)$/.test(parent)) group[tag] = got;
    else group = undefined;
  };

  for await (const chunk of decoded(file)) {
    parser.write(chunk);
    if (root !== undefined && root !== "rss") {
      throw new Error(
        `${name} is no WordPress export: it begins with <${root}>, not with <rss>. In WordPress, choose Tools, Export, All content; in Squarespace, Settings, Import & export, Export, WordPress.`,
      );
    }
    if (fault !== undefined) break;
    for (const one of ready.splice(0)) await take(one);
  }
  if (fault === undefined && open.length > 0) {
    throw new Error(
      `${name} is cut off: it ends in line ${parser.line + 1} within <${open.at(-1)}>, after ${items} whole items. Export or download it again; nothing was brought along.`,
    );
  }
  if (fault !== undefined) {
    throw new Error(
      `${name} is no sound XML: ${fault}, after ${items} whole items. Export it again, or mend that line in a text editor.`,
    );
  }
  if (root === undefined) throw new Error(`${name} is empty, or holds no XML.`);
  if (items === 0) throw new Error(`${name} holds no posts or pages. Export "All content".`);
  if (entities > 0)
    facts.remarks.push(`${entities} codes such as \`&x;\` mean nothing in XML and stand in the texts as they are.`);
  if (long > 0) facts.remarks.push(`${long} values of more than ${LONGEST_VALUE / 1_000_000} MB were left out.`);
  return facts;
}

function readItemField(
  item: OldItem,
  tag: string,
  value: string,
  { domain = "category", nicename = "" }: Record<string, string>,
  group: Group | undefined,
): void {
  if (tag === "category") item.terms.push({ domain, slug: nicename, name: value.trim() });
  else if (tag === "wp:comment") item.comments++;
  else if (tag === "wp:postmeta") {
    const key = group?.["wp:meta_key"]?.trim() ?? "";
    const got = group?.["wp:meta_value"] ?? "";
    // A text that was renamed twice has two.
    if (key === "_wp_old_slug" && item.meta[key]) item.meta[key] += `\n${got}`;
    else if (META.test(key)) item.meta[key] = got;
  } else if (tag === "wp:menu_order") item.order = Number(value) || 0;
  else if (tag === "wp:post_password") item.hasPassword = value.trim() !== "";
  else {
    const field = FIELDS[tag];
    if (field !== undefined) Object.assign(item, { [field]: /encoded$|^title$/.test(tag) ? value : value.trim() });
  }
}

function readFact(facts: OldFacts, tag: string, value: string, group: Group | undefined): void {
  const got = value.trim();
  if (tag === "title") facts.title = got;
  else if (tag === "description") facts.tagline = got;
  else if (tag === "language") facts.language = got;
  else if (tag === "pubDate") facts.made = got;
  else if (tag === "link" || tag === "wp:base_site_url" || tag === "wp:base_blog_url") {
    if (tag !== "link") facts.program = "wordpress";
    if (!URL.canParse(got)) return;
    facts.urls.push(got);
    // The blog's own address is the most exact one, and comes last.
    if (tag !== "wp:base_site_url") facts.url = got;
    facts.url ||= got;
  } else if (group && tag === "wp:author") {
    const { "wp:author_login": login = "", "wp:author_display_name": name = "" } = group;
    if (login.trim() !== "") facts.authors.set(login.trim(), name.trim() || login.trim());
  } else if (group && tag === "wp:category") {
    const { "wp:term_id": id = "", "wp:category_nicename": slug = "", "wp:category_parent": parent = "" } = group;
    facts.terms.push({ domain: "category", id, slug, name: group["wp:cat_name"]?.trim() || slug, parent });
  } else if (group && tag === "wp:tag") {
    const { "wp:term_id": id = "", "wp:tag_slug": slug = "" } = group;
    facts.terms.push({ domain: "post_tag", id, slug, name: group["wp:tag_name"]?.trim() || slug, parent: "" });
  }
}

/** The text of the file, a piece at a time, in the encoding that its first line names. */
async function* decoded(file: string): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  for await (const bytes of fs.createReadStream(file, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    decoder ??= decoderOf(bytes);
    yield decoder.decode(bytes, { stream: true });
  }
  if (decoder) yield decoder.decode();
}

function decoderOf(bytes: Buffer): TextDecoder {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be");
  const named = /^(?:\uFEFF|ï»¿)?\s*<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(
    bytes.subarray(0, 200).toString("latin1"),
  )?.[1];
  try {
    return new TextDecoder(named ?? "utf-8");
  } catch {
    return new TextDecoder("utf-8");
  }
}
