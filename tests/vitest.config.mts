// Three projects: `unit` needs nothing, `site` reads built sites, `browser` opens them in Chromium.
// tests/run.ts builds the sites first.

import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          testTimeout: 30_000,
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: ["tests/site/**", "tests/browser/**"],
        },
      },
      { test: { name: "site", include: ["tests/site/**/*.test.ts"], testTimeout: 60_000 } },
      {
        test: { name: "browser", include: ["tests/browser/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 60_000 },
      },
    ],
  },
});
