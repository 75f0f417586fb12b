// Where the links of the old site's texts lead now.

import path from "node:path";
import { HOME } from "../../model/content/paths";
import { LINK_SCHEMES } from "../../model/rules/link-rules";
import { tagAddress } from "../facts";
import type { Attachments } from "../media/attachments";
import type { OldFacts } from "../source/old-site";
import { decode } from "../text/plain-text";
import { keyOf, type OwnAddress } from "./own-addresses";
import { isOpen, type Placed } from "./places";
import type { Leading } from "./redirects";

/** What links are led on by. */
interface LinksFrom {
  facts: OldFacts;
  placed: readonly Placed[];
  attachments: Attachments;
  own: OwnAddress;
  home: string;
  leading: Leading;
  tagName(name: string): string | undefined;
  /** New addresses of leaflets and the like, by their old ones. */
  files: ReadonlyMap<string, string>;
}

/** Leads links on. */
export interface Links {
  /** Where a link leads now; undefined if nowhere. @param from the text that it stands in; drafts may link to drafts */
  lead(href: string, from?: Placed): string | undefined;
  /** The page of a tag, of a category or tag of the old site; undefined if no public post has it. */
  tagPage(name: string): string | undefined;
  /** Whether an address is that of an uploaded picture, or of its page. */
  isPicture(address: string): boolean;
}

/** A path of WordPress's that lists the texts of a category or a tag, and its slug. */
const TERM = /\/(?:category|tag)\/(?:[^/]+\/)*([^/]+)\/?$/;

export function createLinks({ facts, placed, attachments, own, home, leading, tagName, files }: LinksFrom): Links {
  const byId = new Map(placed.map((one) => [one.item.id, one]));
  const bySource = new Map(placed.flatMap((one) => (one.item.source === undefined ? [] : [[one.item.source, one]])));
  const byPath = new Map<string, Placed>();
  for (const one of placed) {
    const place = own(one.item.link);
    for (const address of [...one.aliases, ...(place?.query === "" ? [place.path] : []), one.address])
      if (!byPath.has(keyOf(address))) byPath.set(keyOf(address), one);
  }
  const redirects = new Map(leading.redirects.map(({ from, to }) => [keyOf(from), to]));
  const terms = new Map(
    facts.terms.flatMap(({ domain, slug, name }) =>
      /^(category|post_tag)$/.test(domain) ? [[keyOf(slug), name] as const] : [],
    ),
  );
  const used = new Set(
    placed
      .filter((one) => one.kind === "post" && isOpen(one))
      .flatMap(({ item }) => item.terms.map(({ name }) => tagName(name))),
  );
  const homes = new Set(["", keyOf(own(home)?.path ?? "/")]);

  const tagPage = (name: string): string | undefined => {
    const tag = tagName(name);
    return tag !== undefined && used.has(tag) ? tagAddress(tag, facts) : undefined;
  };

  /** The text that a link of Markdown names by its file, or by the name of a post of Jekyll. */
  function textBeside(href: string, { item }: Placed): Placed | undefined {
    const post = /^x-post:(.+)$/.exec(href)?.[1];
    if (post !== undefined) return placed.find((one) => one.kind === "post" && one.item.slug === post);
    const file = decode(href.replace(/[?#].*$/, ""));
    if (item.source === undefined || /^([a-z][a-z0-9+.-]*:|#)/i.test(href) || !/\.(md|markdown|mdx)$/i.test(file))
      return undefined;
    const found = bySource.get(path.resolve(path.dirname(item.source), file));
    return found ?? (file.startsWith("/") ? placed.find((one) => one.item.source?.endsWith(file)) : undefined);
  }

  /** An address of another site, or of another kind. */
  function otherAddress(href: string): string | undefined {
    const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(href)?.[1]?.toLowerCase();
    if (scheme !== undefined && !/^https?$/.test(scheme))
      return (LINK_SCHEMES as readonly string[]).includes(scheme)
        ? href.replace(/^[^:]*/, scheme).replace(/\s/g, "%20")
        : undefined;
    if (!URL.canParse(href, home)) return undefined;
    return href.startsWith("//") ? `https:${href}` : href.replace(/[\s<>]/g, (sign) => encodeURIComponent(sign));
  }

  return {
    tagPage,
    lead(href, from) {
      const seen = (to: Placed): boolean => isOpen(to) || (from !== undefined && !isOpen(from));
      const beside = from && textBeside(href, from);
      if (beside) return seen(beside) ? beside.address : undefined;
      const old = own(href);
      if (!old) return otherAddress(href);
      const file = files.get(href);
      if (file !== undefined) return file;
      const id = /[?&](?:p|page_id|attachment_id)=(\d+)/.exec(old.query)?.[1];
      const target = id === undefined ? byPath.get(keyOf(old.path)) : byId.get(id);
      if (target === from && target) return /#.+$/.exec(href)?.[0] ?? target.address;
      if (target) return seen(target) ? target.address : undefined;
      if (id !== undefined) return undefined;
      if (homes.has(keyOf(old.path))) return HOME;
      const term = terms.get(keyOf(TERM.exec(old.path)?.[1] ?? ""));
      return redirects.get(keyOf(old.path)) ?? (term === undefined ? undefined : tagPage(term));
    },
    isPicture(address) {
      const place = own(address);
      if (/\.(jpe?g|png|gif|webp|avif|svg|bmp|tiff?|heic)(?=$|[?#])/i.test(address))
        return place !== undefined || /wp\.com|squarespace/.test(address);
      return place !== undefined && /\.(jpe?g|png|gif|webp|avif)$/i.test(attachments.byPage(place.path)?.file ?? "");
    },
  };
}
