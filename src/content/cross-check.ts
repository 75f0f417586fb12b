// Rules between files: addresses, links, tags, authors, imports.

import path from "node:path";
import { dateIn } from "../model/content/date";
import { legalFaults } from "../model/content/legal";
import { aliasPath, isListPage, type PathSource, pathsOf, plainPath } from "../model/content/paths";
import { isPublished } from "../model/content/publish";
import type { Site } from "../model/content/site-schema";
import { HOST_FILES } from "../model/hosting/hosting";
import { type Claim, checkAddresses, checkLengths } from "../model/rules/address-rules";
import { checkLink, checkLinks, type LinkContext, type LinkTarget } from "../model/rules/link-rules";
import { nearest } from "../model/rules/nearest";
import { finding, type Problem, problem, START } from "../model/rules/problem";
import { checkRedirects } from "../model/rules/redirect-rules";
import { checkTags } from "../model/rules/tag-rules";
import { checkTranslation } from "../model/rules/translation-rules";
import { ownAddresses, RESERVED } from "../site/plan";
import { originals, partOfAddress, translationsOf } from "../site/translations";
import { beside, draftsLast, isDraft, type ReadEntry } from "./entry-text";
import { slashed } from "./files-below";
import type { Surroundings } from "./picture-uses";
import type { SiteEntry } from "./site-entry";

/** Checks the posts, the pages and the site's facts against each other. */
export function crossCheck(
  entries: readonly ReadEntry[],
  facts: SiteEntry,
  around: Surroundings,
  now: Date,
): Problem[] {
  const timeZone = facts.site?.timeZone ?? "UTC";
  const isOut = new Set(entries.filter(({ source }) => source && isPublished(source, now, timeZone)));
  const published = (entry: ReadEntry): boolean => isOut.has(entry);
  const today = dateIn(timeZone, now);
  const parts: readonly (PathSource & Partial<Pick<Site, "legal">>)[] =
    facts.sites.length > 0 ? facts.sites : [facts.site ?? { language: "en" }];
  const own = ownAddresses(
    entries.filter(published).flatMap(({ source }) => (source?.kind === "post" ? [source] : [])),
    parts,
  );
  const pages = pagesOf(entries, own.pages, published);
  const staticAddresses = around.staticFiles.map((file) => `/${slashed(path.relative(around.staticDir, file))}`);
  const tags = parts.flatMap((part) =>
    checkTags(
      entries
        .filter(({ source }) => parts.length === 1 || source?.language === part.language)
        .flatMap((owner) =>
          (owner.fields.tags ? owner.at.tags : []).map(({ text, ...at }) => ({
            tag: text.trim(),
            date: owner.fields.date,
            at,
            owner,
            draft: isDraft(owner),
          })),
        ),
      part,
    ),
  );
  // The list of tags takes its address with the first tag, and a page of a list when there are posts enough.
  const later = entries
    .flatMap((entry) => [entry.path, ...aliasesOf(entry)])
    .filter((address) => parts.some((part) => isListPage(address, part)));
  const tagLists = parts.flatMap((part) => [pathsOf(part).tags, plainPath(pathsOf(part).tags, part) ?? []].flat());
  const taken = {
    ...own,
    pages: [...new Set([...own.pages, ...RESERVED, ...tagLists, ...later])],
  };
  const wanted = claims(entries, taken, staticAddresses, parts);
  const files = new Set([...staticAddresses, ...own.files]);
  return [
    ...[...tags, ...checkAddresses(wanted), ...checkLengths(wanted)].map(({ owner, finding: found }) =>
      problem(owner?.file ?? "", found),
    ),
    ...checkTitles(entries),
    ...checkLegal(
      facts,
      [...isOut].flatMap((entry) => [entry.path, ...aliasesOf(entry)]),
    ),
    ...checkAllLinks(entries, facts, { pages, files, published }),
    ...checkRedirects(
      around.redirects ?? "",
      (address) => pages.has(address) || pages.has(`${address}/`) || files.has(address),
    ).map((found) => problem(around.display(path.join(around.staticDir, "_redirects")), found)),
    ...(parts.length > 1 ? checkTranslations(entries, parts, pages) : facts.site ? checkAlone(entries) : []),
    ...checkDays(facts, today),
    ...entries.flatMap((entry) => [
      ...checkImports(entry, around.files),
      ...checkAuthor(entry, facts),
      ...checkReview(entry, today),
    ]),
  ];
}

/** Every page of the site by its address. */
function pagesOf(
  entries: readonly ReadEntry[],
  own: readonly string[],
  published: (entry: ReadEntry) => boolean,
): ReadonlyMap<string, LinkTarget> {
  const pages = new Map<string, LinkTarget>();
  for (const address of own) pages.set(address, { ids: undefined, published: true });
  for (const entry of draftsLast(entries)) {
    const { file } = entry;
    // What can't be read is not judged: its own errors say enough. Those of a draft stop no build.
    const isOpen = published(entry) || (!isDraft(entry) && entry.source === undefined);
    if (isOpen || !pages.has(entry.path)) pages.set(entry.path, { ids: entry.body.ids, published: isOpen, file });
    for (const alias of aliasesOf(entry))
      if (!pages.has(alias)) pages.set(alias, { ids: undefined, published: isOpen, file, movedTo: entry.path });
  }
  return pages;
}

const aliasesOf = ({ fields }: ReadEntry): string[] => (fields.aliases ?? []).map(aliasPath);

function claims(
  entries: readonly ReadEntry[],
  own: Readonly<Record<"pages" | "files", string[]>>,
  staticAddresses: readonly string[],
  parts: readonly PathSource[],
): Claim<ReadEntry | undefined>[] {
  const page = (address: string): Claim<undefined> => ({
    address,
    kind: "page",
    owner: undefined,
    name: "",
    at: START,
  });
  // These show the texts of `pages/index.md` and `pages/imprint.md`, if there are some.
  const shown = parts.map(pathsOf).flatMap(({ home, imprint }) => [home, imprint]);
  const taken = own.pages.filter(
    (address) => !shown.includes(address) || !entries.some((entry) => entry.path === address),
  );
  return [
    ...[...taken, ...own.files, ...HOST_FILES].map(page),
    ...staticAddresses.map(
      (address): Claim<undefined> => ({
        ...page(address.replace(/index\.html$/, "")),
        kind: "static",
        name: `static${address}`,
      }),
    ),
    ...entries.flatMap((owner): Claim<ReadEntry>[] => [
      { ...claimOf(owner), address: owner.path, kind: "post", at: owner.at.slug },
      ...aliasesOf(owner).map(
        (address, index): Claim<ReadEntry> => ({
          ...claimOf(owner),
          address,
          kind: "alias",
          at: owner.at.aliases[index] ?? START,
        }),
      ),
    ]),
  ];
}

const claimOf = (owner: ReadEntry) => ({
  owner,
  name: `the ${owner.kind} ${owner.file}`,
  unread: !owner.source,
  draft: isDraft(owner),
});

function checkAllLinks(
  entries: readonly ReadEntry[],
  { file, site, valueAt }: SiteEntry,
  {
    pages,
    files,
    published,
  }: {
    pages: ReadonlyMap<string, LinkTarget>;
    files: ReadonlySet<string>;
    published(entry: ReadEntry): boolean;
  },
): Problem[] {
  const byFile = new Map(entries.map((entry) => [entry.contentFilePath.normalize(), entry.path]));
  const context = { siteUrl: site?.url, pages, files };
  const inTexts = entries.flatMap((entry) => {
    const found = checkLinks(entry.body.links, {
      ...context,
      path: entry.path,
      published: published(entry),
      ids: entry.body.ids,
      postAt: (relative) => byFile.get(beside(entry, relative).normalize()),
    });
    return found.map((one) => problem(entry.file, one));
  });
  const everywhere: LinkContext = {
    ...context,
    path: "",
    published: true,
    direct: true,
    ids: [],
    postAt: () => undefined,
  };
  const inFacts = [
    ...(site?.navigation ?? []).map(({ address }, index) => ({ address, path: ["navigation", index, "address"] })),
    ...(site?.booking?.address === undefined ? [] : [{ address: site.booking.address, path: ["booking", "address"] }]),
    ...(site?.services ?? []).flatMap(({ page }, index) =>
      page === undefined ? [] : [{ address: page, path: ["services", index, "page"] }],
    ),
  ].flatMap(({ address, path }) => checkLink({ href: address, text: "", ...valueAt(path) }, everywhere));
  return [...inTexts, ...inFacts.map((one) => problem(file, one))];
}

/** Facts whose days are over: they are not shown any more. */
function checkDays({ file, site, valueAt }: SiteEntry, today: string): Problem[] {
  const over = (what: string, until: string | undefined, place: readonly PropertyKey[]): Problem[] => {
    if (until === undefined || until >= today) return [];
    const message = `This ${what} ended on ${until} and is not shown any more. Delete it, or write the next days.`;
    return [problem(file, finding(valueAt(place), "site-over", message))];
  };
  return [
    ...(site?.closures ?? []).flatMap(({ until }, index) => over("closure", until, ["closures", index])),
    ...over("notice", site?.notice?.until, ["notice", "until"]),
  ];
}

/** Two posts with one title: the later one is told of the other, a draft always. */
function checkTitles(entries: readonly ReadEntry[]): Problem[] {
  const first = new Map<string, ReadEntry>();
  const order = ({ fields, file }: ReadEntry) => `${fields.date ?? ""} ${file}`;
  const posts = entries.filter(({ kind }) => kind === "post").sort((a, b) => (order(a) < order(b) ? -1 : 1));
  return draftsLast(posts).flatMap((entry) => {
    const { title } = entry.fields;
    if (title === undefined) return [];
    const key = title.normalize().toLowerCase().replace(/\s+/g, " ");
    const other = first.get(key);
    if (other) {
      const message = `"${title}" is the title of ${other.file} too, so nobody can tell the two apart in a list. Change one of them.`;
      return [problem(entry.file, finding(entry.at.title, "title-taken", message))];
    }
    first.set(key, entry);
    return [];
  });
}

/** An author is one of the people of the site. */
function checkAuthor({ file, fields, at }: ReadEntry, { site }: SiteEntry): Problem[] {
  const { author } = fields;
  const names = site?.people.map(({ name }) => name);
  if (author === undefined || names === undefined || names.includes(author)) return [];
  const guess = nearest(author, names);
  const cure = guess
    ? `Did you mean \`author: ${guess}\`?`
    : names.length > 0
      ? `Write one of: ${names.join(", ")}; or add the person to site.yaml.`
      : "Add the person there, with a line `people:` and below it `- name: …`.";
  return [
    problem(file, finding(at.author, "author-unknown", `"${author}" is none of the people in site.yaml. ${cure}`)),
  ];
}

/** Whether the site says who answers for it, where the law demands it. @param published addresses of posts and pages */
function checkLegal({ file, site, valueAt }: SiteEntry, published: readonly string[]): Problem[] {
  return (site ? legalFaults(site, published) : []).map(({ place, message }) =>
    problem(file, finding(valueAt(place), "legal-missing", message)),
  );
}

/** Texts in several languages that say the same, and links from one language into another. */
function checkTranslations(
  entries: readonly ReadEntry[],
  parts: readonly PathSource[],
  pages: ReadonlyMap<string, unknown>,
): Problem[] {
  const all = draftsLast(entries).map((entry) => {
    const { path, language, contentFilePath, fields } = entry;
    return { path, language, contentFilePath, translationOf: fields.translationOf, entry };
  });
  const texts = all.filter(({ entry }) => entry.source);
  const changedOf = ({ entry: { fields } }: (typeof texts)[number]) => fields.updated ?? fields.date;
  const taken = new Map<string, string>();
  const originalOf = originals(all);
  const found = texts.flatMap((text) => {
    const { language, translationOf: named, entry } = text;
    if (named === undefined) return [];
    const original = originalOf(text);
    const key = `${language} ${original?.path}`;
    const rival = taken.get(key);
    if (original) taken.set(key, entry.file);
    const guess = (): string | undefined =>
      nearest(
        named,
        texts.filter((other) => other.language !== language).map(({ path }) => path),
      );
    const one = checkTranslation(
      { language, named, at: entry.at.translationOf, changed: changedOf(text) },
      original && {
        file: original.entry.file,
        language: original.language,
        changed: changedOf(original),
        named: original.translationOf,
      },
      guess,
      rival,
    );
    return one ? [problem(entry.file, one)] : [];
  });
  const translations = translationsOf(texts, parts, new Set(pages.keys()));
  const across = texts.flatMap(({ language, entry }) =>
    entry.body.links.flatMap((link) => {
      const address = link.href.replace(/[?#].*$/, "");
      const target = partOfAddress(address, parts);
      if (!pages.has(address) || target?.language === language) return [];
      const better = translations.get(address)?.find((one) => one.language === language)?.path;
      const cure = better
        ? `Its translation is at \`${better}\`.`
        : "Say in which language it is, or link to a text in this one.";
      const message = `This link leads from a text in "${language}" to one in "${target?.language}". ${cure}`;
      return [problem(entry.file, finding(link, "link-language", message))];
    }),
  );
  return [...found, ...across];
}

/** In a site of one language nothing is a translation. */
const checkAlone = (entries: readonly ReadEntry[]): Problem[] =>
  entries.flatMap(({ file, fields, at }) => {
    if (fields.translationOf === undefined) return [];
    const message =
      "This site has one language. Name all of them in site.yaml, like `languages: [nl, fr]` in place of `language:`, or delete this line.";
    return [problem(file, finding(at.translationOf, "translation-invalid", message))];
  });

/** Facts that were to be checked again by now. */
function checkReview({ file, fields, at }: ReadEntry, today: string): Problem[] {
  const { reviewed, reviewDue } = fields;
  if (reviewed === undefined || reviewDue === undefined || reviewDue >= today) return [];
  const message = `The facts were to be checked again by ${reviewDue}. Check them, then write the new days at \`reviewed:\` and \`reviewDue:\`.`;
  return [problem(file, finding(at.reviewDue, "review-due", message))];
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

function checkImports(entry: ReadEntry, files: ReadonlySet<string>): Problem[] {
  return entry.body.imports.flatMap((one) => {
    if (!one.source.startsWith(".")) return [];
    const target = beside(entry, one.source);
    if (EXTENSIONS.some((extension) => files.has(target + extension))) return [];
    const message = `There is no file "${one.source}" to import. Mend the name, or put the file there.`;
    return [problem(entry.file, finding(one, "mdx-import", message))];
  });
}
