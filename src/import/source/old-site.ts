// What is known of a site that is brought along, whichever program it was made with.

/** A category, a tag or a menu of an entry. */
interface OldTerm {
  /** `category`, `post_tag`, `nav_menu`, or another. */
  domain: string;
  slug: string;
  name: string;
}

/** A text of the old site, a file that was uploaded, or a link of a menu. */
export interface OldItem {
  id: string;
  /** `post`, `page`, `attachment`, `nav_menu_item`, or another. */
  type: string;
  /** `publish`, `draft`, `inherit` and others. */
  status: string;
  hasPassword: boolean;
  /** HTML. */
  title: string;
  link: string;
  /** With percent signs where it is not ASCII. */
  slug: string;
  /** YYYY-MM-DD HH:MM:SS in the site's time zone, `0000-…` of a draft that was never published, or nothing. */
  date: string;
  /** The same instant in UTC. */
  dateGmt: string;
  /** The author's login. */
  author: string;
  parent: string;
  order: number;
  terms: OldTerm[];
  meta: Record<string, string>;
  /** Of an attachment: the file's address. */
  file: string;
  /** HTML, or Markdown if `isMarkdown`. */
  excerpt: string;
  content: string;
  isMarkdown?: boolean;
  /** Absolute path of the file that a Markdown text was read from: its pictures lie there. */
  source?: string;
  /** Further addresses at which it was read. */
  former?: string[];
  comments: number;
}

/** What is known of the site as a whole. */
export interface OldFacts {
  /** What it was made with: `files` are those of Jekyll, Hugo or Gatsby. */
  program: "wordpress" | "squarespace" | "ghost" | "files";
  title: string;
  tagline: string;
  language: string;
  /** The front page's address. */
  url: string;
  /** All addresses that the site calls its own. */
  urls: string[];
  /** When the export was made, as it says. */
  made: string;
  /** Display names by login. */
  authors: Map<string, string>;
  terms: (OldTerm & { id: string; parent: string })[];
  /** As the IANA database names it, if it is known. */
  timeZone?: string | undefined;
  /** What was odd about the file, in sentences. */
  remarks: string[];
}

/** A site that can be read as often as wanted, an item at a time. */
export interface OldSite {
  /** @throws if it can't be read, with the place and the cure */
  read(take: (item: OldItem) => Promise<void> | void): Promise<OldFacts>;
  /** Finds a picture or another file that lies beside the texts; undefined where there is none. */
  find?(address: string, item: OldItem): string | undefined;
}

/** An item of which nothing is known yet. */
export const emptyItem = (): OldItem => ({
  id: "",
  type: "post",
  status: "publish",
  hasPassword: false,
  title: "",
  link: "",
  slug: "",
  date: "",
  dateGmt: "",
  author: "",
  parent: "0",
  order: 0,
  terms: [],
  meta: {},
  file: "",
  excerpt: "",
  content: "",
  comments: 0,
});

/** A site of which nothing is known yet. */
export const emptyFacts = (program: OldFacts["program"]): OldFacts => ({
  program,
  title: "",
  tagline: "",
  language: "",
  url: "",
  urls: [],
  made: "",
  authors: new Map(),
  terms: [],
  remarks: [],
});
