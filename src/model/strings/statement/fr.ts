// The accessibility statement in French.

import type { Statement } from "./statements";

export const fr: Statement = {
  title: "Accessibilité",
  excerpt:
    "Dans quelle mesure ce site est utilisable par tous, ce qui a été testé et ce qui ne l’a pas été, et comment nous signaler un obstacle.",
  body: `{name} souhaite que ce site soit utile à tous, quelle que soit leur façon de voir, d’entendre, de se mouvoir ou de lire. Cette déclaration a été rédigée le {date} par les personnes qui gèrent le site.

## Mesures en faveur de l’accessibilité

- Toutes les pages, sauf la recherche, se composent de texte, d’images et de liens, et n’ont besoin d’aucun script.
- Un programme signale à ceux qui écrivent ici les images sans description, les titres qui sautent un niveau et les liens qui disent seulement «\u202fcliquez ici\u202f».
- Avant de publier une modification du programme du site, les tests décrits plus bas sont exécutés. Si l’un d’eux échoue, la modification n’est pas publiée.

## État de conformité

Les [Web Content Accessibility Guidelines (WCAG)](https://www.w3.org/WAI/standards-guidelines/wcag/) disent ce qui rend un site accessible, aux niveaux A, AA et AAA. Nous visons les WCAG 2.2 au niveau AA. Nous ne déclarons pas encore ce site conforme\u202f: les tests automatiques ne trouvent pas d’erreur, mais personne ne l’a encore évalué en entier, et aucun test ne peut en juger certaines parties.

## Vos remarques

Si quelque chose ici vous fait obstacle, dites-le-nous. Nos coordonnées se trouvent au pied de cette page. {answer}.

## Navigateurs et technologies d’assistance

Le site est conçu pour les versions actuelles de Chrome, Edge, Firefox et Safari, sur téléphone et sur ordinateur. Ses tests s’exécutent dans Chromium, sur lequel reposent Chrome et Edge. Les pages peuvent être lues sans mise en forme et sans images.

## Technologies

Le site repose sur HTML, CSS et SVG, avec WAI-ARIA là où HTML n’a pas de mot. Seule la recherche a besoin de JavaScript et de WebAssembly.

## Méthode d’évaluation

Nous évaluons le site nous-mêmes. Des tests automatiques ouvrent une page de chaque type dans un navigateur et prouvent que

- axe-core ne trouve aucun manquement à ses règles pour les WCAG 2.2, niveaux A et AA, en affichage clair et sombre\u202f;
- le texte a un contraste d’au moins 4,5 pour 1 avec son fond, et celui des articles de 7 pour 1\u202f;
- chaque lien, bouton et champ s’atteint avec la touche Tab, et le focus est visible\u202f;
- ce sur quoi l’on appuie est assez grand\u202f;
- rien ne se chevauche, ne dépasse ou n’est coupé sur un écran de 320 pixels de large, avec un zoom de 400 %, un texte à 200 % ou un texte plus espacé\u202f;
- les couleurs que le lecteur impose sont conservées, et rien ne bouge pour ceux qui souhaitent moins de mouvement\u202f;
- les titres, les repères et les noms dont se servent les lecteurs d’écran sont présents.

Aucun test ne peut prouver

- que les descriptions des images disent l’essentiel, ni que nos mots sont clairs\u202f;
- comment les lecteurs d’écran tels que NVDA, JAWS, VoiceOver et TalkBack, les loupes et les commandes vocales fonctionnent avec le site\u202f: les tests regardent ce que les navigateurs leur transmettent, sans en utiliser aucun\u202f;
- comment les personnes handicapées s’en servent\u202f: aucune n’a été invitée à le tester\u202f;
- comment sont les autres sites vers lesquels nous renvoyons.

## Limites et solutions de remplacement

{known}.

## Loi et réclamations

{law}.
`,
};
