// Writes addresses as Markdown reads them between the parentheses of a link or picture.

/** Gives the link destination of an address (https://spec.commonmark.org/0.31.2/#link-destination), in `<…>` if it must be. */
export function destination(address: string): string {
  const escaped = address.replace(/&(?=#?\w+;)|\\(?=[!-/:-@[-`{-~])/g, "\\$&").replace(/\n/g, "%0A");
  return /[\s()]|^<|^$/.test(escaped) ? `<${escaped.replace(/[<>]/g, "\\$&")}>` : escaped;
}
