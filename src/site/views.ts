// What pages show, by their templates: the types of what the plan gives, made from those of the content.

import type { IGatsbyImageData } from "gatsby-plugin-image";
import type { ListPage } from "../model/content/listing";
import type { SiteLinks } from "../model/content/navigation";
import type { DatedFacts } from "../model/content/publish";
import type { Person, Site } from "../model/content/site-schema";
import type { Entry, PageEntry, PostEntry } from "../model/content/source";
import type { ShareCard, SharePicture } from "../model/head/head";
import type { Problem } from "../model/rules/problem";
import type { WordsSource } from "../model/strings/words";

/** A person, with a square picture if there is one. */
type PersonView = Person & { portrait?: SharePicture | undefined };

/** What every page knows of the site. */
export interface SiteView
  extends Omit<Site, "people" | "navigation" | "booking" | "claims" | "editing" | keyof DatedFacts>,
    SiteLinks,
    DatedFacts {
  people: PersonView[];
  /** Whether search engines are kept away. */
  preview: boolean;
  /** What stands for pages without a card of their own. */
  shareCard: ShareCard;
}

/** A picture of a body. `image` is undefined where no sizes are made of the format (SVG, GIF). */
export interface BodyPicture {
  /** As the body has it. */
  src: string;
  image: IGatsbyImageData | undefined;
  /** Its address, if it is published as it is. */
  address: string | undefined;
}

/** What no page shows of a post or page: what decides whether and where there is one, and what is kept of its files. */
type Hidden =
  | ("kind" | "format" | "language" | "translationOf" | "draft" | "aliases" | "bodyOffset")
  | ("contentFilePath" | "digest" | "tree" | "featured" | "images");

/** What pages show of a post or page: each field of the schema, and what is made of its pictures. */
type Shown<One extends Entry> = Omit<One, Hidden> & {
  published: boolean;
  featured: IGatsbyImageData | undefined;
  images: BodyPicture[];
  shareCard: ShareCard;
};

export type PageView = Shown<PageEntry>;

export interface PostView extends Omit<Shown<PostEntry>, "author" | "tags"> {
  author: PersonView | undefined;
  /** The author's. */
  photo: IGatsbyImageData | undefined;
  tags: Titled[];
  /** Crops of the featured picture for search engines, widest first. */
  shareCrops: SharePicture[];
}

/** What has a name and an address. */
export interface Titled {
  title: string;
  path: string;
}

/** What a card shows of a post. */
export interface PostSummary extends Pick<PostEntry, "title" | "date" | "path" | "excerpt" | "lang"> {
  published: boolean;
  image: IGatsbyImageData | undefined;
}

/** A tag, its address and how many posts have it. */
export interface TagCount extends Titled {
  count: number;
}

/** What each template shows besides the site and a body. */
export interface Views {
  home: {
    /** The text of `pages/index.md`, if there is one. */
    text: Pick<PageView, "featured" | "featuredAlt" | "featuredCaption" | "images" | "footnotes"> | undefined;
    posts: PostSummary[];
    /** Of the people, by their names in site.yaml. */
    photos: Record<string, IGatsbyImageData>;
    tags: Titled[];
  };
  /** A page of the list of all posts, or of those with a tag. */
  "post-list": ListPage<PostSummary> & { tag: string | undefined };
  tags: { tags: TagCount[] };
  archive: { posts: Pick<PostEntry, "title" | "path" | "date" | "lang">[] };
  /** An old address; `to` is the new one. */
  redirect: { title: string; to: string };
  /** A post, with others: those that are `alike`, or the newest if none is. */
  post: {
    post: PostView;
    alike: boolean;
    others: PostSummary[];
    earlier: Titled | undefined;
    later: Titled | undefined;
  };
  /** A page of `content/pages`, with the photos of the people that it shows, by their names in site.yaml. */
  text: { page: PageView; photos: Record<string, IGatsbyImageData> };
  search: { searchable: boolean };
  /** `others` says what the page says in the further languages: some hosts have one such page for all addresses. */
  "not-found": { posts: PostSummary[]; others?: WordsSource[] | undefined };
  /** A post or page that has errors: in no build. `link` opens the place in an editor. */
  problems: { problems: (Problem & { link: string })[] };
}

export type TemplateName = keyof Views;
