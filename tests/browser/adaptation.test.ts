// Every page as readers adapt it: screens, zoom, larger text, spacing, colours, no pictures, no styles, paper.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { faults, faultsWith, SPACING } from "./faults";
import { SCREENS, startVisits, type TypicalPage, typicalPages, type Visits } from "./page-types";

let visits: Visits;
beforeAll(async () => {
  visits = await startVisits();
});
afterAll(() => visits?.close());

const typical = (site: string, type: string): TypicalPage =>
  typicalPages.find((page) => page.site.name === site && page.type === type) as TypicalPage;

describe.each(typicalPages)("$site.name, $type: $address", (each) => {
  test("keeps everything in its place on any screen, in any size and direction", async () => {
    const page = await visits.open(each);
    for (const width of [360, 768, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await faults(page), `${width} px, ${colorScheme}`).toEqual([]);
      }
      expect(await faultsWith(page, SPACING), `${width} px, spaced text`).toEqual([]);
    }
    await page.setViewportSize({ width: 320, height: 256 });
    expect(await faults(page), "zoomed to 400 %").toEqual([]);
    for (const viewport of [SCREENS.phone, { width: 1280, height: 900 }]) {
      await page.setViewportSize(viewport);
      expect(await faultsWith(page, "html { font-size: 200%; }"), `${viewport.width} px, text of 200 %`).toEqual([]);
      await page.evaluate(() => {
        document.documentElement.dir = "rtl";
      });
      expect(await faults(page), `${viewport.width} px, from right to left`).toEqual([]);
      await page.evaluate(() => document.documentElement.removeAttribute("dir"));
    }
  });

  test("shows buttons, fields, labels and focus in forced colours, and moves nothing for who wants that", async () => {
    const page = await visits.open(each, {
      viewport: SCREENS.desktop,
      forcedColors: "active",
      reducedMotion: "reduce",
    });
    const { borderless, moving } = await page.evaluate(() => ({
      borderless: Array.from(document.querySelectorAll(".button, input:not([type=checkbox]), button"))
        .filter((element) => element.checkVisibility())
        .filter((element) => {
          const { borderStyle, borderWidth, borderColor } = getComputedStyle(element);
          const ground = getComputedStyle(document.body).backgroundColor;
          return borderStyle === "none" || Number.parseFloat(borderWidth) < 1 || borderColor === ground;
        })
        .map(({ outerHTML }) => outerHTML),
      moving: Array.from(document.querySelectorAll("*"))
        .filter((element) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
          return (
            animationName !== "none" || Number.parseFloat(transitionDuration) > 0.01 || scrollBehavior === "smooth"
          );
        })
        .map(({ outerHTML }) => outerHTML.slice(0, 99)),
    }));
    expect(borderless).toEqual([]);
    expect(moving).toEqual([]);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    const outline = await page.evaluate(() => {
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(document.activeElement as Element);
      return { outlineStyle, width: Number.parseFloat(outlineWidth), outlineColor };
    });
    expect(outline.outlineStyle).toBe("solid");
    expect(outline.width).toBeGreaterThanOrEqual(2);
    expect(outline.outlineColor).not.toBe(await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
  });

  // An old address sends its readers on before it could be looked at again.
  if (each.type === "old address") return;

  test("is legible without pictures, without styles, and on paper", async () => {
    const page = await visits.open(each, { viewport: SCREENS.phone });
    await page.route(/\.(avif|webp|png|jpe?g|svg|gif)$/, (route) => route.abort());
    await page.reload();
    if (each.type === "search") await page.locator(".results > li").first().waitFor();
    expect(await faults(page), "without pictures").toEqual([]);
    for (const picture of await page.locator('main img:not([alt=""])').all()) {
      await picture.scrollIntoViewIfNeeded();
      expect((await picture.boundingBox())?.height).toBeGreaterThan(16);
    }

    await page.emulateMedia({ media: "print" });
    const onPaper = await page.evaluate(() => ({
      shown: Array.from(document.querySelectorAll(".no-print, .site-header nav, .heading-link, .skip-link"))
        .filter((element) => element.checkVisibility())
        .map(({ className }) => className),
      unsaid: Array.from(document.querySelectorAll<HTMLAnchorElement>(".prose a[href^=http]"))
        .filter((link) => !getComputedStyle(link, "::after").content.includes("attr(href)"))
        .filter((link) => !getComputedStyle(link, "::after").content.includes(String(link.getAttribute("href"))))
        .map(({ href }) => href),
    }));
    expect(onPaper).toEqual({ shown: [], unsaid: [] });
    const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
    expect(pdf.slice(0, 5)).toBe("%PDF-");
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(0);
    await page.emulateMedia({ media: "screen" });

    const order = await page.evaluate(() => {
      for (const style of document.querySelectorAll("style, link[rel=stylesheet]")) style.remove();
      const places = [".skip-link", "header", "main h1", "main :is(.prose, p, ul, ol)", "footer.site-footer"].map(
        (part) => {
          const all = Array.from(document.querySelectorAll(part)).filter((element) => !element.closest(".breadcrumbs"));
          return all[0]?.getBoundingClientRect().top ?? Number.NaN;
        },
      );
      return { places, sorted: [...places].sort((a, b) => a - b) };
    });
    expect(order.places).toEqual(order.sorted);
  });
});

test("a fault of each kind would be found", async () => {
  const page = await visits.open(typical("this site", "front page"), { viewport: SCREENS.phone, bypassCSP: true });
  await page.evaluate(() => {
    document.querySelector("h1")?.insertAdjacentHTML(
      "afterend",
      `<p style="inline-size: 60px; overflow: hidden; white-space: nowrap">This is cut off on the right</p>
       <p style="block-size: 9px; overflow: hidden">This is cut off below</p>
       <p style="inline-size: 900px">This leaves the window</p>
       <div style="position: relative"><p>This lies below</p><p style="position: absolute; inset: 0">This lies above</p></div>`,
    );
  });
  const found = (await faults(page)).join("\n");
  expect(found).toContain("the page is");
  expect(found).toMatch(/cut off on the right” is cut off/);
  expect(found).toMatch(/cut off below” is cut off/);
  expect(found).toMatch(/This leaves the window” leaves the window/);
  expect(found).toMatch(/This lies below” lies over “This lies above”/);
});
