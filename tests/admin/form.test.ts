// The form has a field for each property of the schemas.

import { describe, expect, test } from "vitest";
import { z } from "zod";
import { type FormField, fieldsOf, formOf, namesAt } from "../../src/admin/form";
import { pageSchema, postSchema } from "../../src/model/content/schema";
import { siteSchema } from "../../src/model/content/site-schema";

const SCHEMAS = { post: postSchema, page: pageSchema, site: siteSchema } as const;
const named = (fields: readonly FormField[], name: string) => fields.find((field) => field.name === name);

test.each(["post", "page", "site"] as const)("%s: every property has a field, in the order of the schema", (kind) => {
  const fields = formOf(kind);
  expect(fields.map(({ name }) => name)).toEqual(Object.keys(SCHEMAS[kind].shape));
  expect(namesAt(fields, [])).toEqual(Object.keys(SCHEMAS[kind].shape));
  for (const { label } of fields) expect(label).toMatch(/^\p{Lu}/u);
});

test("takes its shapes from the schema", () => {
  const post = formOf("post");
  expect(Object.fromEntries(post.map(({ name, shape }) => [name, shape]))).toMatchObject({
    title: "line",
    date: "day",
    excerpt: "text",
    tags: "words",
    draft: "truth",
    sources: "groups",
  });
  expect(named(post, "title")).toMatchObject({ required: true, hint: expect.stringContaining("main heading") });
  expect(named(formOf("page"), "show")).toMatchObject({ shape: "choices", options: expect.arrayContaining(["legal"]) });
  const site = formOf("site");
  expect(named(site, "claims")).toMatchObject({
    fields: expect.arrayContaining([expect.objectContaining({ shape: "words or off" })]),
  });
  expect(namesAt(site, ["services", 0, "prices", 1])).toEqual(["minutes", "price"]);
  expect(namesAt(site, ["practice", "address"])).toContain("postalCode");
});

describe("stops the build", () => {
  const json = (schema: z.ZodType) => z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as never;
  test("at a property without a label", () => {
    expect(() => fieldsOf(json(z.object({ mood: z.string() })), "post")).toThrow("post.mood has no label");
  });
  test.each([
    ["a choice of two shapes", z.union([z.string(), z.number()])],
    ["a mapping of any names", z.record(z.string(), z.string())],
    ["a list of lists", z.array(z.array(z.string()))],
    ["anything", z.any()],
  ])("at %s", (_what, schema) => {
    expect(() => fieldsOf(json(z.object({ title: schema })), "post")).toThrow(
      "post.title has a shape that no form knows",
    );
  });
});
