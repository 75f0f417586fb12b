#!/usr/bin/env bash
# remark-gfm: an address that was text, and that remark-stringify escapes so that it stays text, is a link when it is read.
#
# The guess: remark-stringify with remark-gfm writes the text `https://a.example/b` with a backslash (`https\://…`), so a text
# that goes through Markdown and back is the same text.
# Seen, with remark-parse 11.0.0, remark-gfm 4.0.1, remark-stringify 11.0.0: the backslash is there, and yet the address is
# a link afterwards. What reads addresses looks at the text of the tree, in which no backslash is left
# (mdast-util-gfm-autolink-literal). The same holds for `www.` and for the addresses of e-mails. Who wants the same on both
# sides makes a link of it before it is written.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --no-audit --no-fund --loglevel=error unified@11.0.5 remark-parse@11.0.0 remark-gfm@4.0.1 remark-stringify@11.0.0 > /dev/null

cat > try.mjs <<'END_OF_SCRIPT'
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkStringify from "remark-stringify";
import { unified } from "unified";

const text = (value) => ({ type: "root", children: [{ type: "paragraph", children: [{ type: "text", value }] }] });
const markdown = unified().use(remarkStringify).use(remarkGfm);
const reader = unified().use(remarkParse).use(remarkGfm);
const seen = ["See https://a.example/b now", "See www.a.example now"].map((value) => {
  const written = markdown.stringify(text(value)).trim();
  const types = reader.parse(written).children[0].children.map(({ type }) => type);
  return `${written} -> ${types.join(" ")}`;
});
console.log(JSON.stringify(seen));
END_OF_SCRIPT

seen=$(node try.mjs)
echo 'guess: ["See https\\://a.example/b now -> text","See www\\.a.example now -> text"]'
echo "seen:  $seen"
test "$seen" = '["See https\\://a.example/b now -> text link text","See www\\.a.example now -> text link text"]'
