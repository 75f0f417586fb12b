// npm run audit -- FILE: fails at what `npm audit --json` has written of known vulnerabilities in packages that we use.

import fs from "node:fs";
import { z } from "zod";
import { command, existing, runMain } from "../src/cli/command";
import { type CalendarDate, dateIn } from "../src/model/content/date";
import { currentTime } from "../src/model/content/publish";
import { ADVISED, type Exception } from "./advisories";

/** An exception for one advisory. */
export interface Accepted extends Exception {
  /** As GitHub's database calls it: `GHSA-…`. */
  id: string;
}

/** Those of today. */
export const ACCEPTED: readonly Accepted[] = Object.values(ADVISED).flatMap(({ advisories, stays }) =>
  stays ? advisories.map((id) => ({ id, ...stays })) : [],
);

/** Vulnerabilities that are no worse are left to the updates of every week. */
const MILD = ["info", "low", "moderate"];

/**
 * What npm writes since its version 7: by package, the advisories themselves, and the names of packages through which
 * it has others (https://docs.npmjs.com/cli/commands/npm-audit).
 */
const REPORT = z.object({
  auditReportVersion: z.literal(2),
  vulnerabilities: z.record(
    z.string(),
    z.object({
      nodes: z.array(z.string()),
      via: z.array(
        z.union([
          z.string(),
          z.object({ name: z.string(), title: z.string(), url: z.string(), severity: z.string(), range: z.string() }),
        ]),
      ),
    }),
  ),
});

/** What it writes if the registry gives it no answer. */
const FAILURE = z.object({ message: z.string() });

/**
 * Judges what npm has found.
 * @param report what `npm audit --json` has written
 * @returns what is wrong, a line each: vulnerabilities that are high or critical, and exceptions whose day has passed
 */
export function judgeAudit(report: unknown, exceptions: readonly Accepted[], today: CalendarDate): string[] {
  const { success, data } = REPORT.safeParse(report);
  if (!success) {
    const { data: failure } = FAILURE.safeParse(report);
    return [failure ? `npm could not ask for advisories: ${failure.message}` : "This is no report of npm audit."];
  }
  const accepted = exceptions.filter(({ until }) => today <= until);
  const found = Object.values(data.vulnerabilities).flatMap(({ via, nodes }) =>
    via
      .filter((one) => typeof one !== "string")
      .filter(({ severity }) => !MILD.includes(severity))
      .filter(({ url }) => !accepted.some(({ id }) => url.endsWith(`/${id}`)))
      .map(
        ({ url, severity, title, name, range }) =>
          `${url} ${severity}: ${title} (${name} ${range}, here in ${nodes.join(", ")})`,
      ),
  );
  const ended = exceptions
    .filter((one) => !accepted.includes(one))
    .map(({ id, reason, until }) => `The exception for ${id} ended on ${until}: ${reason}`);
  return [...new Set(found), ...ended];
}

const CURE =
  "To mend a vulnerability, let a newer version in, by `npm audit fix` or by `overrides` in package.json; or write into tests/advisories.ts why the old one stays, and until when.";

export const runAudit = command({
  name: "audit",
  about: "Fails at known vulnerabilities in packages that are high or critical.",
  options: (command, io) => command.argument("<file>", "what `npm audit --json` has written", existing("file", io)),
  ends: ["without any", "with some"],
  async run([file], _options, io) {
    const text = fs.readFileSync(file, "utf8");
    // Where npm itself fails it may write nothing at all.
    const report = text.trim() === "" ? undefined : JSON.parse(text);
    const faults = judgeAudit(report, ACCEPTED, dateIn("UTC", currentTime(io.env)));
    for (const fault of faults) io.out(`${fault}\n`);
    if (faults.length === 0) return 0;
    io.err(`${CURE}\n`);
    return 1;
  },
});

if (require.main === module) void runMain(runAudit);
