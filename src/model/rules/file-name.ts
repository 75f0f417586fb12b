// Names of files that not every system can have. Git can't check out such a project there, or drops one of two files.

import { slugify } from "../content/slug";
import { type Finding, finding, START } from "./problem";

/** What Windows forbids in a name (https://learn.microsoft.com/windows/win32/fileio/naming-a-file). */
const FORBIDDEN = /[:*?"<>|\\\p{Cc}]/u;
/** Its names of devices, whatever they end in. */
const RESERVED = /^(con|prn|aux|nul|(com|lpt)[1-9¹²³])(?= *(\.|$))/i;

/** Says why Windows can't have a file or folder of this name, and which it could have. */
function windowsFault(name: string): string | undefined {
  const sign = FORBIDDEN.exec(name)?.[0];
  const device = RESERVED.exec(name)?.[0];
  const end = /[. ]$/.exec(name)?.[0];
  if (sign === undefined && device === undefined && end === undefined) return undefined;
  const reason =
    sign !== undefined
      ? `it forbids ${/\p{Cc}/u.test(sign) ? "invisible signs" : sign} in names`
      : device !== undefined
        ? `"${device}" is a device there`
        : `no name ends in a ${end === "." ? "full stop" : "space"} there`;
  const allowed = name
    .split(new RegExp(` *${FORBIDDEN.source} *`, "u"))
    .filter(Boolean)
    .join("-")
    .replace(/-(?=\.\w+$)|[-. ]+$/g, "")
    .replace(RESERVED, "$1-1");
  return `Windows can't have this name, and no copy of the project: ${reason}. Rename it${/^\.|^$/.test(allowed) ? "" : ` to "${allowed}"`}.`;
}

/**
 * Finds names that not every system can have.
 * @param files their paths from one folder on, with slashes
 * @returns what is wrong with which of them, or with which folder on the way
 */
export function checkNames(files: readonly string[]): { path: string; finding: Finding }[] {
  const paths = new Set(
    files.flatMap((file) => file.split("/").map((_, depth, parts) => parts.slice(0, depth + 1).join("/"))),
  );
  const first = new Map<string, string>();
  return [...paths].flatMap((path) => {
    const name = path.slice(path.lastIndexOf("/") + 1);
    // Windows and macOS know no capital letters; macOS takes an accent for the same however it is stored.
    const key = path.slice(0, -name.length) + name.normalize("NFC").toLowerCase();
    const twin = first.get(key);
    if (twin === undefined) first.set(key, name);
    const fault = windowsFault(name);
    return [
      ...(fault === undefined ? [] : [finding(START, "file-name-windows", fault)]),
      ...(twin === undefined
        ? []
        : [
            finding(
              START,
              "file-name-case",
              `Windows and macOS take this name and "${twin}", beside it, for the same: there is only one of the two there. Rename one, also where it is used.`,
            ),
          ]),
    ].map((finding) => ({ path, finding }));
  });
}

/**
 * Says what is wrong with a name that differs from a file's only in how its accents are stored (Unicode's forms NFC and
 * NFD, https://unicode.org/reports/tr15/), which nobody sees; one in plain letters has no such forms.
 */
export function lookAlike(file: string): string {
  const name = file.replace(/^.*[/\\]/, "");
  const [, base = name, ending = ""] = name.match(/^(.*)(\.[^.]*)$/) ?? [];
  return `looks like the name of the file, but one of them stores its accents as characters of their own, as some computers do. Rename the file in plain letters, like "${slugify(base)}${ending.toLowerCase()}", and write that name here.`;
}
