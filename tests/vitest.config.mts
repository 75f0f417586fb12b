// Three projects: `unit` needs nothing, `site` reads built sites, and `browser` opens them in Chromium. tests/run.ts builds
// the sites first.

import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** No test judges by the clock: this ends one that hangs, also on a machine that is ten times slower than any. */
const HANGS = { testTimeout: 600_000, hookTimeout: 600_000, expect: { poll: { timeout: 240_000 } } };

export default defineConfig({
  test: {
    // By default a processor is left alone; builds and Chromium, which tests wait for, use it now.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        // Packages that are bundled here name sources that they do not hold.
        logLevel: "error",
        test: {
          name: "unit",
          ...HANGS,
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: ["tests/site/**", "tests/browser/**"],
          // Imports JSON in a way that bundlers know and Node.js does not.
          server: { deps: { inline: [/@actions\//] } },
        },
      },
      { test: { name: "site", include: ["tests/site/**/*.test.ts"], ...HANGS } },
      { test: { name: "browser", include: ["tests/browser/**/*.test.{ts,tsx}"], ...HANGS } },
    ],
  },
});
