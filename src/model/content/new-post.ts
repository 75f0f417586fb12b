// The text of a new post: every field, with comments that teach.

import { stringify } from "yaml";
import { BLOG } from "./paths";
import { slugify } from "./slug";

/** What is known of a post before it is written. */
export interface NewPost {
  title: string;
  /** YYYY-MM-DD. */
  date: string;
  /** The address without a slash at its end. */
  slug: string;
  excerpt: string | undefined;
  /** The picture's file name beside the post. */
  featured: string | undefined;
  featuredAlt: string | undefined;
  tags: readonly string[];
}

/** Longer addresses are cut off where they are shown or sent, and a file's name has at most 255 bytes. */
const LONGEST_NAME = 80;

/** Proposes an address without a slash at its end: the words of the title, as many whole ones as are of use. @param language the site's, a BCP 47 tag */
export function proposeSlug(title: string, language: string): string {
  const words = slugify(title, language).split("-");
  let name = (words.shift() as string).slice(0, LONGEST_NAME);
  for (const word of words) {
    if (name.length + 1 + word.length > LONGEST_NAME) break;
    name += `-${word}`;
  }
  return `${BLOG}${name}`;
}

/** Whether a tag is rather a sentence, or several tags without commas: no practice has many of more than three words. */
export const isLongTag = (tag: string): boolean => tag.split(/\s+/).length > 3 || [...tag].length > 30;

/** Examples of fields that somebody has to replace. */
export const TEMPLATE_FIELDS = {
  subtitle: "What helps, and what does not",
  excerpt: "What the reader learns, in a sentence or two.",
  featuredAlt: "What the picture shows",
  featuredCaption: "Ten minutes are enough.",
  canonical: "https://magazine.example.com/article/",
} as const;

const [SUMMARY, HEADING, PICTURE, ADDRESS] = [
  "Begin with what the reader wants to know. This paragraph also serves as the summary.",
  "A heading says what comes next",
  "A picture beside this file is written `![What it shows](photo.jpg)`",
  "/blog/its-address/",
] as const;

/** Pieces of the text that somebody has to replace. */
export const TEMPLATE_TEXT = [SUMMARY, HEADING, PICTURE, ADDRESS];

/** Composes the file. Fields without a value stand in comments, ready to be used. */
export function composePost(post: NewPost): string {
  const field = (key: string, value: unknown, example: string): string =>
    value === undefined
      ? `# ${key}: ${example}`
      : stringify({ [key]: value }, { lineWidth: 0, collectionStyle: "flow" })
          .trim()
          .replace(/^\{ ([\s\S]*) \}$/, "$1");
  return `---
# The page's main heading; best under 60 characters.
${field("title", post.title, "")}
# A line below it.
# subtitle: ${TEMPLATE_FIELDS.subtitle}
# The day it is published. A day to come keeps it back until then.
${field("date", post.date, "")}
# Its address. If you change it after it was published, keep the old one under aliases.
${field("slug", post.slug, "")}
# The summary in lists and search results, best under 160 characters. Without it, the first paragraph serves.
${field("excerpt", post.excerpt, TEMPLATE_FIELDS.excerpt)}
# A picture beside this file, at least 1200 pixels wide, and what it shows ("" if it is decoration).
${field("featured", post.featured, "photo.jpg")}
${field("featuredAlt", post.featuredAlt, TEMPLATE_FIELDS.featuredAlt)}
# A line below the picture.
# featuredCaption: ${TEMPLATE_FIELDS.featuredCaption}
# What it is about, in the same words as your other posts.
${field("tags", post.tags.length > 0 ? post.tags : undefined, "[back pain, sleep]")}
# Other words by which the search finds it.
# keywords: [lumbago]
# What it rests on: each source with its title, and an address and a year if there are.
# sources:
#   - title: Massage for low-back pain
#     address: https://www.example.com/study/
#     year: 2014
# Who wrote it: a name of \`people\` in site.yaml. Without it, the first one there.
# author: Robin Example
# The day of the last change that matters to readers; the day on which the facts were checked, and when they are due again.
# updated: ${post.date}
# reviewed: ${post.date}
# reviewDue: ${Number(post.date.slice(0, 4)) + 2}${post.date.slice(4)}
# Its language, if that is not the site's; and the address of the original, if it first appeared elsewhere.
# lang: de
# canonical: ${TEMPLATE_FIELDS.canonical}
# Old addresses of this post; they lead to the new one.
# aliases: [/blog/old-address]
# Nobody but you sees a draft. Delete this line when the post is ready.
draft: true
---

${SUMMARY}

## ${HEADING}

${PICTURE}, a link to another page
\`[how massage helps](${ADDRESS})\`.
`;
}
