// npm run licences: lists what the site is made with, its versions and licences; fails where a licence is none of ours.

import fs from "node:fs";
import satisfies from "spdx-satisfies";

/** Licences under which we use the packages that build the site (https://spdx.org/licenses/). */
export const ALLOWED = [
  ...["0BSD", "Apache-2.0", "BlueOak-1.0.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT", "Unlicense"],
  // Data on browsers (caniuse-lite); it is not deployed.
  "CC-BY-4.0",
  // Parts of programs that run while the site is built, and are not deployed: libvips in sharp, and lightningcss.
  ...["LGPL-3.0-or-later", "MPL-2.0"],
  // The face of every page: https://openfontlicense.org allows to serve it.
  "OFL-1.1",
];

/** Packages that name their licence only in their text, which somebody has read. */
const READ: Readonly<Record<string, string>> = { linkfs: "Unlicense", "valid-url": "MIT" };

/** A package that a build may run. */
export interface Licensed {
  name: string;
  version: string;
  /** An SPDX expression; undefined if the package names none. */
  licence: string | undefined;
  /** Whether package.json names it. */
  direct: boolean;
}

interface Lock {
  packages: Record<
    string,
    { version?: string; license?: string; dev?: boolean; dependencies?: Record<string, string> }
  >;
}

/** Reads which packages the site needs, without those for its tests, from what npm has locked. */
export function runtimePackages(lock: Lock): Licensed[] {
  const direct = new Set(Object.keys(lock.packages[""]?.dependencies ?? {}));
  return Object.entries(lock.packages)
    .filter(([folder, { dev }]) => folder !== "" && !dev)
    .map(([folder, { version = "", license }]) => {
      const name = folder.slice(folder.lastIndexOf("node_modules/") + "node_modules/".length);
      const licence = license ?? READ[name] ?? olderLicence(folder);
      return { name, version, licence, direct: direct.has(name) && folder === `node_modules/${name}` };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Before SPDX, packages named their licences in a list. */
function olderLicence(folder: string): string | undefined {
  const file = `${folder}/package.json`;
  const { licenses } = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : {};
  return Array.isArray(licenses) && licenses.length > 0
    ? licenses.map(({ type }: { type: string }) => type).join(" OR ")
    : undefined;
}

/** Whether we may use a package. */
export function isAllowed({ licence }: Pick<Licensed, "licence">): boolean {
  try {
    return licence !== undefined && satisfies(licence, ALLOWED);
  } catch {
    // No SPDX expression.
    return false;
  }
}

function main(): void {
  const packages = runtimePackages(JSON.parse(fs.readFileSync("package-lock.json", "utf8")));
  const refused = packages.filter((one) => !isAllowed(one));
  const line = ({ name, version, licence }: Licensed) => `${name} ${version}  ${licence ?? "no licence"}`;
  const of = (title: string, some: Licensed[]) =>
    console.log(`${title} (${some.length})\n${some.map(line).join("\n")}\n`);
  of(
    "Named in package.json",
    packages.filter(({ direct }) => direct),
  );
  of(
    "Needed by those",
    packages.filter(({ direct }) => !direct),
  );
  if (refused.length > 0) of("Not allowed", refused);
  process.exitCode = refused.length > 0 ? 1 : 0;
}

if (require.main === module) main();
