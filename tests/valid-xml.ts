// Judges XML by the schemas of tests/site/schemas, with libxml2.

import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { RelaxNGValidator, XmlDocument, XmlLibError, XsdValidator } from "libxml2-wasm";
import { xmlRegisterFsInputProviders } from "libxml2-wasm/lib/nodejs.mjs";

xmlRegisterFsInputProviders();

/** A schema's file in tests/site/schemas. */
export type Schema = "atom.rng" | "rss.rng" | "sitemap.xsd" | "siteindex.xsd";

const NAMES = {
  atom: "http://www.w3.org/2005/Atom",
  content: "http://purl.org/rss/1.0/modules/content/",
  dc: "http://purl.org/dc/elements/1.1/",
};

/** Says what is wrong with a document; an empty list is a valid one. */
export function xmlFaults(xml: string, schema: Schema): string[] {
  const file = path.resolve("tests/site/schemas", schema);
  const document = XmlDocument.fromString(fs.readFileSync(file, "utf8"), { url: pathToFileURL(file).href });
  const validator = schema.endsWith(".rng") ? RelaxNGValidator.fromDoc(document) : XsdValidator.fromDoc(document);
  try {
    const subject = XmlDocument.fromString(xml);
    validator.validate(subject);
    subject.dispose();
    return [];
  } catch (error) {
    if (error instanceof XmlLibError) return error.details.map(({ line, message }) => `${line}: ${message.trim()}`);
    throw error;
  } finally {
    validator.dispose();
    document.dispose();
  }
}

/** The texts of the nodes that an XPath finds in a well-formed document. */
export function xpath(xml: string, query: string): string[] {
  const document = XmlDocument.fromString(xml);
  const found = document.find(query, NAMES).map((node) => node.content);
  document.dispose();
  return found;
}
