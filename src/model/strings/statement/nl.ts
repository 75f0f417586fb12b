// The accessibility statement in Dutch.

import type { Statement } from "./statements";

export const nl: Statement = {
  title: "Toegankelijkheid",
  excerpt: "Hoe ver iedereen deze site kan gebruiken, wat er getest is en wat niet, en hoe u ons een drempel meldt.",
  body: `{name} wil dat iedereen iets aan deze site heeft, hoe men ook ziet, hoort, beweegt of leest. Deze verklaring is op {date} geschreven door wie de site beheren.

## Wat wij voor de toegankelijkheid doen

- Elke pagina behalve het zoeken bestaat uit tekst, afbeeldingen en links, en heeft geen script nodig.
- Een programma wijst wie hier schrijft op afbeeldingen zonder beschrijving, op koppen die een niveau overslaan en op links die alleen ‘klik hier’ zeggen.
- Voordat een wijziging in het programma van de site gepubliceerd wordt, worden de tests hieronder uitgevoerd. Mislukt er een, dan wordt de wijziging niet gepubliceerd.

## Mate van conformiteit

De [Web Content Accessibility Guidelines (WCAG)](https://www.w3.org/WAI/standards-guidelines/wcag/) zeggen wat een site toegankelijk maakt, op de niveaus A, AA en AAA. Wij streven naar WCAG 2.2 op niveau AA. Wij noemen deze site nog niet conform: automatische tests vinden geen fouten, maar niemand heeft de hele site nog beoordeeld, en sommige dingen kan geen test beoordelen.

## Uw reactie

Loopt u hier tegen een drempel aan, laat het ons dan weten. Hoe u ons bereikt, staat onderaan deze pagina. {answer}.

## Browsers en hulpmiddelen

De site is gemaakt voor de huidige versies van Chrome, Edge, Firefox en Safari, op telefoons en op computers. De tests draaien in Chromium, waarop Chrome en Edge gebaseerd zijn. Pagina’s zijn te lezen zonder opmaak en zonder afbeeldingen.

## Techniek

De site berust op HTML, CSS en SVG, met WAI-ARIA waar HTML geen woord heeft. Alleen het zoeken heeft JavaScript en WebAssembly nodig.

## Hoe er getest is

Wij beoordelen de site zelf. Automatische tests openen een pagina van elke soort in een browser en bewijzen dat

- axe-core geen overtreding van zijn regels voor WCAG 2.2 vindt, niveaus A en AA, in licht en in donker;
- tekst een contrast heeft van ten minste 4,5 op 1 met de ondergrond, en de tekst van artikelen van 7 op 1;
- elke link, knop en elk veld met de Tab-toets bereikt wordt, en de focus te zien is;
- wat men moet indrukken groot genoeg is;
- niets overlapt, uitsteekt of afgesneden is op een scherm van 320 pixels breed, bij een zoom van 400 %, met tekst van 200 % of met meer ruimte in de tekst;
- de kleuren die een lezer oplegt behouden blijven, en er niets beweegt voor wie minder beweging wil;
- de koppen, oriëntatiepunten en namen er zijn die schermlezers gebruiken.

Geen test kan bewijzen

- dat beschrijvingen van afbeeldingen zeggen waar het om gaat, en dat onze woorden duidelijk zijn;
- hoe schermlezers zoals NVDA, JAWS, VoiceOver en TalkBack, vergrootglazen en spraakbesturing met de site werken: de tests kijken naar wat browsers eraan doorgeven, en gebruiken er geen;
- hoe mensen met een beperking ermee overweg kunnen: niemand is gevraagd de site te testen;
- hoe de andere sites zijn waarnaar wij verwijzen.

## Beperkingen en alternatieven

{known}.

## Wet en klachten

{law}.
`,
};
