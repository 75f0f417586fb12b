// The pictures that stand for a page wherever it is shared.

import { digestOf } from "../../content/fact-cache";
import { cropSize, type Size } from "../../model/picture-sizes";
import type { ShareCard, SharePicture } from "../../model/share-picture";
import { CARD, type CardWords, DRAWING } from "./card";
import type { Original } from "./originals";
import { cropped } from "./variants";

/**
 * The shapes that search engines ask for, widest first:
 * https://developers.google.com/search/docs/appearance/structured-data/article#image
 */
const CROPS: readonly Size[] = [
  { width: 1200, height: 675 },
  { width: 800, height: 600 },
  { width: 800, height: 800 },
];

/** Of a person. */
const PORTRAIT: Size = { width: 600, height: 600 };

/** Narrower pictures are shown as a thumbnail or not at all: https://developers.facebook.com/docs/sharing/best-practices#images */
const WIDE_ENOUGH = 600;

/** Gives a page's card: its own picture if it has one that is wide enough, else a drawing of its title. */
export function shareCard(picture: Original | undefined, alt: string, words: CardWords): ShareCard {
  if (isCard(picture)) return { ...asPicture(picture, CARD), alt: alt || (words.title ?? words.name) };
  const { title, name, description } = words;
  return { src: cardSrc(words), ...CARD, alt: title === undefined ? `${name}. ${description}` : `${title} – ${name}` };
}

/** Gives the crops of a page's own picture. */
export const shareCrops = (picture: Original | undefined): SharePicture[] =>
  picture ? CROPS.map((shape) => asPicture(picture, shape)) : [];

/** Gives a square of a person's photo. */
export const portrait = (picture: Original): SharePicture => asPicture(picture, PORTRAIT);

/** What is to be made of a page's own picture for those who share the page. */
export const shareVariants = (picture: Original) =>
  [...(isCard(picture) ? [CARD] : []), ...CROPS].map((shape) => cropped(picture, shape));

/** What is to be made of a person's photo for search engines. */
export const portraitVariants = (photo: Original) => [cropped(photo, PORTRAIT)];

/** Whether a page's own picture can stand for it. */
export const isCard = (picture: Original | undefined): picture is Original =>
  picture !== undefined && cropSize(picture, CARD).width >= WIDE_ENOUGH;

/** The address of the card on which words stand. */
export const cardSrc = ({ title, name, description }: CardWords): string =>
  `/static/share/${digestOf(JSON.stringify([DRAWING, title, name, description])).slice(0, 22)}.jpg`;

function asPicture(original: Original, shape: Size): SharePicture {
  const { src, width, height } = cropped(original, shape);
  return { src, width, height };
}
