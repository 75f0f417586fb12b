// Versions of packages that others bring along and that advisories tell of (https://github.com/advisories), by name.
// package.json overrides those that lie below; npm can't be asked for them everywhere that the tests run.

import type { CalendarDate } from "../src/model/content/date";

/** What is known of a package. */
export interface Advised {
  /** Where safety begins in each major version. One that is not named is safe if it lies above all of these. */
  safe: readonly string[];
  advisories: readonly string[];
  stays?: Exception;
}

/** Why a version below stays for now. */
export interface Exception {
  /** What does not reach it, or what is waited for. */
  reason: string;
  /** The last day on which that counts: then somebody looks again (tests/audit.ts). */
  until: CalendarDate;
}

export const ADVISED: Readonly<Record<string, Advised>> = {
  "@babel/plugin-transform-modules-systemjs": { safe: ["7.29.4"], advisories: ["GHSA-fv7c-fp4j-7gwp"] },
  "@opentelemetry/core": { safe: ["2.8.0"], advisories: ["GHSA-8988-4f7v-96qf"] },
  "@parcel/reporter-dev-server": {
    safe: ["2.16.4"],
    advisories: ["GHSA-qm9p-f9j5-w83w"],
    stays: {
      reason:
        "Parcel 2.8, with which Gatsby compiles its configuration, refuses a plugin that is made for a later one. The server, of which the advisory tells, starts where Parcel is asked to serve; Gatsby does not ask.",
      until: "2027-05-31",
    },
  },
  axios: { safe: ["0.32.0", "1.16.0"], advisories: ["GHSA-hfxv-24rg-xrqf", "GHSA-p92q-9vqr-4j8v"] },
  "basic-ftp": {
    safe: ["5.3.1"],
    advisories: ["GHSA-6v7q-wjvx-w8wg", "GHSA-rp42-5vxx-qpwr", "GHSA-rpmf-866q-6p89"],
  },
  "brace-expansion": { safe: ["1.1.18", "2.1.4", "5.0.9"], advisories: ["GHSA-mh99-v99m-4gvg", "GHSA-rgw5-rvv9-x895"] },
  cookie: { safe: ["0.7.0"], advisories: ["GHSA-pxg6-pf52-xh8x"] },
  "engine.io": { safe: ["6.6.7"], advisories: ["GHSA-r635-g3xr-vw7x"] },
  eslint: {
    safe: ["9.26.0"],
    advisories: ["GHSA-p5wg-g6qr-c7cg"],
    stays: {
      reason:
        "Gatsby's rules for `gatsby develop` are made for ESLint 7. The advisory tells of its RuleTester, which tests rules; nothing here does.",
      until: "2027-05-31",
    },
  },
  "extract-zip": {
    safe: ["2.0.2"],
    advisories: ["GHSA-7pqw-9j4j-h8q3", "GHSA-jmr9-qjv8-65gv"],
    stays: {
      reason:
        "There is no such version. It unpacks browsers that Puppeteer downloads, and Lighthouse is handed one that is there. Lighthouse 13, which has done away with it, needs Node.js 22.",
      until: "2027-05-31",
    },
  },
  "file-type": { safe: ["21.3.2"], advisories: ["GHSA-5v7r-6r5c-r473", "GHSA-j47w-4g3g-c36v"] },
  flatted: { safe: ["3.4.2"], advisories: ["GHSA-25h7-pfq9-p65f", "GHSA-rf6f-7fwh-wjgh"] },
  "follow-redirects": { safe: ["1.16.0"], advisories: ["GHSA-r4q5-vmmm-2653"] },
  "form-data": { safe: ["4.0.6"], advisories: ["GHSA-hmw2-7cc7-3qxx"] },
  immutable: {
    safe: ["3.8.4", "4.3.9", "5.1.8"],
    advisories: ["GHSA-v56q-mh7h-f735", "GHSA-wf6x-7x77-mvgw", "GHSA-xvcm-6775-5m9r"],
  },
  joi: { safe: ["17.13.4"], advisories: ["GHSA-q7cg-457f-vx79"] },
  "js-yaml": { safe: ["3.15.2", "4.3.2"], advisories: ["GHSA-52cp-r559-cp3m", "GHSA-5p4m-2wfm-xmqj"] },
  "lodash-es": { safe: ["4.18.0"], advisories: ["GHSA-f23m-r3pf-42rh", "GHSA-r5fr-rjxr-66jc"] },
  lodash: { safe: ["4.18.0"], advisories: ["GHSA-f23m-r3pf-42rh", "GHSA-r5fr-rjxr-66jc"] },
  minimatch: { safe: ["3.1.4", "9.0.7", "10.2.3"], advisories: ["GHSA-23c5-xmqv-rm74", "GHSA-7r86-cg39-jmmj"] },
  multer: { safe: ["2.1.1"], advisories: ["GHSA-5528-5vmv-3xc2", "GHSA-v52c-386h-88mc"] },
  nanoid: { safe: ["3.3.18"], advisories: ["GHSA-28wg-ghj8-5hjv", "GHSA-2v37-7h3g-55p8"] },
  "path-to-regexp": { safe: ["0.1.13"], advisories: ["GHSA-37ch-88jc-xwx2"] },
  picomatch: { safe: ["2.3.2", "4.0.4"], advisories: ["GHSA-3v7f-55p6-f55p", "GHSA-c2c7-rcm5-vvqj"] },
  postcss: { safe: ["8.5.23"], advisories: ["GHSA-fxqj-rqcc-2cmp", "GHSA-r28c-9q8g-f849"] },
  qs: { safe: ["6.15.2"], advisories: ["GHSA-q8mj-m7cp-5q26"] },
  "serialize-javascript": { safe: ["7.0.5"], advisories: ["GHSA-5c6j-r48x-rmvq", "GHSA-qj8w-gfj5-8c6v"] },
  sharp: { safe: ["0.35.5"], advisories: ["GHSA-f88m-g3jw-g9cj", "GHSA-rgj7-g3m4-5g8c", "GHSA-wq5f-xc86-pv6w"] },
  "shell-quote": { safe: ["1.8.4"], advisories: ["GHSA-w7jw-789q-3m8p"] },
  "socket.io-parser": { safe: ["4.2.7"], advisories: ["GHSA-2m8v-j782-fhvr", "GHSA-677m-j7p3-52f9"] },
  svgo: { safe: ["2.8.1"], advisories: ["CVE-2026-29074"] },
  tmp: { safe: ["0.2.6"], advisories: ["GHSA-52f5-9888-hmc6", "GHSA-ph9p-34f9-6g65"] },
  uuid: { safe: ["11.1.1", "12.0.1", "13.0.1"], advisories: ["GHSA-w5hq-g745-h8pq"] },
  vitest: { safe: ["4.1.0"], advisories: ["GHSA-5xrq-8626-4rwp"] },
  "webpack-dev-middleware": { safe: ["5.3.4"], advisories: ["GHSA-wr3j-pwj9-hqq6"] },
  webpack: { safe: ["5.104.1"], advisories: ["GHSA-38r7-794h-5758", "GHSA-8fgc-7cc6-rx7x"] },
  ws: { safe: ["7.5.10", "8.21.0"], advisories: ["GHSA-3h5v-q93c-6h6q", "GHSA-58qx-3vcg-4xpx", "GHSA-96hv-2xvq-fx4p"] },
  yaml: { safe: ["1.10.3", "2.8.3"], advisories: ["GHSA-48c2-rrv3-qjmp"] },
};

interface Lock {
  packages: Record<string, { name?: string; version?: string }>;
}

/** An installed copy of a package. */
export interface Copy {
  name: string;
  version: string;
  /** Its path below the root. */
  folder: string;
}

/** Lists every copy that npm has locked. */
export function installedCopies(lock: Lock): Copy[] {
  return Object.entries(lock.packages)
    .filter(([folder]) => folder !== "")
    .map(([folder, { name = folder.slice(folder.lastIndexOf("node_modules/") + 13), version = "" }]) => ({
      name,
      version,
      folder,
    }));
}

/** Whether a version is one that the advisories do not tell of. */
export function isSafe(version: string, safe: readonly string[]): boolean {
  const floor = safe.find((one) => major(one) === major(version));
  return floor === undefined
    ? safe.every((one) => major(one) < major(version))
    : version.localeCompare(floor, "en", { numeric: true }) >= 0;
}

const major = (version: string): number => Number.parseInt(version, 10);
