// The one schema of what editors write about a post and a page. Only its output is used.

import { z } from "zod";
import type { Code } from "../rules/rules";
import { possibleDates } from "./date";
import { asList, group, isLanguage, line, show, webAddress, year } from "./fields";
import { slugify } from "./slug";

/** A day as text: YYYY-MM-DD. */
export const calendarDate = (key: string) =>
  z
    .string({
      error: ({ input }) =>
        input === undefined || input === null
          ? `${key} is missing. Add a line \`${key}: YYYY-MM-DD\`, like \`${key}: 2021-08-06\`.`
          : notADate(key, show(input), String(input)),
    })
    .trim()
    .pipe(z.iso.date({ error: ({ input }) => notADate(key, show(input), String(input)) }));

function notADate(key: string, shown: string, text: string): string {
  const days = possibleDates(text);
  const cure =
    days.length === 0
      ? "Write the day as YYYY-MM-DD, like 2021-08-06."
      : `Write the day as YYYY-MM-DD: ${days.map((day) => `\`${key}: ${day}\``).join(" or ")}.`;
  return `${key}: ${shown} is not a calendar date. ${cure}`;
}

const slug = z
  .string({
    error: ({ input }) => `slug must be text, not ${show(input)}. ${goodSlug(String(input))}`,
  })
  .regex(/^\/blog\/[a-z0-9]+(-[a-z0-9]+)*\/?$/, {
    error: ({ input }) => `slug: ${show(input)} ${slugFault(String(input))} ${goodSlug(String(input))}`,
  })
  .refine((value) => !/^\/blog\/page\/?$/.test(value), {
    error: "slug: /blog/page is taken by the list of posts. Choose other words, like `slug: /blog/page-turning`.",
    params: { code: "slug-reserved" satisfies Code },
  });

function slugFault(text: string): string {
  if (text === "/") return "is the address of the front page.";
  if (/^[a-z][a-z0-9+.-]*:/i.test(text))
    return "is a whole web address; a slug is only the part after the site's name.";
  if (text.includes("..")) return "climbs out of the blog with `..`.";
  const odd = text.match(/[^A-Za-z0-9/-]/);
  if (odd) return `holds ${odd[0] === " " ? "a space" : `\`${odd[0]}\``}, which an address may not.`;
  if (/[A-Z]/.test(text)) return "has capital letters.";
  return "is not an address of a post.";
}

/** Shows the corrected line, made from the last words of what was written. */
function goodSlug(text: string): string {
  const words = slugify(text.replace(/[?#].*$/, "").replace(/^.*\/(?=[^/])/, ""));
  const good = words === "" || words === "page" ? "back-pain" : words;
  return `Write lower-case words joined by hyphens after /blog/, like \`slug: /blog/${good}\`.`;
}

const featured = line("featured", "photo.jpg").refine((value) => !/^([a-z][a-z0-9+.-]*:|\/)/i.test(value), {
  error: ({ input }) =>
    `featured: ${show(input)} is an address. Put the picture beside the post and write its file name, like \`featured: photo.jpg\`.`,
});

/** Words, each once; none if nothing is given. */
const words = (key: string, example: string) =>
  z
    .array(line(key, `[${example}]`).normalize(), { error: ({ input }) => asList(key, input, example) })
    .nullish()
    .transform((list) => [...new Set(list ?? [])]);

const alias = z
  .string({ error: ({ input }) => `An alias must be text, not ${show(input)}. Write it like \`[/blog/old-address]\`.` })
  .regex(/^(\/[A-Za-z0-9._~-]+)+\/?$/, { error: ({ input }) => notAnAlias(show(input)) })
  .refine((value) => !value.split("/").some((part) => part === ".." || part === "."), {
    error: ({ input }) => notAnAlias(show(input)),
  });

const notAnAlias = (shown: string): string =>
  `The alias ${shown} is not an address of this site. Write the old address without the site's name, like \`aliases: [/blog/old-address]\`; an address with other characters goes into static/_redirects.`;

/** What a text rests on. */
const sources = z.array(
  group("sources", {
    title: line("title", "Massage for low-back pain"),
    address: webAddress("address", "https://www.example.com/study/").optional().describe("Where it can be read."),
    year: year("year").optional().describe("When it was published."),
  }),
  {
    error: ({ input }) =>
      `sources must be a list, not ${show(input)}. Write each on lines of its own below it: \`- title: Massage for low-back pain\`, and below the title, as far indented, \`address: https://www.example.com/study/\` and \`year: 2014\`.`,
  },
);

const language = (key: string) =>
  line(key, "en").refine(isLanguage, {
    error: ({ input }) => `${key}: ${show(input)} is not a language tag. Write a BCP 47 tag, like \`en\` or \`de-CH\`.`,
  });

/** What a post and a page have in common. */
const common = {
  excerpt: line("excerpt", "What the reader learns, in a sentence or two.")
    .optional()
    .describe("The summary for lists and search engines, best under 160 characters. By default the first paragraph."),
  featured: featured.optional().describe("The file name of a picture beside the post, at least 1200 pixels wide."),
  featuredAlt: z
    .string({
      error: ({ input }) =>
        `featuredAlt must be text, not ${show(input)}. Describe the picture in quotes, or write \`featuredAlt: ""\` if it is decoration.`,
    })
    .trim()
    .optional()
    .describe('What the picture shows, for those who can\'t see it. "" says that it is decoration.'),
  featuredCaption: line("featuredCaption", "Ten minutes are enough.").optional().describe("A line below the picture."),
  updated: calendarDate("updated")
    .optional()
    .meta({ description: "The day of the last change that matters to readers, YYYY-MM-DD.", format: "date" }),
  reviewed: calendarDate("reviewed")
    .optional()
    .meta({ description: "The day on which the facts were last checked, YYYY-MM-DD.", format: "date" }),
  reviewDue: calendarDate("reviewDue")
    .optional()
    .meta({ description: "The day by which the facts are to be checked again, YYYY-MM-DD.", format: "date" }),
  lang: language("lang").optional().describe("The language, if it is not the site's, as a BCP 47 tag like de or ar."),
  translationOf: line("translationOf", "/blog/back-pain/")
    .optional()
    .describe("Of which text this is the translation, in a site of several languages: its address, or its file."),
  canonical: z
    .url({
      protocol: /^https?$/,
      normalize: true,
      error: ({ input }) =>
        `canonical: ${show(input)} is not a web address. Write the whole address of the original, like \`canonical: https://www.example.com/article/\`.`,
    })
    .optional()
    .describe("The address of the original, if this text first appeared elsewhere."),
  aliases: z
    .array(alias, { error: ({ input }) => asList("aliases", input, "/blog/old-address") })
    .nullish()
    .transform((list) => list ?? [])
    .describe("Old addresses, like [/blog/old-address]; they lead to the new one."),
  draft: z
    .stringbool({
      truthy: ["true"],
      falsy: ["false"],
      error: ({ input }) => {
        const meant = /^(yes|on|1|y|ja|j|oui|si|sí|sim|wahr|vrai)$/i.test(String(input));
        return `draft must be true or false, not ${show(input)}. Write \`draft: ${meant}\`.`;
      },
    })
    .nullish()
    .transform((draft) => draft ?? false)
    .meta({ description: "true keeps it unpublished.", type: "boolean" }),
};

const title = line("title", "Massage and better sleep").describe("The page's main heading, best under 60 characters.");

/** Frontmatter of a post in `content/blog`. */
export const postSchema = z.object({
  title,
  subtitle: line("subtitle", "What helps, and what does not").optional().describe("A line below the title."),
  date: calendarDate("date").meta({
    description: "A calendar day, YYYY-MM-DD. A day to come keeps the post unpublished until then.",
    format: "date",
  }),
  slug: slug.optional().describe("The address, like /blog/back-pain. By default it is made from the file's name."),
  ...common,
  author: line("author", "Robin Example")
    .normalize()
    .optional()
    .describe("The author's name as in site.yaml. By default the first person there."),
  tags: words("tags", "back pain").describe("What the post is about, like [sleep, neck]."),
  keywords: words("keywords", "lumbago").describe(
    "Other words by which the search finds the post, like [lumbago, slipped disc].",
  ),
  sources: sources
    .nullish()
    .transform((list) => list ?? [])
    .describe("What the post rests on: a list of titles, with an address and a year each if there are."),
});

/** A post's frontmatter after validation. */
export type PostFrontmatter = z.output<typeof postSchema>;

/** What a page may show beside its text, from `site.yaml`. */
const PAGE_EXTRAS = ["contact", "people", "services", "policies", "legal"] as const;

/** Frontmatter of a page in `content/pages`. Its address is its file's name. */
export const pageSchema = z.object({
  title,
  ...common,
  show: z
    .array(
      z.enum(PAGE_EXTRAS, {
        error: ({ input }) =>
          `show: ${show(input)} is not known. A page can show ${PAGE_EXTRAS.map((extra) => `\`${extra}\``).join(", ")}.`,
      }),
      { error: ({ input }) => asList("show", input, "contact") },
    )
    .nullish()
    .transform((list) => [...new Set(list ?? [])])
    .describe(
      "What stands beside the text: contact (how to reach the practice), people, services (with prices), policies, legal (who answers for the site).",
    ),
});

/** A page's frontmatter after validation. */
export type PageFrontmatter = z.output<typeof pageSchema>;

/** The fields that are right, of either kind. */
export type Fields = Partial<PostFrontmatter & PageFrontmatter>;
