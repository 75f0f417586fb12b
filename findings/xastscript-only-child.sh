#!/usr/bin/env bash
# xastscript takes an element's only child for its attributes, without a word, though its types allow the call.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund xastscript@4.0.0 xast-util-to-xml@4.0.0 typescript@5.9.3 @types/node@22.20.5
cat >try.mts <<'TS'
import { toXml } from "xast-util-to-xml";
import { x } from "xastscript";

const xml = toXml(x("author", x("name", "A")));
process.stdout.write(xml);
TS
echo "xastscript 4.0.0: x(name[, attributes][, ...children]), as hastscript's h(...)"
echo 'guess:  x("author", x("name", "A")) is <author><name>A</name></author>'
npx tsc --strict --module nodenext try.mts || { echo "NO LONGER SO: the types refuse it"; exit 1; }
seen=$(node try.mjs)
echo "seen:   tsc has nothing against it, and it is $seen"
expected='<author type="element" name="name" attributes="[object Object]" children="[object Object]"></author>'
[ "$seen" = "$expected" ] || { echo "NO LONGER SO"; exit 1; }
