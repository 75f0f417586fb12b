// The plan of the site: every address that it will have, and for each page its template, what it shows, and its pictures.
// The check, Gatsby, the incremental build and what is made after a build all read it; nothing else decides what there is.

import { groupByTag } from "../model/content/by-tag";
import { EDITOR, EDITOR_FILES } from "../model/content/editing";
import { formerListPages, listPages, newestFirst, POSTS_NOT_FOUND, POSTS_ON_HOME } from "../model/content/listing";
import { siteLinks } from "../model/content/navigation";
import { MANIFEST, type PathSource, pathsOf, plainPath, ROBOTS, SITEMAP, tagFeed } from "../model/content/paths";
import { datedFacts, isPublished } from "../model/content/publish";
import { meantWords, SEARCH_SCRIPT, searchWordsFile } from "../model/content/search";
import type { Editing, Person, Site } from "../model/content/site-schema";
import { tagPath } from "../model/content/slug";
import type { Entry, PageEntry, PostEntry } from "../model/content/source";
import { type FeedPost, type PlannedFeed, planFeeds } from "../model/feeds/feed";
import type { SitemapPost } from "../model/feeds/sitemap";
import { ICONS } from "../model/head/manifest";
import { FILE_LIST } from "../model/hosting/file-list";

import type { Redirect } from "../model/hosting/redirects";
import { editorLink, type Problem } from "../model/rules/problem";
import { wordsOf } from "../model/strings/words";
import { digestOf } from "./digest";
import { once } from "./once";
import { describePictures, type Original, type PictureFile, type PictureOptions, type Pictures } from "./pictures";
import { RELATED, relatedPosts } from "./related";
import { partOfAddress, type Translation, translationsOf } from "./translations";
import type { BodyPicture, PageView, PostSummary, PostView, SiteView, TagCount, TemplateName, Views } from "./views";

/** Checked content. */
export interface PlannedContent {
  /** The facts in each language of the site. */
  sites: readonly Site[];
  /** Newest first. */
  posts: readonly PostEntry[];
  pages: readonly PageEntry[];
  /** What is known of the pictures that they name, by their absolute paths. */
  pictures: ReadonlyMap<string, Original>;
  /** Posts and pages that can't be shown, while an editor works. */
  broken?: readonly { path: string; contentFilePath: string; problems: readonly Problem[] }[];
  /** The absolute path of a photo that site.yaml names. */
  photoFile(photo: string): string;
}

export interface PlanOptions extends PictureOptions {
  /** Decides which posts are published. */
  now: Date;
  /** Shows drafts and posts to come. */
  preview: boolean;
  /** Whether search engines are kept away from the whole site; by default from one with drafts. */
  hidden?: boolean | undefined;
}

/** The body of a text: a tree that is kept, or a module. */
type PlannedBody = Pick<Entry, "contentFilePath" | "digest" | "tree">;

/** A page that will be there, of any template or of some. */
export type PlannedPage<Some extends TemplateName = TemplateName> = {
  [Template in Some]: {
    path: string;
    /** Of the part of the site to which it belongs. */
    language: string;
    /** The same in each language, itself included; none in a site of one, or where there is no other. */
    translations: readonly Translation[];
    template: Template;
    view: Views[Template];
    body: PlannedBody | undefined;
    pictures: PictureFile[];
    /** Addresses of the posts that it lists. */
    lists: string[];
    /** Of all that it shows. */
    digest: string;
  };
}[Some];

/** What feeds and the sitemap tell of a post. */
export type ListedPost = FeedPost & SitemapPost;

/** What there is once in each language. */
export interface PlannedPart {
  site: SiteView;
  /** Of that. */
  digest: string;
  feeds: PlannedFeed<ListedPost>[];
  /** The words of titles, tags and headings, the commonest first. */
  words: string[];
}

/** All that a site will have. */
export interface SitePlan {
  /** In its only or its first language. */
  site: SiteView;
  parts: PlannedPart[];
  /** What each shows is made when it is asked for. */
  pages: PlannedPage[];
  redirects: Redirect[];
  /** The pictures of all pages, by their addresses. */
  pictures: ReadonlyMap<string, PictureFile>;
  /** The published posts, newest first. */
  posts: ListedPost[];
  /** What the editor's page is made of; undefined for a site without one. It is no page of the site's own kind. */
  editing: Editing | undefined;
  /** The day on which a page that is no list last changed, by its address, where its text says so. */
  updated: ReadonlyMap<string, string>;
}

type Dated = Pick<PostEntry, "path" | "date" | "tags">;

/** A list of posts: of all, or of those with a tag. */
interface PlannedList<Post> {
  path: string;
  tag: string | undefined;
  posts: readonly Post[];
}

/** Lists the lists of posts: of all, and of each tag in the order in which the posts name them. @param posts newest first */
const planLists = <Post extends Dated>(posts: readonly Post[], site: PathSource): PlannedList<Post>[] => [
  { path: pathsOf(site).blog, tag: undefined, posts },
  ...[...groupByTag(posts, site)].map(([path, { name, posts: tagged }]) => ({ path, tag: name, posts: tagged })),
];

/** Pages that Gatsby takes for others: https://www.gatsbyjs.com/docs/how-to/adding-common-features/add-404-page/ */
export const RESERVED = ["/404/"];

/**
 * Lists the addresses that a site takes by itself, besides those of its posts and pages.
 * @param posts the published ones
 * @param sites the facts in each language
 */
export function ownAddresses(
  posts: readonly (Dated & { language: string })[],
  sites: readonly (Pick<Site, "legal"> & Partial<Pick<Site, "editing">> & PathSource)[],
): Record<"pages" | "files", string[]> {
  const parts = sites.map((site) => {
    const own = posts.filter(({ language }) => language === site.language).sort(newestFirst);
    const lists = planLists(own, site);
    const paths = pathsOf(site);
    const pages = [
      ...[paths.home, paths.archive, paths.search],
      ...[...(lists.length > 1 ? [paths.tags] : []), ...(site.legal ? [paths.imprint] : [])],
      ...lists.flatMap(({ path, posts: listed }) => [
        ...listPages(path, listed).map((page) => page.path),
        ...formerListPages(path, listed.length),
      ]),
    ];
    return {
      pages: [...pages, ...pages.flatMap((page) => plainPath(page, site) ?? [])],
      files: [
        ...planFeeds(own, site).flatMap((feed) => Object.values(feed.paths)),
        ...[paths.notFound, `/${searchWordsFile(paths.base)}`],
      ],
    };
  });
  const isEdited = sites.some(({ editing }) => editing !== undefined);
  return {
    pages: [...parts.flatMap(({ pages }) => pages), ...(isEdited ? [EDITOR] : [])],
    files: [
      ...parts.flatMap(({ files }) => files),
      ...[`/${SEARCH_SCRIPT}`, SITEMAP, ROBOTS, MANIFEST, FILE_LIST],
      ...(isEdited ? EDITOR_FILES.map((file) => EDITOR + file) : []),
      ...ICONS.map(({ file }) => `/${file}`),
    ],
  };
}

/** Plans the site: a part for each of its languages. */
export function planSite(content: PlannedContent, options: PlanOptions): SitePlan {
  const { sites, posts, pages, broken = [] } = content;
  const parts: Part[] = sites.map((site) => {
    const isIn = ({ language }: Entry): boolean => sites.length === 1 || language === site.language;
    return planPart(
      {
        ...content,
        site,
        posts: posts.filter(isIn),
        pages: pages.filter(isIn),
        broken: broken.filter((text) => partOfAddress(text.path, sites) === site),
      },
      options,
      site === sites[0] ? sites.slice(1) : [],
      (address) => translations().get(address) ?? [],
    );
  });
  const all = parts.flatMap((part) => part.pages);
  const translations: () => Map<string, Translation[]> = once(() =>
    sites.length === 1
      ? new Map<string, Translation[]>()
      : translationsOf([...posts, ...pages], sites, new Set(all.map((page) => page.path))),
  );
  const pictures = once(
    () =>
      new Map([
        ...parts.flatMap((part) => [...part.pictures]),
        ...all.flatMap((page) => page.pictures.map((one) => [one.src, one] as const)),
      ]),
  );
  const [{ site }] = parts as [Part, ...Part[]];
  return {
    site,
    parts,
    pages: all,
    redirects: parts.flatMap(({ redirects }) => redirects),
    get pictures() {
      return pictures();
    },
    posts: parts.flatMap((part) => part.posts).sort(newestFirst),
    editing: sites[0]?.editing,
    updated: new Map(parts.flatMap((part) => [...part.updated])),
  };
}

/** The facts of a site as a page shows them. */
export const siteOf = ({ parts, site }: SitePlan, { language }: Pick<PlannedPage, "language">): SiteView =>
  parts.find((part) => part.site.language === language)?.site ?? site;

/** The content of a part. */
type PartContent = Omit<PlannedContent, "sites"> & { site: Site };

/** What is planned of a part. */
interface Part extends PlannedPart, Pick<SitePlan, "pages" | "redirects" | "pictures" | "posts" | "updated"> {}

/**
 * Plans the part of the site that is in one language.
 * @param further the languages after it, if it is the first of several
 */
function planPart(
  content: PartContent,
  options: PlanOptions,
  further: readonly Site[],
  translated: (address: string) => readonly Translation[],
): Part {
  const { now, preview, hidden = preview } = options;
  const { timeZone } = content.site;
  const words = wordsOf(content.site);
  const paths = pathsOf(content.site);
  const isPublic = new Set([...content.posts, ...content.pages].filter((entry) => isPublished(entry, now, timeZone)));
  const published = (entry: Entry): boolean => isPublic.has(entry);
  const posts = content.posts.filter((post) => preview || published(post));
  const pages = content.pages.filter((page) => preview || published(page));
  if (content.site.legal && !pages.some(({ path }) => path === paths.imprint)) {
    const imprint = imprintPage(content.site);
    isPublic.add(imprint);
    pages.push(imprint);
  }
  const onPage = describePictures(content.pictures, options);
  const own = onPage();
  const site = siteView({ ...content, posts, pages }, { hidden, now }, own);
  const siteDigest = digestOf(JSON.stringify(site));
  const planned = new Map<string, PlannedPage>();

  /** Adds a page. @param show makes what it shows, of pictures that are the page's */
  const add = <Template extends TemplateName>(
    path: string,
    template: Template,
    show: (pictures: Pictures) => Views[Template],
    { body, lists = [] }: { body?: Entry | undefined; lists?: readonly Pick<PostEntry, "path">[] } = {},
  ): void => {
    // When it is asked for: who looks at one page need not wait for all.
    const made = once(() => {
      const pictures = onPage();
      const view = show(pictures);
      return { view, pictures: [...pictures.files.values()] };
    });
    // A module may import anything: what its file holds tells whether it has changed.
    const bodyKey = body && (body.tree ?? body.digest);
    const digest = once(() =>
      digestOf(siteDigest, JSON.stringify([path, template, made().view, bodyKey, ...translated(path)])),
    );
    const page: PlannedPage<Template> = {
      path,
      language: site.language,
      get translations() {
        return translated(path);
      },
      template,
      get view() {
        return made().view;
      },
      body: body && { contentFilePath: body.contentFilePath, digest: body.digest, tree: body.tree },
      get pictures() {
        return made().pictures;
      },
      lists: lists.map((post) => post.path),
      get digest() {
        return digest();
      },
    };
    planned.set(path, page as PlannedPage);
  };

  const isShown = <One extends Entry>(entry: One) => ({ ...entry, published: published(entry) });
  const summary =
    (pictures: Pictures) =>
    (post: PostEntry): PostSummary => ({
      title: post.title,
      date: post.date,
      path: post.path,
      excerpt: post.excerpt,
      lang: post.lang,
      published: published(post),
      image: pictures.image(post.featured, "CARD"),
    });

  const lists = planLists(posts, site);
  const tags = lists
    .flatMap(({ path, tag, posts: tagged }): TagCount[] =>
      tag === undefined ? [] : [{ title: tag, path, count: tagged.length }],
    )
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const redirects: (Redirect & { title: string })[] = [];
  const plain = (address: string): string | undefined => plainPath(address, site);
  /** Leads on to a page from where it would be without words of the site's own. */
  const addPlain = (to: string, title: string): void => {
    const from = plain(to);
    if (from !== undefined) redirects.push({ from, title, to });
  };

  const front = pages.find(({ path }) => path === paths.home);
  const newest = posts.slice(0, POSTS_ON_HOME);
  add(
    paths.home,
    "home",
    (pictures) => ({
      text: front && frontText(front, pictures),
      posts: newest.map(summary(pictures)),
      photos: photosOf(site.people, content, pictures),
      tags: tags.map(({ title, path }) => ({ title, path })),
    }),
    { body: front, lists: newest },
  );
  add(
    paths.archive,
    "archive",
    () => ({ posts: posts.map(({ title, path, date, lang }) => ({ title, path, date, lang })) }),
    { lists: posts },
  );
  addPlain(paths.archive, words.t("archive"));
  addPlain(paths.search, words.t("search"));
  if (tags.length > 0) {
    add(paths.tags, "tags", () => ({ tags }), { lists: posts });
    addPlain(paths.tags, words.t("topics"));
  }
  for (const { path: list, tag, posts: listed } of lists) {
    const title = tag ?? words.t("allArticles");
    for (const page of listPages(list, listed)) {
      add(page.path, "post-list", (pictures) => ({ ...page, tag, posts: page.posts.map(summary(pictures)) }), {
        lists: page.posts,
      });
      addPlain(page.path, title);
    }
    if (tag !== undefined) addPlain(tagFeed(list), title);
    for (const former of formerListPages(list, listed.length))
      for (const from of [former, plain(former) ?? []].flat())
        redirects.push({ from, title, to: list, temporary: true });
  }

  const byPath = new Map(posts.map((post) => [post.path, post]));
  const related = relatedPosts(posts);
  posts.forEach((post, index) => {
    const [later, earlier] = [posts[index - 1], posts[index + 1]];
    add(
      post.path,
      "post",
      (pictures) => {
        const alike = related(post.path).flatMap((path) => byPath.get(path) ?? []);
        const newest = posts.slice(0, RELATED + 1).filter((other) => other !== post);
        const others = alike.length > 0 ? alike : newest.slice(0, RELATED);
        return {
          post: postView(isShown(post), content, site, pictures),
          alike: alike.length > 0,
          others: others.map(summary(pictures)),
          earlier: earlier && { title: earlier.title, path: earlier.path },
          later: later && { title: later.title, path: later.path },
        };
      },
      { body: post },
    );
  });
  for (const page of pages) {
    if (page === front) continue;
    const show = [
      ...page.show,
      ...(page.path === paths.imprint && !page.show.includes("legal") ? (["legal"] as const) : []),
    ];
    add(
      page.path,
      "text",
      (pictures) => ({
        page: pageView({ ...isShown(page), show }, site, pictures),
        photos: page.show.includes("people") ? photosOf(site.people, content, pictures) : {},
      }),
      { body: page.contentFilePath === "" ? undefined : page },
    );
  }
  for (const { title, path: to, aliases } of [...posts, ...pages])
    for (const from of aliases) redirects.push({ from, title, to });
  // The old address of a feed can have no page: only hosts that read redirects lead on from there.
  for (const { from, title, to } of redirects) if (!from.endsWith(".xml")) add(from, "redirect", () => ({ title, to }));
  const searchable = posts.length + pages.length > (front ? 1 : 0);
  add(paths.search, "search", () => ({ searchable }));
  const others = further.map(({ language, languages, addresses, words }) => ({
    language,
    languages,
    addresses,
    words,
  }));
  add(paths.notFound, "not-found", (pictures) => ({
    posts: posts.slice(0, POSTS_NOT_FOUND).map(summary(pictures)),
    others: others.length > 0 ? others : undefined,
  }));
  // What can be shown stays.
  for (const [path, problems] of byAddress(content.broken ?? []))
    if (!planned.has(path) || path === paths.home) add(path, "problems", () => ({ problems }));

  const all = [...planned.values()];
  const listed = posts.filter(published).map((post) => listedPost(post, content.site.people));
  const searchWords = once(() => titleWords([...posts, ...pages]));
  return {
    site,
    digest: siteDigest,
    pages: all,
    redirects: redirects.map(({ title: _, ...redirect }) => redirect),
    pictures: own.files,
    posts: listed,
    feeds: planFeeds(listed, site),
    get words() {
      return searchWords();
    },
    updated: new Map(pages.flatMap(({ path, updated }) => (updated === undefined ? [] : [[path, updated]]))),
  };
}

function siteView(content: PartContent, { hidden, now }: { hidden: boolean; now: Date }, pictures: Pictures): SiteView {
  const {
    booking: _booking,
    navigation: _navigation,
    notice: _notice,
    claims: _claims,
    editing: _editing,
    people,
    ...facts
  } = content.site;
  const links = content.pages.map(({ title: label, path: address }) => ({ label, address }));
  const tagged = content.posts.some(({ tags }) => tags.length > 0);
  const { name, description } = facts;
  return {
    ...facts,
    ...datedFacts(content.site, now),
    ...siteLinks(content.site, links, tagged),
    people: people.map((person) => ({
      ...person,
      portrait: person.photo === undefined ? undefined : pictures.portrait(content.photoFile(person.photo)),
    })),
    preview: hidden,
    shareCard: pictures.card({ name, description }),
  };
}

/** More would make a file that takes long to load. */
const MOST_WORDS = 4000;

function titleWords(entries: readonly (Pick<Entry, "title" | "outline"> & { tags?: string[] })[]): string[] {
  const counts = new Map<string, number>();
  for (const { title, tags = [], outline } of entries) {
    const words = meantWords([title, ...tags, ...outline.map(({ text }) => text)].join(" "));
    for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const byCount = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return byCount.map(([word]) => word).slice(0, MOST_WORDS);
}
/** The page of who answers for the site, where the practice has written none: it has no file, and no text. */
function imprintPage(site: Site): PageEntry {
  const { t } = wordsOf(site);
  return {
    language: site.language,
    kind: "page",
    format: "md",
    path: pathsOf(site).imprint,
    title: t("imprint"),
    excerpt: t("imprintAbout"),
    show: ["legal"],
    featured: undefined,
    featuredAlt: "",
    aliases: [],
    draft: false,
    bodyOffset: 0,
    contentFilePath: "",
    digest: "",
    tree: undefined,
    words: 0,
    outline: [],
    footnotes: [],
    images: [],
  };
}

/** What posts and pages show alike. */
function shown<One extends Entry>(entry: One & { published: boolean }, site: SiteView, pictures: Pictures) {
  const { kind, format, language, translationOf, draft, aliases, bodyOffset, ...files } = entry;
  const { contentFilePath, digest, tree, featured, images, ...fields } = files;
  const { name, description } = site;
  return {
    ...fields,
    featured: pictures.image(featured, "HERO"),
    images: bodyPictures(images, pictures),
    shareCard: pictures.card({ title: entry.title, name, description }, featured, entry.featuredAlt),
  };
}

const bodyPictures = (images: Entry["images"], pictures: Pictures): BodyPicture[] =>
  images.map(({ src, file }) => ({ src, image: pictures.image(file, "BODY"), address: pictures.copy(file) }));

/** The page on which people book shows all that they want to know. */
const pageView = (page: PageEntry & { published: boolean }, site: SiteView, pictures: Pictures): PageView => ({
  ...shown(page, site, pictures),
  show: page.path === pathsOf(site).book ? [...new Set([...page.show, ...BOOKING_EXTRAS])] : page.show,
});

const BOOKING_EXTRAS = ["contact", "services", "policies"] as const;

function postView(
  post: PostEntry & { published: boolean },
  content: Pick<PlannedContent, "photoFile">,
  site: SiteView,
  pictures: Pictures,
): PostView {
  const author = authorOf(post, site.people);
  return {
    ...shown(post, site, pictures),
    author,
    photo: author && photosOf([author], content, pictures)[author.photo ?? ""],
    tags: post.tags.map((tag) => ({ title: tag, path: tagPath(tag, site) })),
    shareCrops: pictures.crops(post.featured),
  };
}

const frontText = ({ featured, featuredAlt, featuredCaption, images, footnotes }: PageEntry, pictures: Pictures) => ({
  featured: pictures.image(featured, "HERO"),
  featuredAlt,
  featuredCaption,
  images: bodyPictures(images, pictures),
  footnotes,
});

/** The person that a post names, else the first. */
const authorOf = <One extends Person>({ author }: Pick<PostEntry, "author">, people: readonly One[]): One | undefined =>
  people.find(({ name }) => name === author) ?? people[0];

/** The photos of people, by their names in site.yaml. */
function photosOf(people: readonly Person[], { photoFile }: Pick<PlannedContent, "photoFile">, pictures: Pictures) {
  return Object.fromEntries(
    people.flatMap(({ photo }) => {
      const image = photo === undefined ? undefined : pictures.image(photoFile(photo), "PORTRAIT");
      return photo !== undefined && image ? [[photo, image]] : [];
    }),
  );
}

const listedPost = (post: PostEntry, people: readonly Person[]): ListedPost => ({
  path: post.path,
  title: post.title,
  date: post.date,
  excerpt: post.excerpt,
  tags: post.tags,
  aliases: post.aliases,
  updated: post.updated,
  lang: post.lang,
  author: authorOf(post, people)?.name,
});

/** One page an address: posts that want the same one are shown together. */
function byAddress(broken: NonNullable<PlannedContent["broken"]>): Map<string, Views["problems"]["problems"]> {
  const pages = new Map<string, Views["problems"]["problems"]>();
  for (const { path, contentFilePath, problems } of broken) {
    const linked = problems.map((one) => ({ ...one, link: editorLink(contentFilePath, one) }));
    pages.set(path, [...(pages.get(path) ?? []), ...linked]);
  }
  return pages;
}
