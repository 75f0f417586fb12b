// The fields of a form, made from the schemas of what editors write. A property that has no label here, or a shape that is
// not known here, is an error: the build stops at it, so no field can be forgotten.

import { z } from "zod";
import { pageSchema, postSchema } from "../model/content/schema";
import { siteSchema } from "../model/content/site-schema";
import type { Kind } from "./content-text";

/** How a value is given. */
type Shape =
  /** A line, or a few sentences. */
  | { shape: "line" | "text" | "day" | "number" | "truth" }
  | { shape: "choice"; options: string[] }
  /** Several of some words. */
  | { shape: "choices"; options: string[] }
  /** Any words. */
  | { shape: "words" }
  /** Any words, or none at all: `off`. */
  | { shape: "words or off" }
  | { shape: "group"; fields: FormField[] }
  | { shape: "groups"; fields: FormField[] }
  /** A line, or one for each number that it may speak of. */
  | { shape: "line or forms"; fields: FormField[] };

/** A field of a form. */
export type FormField = Shape & {
  name: string;
  label: string;
  /** What belongs into it. */
  hint: string | undefined;
  required: boolean;
};

/** What of JSON Schema zod makes of the schemas. */
export interface Json {
  type?: string | string[];
  format?: string;
  description?: string;
  properties?: Record<string, Json>;
  required?: string[];
  items?: Json;
  enum?: string[];
  const?: string;
  anyOf?: Json[];
}

/** What each property is called, wherever it stands. */
const LABELS: Record<string, string> = {
  ...{ title: "Title", subtitle: "Subtitle", date: "Day", slug: "Address", excerpt: "Summary", draft: "Draft" },
  ...{ featured: "Picture", featuredAlt: "What the picture shows", featuredCaption: "Line below the picture" },
  ...{ updated: "Last changed on", reviewed: "Facts checked on", reviewDue: "To be checked again by" },
  ...{ lang: "Language", canonical: "Address of the original", aliases: "Old addresses", author: "Author" },
  ...{ tags: "Topics", keywords: "Words for the search", sources: "Sources", address: "Address", year: "Year" },
  ...{ show: "Show below the text", name: "Name", description: "Description", language: "Language", url: "Address" },
  ...{ timeZone: "Time zone", headline: "First words of the front page", practice: "The practice" },
  ...{ legalName: "Name in law", telephone: "Telephone", email: "E-mail", street: "Street", locality: "Town" },
  ...{ region: "Region", postalCode: "Postal code", country: "Country", openingHours: "Opening hours", days: "Days" },
  ...{ opens: "Opens", closes: "Closes", priceRange: "Price range", serviceArea: "Places that you serve" },
  ...{ geo: "Place on the map", latitude: "Latitude", longitude: "Longitude", licence: "Licence", number: "Number" },
  ...{ issuer: "Issued by", closures: "Closed days", from: "From", until: "Until", note: "Why", notice: "Notice" },
  ...{ text: "Text", currency: "Currency", services: "Services", page: "Page", prices: "Prices", minutes: "Minutes" },
  ...{ price: "Price", directions: "The way there", transit: "By bus or train", parking: "Parking" },
  ...{ access: "Steps and doors", policies: "For every visit", payment: "Payment", insurance: "Insurance" },
  ...{ receipts: "Receipts", cancelling: "Cancelling", vouchers: "Vouchers", people: "People", role: "What they do" },
  ...{ credentials: "Qualifications", since: "Since", bio: "About them", photo: "Photo", profile: "Page elsewhere" },
  ...{ booking: "Booking", label: "Words", disclaimer: "Note below every article", navigation: "Links of the header" },
  ...{ legal: "Who answers for the site", form: "Form of the company", representative: "Who acts for it" },
  ...{ register: "Register", vat: "VAT number", authority: "Supervisory authority", chamber: "Professional body" },
  ...{ rules: "Rules of the profession", purpose: "What the business does", claims: "Words of which the check speaks" },
  ...{ promise: "Promises", condition: "Conditions", study: "Studies", testimonial: "Testimonials" },
  ...{ social: "Profiles elsewhere", editing: "Editing in the browser", backend: "Git host", repo: "Repository" },
  ...{
    branch: "Branch",
    folder: "Folder",
    client: "ID of the application",
    translationOf: "Translation of",
    languages: "Languages",
  },
  ...{ words: "What the site says by itself", zero: "For none", one: "For one", two: "For two", few: "For a few" },
  ...{
    many: "For many",
    other: "For all others",
    addresses: "Words in addresses",
    archive: "Archive",
    search: "Search",
  },
};

/** What is some sentences rather than a line. */
const TEXTS = new Set([
  ...["excerpt", "description", "headline", "bio", "disclaimer", "text", "featuredAlt"],
  ...["transit", "parking", "access", "payment", "insurance", "receipts", "cancelling", "vouchers"],
]);

/** What one of several properties of the same name means, where its label would not tell. */
const BY_PLACE: Record<string, string> = {
  "legal.title": "Professional title",
  "editing.address": "Address of the host",
};

const schemas: Record<Kind, z.ZodObject> = { post: postSchema, page: pageSchema, site: siteSchema };

/** Makes the fields of a kind of text. @throws if the schema has what no form here can give */
export function formOf(kind: Kind): FormField[] {
  const json = z.toJSONSchema(schemas[kind], { io: "input", unrepresentable: "any" }) as Json;
  return fieldsOf(json, kind);
}

/** The fields of an object of JSON Schema. @param place where it stands, for messages */
export function fieldsOf({ properties = {}, required = [] }: Json, place: string): FormField[] {
  return Object.entries(properties).map(([name, json]) => {
    const here = `${place}.${name}`;
    // What the site says by itself is known by its English words.
    const isMessage = place === "site.words";
    const label = isMessage ? json.description : (BY_PLACE[here.split(".").slice(-2).join(".")] ?? LABELS[name]);
    if (label === undefined) throw new Error(`${here} has no label: give it one in src/admin/form.ts.`);
    const hint = isMessage ? undefined : json.description;
    return { ...shapeOf(json, here), name, label, hint, required: required.includes(name) };
  });
}

/** A schema without `null`, which stands for a field without a value. */
function withoutNull(json: Json): Json {
  const { anyOf, ...rest } = json;
  if (!anyOf) return json;
  const [only, ...others] = anyOf.filter(({ type }) => type !== "null");
  return only && others.length === 0 ? { ...only, ...rest } : json;
}

function shapeOf(json: Json, place: string): Shape {
  const plain = withoutNull(json);
  const name = place.split(".").at(-1) as string;
  const unknown = () =>
    new Error(`${place} has a shape that no form knows: ${JSON.stringify(json)} (src/admin/form.ts).`);
  if (plain.anyOf) {
    const [off, list] = plain.anyOf;
    const [forms, said] = plain.anyOf;
    if (plain.anyOf.length === 2 && forms?.properties && said?.type === "string")
      return { shape: "line or forms", fields: fieldsOf(forms, `${place.replace(/\.\w+$/, "")}.*`) };
    if (plain.anyOf.length === 2 && off?.const === "off" && list?.type === "array") return { shape: "words or off" };
    throw unknown();
  }
  if (plain.enum) return { shape: "choice", options: plain.enum };
  switch (plain.type) {
    case "boolean":
      return { shape: "truth" };
    case "number":
      return { shape: "number" };
    case "string":
      if (plain.format === "date") return { shape: "day" };
      return { shape: TEXTS.has(name) ? "text" : "line" };
    case "object":
      if (!plain.properties) throw unknown();
      return { shape: "group", fields: fieldsOf(plain, place) };
    case "array": {
      const items = withoutNull(plain.items ?? {});
      if (items.enum) return { shape: "choices", options: items.enum };
      if (items.type === "string") return { shape: "words" };
      if (items.type === "object" && items.properties) return { shape: "groups", fields: fieldsOf(items, place) };
      throw unknown();
    }
    default:
      throw unknown();
  }
}

/** The names of the fields at a place of a text, in the order of the schema. */
export function namesAt(fields: readonly FormField[], path: readonly (string | number)[]): readonly string[] {
  let here = fields;
  for (const step of path) {
    if (typeof step === "number") continue;
    const field = here.find(({ name }) => name === step);
    here = field && "fields" in field ? field.fields : [];
  }
  return here.map(({ name }) => name);
}
