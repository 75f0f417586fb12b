#!/usr/bin/env bash
# xast-util-to-xml writes text that no parser of XML reads: it leaves `]]>` and some characters that XML forbids.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund xast-util-to-xml@4.0.0 libxml2-wasm@0.7.2
cat >try.mjs <<'JS'
import { XmlDocument } from "libxml2-wasm";
import { toXml } from "xast-util-to-xml";

console.log("xast-util-to-xml 4.0.0, read by libxml2-wasm 0.7.2");
console.log("guess:  any text is written so that it is well-formed, and is read as it was but for what XML has no place for");
const read = (node) => {
  try {
    return XmlDocument.fromString(toXml({ type: "element", name: "a", attributes: {}, children: [node] })).root.content;
  } catch (error) {
    return error;
  }
};
const text = (value) => read({ type: "text", value });
const shown = (value) => (value instanceof Error ? value.message.trim() : JSON.stringify(value));
const seen = [
  ["a text with ]]>", text("list[index[0]]>1"), (value) => value instanceof Error],
  ["a text with U+0001", text("a\u0001b"), (value) => value === "ab"],
  ["a text with U+FFFE", text("a\uFFFEb"), (value) => value instanceof Error],
  ["a section with ]]>", read({ type: "cdata", value: "a]]>b" }), (value) => value === "a]]&#x3E;b"],
];
for (const [what, value, isSo] of seen) {
  console.log(`seen:   ${what}: ${shown(value)}${isSo(value) ? "" : "  NO LONGER SO"}`);
  if (!isSo(value)) process.exitCode = 1;
}
JS
node try.mjs
