// The one schema of a post's frontmatter and of content/site.yaml. Only its output is used.

import { z } from "zod";

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
        : `date: ${show(input)} is not a calendar date. Write the day as YYYY-MM-DD, like 2021-08-06.`,
  })
  .trim()
  .pipe(
    z.iso.date({
      error: ({ input }) =>
        `date: ${show(input)} is not a calendar date. Write the day as YYYY-MM-DD, like 2021-08-06.`,
    }),
  );

const slug = z
  .string({ error: ({ input }) => `slug must be text, not ${show(input)}. Write it like \`slug: /blog/back-pain\`.` })
  .regex(/^\/blog\/[a-z0-9]+(-[a-z0-9]+)*\/?$/, {
    error: ({ input }) =>
      `slug: ${show(input)} is not an address of a post. Write lower-case words joined by hyphens after /blog/, like \`slug: /blog/back-pain\`.`,
  })
  .refine((value) => !/^\/blog\/page\/?$/.test(value), {
    error: "slug: /blog/page is taken by the list of posts. Choose other words.",
    params: { code: "slug-reserved" },
  });

const featured = line("featured", "photo.jpg").refine((value) => !/^([a-z][a-z0-9+.-]*:|\/)/i.test(value), {
  error: ({ input }) =>
    `featured: ${show(input)} is an address. Put the picture beside the post and write its file name, like \`featured: photo.jpg\`.`,
});

const tags = z
  .array(line("tags", "[back pain]"), {
    error: ({ input }) => `tags must be a list, not ${show(input)}. Write \`tags: [${String(input)}]\`.`,
  })
  .transform((list) => [...new Set(list)]);

/** Frontmatter of a post in `content/blog`. */
export const postSchema = z.object({
  title: line("title", "Massage and better sleep"),
  date,
  slug: slug.optional(),
  excerpt: line("excerpt", "What the reader learns, in a sentence or two.").optional(),
  featured: featured.optional(),
  featuredAlt: z
    .string({
      error: ({ input }) =>
        `featuredAlt must be text, not ${show(input)}. Describe the picture in quotes, or write \`featuredAlt: ""\` if it is decoration.`,
    })
    .trim()
    .optional(),
  tags: tags.nullish().transform((list) => list ?? []),
  draft: z
    .boolean({
      error: ({ input }) => `draft must be true or false without quotes, not ${show(input)}. Write \`draft: true\`.`,
    })
    .nullish()
    .transform((draft) => draft ?? false),
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
