// The schema of content/site.yaml: the facts about the practice that every page shares.

import { z } from "zod";
import { LINK_SCHEMES } from "../rules/link-rules";
import type { MessageKey } from "../strings/catalogue";
import { en } from "../strings/en";
import { type Message, placesOf } from "../strings/message";
import { BY_APPOINTMENT } from "./contact";
import { DAYS, dateIn } from "./date";
import { GIT_HOSTS, needsAddress } from "./editing";
import { group, isLanguage, line, show, webAddress, year } from "./fields";
import type { NAMED_PAGES } from "./paths";
import { calendarDate } from "./schema";
import { slugify } from "./slug";
import { quoted } from "./yaml-faults";

const isTimeZone = (name: string): boolean => {
  try {
    return dateIn(name, new Date(0)) !== "";
  } catch {
    return false;
  }
};

const list = <Item extends z.ZodType>(key: string, item: Item, example: string) =>
  z
    .array(item, { error: ({ input }) => `${key} must be a list, not ${show(input)}. Write it like \`${example}\`.` })
    .nullish()
    .transform((items) => items ?? []);

/** Whether an address is a page of this site. Browsers read `\\` as `/` and pass over tabs and line ends. */
const isPageAddress = (value: string): boolean => /^\/(?![/\\])[^\\\s]*$/.test(value);

/** A page of this site, or a whole address. */
const linkAddress = (key: string, example: string) =>
  line(key, example).refine(
    (value) =>
      isPageAddress(value) ||
      (URL.canParse(value) && LINK_SCHEMES.some((scheme) => new URL(value).protocol === `${scheme}:`)),
    {
      error: ({ input }) =>
        `${key}: ${show(input)} is not an address. Write a page of this site, like \`${example}\`, or a whole address with https://.`,
    },
  );

const time = (key: string) =>
  line(key, '"09:00"').regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, {
    error: ({ input }) =>
      `${key}: ${show(input)} is not a time of day. Write hours and minutes, like \`${key}: "09:00"\`.`,
  });

const opens = line("opens", '"09:00"').regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00|by appointment)$/, {
  error: ({ input }) =>
    `opens: ${show(input)} is not a time of day. Write hours and minutes, like \`opens: "09:00"\`, or \`opens: ${BY_APPOINTMENT}\`.`,
});

/** Opening and closing time are both there, or neither is needed. */
function checkHours({ opens, closes }: { opens?: string | undefined; closes?: string | undefined }, context: Refining) {
  if (context.issues.length > 0) return;
  const fault = (key: string, message: string) => context.addIssue({ code: "custom", path: [key], message });
  if (opens === BY_APPOINTMENT) {
    if (closes !== undefined) fault("closes", `closes has no meaning beside \`opens: ${BY_APPOINTMENT}\`. Delete it.`);
  } else if (opens !== undefined && closes === undefined) {
    fault("closes", 'closes is missing. Add a line `closes: "17:00"`.');
  } else if (closes !== undefined && opens === undefined) {
    fault("opens", 'opens is missing. Add a line `opens: "09:00"`.');
  }
}

/** What knows whether a field is wrong by itself: then nothing is said of several together. */
type Refining = Pick<z.core.$RefinementCtx, "addIssue" | "issues">;

/** A span does not end before it begins. */
function checkSpan({ from, until }: { from?: string | undefined; until?: string | undefined }, context: Refining) {
  if (context.issues.length > 0 || from === undefined || until === undefined || from <= until) return;
  const message = `until: "${until}" is before \`from: ${from}\`. Write the last day, or exchange the two.`;
  context.addIssue({ code: "custom", path: ["until"], message });
}

/** A number that is not negative. @param hint what else to know */
const amount = (key: string, example: string, pattern: RegExp, hint: string) =>
  line(key, example)
    .regex(pattern, {
      error: ({ input }) => {
        const [number = example] = String(input).replace(",", ".").match(pattern.source.replace(/[$^]/g, "")) ?? [];
        return `${key}: ${show(input)} is not a number as it is read here. Write \`${key}: ${number}\`${hint}.`;
      },
    })
    .transform(Number)
    .meta({ type: "number" });

const isCurrency = (code: string): boolean => Intl.supportedValuesOf("currency").includes(code);

const degrees = (key: string, limit: number) =>
  line(key, "42.5")
    .regex(/^[+-]?\d+(\.\d+)?$/, {
      error: ({ input }) => `${key} must be a number of degrees, not ${show(input)}. Write it like \`${key}: 42.5\`.`,
    })
    .transform(Number)
    .refine((value) => Math.abs(value) <= limit, {
      error: `${key} must lie between -${limit} and ${limit} degrees.`,
    })
    .meta({ type: "number" });

/** The permission to practise. */
const licence = group("licence", {
  number: line("number", '"012345"').describe("As it stands in advertisements."),
  issuer: line("issuer", "State Board of Massage Therapy").optional().describe("Who has issued it."),
}).optional();

/** Words that are sought instead of those of src/model/rules/claim-table.ts. */
const claimWords = (key: string, example: string) =>
  z
    .union([z.literal("off"), z.array(line(key, example))], {
      error: ({ input }) =>
        `${key} must be a list of words, or off, not ${show(input)}. Write \`${key}: [${example}]\`, or \`${key}: off\`.`,
    })
    .optional();

const practice = group("practice", {
  legalName: line("legalName", "Willow Street Massage LLC").optional().describe("The name in law, if it differs."),
  telephone: line("telephone", "+1 555 555 0142")
    .regex(/^\+[\d ().-]{6,}$/, {
      error: ({ input }) =>
        `telephone: ${show(input)} is not an international number. Begin it with a plus and the country's code, like \`telephone: +1 555 555 0142\`.`,
    })
    .optional()
    .describe("With a plus and the country's code."),
  email: line("email", "hello@example.org")
    .pipe(
      z.email({
        error: ({ input }) =>
          `email: ${show(input)} is not an e-mail address. Write it like \`email: hello@example.org\`.`,
      }),
    )
    .optional(),
  address: group("address", {
    street: line("street", "1 Example Street"),
    locality: line("locality", "Exampleton").describe("The town or city."),
    region: line("region", "NY").optional().describe("The state, province or county."),
    postalCode: line("postalCode", "00000").optional(),
    country: line("country", "US")
      .regex(/^[A-Z]{2}$/, {
        error: ({ input }) =>
          `country: ${show(input)} is not a country's code. Write its two capital letters, like \`country: US\`.`,
      })
      .describe("Two capital letters (ISO 3166-1)."),
  }).optional(),
  openingHours: list(
    "openingHours",
    group("openingHours", {
      days: z.array(
        z.enum(DAYS, { error: ({ input }) => `days: ${show(input)} is not a day. Write one of: ${DAYS.join(", ")}.` }),
        { error: ({ input }) => `days must be a list, not ${show(input)}. Write it like \`days: [Monday, Tuesday]\`.` },
      ),
      opens: opens.describe("A time in quotes, or by appointment."),
      closes: time("closes").optional(),
    }).superRefine(checkHours),
    "openingHours:` with lines `- days: [Monday]",
  ).describe("The days that are not named are closed."),
  priceRange: line("priceRange", "$$").optional().describe("Roughly what it costs, like $$ or $80–$150."),
  serviceArea: list("serviceArea", line("serviceArea", "[Exampleton]"), "serviceArea: [Exampleton]"),
  geo: group("geo", { latitude: degrees("latitude", 90), longitude: degrees("longitude", 180) })
    .optional()
    .describe("Where the door is, in degrees."),
  licence: licence.describe("The practice's own, beside those of its people."),
});

/** Where the content is edited in the browser. */
const editing = group("editing", {
  backend: z
    .enum(GIT_HOSTS, {
      error: ({ input }) =>
        input === undefined
          ? "backend is missing. Add a line `backend: github`, with the kind of your git host."
          : `backend: ${show(input)} is not known. Write one of: ${GIT_HOSTS.join(", ")}.`,
    })
    .describe("The kind of the git host."),
  repo: line("repo", "owner/name")
    .regex(/^[\w.-]+(\/[\w.-]+)+$/, {
      error: ({ input }) =>
        `repo: ${show(input)} is not the name of a repository. Write its owner and its name, like \`repo: owner/name\`.`,
    })
    .describe("The repository: its owner and its name."),
  branch: line("branch", "main")
    .regex(/^(?!\/|.*(?:\.\.|\/\/|@\{|\/$|\.$|\.lock$))[^\s~^:?*[\\]+$/, {
      error: ({ input }) => `branch: ${show(input)} is not the name of a branch. Write it like \`branch: main\`.`,
    })
    .default("main")
    .describe("The branch of which the site is built."),
  folder: line("folder", "content")
    .regex(/^(?!.*\.\.)[\w.-]+(\/[\w.-]+)*$/, {
      error: ({ input }) =>
        `folder: ${show(input)} is not a folder of the repository. Write its path without a slash around it, like \`folder: content\`.`,
    })
    .default("content")
    .describe("The content folder's path in the repository."),
  address: webAddress("address", "https://git.example.org")
    .optional()
    .describe("Where the git host is, if it is one of your own."),
  client: line("client", "0a1b2c3d")
    .regex(/^[\w.-]+$/, {
      error: ({ input }) =>
        `client: ${show(input)} is not the ID of an application. Copy it from the git host, like \`client: 0a1b2c3d\`.`,
    })
    .optional()
    .describe("The ID of an application at GitLab, Gitea or Forgejo, by which editors sign in there without a token."),
}).superRefine(({ backend, address, client }, context) => {
  if (context.issues.length === 0 && client !== undefined && backend === "github") {
    const message =
      "client: GitHub lets nobody sign in by a page without a server. Delete this line; editors sign in by a token.";
    context.addIssue({ code: "custom", path: ["client"], message });
  }
  if (context.issues.length > 0 || address !== undefined || !needsAddress(backend)) return;
  const message = `address is missing: everybody can have a host of the kind ${backend}. Add a line like \`address: https://codeberg.org\`.`;
  context.addIssue({ code: "custom", path: ["address"], message });
});
const notLanguages = (input: unknown): string =>
  `languages: ${show(input)} is not a list of several languages. Name each once by its BCP 47 tag, like \`languages: [nl, fr]\`; a site of one language has a line \`language: nl\` instead.`;

/** A message in the practice's own words. */
function ownMessage(key: MessageKey): z.ZodType<Message | undefined> {
  const message: Message = en[key];
  const places = placesOf(message);
  const text = (name: string, example: string) => line(name, quoted(example));
  const own: z.ZodType<Message> =
    typeof message === "string"
      ? text(key, message)
      : z.union([
          group(key, {
            ...Object.fromEntries(PLURALS.map((form) => [form, text(form, message.other).optional()])),
            other: text("other", message.other),
          }),
          text(key, message.other),
        ]);
  return own
    .refine((value) => placesOf(value).join() === places.join(), {
      error: ({ input }) =>
        `${key}: ${show(input)} must hold ${places.length > 0 ? new Intl.ListFormat("en").format(places.map((place) => `{${place}}`)) : "nothing in braces"}, as what it stands for does: ${show(message)}.`,
    })
    .optional()
    .describe(typeof message === "string" ? message : message.other);
}

/** https://www.unicode.org/reports/tr35/tr35-numbers.html#Language_Plural_Rules */
const PLURALS = ["zero", "one", "two", "few", "many"] as const;

const MESSAGE_KEYS = Object.keys(en) as MessageKey[];

/** Messages by their keys. */
const words: z.ZodType<Partial<Record<MessageKey, Message>>> = group(
  "words",
  Object.fromEntries(MESSAGE_KEYS.map((key) => [key, ownMessage(key)])),
);

/** A word of the language in an address. What is taken, `site.ts` knows. */
const addressWord = (key: (typeof NAMED_PAGES)[number], example: string) =>
  line(key, example)
    .refine((word) => slugify(word) === word, {
      error: ({ input }) =>
        `${key}: ${show(input)} can't stand in an address. Write small letters without accents, digits and hyphens, like \`${key}: ${slugify(String(input)) || example}\`.`,
    })
    .optional();

const addresses = group("addresses", {
  tags: addressWord("tags", "themen").describe("For /tags/ and what is below it."),
  archive: addressWord("archive", "archiv").describe("For /archive/."),
  search: addressWord("search", "suche").describe("For /search/."),
});

/** `content/site.yaml`. */
export const siteSchema = z.object({
  name: line("name", "Willow Street Massage").describe("The practice's name, in the header and in page titles."),
  description: line("description", "What the practice offers, in one sentence.").describe(
    "One or two sentences for the front page and search engines.",
  ),
  language: line("language", "en")
    .refine(isLanguage, {
      error: ({ input }) =>
        `language: ${show(input)} is not a language tag. Write a BCP 47 tag, like \`en\` or \`de-CH\`.`,
    })
    .describe("The language of the site, as a BCP 47 tag."),
  languages: z
    .array(line("languages", "[nl, fr]").refine(isLanguage, { error: ({ input }) => notLanguages(input) }), {
      error: ({ input }) => notLanguages(input),
    })
    .refine((all) => new Set(all).size === all.length && all.length > 1, { error: ({ input }) => notLanguages(input) })
    .optional()
    .describe("The languages of a site that has several, the first of which has the short addresses."),
  words: words
    .optional()
    .describe("What the site says by itself, in words of your own; src/model/strings/en.ts has all."),
  addresses: addresses
    .optional()
    .describe("Words of the language in the site's own addresses; the usual ones lead there."),
  url: webAddress("url", "https://www.example.org")
    .transform((url) => new URL(url).origin + new URL(url).pathname.replace(/\/+$/, ""))
    .describe("The site's own address."),
  timeZone: line("timeZone", "America/New_York")
    .refine(isTimeZone, {
      error: ({ input }) =>
        `timeZone: ${show(input)} is not a time zone. Write a name from the IANA database, like \`America/New_York\`.`,
    })
    .describe("The practice's time zone, from the IANA database."),
  headline: line("headline", "A sore neck? Let us see what helps.")
    .optional()
    .describe("What the front page says first, to the person who reads it; without it, the description."),
  practice: practice.optional().describe("Where and how the practice is reached."),
  closures: list(
    "closures",
    group("closures", {
      from: calendarDate("from").meta({ description: "The first day, YYYY-MM-DD.", format: "date" }),
      until: calendarDate("until")
        .optional()
        .meta({ description: "The last day; without it, the first is the only one.", format: "date" }),
      note: line("note", "Winter break").optional().describe("Why, in a few words."),
      opens: time("opens").optional().describe("With `closes`: open on these days, at other hours."),
      closes: time("closes").optional(),
    })
      .superRefine(checkHours)
      .superRefine(checkSpan)
      .transform((closure) => ({ ...closure, until: closure.until ?? closure.from })),
    "closures:` with lines `- { from: 2026-12-24, until: 2026-12-26, note: Winter break }",
  ).describe("Days on which the practice is closed, or open at other hours; shown until they are over."),
  notice: group("notice", {
    text: line("text", "From June on you find us at 2 Example Street."),
    from: calendarDate("from").optional().meta({ description: "The first day on which it is shown.", format: "date" }),
    until: calendarDate("until").optional().meta({ description: "The last day.", format: "date" }),
  })
    .superRefine(checkSpan)
    .optional()
    .describe("A sentence above every page, in the days from one to another."),
  currency: line("currency", "USD")
    .refine(isCurrency, {
      error: ({ input }) =>
        `currency: ${show(input)} is not a currency's code. Write its three capital letters, like \`currency: USD\`.`,
    })
    .optional()
    .describe("Of all prices: three capital letters (ISO 4217)."),
  services: list(
    "services",
    group("services", {
      name: line("name", "Massage"),
      description: line("description", "For a sore neck, back or shoulders.").optional().describe("A sentence."),
      page: linkAddress("page", "/blog/your-first-massage/").optional().describe("Where more is said of it."),
      prices: list(
        "prices",
        group("prices", {
          minutes: amount("minutes", "60", /^[1-9]\d{0,3}$/, ""),
          price: amount("price", "95", /^\d{1,7}(\.\d{1,3})?$/, "; the currency stands once, at `currency:`"),
        }),
        "prices: [{ minutes: 60, price: 95 }]",
      ),
    }),
    "services:` with lines `- name: Massage",
  ).describe("What the practice offers, and what it costs; the first stands at the top of the front page."),
  directions: group("directions", {
    transit: line("transit", "Bus 7 stops at the door.").optional(),
    parking: line("parking", "Behind the house, free of charge.").optional(),
    access: line("access", "One low step; the lift reaches our floor.").optional().describe("Steps and doors."),
  })
    .optional()
    .describe("How to get there, a sentence each."),
  policies: group("policies", {
    payment: line("payment", "We take cards and cash.").optional(),
    insurance: line("insurance", "We do not bill insurers.").optional(),
    receipts: line("receipts", "You get a receipt with all that an insurer asks for.").optional(),
    cancelling: line("cancelling", "Please tell us a day ahead.").optional(),
    vouchers: line("vouchers", "We write vouchers for any service.").optional(),
  })
    .optional()
    .describe("What holds for every visit, a sentence each."),
  people: list(
    "people",
    group("people", {
      name: line("name", "Robin Example").normalize(),
      role: line("role", "Massage therapist").optional(),
      credentials: line("credentials", "LMT")
        .optional()
        .describe("Licences and qualifications, as they follow the name."),
      licence: licence.describe("The permission to practise: its number, and who has issued it."),
      since: year("since").optional().describe("The year in which the person began to practise."),
      bio: line("bio", "A sentence or two.").optional(),
      photo: line("photo", "people/robin.jpg").optional().describe("A picture's file, relative to the content folder."),
      profile: webAddress("profile", "https://www.example.org/robin")
        .optional()
        .describe("A page elsewhere about the person."),
    }),
    "people:` with lines `- name: Robin Example",
  ).describe("Who works here; the first is the author of posts that name none."),
  booking: group("booking", {
    label: line("label", "Schedule your massage today").optional(),
    address: linkAddress("address", "/book/")
      .optional()
      .describe("Where booking happens; without it, the page /book/."),
  })
    .optional()
    .describe("The call to action."),
  disclaimer: line("disclaimer", "This article is general information, not medical advice.")
    .optional()
    .describe("Stands below every article."),
  navigation: list(
    "navigation",
    group("navigation", { label: line("label", "About"), address: linkAddress("address", "/about/") }),
    "navigation:` with lines `- { label: About, address: /about/ }",
  ).describe("The links of the header."),
  legal: group("legal", {
    name: line("name", "Willow Street Massage LLC").describe("Who answers for the site: a person, or a company."),
    form: line("form", "GmbH").optional().describe("The form of the company in law."),
    representative: line("representative", "Robin Example").optional().describe("Who acts for the company."),
    register: line("register", "Amtsgericht Charlottenburg, HRB 00000")
      .optional()
      .describe("The register in which it stands, and its number there."),
    vat: line("vat", "DE000000000").optional().describe("The VAT number."),
    authority: line("authority", "Gesundheitsamt Mitte, Berlin").optional().describe("The supervisory authority."),
    title: line("title", "Masseurin und medizinische Bademeisterin (Germany)")
      .optional()
      .describe("The professional title, and the country that gave it."),
    chamber: line("chamber", "Wirtschaftskammer Wien").optional().describe("The professional body."),
    rules: line("rules", "https://www.gesetze-im-internet.de/mphg/")
      .optional()
      .describe("The rules of the profession, or the address where they can be read."),
    purpose: line("purpose", "Massage").optional().describe("What the business does."),
  })
    .optional()
    .describe("Who answers for the site, for the page /imprint/."),
  claims: group("claims", {
    promise: claimWords("promise", "cures, guaranteed").describe("Words that promise a result."),
    condition: claimWords("condition", "diabetes, cancer*").describe("Conditions that need a doctor."),
    study: claimWords("study", "studies show").describe("How studies are named."),
    testimonial: claimWords("testimonial", "clients say that").describe("How clients are quoted."),
  })
    .optional()
    .describe("Words of which the check speaks in a note, instead of its own; off for none."),
  social: list(
    "social",
    webAddress("social", "https://social.example.org/practice"),
    "social: [https://social.example.org/practice]",
  ).describe("The practice's profiles elsewhere."),
  editing: editing
    .optional()
    .describe(
      "The git host through which the site is edited in the browser, at /admin/; without it, there is no such page.",
    ),
});

/** The site's facts after validation. `url` has no slash at its end. */
export type Site = z.output<typeof siteSchema>;
export type Legal = NonNullable<Site["legal"]>;
export type Practice = NonNullable<Site["practice"]>;
export type Person = Site["people"][number];
export type Closure = Site["closures"][number];
export type Service = Site["services"][number];
export type Editing = NonNullable<Site["editing"]>;
