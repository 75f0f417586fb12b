// Four projects: `unit` needs nothing, `site` reads built sites, `browser` opens them in Chromium, and `lighthouse`,
// which measures, runs by itself after the others. tests/run.ts builds the sites first.

import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const LIGHTHOUSE = "tests/browser/lighthouse.test.ts";

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
          testTimeout: 30_000,
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: ["tests/site/**", "tests/browser/**"],
          // Imports JSON in a way that bundlers know and Node.js does not.
          server: { deps: { inline: [/@actions\//] } },
        },
      },
      { test: { name: "site", include: ["tests/site/**/*.test.ts"], testTimeout: 60_000 } },
      {
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.{ts,tsx}"],
          exclude: [LIGHTHOUSE],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "lighthouse",
          include: [LIGHTHOUSE],
          testTimeout: 180_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
