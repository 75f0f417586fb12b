#!/usr/bin/env bash
# ical-generator with a time zone moves events by the clock of the machine that writes, and ical.js by that of the reader's.
#
# The guess: a `Date` is an instant, so with `timezone: "Europe/Berlin"` 7:00 in UTC is written as 9:00 in Berlin wherever it is
# written; `DTSTAMP` and the end of a repetition stay in UTC (RFC 5545, 3.8.7.2 and 3.3.10); the zone is described (`VTIMEZONE`,
# 3.6.5), or else is so well known that readers take 9:00 in Berlin for that.
# Seen, with ical-generator 10.2.0, ical.js 2.2.1 and node-ical 0.26.1: a machine in UTC, as those of CI are, writes 7:00 in
# Berlin, which is two hours early; `DTSTAMP` and `UNTIL` are local times without a zone; there is no `VTIMEZONE`. ical.js knows
# no zones but those that a file describes, so it takes 7:00 in Berlin for 7:00 wherever it is read. Without `timezone`, all is in UTC
# and the same to all.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null && npm pkg set type=module
npm install --silent --no-audit --no-fund --ignore-scripts ical-generator@10.2.0 ical.js@2.2.1 node-ical@0.26.1
cat >write.mjs <<'JS'
import ical from "ical-generator";

const [timezone = null] = process.argv.slice(2);
const [start, end] = [new Date("2026-07-01T07:00:00Z"), new Date("2026-07-01T08:00:00Z")];
const repeating = { freq: "WEEKLY", until: new Date("2026-08-01T07:00:00Z") };
const calendar = ical({ timezone });
calendar.createEvent({ id: "one", summary: "Course", stamp: new Date("2026-06-01T12:00:00Z"), start, end, timezone, repeating });
process.stdout.write(calendar.toString());
JS
cat >read.mjs <<'JS'
import fs from "node:fs";
import ICAL from "ical.js";
import nodeIcal from "node-ical";

const text = fs.readFileSync(0, "utf8");
const event = new ICAL.Event(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vevent"));
const [, node] = Object.entries(nodeIcal.sync.parseICS(text)).find(([, { type }]) => type === "VEVENT");
const lines = [...text.matchAll(/^DTST.*?(?=\r)|UNTIL=[^\r;]*/gm)].join(" ");
console.log(`${lines} VTIMEZONE ${text.includes("VTIMEZONE")}, ical.js ${event.startDate.toJSDate().toISOString()}, node-ical ${node.start.toISOString()}`);
JS
echo "7:00 in UTC, 9:00 in Berlin, written in UTC and read in New York; with the zone of Berlin and without one"
echo "guess: DTSTART is 9:00 in Berlin or 7:00 in UTC, DTSTAMP and UNTIL end in Z, and both readers say 07:00Z, in both"
seen=$(for zone in Europe/Berlin ""; do TZ=UTC node write.mjs $zone | TZ=America/New_York node read.mjs; done)
echo "seen:  ${seen//$'\n'/$'\n'       }"
expected="DTSTAMP:20260601T120000 DTSTART;TZID=Europe/Berlin:20260701T070000 UNTIL=20260801T070000 VTIMEZONE false, ical.js 2026-07-01T11:00:00.000Z, node-ical 2026-07-01T05:00:00.000Z
DTSTAMP:20260601T120000Z DTSTART:20260701T070000Z UNTIL=20260801T070000Z VTIMEZONE false, ical.js 2026-07-01T07:00:00.000Z, node-ical 2026-07-01T07:00:00.000Z"
[ "$seen" = "$expected" ] || { echo "NO LONGER SO"; exit 1; }
