// The schemas of what editors write as JSON Schema (https://json-schema.org/draft/2020-12), for their text editors.

import { z } from "zod";
import { pageSchema, postSchema } from "./schema";
import { siteSchema } from "./site-schema";

const PLAIN = ["string", "number", "boolean"];

/** JSON Schemas by the name of the file that holds them. */
export function jsonSchemas(): Record<string, object> {
  /** @param localized whether a value may be written by language, as a mapping */
  const schema = (of: z.ZodType, title: string, localized = false) => {
    // What is written, not what is made of it; rules that JSON Schema can't express stay with the check.
    const { $schema, ...rest } = z.toJSONSchema(of, {
      io: "input",
      unrepresentable: "any",
      override({ jsonSchema }) {
        // Text editors make numbers of what is text to us as it was written.
        const type = jsonSchema.type === "string" && !jsonSchema.format ? PLAIN : jsonSchema.type;
        const isValue = type === PLAIN || type === "array";
        Object.assign(jsonSchema, type && { type: localized && isValue ? [type, "object"].flat() : type });
      },
    });
    // A site of several languages names these instead.
    const required = rest.required?.filter((key) => key !== "language");
    return { $schema, title, ...rest, required, additionalProperties: false };
  };
  return {
    "post.schema.json": schema(postSchema, "Frontmatter of a post in content/blog"),
    "page.schema.json": schema(pageSchema, "Frontmatter of a page in content/pages"),
    "site.schema.json": schema(siteSchema, "content/site.yaml", true),
  };
}
