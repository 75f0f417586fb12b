// What in an SVG drawing would run, or load something else, when it is opened by itself: then it is a page of this site.

/** Elements that run or hold other documents, with or without a namespace's prefix. */
const ELEMENT = /<(?:[\w.-]+:)?(script|foreignObject|iframe|object|embed|handler|listener)\b/i;
/** What decides how a document is read before its elements: entities, which may hold any of them, and stylesheets. */
const PROLOG = /<!ENTITY|<\?xml-stylesheet/i;
/** Where a drawing stands in HTML, a slash or the end of a value may stand for the space before an attribute. */
const EVENT = /[\s"'/](on[a-z]+)\s*=/i;
const ADDRESS = /javascript:|vbscript:|data:(?=text|application)/i;

/** Whether a text draws something, whatever stands before. */
export const isDrawing = (text: string): boolean => /<(?:[\w.-]+:)?svg\b/i.test(text);

/**
 * Names the first thing in a drawing that does more than draw; undefined if there is none, or if this is no drawing. Judges by the text, and rather
 * refuses a drawing than parse it: whatever may be written in two ways is searched for in both.
 */
export function activeContent(svg: string): string | undefined {
  if (!isDrawing(svg)) return undefined;
  const element = svg.match(ELEMENT)?.[1];
  if (element) return `<${element}>`;
  const prolog = svg.match(PROLOG);
  if (prolog) return prolog[0];
  const event = svg.match(EVENT)?.[1];
  if (event) return event;
  // Browsers pass over control characters and spaces in the name of a protocol.
  return withoutReferences(svg)
    .replace(/[\0- ]+/g, "")
    .match(ADDRESS)?.[0];
}

/** Undoes character references (https://www.w3.org/TR/xml/#sec-references); others than these five need an entity. */
function withoutReferences(text: string): string {
  return text.replace(/&#(x[0-9a-f]+|\d+);/gi, (reference, digits: string) => {
    const code = /^x/i.test(digits) ? Number.parseInt(digits.slice(1), 16) : Number(digits);
    return code <= 0x10ffff ? String.fromCodePoint(code) : reference;
  });
}
