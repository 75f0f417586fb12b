// The accessibility statement in Swedish.

import type { Statement } from "./statements";

export const sv: Statement = {
  title: "Tillgänglighet",
  excerpt:
    "Hur långt alla kan använda webbplatsen, vad som har testats och vad som inte har det, och hur du berättar om ett hinder.",
  body: `{name} vill att den här webbplatsen ska vara till nytta för alla, hur man än ser, hör, rör sig eller läser. Den här redogörelsen skrevs {date} av dem som driver webbplatsen.

## Vad vi gör för tillgängligheten

- Varje sida utom sökningen är text, bilder och länkar, och behöver inget skript.
- De som skriver här får veta av ett program när bilder saknar beskrivning, när rubriker hoppar över en nivå och när länkar bara säger ”klicka här”.
- Innan en ändring i webbplatsens program publiceras körs testerna nedan. Om något av dem misslyckas publiceras ändringen inte.

## Hur väl webbplatsen uppfyller kraven

[Web Content Accessibility Guidelines (WCAG)](https://www.w3.org/WAI/standards-guidelines/wcag/) säger vad som gör en webbplats tillgänglig, på nivåerna A, AA och AAA. Vi siktar på WCAG 2.2 på nivå AA. Vi kallar ännu inte webbplatsen förenlig: automatiska tester hittar inga fel, men ingen har ännu granskat hela webbplatsen, och en del kan inget test bedöma.

## Synpunkter

Om något här är ett hinder för dig, berätta det för oss. Hur du når oss står längst ned på sidan. {answer}.

## Webbläsare och hjälpmedel

Webbplatsen är gjord för aktuella versioner av Chrome, Edge, Firefox och Safari, på telefoner och datorer. Testerna körs i Chromium, som Chrome och Edge bygger på. Sidorna går att läsa utan formgivning och utan bilder.

## Teknik

Webbplatsen bygger på HTML, CSS och SVG, med WAI-ARIA där HTML saknar ord. Bara sökningen behöver JavaScript och WebAssembly.

## Hur vi har granskat

Vi granskar webbplatsen själva. Automatiska tester öppnar en sida av varje slag i en webbläsare och visar att

- axe-core inte hittar några brott mot sina regler för WCAG 2.2, nivåerna A och AA, i ljust och i mörkt läge;
- text har en kontrast på minst 4,5 till 1 mot bakgrunden, och texten i artiklar på 7 till 1;
- varje länk, knapp och fält nås med tabbtangenten, och att fokus syns;
- det som ska tryckas på är tillräckligt stort;
- inget överlappar, sticker ut eller klipps av på en skärm som är 320 pixlar bred, vid 400 % zoom, med text på 200 % eller med mer luft i texten;
- färgerna som en läsare tvingar fram behålls, och inget rör sig för den som vill ha mindre rörelse;
- rubriker, landmärken och namn som skärmläsare använder finns.

Inget test kan visa

- att bildbeskrivningar säger det viktiga, och att våra ord är klara;
- hur skärmläsare som NVDA, JAWS, VoiceOver och TalkBack, förstoringsprogram och röststyrning fungerar med webbplatsen: testerna ser på det som webbläsare lämnar till dem, och använder inget av dem;
- hur personer med funktionsnedsättning klarar sig på den: ingen har blivit ombedd att prova den;
- hur andra webbplatser som vi länkar till är.

## Brister och alternativ

{known}.

## Lag och klagomål

{law}.
`,
};
