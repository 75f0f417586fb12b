// The schemas of what editors write as JSON Schema (https://json-schema.org/draft/2020-12), for their text editors.

import { z } from "zod";
import { pageSchema, postSchema } from "./schema";
import { siteSchema } from "./site-schema";

const PLAIN = ["string", "number", "boolean"];

/** JSON Schemas by the name of the file that holds them. */
export function jsonSchemas(): Record<string, object> {
  const schema = (of: z.ZodType, title: string) => {
    // What is written, not what is made of it; rules that JSON Schema can't express stay with the check.
    const { $schema, ...rest } = z.toJSONSchema(of, {
      io: "input",
      unrepresentable: "any",
      override({ jsonSchema }) {
        // Text editors make numbers of what is text to us as it was written.
        if (jsonSchema.type === "string" && !jsonSchema.format) Object.assign(jsonSchema, { type: PLAIN });
      },
    });
    return { $schema, title, ...rest, additionalProperties: false };
  };
  return {
    "post.schema.json": schema(postSchema, "Frontmatter of a post in content/blog"),
    "page.schema.json": schema(pageSchema, "Frontmatter of a page in content/pages"),
    "site.schema.json": schema(siteSchema, "content/site.yaml"),
  };
}
