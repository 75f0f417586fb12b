// What is found in each language, by the code that browsers run on an index of it.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, test, vi } from "vitest";
import { startIndexer } from "../../src/build/search-index";
import { joinsWords, meantWords, searchedPart } from "../../src/model/content/search";
import { find, openEngine } from "../../src/search/engine";
import { digestOf } from "../../src/site/digest";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "search-languages-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));

interface Language {
  language: string;
  /** Pages by a name: title and text. */
  pages: Record<string, readonly [title: string, text: string]>;
  /** Queries, and the names of the pages that are found. */
  queries: Record<string, readonly string[]>;
}

const LANGUAGES: readonly Language[] = [
  {
    language: "fr",
    pages: {
      shoulder: ["Soulager l’épaule", "Une douleur à l’épaule droite, qu’on connaît bien, s’apaise lentement."],
      heart: ["Le cœur et le massage", "Le cœur bat moins vite; d’où vient ce calme?"],
      sleep: ["Mieux dormir", "Le sommeil revient aujourd’hui peu à peu."],
    },
    queries: {
      épaule: ["shoulder"],
      epaule: ["shoulder"],
      "l’épaule": ["shoulder"],
      "l'épaule": ["shoulder"],
      épaules: ["shoulder"],
      coeur: ["heart"],
      cœur: ["heart"],
      "massage coeur": ["heart"],
      "douleur à l'épaule": ["shoulder"],
      sommeil: ["sleep"],
      genou: [],
    },
  },
  {
    language: "de",
    pages: {
      back: ["Was bei Rückenschmerzen hilft", "Im unteren Rücken sitzt der Schmerz oft tief."],
      neck: ["Nackenverspannung lösen", "Die Nackenmuskulatur wird weich, und der Fuß ruht."],
      head: ["Wenn Kopfschmerzen bleiben", "Am Abend wird der Kopf schwer."],
    },
    queries: {
      Rücken: ["back"],
      ruecken: ["back"],
      rucken: ["back"],
      Rückenschmerz: ["back"],
      Schmerzen: ["back", "head"],
      schmerz: ["back", "head"],
      Verspannung: ["neck"],
      Fuß: ["neck"],
      Fuss: ["neck"],
      Knie: [],
    },
  },
  {
    language: "nl",
    pages: {
      back: ["Hulp bij rugpijn", "Wie lang zit, krijgt een stijve rug."],
      head: ["Hoofdpijn na het werk", "De nek en de schouders doen mee."],
    },
    queries: { rug: ["back"], pijn: ["back", "head"], hoofdpijn: ["head"], knie: [] },
  },
  {
    language: "it",
    pages: {
      anxiety: ["L’ansia e il respiro", "Nell’ansia il respiro è corto, dell’aria manca sempre."],
      back: ["Mal di schiena", "La schiena fa male la sera."],
    },
    queries: { ansia: ["anxiety"], aria: ["anxiety"], "l'ansia": ["anxiety"], schiena: ["back"], ginocchio: [] },
  },
  {
    language: "es",
    pages: { back: ["Dolor de espalda", "La tensión del cuello también llega a la espalda. Lumbago y lingüística."] },
    queries: { espalda: ["back"], tension: ["back"], tensión: ["back"], linguistica: ["back"], rodilla: [] },
  },
  {
    language: "sv",
    pages: {
      back: ["Hjälp mot ryggsmärta", "Ryggen blir stel av att sitta; smärtan går över."],
      sleep: ["Sömn och vila", "Sömnen kommer lättare."],
    },
    queries: { smärta: ["back"], smarta: ["back"], rygg: ["back"], sömn: ["sleep"], somn: ["sleep"] },
  },
  {
    language: "pl",
    pages: {
      back: ["Ból pleców", "Ból w dole pleców, a także łokieć."],
      calf: ["Łydka", "Kręgosłup też odpoczywa."],
    },
    queries: {
      plecy: ["back"],
      pleców: ["back"],
      plecow: ["back"],
      bol: ["back"],
      łokieć: ["back"],
      lokiec: ["back"],
      łydka: ["calf"],
      lydka: ["calf"],
      lyd: ["calf"],
      kregoslup: ["calf"],
      "bol lokiec": ["back"],
    },
  },
  {
    language: "ar",
    pages: {
      back: ["ألم الظهر", "يخفّ ألم الظهر مع التدليك الهادئ."],
      neck: ["الرقبة", "تتعب الرقبة والكتف أمام الشاشة."],
    },
    queries: {
      كتف: ["neck"],
      الكتف: ["neck"],
      والكتف: ["neck"],
      والظهر: ["back"],
      الظهر: ["back"],
      التدليك: ["back"],
      الرقبة: ["neck"],
      "ألم الظهر": ["back"],
    },
  },
  {
    language: "en",
    pages: {
      plain: ["Neck and shoulders", "A stiff neck from the desk."],
      japanese: ["肩こりのマッサージ", "長い一日のあと、首と肩の痛みをやわらげる方法。"],
      french: ["Soulager l’épaule", "Une douleur à l’épaule."],
    },
    queries: { neck: ["plain"], 痛み: ["japanese"], マッサージ: ["japanese"], 肩: ["japanese"], épaule: ["french"] },
  },
];

async function indexed({ language, pages }: Language): Promise<string> {
  const root = path.join(scratch, language);
  fs.mkdirSync(root);
  for (const name of ["src", "node_modules"]) fs.symlinkSync(path.resolve(name), path.join(root, name));
  const indexer = startIndexer({ root, sites: [{ language }], pages: Object.keys(pages).length });
  for (const [name, [title, text]] of Object.entries(pages)) {
    const html = `<html><body><article data-pagefind-body=""><h1>${title}</h1><p>${text}</p><footer class="post-footer"></footer>`;
    const part = searchedPart(html) as string;
    indexer.add({ url: `/${name}/`, digest: digestOf(part), text: part, file: "" });
  }
  for (const [file, content] of Object.entries(await indexer.files())) {
    fs.mkdirSync(path.dirname(path.join(root, "public", file)), { recursive: true });
    fs.writeFileSync(path.join(root, "public", file), content);
  }
  return pathToFileURL(path.join(root, "public/")).href;
}

describe.each(LANGUAGES)("in $language", (site) => {
  const { language, pages, queries } = site;
  const made = indexed(site);
  const words = [
    ...new Set(
      meantWords(
        Object.values(pages)
          .map(([title]) => title)
          .join(" "),
      ),
    ),
  ];

  test.each(Object.entries(queries))("%s", async (query, names) => {
    vi.stubGlobal("document", { currentScript: null, querySelector: () => ({ getAttribute: () => language }) });
    vi.stubGlobal("fetch", async (address: string) => new Response(fs.readFileSync(new URL(address))));
    const { results } = await find(await openEngine(await made, 1), query, joinsWords(language) ? words : []);
    const found = await Promise.all(
      results.map(async (result) => (await result.data()).url.replace(/^.*?(\w+)\/$/, "$1")),
    );
    expect(found.sort()).toEqual([...names].sort());
  });
});
