// Rules between files: addresses, links, tags, imports.

import path from "node:path";
import { type Claim, checkAddresses } from "../model/address-rules";
import { checkLinks, type LinkTarget } from "../model/link-rules";
import { pageCount } from "../model/listing";
import { aliasPath, BLOG, blogPage, HOME } from "../model/paths";
import { finding, type Problem, problem, START } from "../model/problem";
import { isPublished } from "../model/publish";
import type { Site } from "../model/schema";
import { checkTags } from "../model/tag-rules";
import type { Surroundings } from "./pictures";
import { besidePost, type PostEntry } from "./post-entry";

/** Checks the posts against each other. */
export function crossCheck(
  entries: readonly PostEntry[],
  around: Surroundings,
  site: Site | undefined,
  now: Date,
): Problem[] {
  const published = (entry: PostEntry): boolean =>
    entry.post !== undefined && isPublished(entry.post, now, site?.timeZone ?? "UTC");
  const pages = pagesOf(entries, published);
  const staticAddresses = around.staticFiles.map(
    (file) => `/${path.relative(around.staticDir, file).split(path.sep).join("/")}`,
  );
  const tags = checkTags(
    entries.flatMap((owner) =>
      (owner.fields.tags ? owner.at.tags : []).map(({ text, ...at }) => ({ tag: text, at, owner })),
    ),
  );
  const addresses = checkAddresses(claims(entries, pages, staticAddresses));
  return [
    ...[...tags, ...addresses].map(({ owner, finding: found }) => problem(owner?.file ?? "", found)),
    ...checkAllLinks(entries, { pages, files: new Set([...staticAddresses, "/404.html"]), site, published }),
    ...entries.flatMap((entry) => checkImports(entry, around.files)),
  ];
}

/** Every page of the site by its address. */
function pagesOf(
  entries: readonly PostEntry[],
  published: (entry: PostEntry) => boolean,
): ReadonlyMap<string, LinkTarget> {
  const pages = new Map<string, LinkTarget>();
  const add = (address: string) => pages.set(address, { ids: undefined, published: true });
  const lists = pageCount(entries.filter(published).length);
  for (const address of [HOME, ...Array.from({ length: lists }, (_, index) => blogPage(index + 1))]) add(address);
  for (const entry of entries) {
    // A post that can't be read is not judged: its own errors say enough.
    const known = entry.post !== undefined;
    pages.set(entry.path, { ids: entry.body.ids, published: !known || published(entry), file: entry.file });
    for (const alias of aliasesOf(entry)) if (!pages.has(alias)) add(alias);
  }
  return pages;
}

const aliasesOf = ({ fields }: PostEntry): string[] => (fields.aliases ?? []).map(aliasPath);

function claims(
  entries: readonly PostEntry[],
  pages: ReadonlyMap<string, LinkTarget>,
  staticAddresses: readonly string[],
): Claim<PostEntry | undefined>[] {
  const own = (address: string): Claim<undefined> => ({
    address,
    kind: "page",
    owner: undefined,
    name: "",
    at: START,
  });
  const site = [...pages].filter(([address]) => address === HOME || isList(address)).map(([address]) => own(address));
  return [
    ...[...site, own("/404/"), own("/404.html")],
    ...staticAddresses.map(
      (address): Claim<undefined> => ({
        ...own(address.replace(/index\.html$/, "")),
        kind: "static",
        name: `static${address}`,
      }),
    ),
    ...entries.flatMap((owner): Claim<PostEntry>[] => [
      { address: owner.path, kind: "post", owner, name: owner.file, at: owner.at.slug },
      ...aliasesOf(owner).map(
        (address, index): Claim<PostEntry> => ({
          address,
          kind: "alias",
          owner,
          name: owner.file,
          at: owner.at.aliases[index] ?? START,
        }),
      ),
    ]),
  ];
}

const isList = (address: string): boolean => address === BLOG || address.startsWith(`${BLOG}page/`);

function checkAllLinks(
  entries: readonly PostEntry[],
  {
    pages,
    files,
    site,
    published,
  }: {
    pages: ReadonlyMap<string, LinkTarget>;
    files: ReadonlySet<string>;
    site: Site | undefined;
    published(entry: PostEntry): boolean;
  },
): Problem[] {
  const byFile = new Map(entries.map((entry) => [entry.contentFilePath, entry.path]));
  return entries.flatMap((entry) => {
    const found = checkLinks(entry.body.links, {
      path: entry.path,
      published: published(entry),
      ids: entry.body.ids,
      siteUrl: site?.url,
      pages,
      files,
      postAt: (relative) => byFile.get(besidePost(entry, relative)),
    });
    return found.map((one) => problem(entry.file, one));
  });
}

/** What a bundler tries after a module's name. */
const EXTENSIONS = [
  "",
  ".js",
  ".jsx",
  ".ts",
  ".tsx",
  ".mjs",
  ".json",
  "/index.js",
  "/index.jsx",
  "/index.ts",
  "/index.tsx",
];

function checkImports(entry: PostEntry, files: ReadonlySet<string>): Problem[] {
  return entry.body.imports.flatMap((one) => {
    if (!one.source.startsWith(".")) return [];
    const target = besidePost(entry, one.source);
    if (EXTENSIONS.some((extension) => files.has(target + extension))) return [];
    const message = `There is no file "${one.source}" to import. Mend the name, or put the file there.`;
    return [problem(entry.file, finding(one, "mdx-import", message))];
  });
}
