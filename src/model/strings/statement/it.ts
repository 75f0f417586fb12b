// The accessibility statement in Italian.

import type { Statement } from "./statements";

export const it: Statement = {
  title: "Accessibilità",
  excerpt:
    "Fino a che punto tutti possono usare questo sito, che cosa è stato provato e che cosa no, e come segnalarci una barriera.",
  body: `{name} desidera che questo sito sia utile a tutti, comunque vedano, sentano, si muovano o leggano. Questa dichiarazione è stata scritta il {date} da chi gestisce il sito.

## Misure a favore dell’accessibilità

- Tutte le pagine, tranne la ricerca, sono fatte di testo, immagini e link e non hanno bisogno di script.
- Un programma segnala a chi scrive qui le immagini senza descrizione, i titoli che saltano un livello e i link che dicono soltanto «clicca qui».
- Prima che una modifica al programma del sito sia pubblicata si eseguono i test descritti più avanti. Se uno fallisce, la modifica non viene pubblicata.

## Stato di conformità

Le [Web Content Accessibility Guidelines (WCAG)](https://www.w3.org/WAI/standards-guidelines/wcag/) dicono che cosa rende accessibile un sito, ai livelli A, AA e AAA. Puntiamo alle WCAG 2.2 al livello AA. Non consideriamo ancora conforme questo sito: i test automatici non trovano errori, ma nessuno lo ha ancora valutato per intero e alcune parti nessun test può giudicarle.

## Segnalazioni

Se qualcosa qui è per Lei una barriera, ce lo dica. Come contattarci è scritto in fondo a questa pagina. {answer}.

## Browser e tecnologie assistive

Il sito è fatto per le versioni attuali di Chrome, Edge, Firefox e Safari, su telefono e su computer. I suoi test si eseguono in Chromium, su cui si basano Chrome ed Edge. Le pagine si possono leggere senza stili e senza immagini.

## Tecnologia

Il sito si basa su HTML, CSS e SVG, con WAI-ARIA dove HTML non ha una parola. Soltanto la ricerca ha bisogno di JavaScript e WebAssembly.

## Come è stato valutato

Valutiamo il sito da noi. I test automatici aprono in un browser una pagina di ogni tipo e dimostrano che

- axe-core non trova violazioni delle sue regole per le WCAG 2.2, livelli A e AA, né in chiaro né in scuro;
- il testo ha un contrasto di almeno 4,5 a 1 con lo sfondo, e quello degli articoli di 7 a 1;
- ogni link, pulsante e campo si raggiunge con il tasto Tab e il focus è visibile;
- ciò che si preme è abbastanza grande;
- niente si sovrappone, sporge o viene tagliato su uno schermo largo 320 pixel, con uno zoom del 400 %, con testo al 200 % o con più spazio nel testo;
- i colori imposti da chi legge restano, e niente si muove per chi desidera meno movimento;
- ci sono i titoli, le aree e i nomi che usano gli screen reader.

Nessun test può dimostrare

- che le descrizioni delle immagini dicano ciò che conta e che le nostre parole siano chiare;
- come funzionano con il sito screen reader quali NVDA, JAWS, VoiceOver e TalkBack, ingranditori e comandi vocali: i test guardano ciò che i browser passano loro e non ne usano nessuno;
- come si trovano con il sito le persone con disabilità: a nessuna è stato chiesto di provarlo;
- come sono gli altri siti a cui rimandiamo.

## Limiti e alternative

{known}.

## Legge e reclami

{law}.
`,
};
