// The accessibility statement in German.

import type { Statement } from "./statements";

export const de: Statement = {
  title: "Barrierefreiheit",
  excerpt:
    "Wie weit alle diese Website nutzen können, was geprüft wurde und was nicht, und wie Sie uns eine Barriere melden.",
  body: `{name} möchte, dass diese Website allen nützt, gleich wie sie sehen, hören, sich bewegen oder lesen. Diese Erklärung wurde am {date} von denen geschrieben, die die Website betreiben.

## Was wir für die Barrierefreiheit tun

- Jede Seite außer der Suche besteht aus Text, Bildern und Links und braucht kein Skript.
- Wer hier schreibt, wird von einem Programm auf Bilder ohne Beschreibung hingewiesen, auf Überschriften, die eine Stufe überspringen, und auf Links, die nur „hier klicken“ sagen.
- Bevor eine Änderung am Programm der Website veröffentlicht wird, laufen die Tests, die unten stehen. Schlägt einer fehl, wird die Änderung nicht veröffentlicht.

## Stand der Vereinbarkeit

Die [Web Content Accessibility Guidelines (WCAG)](https://www.w3.org/WAI/standards-guidelines/wcag/) sagen, was eine Website barrierefrei macht, in den Stufen A, AA und AAA. Unser Ziel ist WCAG 2.2 in der Stufe AA. Wir nennen diese Website noch nicht konform: Automatische Tests finden keinen Fehler, doch niemand hat sie bisher ganz geprüft, und manches kann kein Test beurteilen.

## Rückmeldung

Wenn etwas hier eine Barriere für Sie ist, sagen Sie es uns bitte. Wie Sie uns erreichen, steht am Fuß dieser Seite. {answer}.

## Browser und Hilfsmittel

Die Website ist für die aktuellen Versionen von Chrome, Edge, Firefox und Safari gemacht, auf Telefonen und auf Computern. Ihre Tests laufen in Chromium, auf dem Chrome und Edge beruhen. Die Seiten lassen sich ohne Gestaltung und ohne Bilder lesen.

## Technik

Die Website beruht auf HTML, CSS und SVG, mit WAI-ARIA, wo HTML kein Wort hat. Nur die Suche braucht JavaScript und WebAssembly.

## Wie geprüft wurde

Wir prüfen die Website selbst. Automatische Tests öffnen eine Seite jeder Art in einem Browser und belegen, dass

- axe-core keinen Verstoß gegen seine Regeln für WCAG 2.2 findet, in den Stufen A und AA, in heller und in dunkler Darstellung;
- Text einen Kontrast von mindestens 4,5 zu 1 zum Hintergrund hat, der Text von Artikeln einen von 7 zu 1;
- jeder Link, jeder Knopf und jedes Feld mit der Tabulatortaste erreicht wird und der Fokus zu sehen ist;
- groß genug ist, was gedrückt werden soll;
- nichts sich überdeckt, hinausragt oder abgeschnitten ist: auf einem Bildschirm von 320 Pixeln Breite, bei einer Vergrößerung auf 400 %, mit Text von 200 % und mit größeren Abständen im Text;
- die Farben bleiben, die Leserinnen und Leser erzwingen, und sich für die nichts bewegt, die weniger Bewegung wünschen;
- die Überschriften, Bereiche und Namen da sind, die Screenreader nutzen.

Kein Test kann belegen,

- dass Beschreibungen von Bildern sagen, worauf es ankommt, und dass unsere Worte verständlich sind;
- wie Screenreader wie NVDA, JAWS, VoiceOver und TalkBack, Bildschirmlupen und Sprachsteuerung mit der Website zurechtkommen: Die Tests sehen an, was Browser an sie weitergeben, und verwenden keines davon;
- wie Menschen mit Behinderungen mit ihr zurechtkommen: Niemand wurde gebeten, sie zu erproben;
- wie andere Websites sind, auf die wir verweisen.

## Einschränkungen und Alternativen

{known}.

## Gesetz und Beschwerden

{law}.
`,
};
