// The one schema of a post's frontmatter and of content/site.yaml. Only its output is used.

import { z } from "zod";
import { possibleDates } from "./date";
import type { Code } from "./rules";
import { slugify } from "./slug";

const show = (value: unknown): string => JSON.stringify(value) ?? String(value);

/** A required or optional line of text; `fix` shows a good one. */
const line = (key: string, example: string) =>
  z
    .string({
      error: ({ input }) =>
        input === undefined || input === null
          ? `${key} is missing. Add a line \`${key}: ${example}\`.`
          : `${key} must be text, not ${show(input)}. Put it in quotes: \`${key}: ${show(String(input))}\`.`,
    })
    .trim()
    .min(1, { error: `${key} is blank. Write it like \`${key}: ${example}\`.` });

const date = z
  .string({
    error: ({ input }) =>
      input === undefined || input === null
        ? "date is missing. Add a line `date: YYYY-MM-DD`, like `date: 2021-08-06`."
        : notADate(show(input), String(input)),
  })
  .trim()
  .pipe(z.iso.date({ error: ({ input }) => notADate(show(input), String(input)) }));

function notADate(shown: string, text: string): string {
  const days = possibleDates(text);
  const cure =
    days.length === 0
      ? "Write the day as YYYY-MM-DD, like 2021-08-06."
      : `Write the day as YYYY-MM-DD: ${days.map((day) => `\`date: ${day}\``).join(" or ")}.`;
  return `date: ${shown} is not a calendar date. ${cure}`;
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

const tags = z.array(line("tags", "[back pain]"), {
  error: ({ input }) => `tags must be a list, not ${show(input)}. Write \`tags: [${String(input)}]\`.`,
});

const alias = z
  .string({ error: ({ input }) => `An alias must be text, not ${show(input)}. Write it like \`[/blog/old-address]\`.` })
  .regex(/^\/(?!\/)([A-Za-z0-9._~-]+\/?)+$/, { error: ({ input }) => notAnAlias(show(input)) })
  .refine((value) => !value.split("/").some((part) => part === ".." || part === "."), {
    error: ({ input }) => notAnAlias(show(input)),
  });

const notAnAlias = (shown: string): string =>
  `The alias ${shown} is not an address of this site. Write the old address without the site's name, like \`aliases: [/blog/old-address]\`; an address with other characters goes into static/_redirects.`;

/** Frontmatter of a post in `content/blog`. */
export const postSchema = z.object({
  title: line("title", "Massage and better sleep").describe("The page's main heading, best under 60 characters."),
  date: date.meta({
    description: "A calendar day, YYYY-MM-DD. A day to come keeps the post unpublished until then.",
    format: "date",
  }),
  slug: slug.optional().describe("The address, like /blog/back-pain. By default it is made from the file's name."),
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
  tags: tags
    .nullish()
    .transform((list) => [...new Set(list ?? [])])
    .describe("What the post is about, like [sleep, neck]."),
  aliases: z
    .array(alias, {
      error: ({ input }) => `aliases must be a list, not ${show(input)}. Write \`aliases: [${String(input)}]\`.`,
    })
    .nullish()
    .transform((list) => list ?? [])
    .describe("Old addresses of the post, like [/blog/old-address]; they lead to the new one."),
  draft: z
    .boolean({
      error: ({ input }) => {
        const meant = /^(yes|true|on|1|y)$/i.test(String(input));
        return `draft must be true or false without quotes, not ${show(input)}. Write \`draft: ${meant}\`.`;
      },
    })
    .nullish()
    .transform((draft) => draft ?? false)
    .describe("true keeps the post unpublished."),
});

/** A post's frontmatter after validation. */
export type PostFrontmatter = z.output<typeof postSchema>;

const isTimeZone = (name: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
};

const isLanguage = (tag: string): boolean => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
};

/** `content/site.yaml`: the facts about the practice that every page shares. */
export const siteSchema = z.object({
  name: line("name", "Willow Street Massage"),
  description: line("description", "What the practice offers, in one sentence."),
  language: line("language", "en").refine(isLanguage, {
    error: ({ input }) =>
      `language: ${show(input)} is not a language tag. Write a BCP 47 tag, like \`en\` or \`de-CH\`.`,
  }),
  url: line("url", "https://www.example.org").pipe(
    z
      .url({
        protocol: /^https?$/,
        error: ({ input }) =>
          `url: ${show(input)} is not a web address. Write it in full, like \`url: https://www.example.org\`.`,
      })
      .transform((url) => new URL(url).origin + new URL(url).pathname.replace(/\/+$/, "")),
  ),
  timeZone: line("timeZone", "America/New_York").refine(isTimeZone, {
    error: ({ input }) =>
      `timeZone: ${show(input)} is not a time zone. Write a name from the IANA database, like \`America/New_York\`.`,
  }),
});

/** The site's facts after validation. `url` has no slash at its end. */
export type Site = z.output<typeof siteSchema>;
