// The accessibility statement in Polish.

import type { Statement } from "./statements";

export const pl: Statement = {
  title: "Dostępność",
  excerpt:
    "W jakim stopniu każdy może korzystać z tej witryny, co sprawdzono, a czego nie, i jak zgłosić nam przeszkodę.",
  body: `{name}: chcemy, aby ta witryna służyła wszystkim, niezależnie od tego, jak widzą, słyszą, poruszają się i czytają. Tę deklarację napisali {date} ci, którzy prowadzą witrynę.

## Co robimy dla dostępności

- Każda strona oprócz wyszukiwarki to tekst, obrazy i linki i nie potrzebuje żadnego skryptu.
- Osobom, które tu piszą, program wskazuje obrazy bez opisu, nagłówki, które pomijają poziom, i linki, które mówią tylko „kliknij tutaj”.
- Zanim zmiana w programie witryny zostanie opublikowana, wykonywane są opisane niżej testy. Jeśli któryś się nie powiedzie, zmiana nie jest publikowana.

## Stan zgodności

[Web Content Accessibility Guidelines (WCAG)](https://www.w3.org/WAI/standards-guidelines/wcag/) mówią, co czyni witrynę dostępną, na poziomach A, AA i AAA. Naszym celem jest WCAG 2.2 na poziomie AA. Nie uznajemy jeszcze tej witryny za zgodną: testy automatyczne nie znajdują błędów, ale nikt jeszcze nie ocenił jej w całości, a niektórych rzeczy żaden test nie oceni.

## Uwagi

Jeśli coś tutaj jest dla Ciebie przeszkodą, daj nam znać. Jak się z nami skontaktować, piszemy na dole tej strony. {answer}.

## Przeglądarki i technologie wspomagające

Witryna jest przygotowana dla aktualnych wersji przeglądarek Chrome, Edge, Firefox i Safari, na telefonach i na komputerach. Jej testy działają w Chromium, na którym oparte są Chrome i Edge. Strony można czytać bez stylów i bez obrazów.

## Technika

Witryna opiera się na HTML, CSS i SVG, a tam, gdzie HTML nie ma słowa, na WAI-ARIA. Tylko wyszukiwarka potrzebuje JavaScriptu i WebAssembly.

## Jak to sprawdzono

Oceniamy witrynę sami. Testy automatyczne otwierają w przeglądarce po jednej stronie każdego rodzaju i dowodzą, że

- axe-core nie znajduje naruszeń swoich reguł dla WCAG 2.2, poziomy A i AA, w jasnym i w ciemnym wyglądzie;
- tekst ma kontrast co najmniej 4,5 do 1 z tłem, a tekst artykułów 7 do 1;
- do każdego linku, przycisku i pola można dojść klawiszem Tab, a fokus jest widoczny;
- to, co się naciska, jest dostatecznie duże;
- nic się nie nakłada, nie wystaje i nie jest ucięte na ekranie o szerokości 320 pikseli, przy powiększeniu 400 %, przy tekście 200 % ani przy większych odstępach w tekście;
- kolory, które narzuca czytelnik, są zachowane, a dla tych, którzy chcą mniej ruchu, nic się nie porusza;
- są nagłówki, punkty orientacyjne i nazwy, z których korzystają czytniki ekranu.

Żaden test nie dowiedzie

- że opisy obrazów mówią to, co ważne, i że nasze słowa są zrozumiałe;
- jak czytniki ekranu takie jak NVDA, JAWS, VoiceOver i TalkBack, programy powiększające i sterowanie głosem działają z witryną: testy patrzą na to, co przekazują im przeglądarki, i nie używają żadnego z nich;
- jak radzą sobie z nią osoby z niepełnosprawnościami: nikogo nie poproszono o jej wypróbowanie;
- jakie są inne witryny, do których odsyłamy.

## Ograniczenia i rozwiązania zastępcze

{known}.

## Prawo i skargi

{law}.
`,
};
