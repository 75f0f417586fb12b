// Which pictures the pages need, so that they are made while Gatsby bundles and renders.

import path from "node:path";
import type { Node, NodePluginArgs } from "gatsby";
import { contentDir } from "../../content/content-dir";
import { PICTURE_SHAPES, type PictureShape } from "../../model/picture-sizes";
import type { Site } from "../../model/site-schema";
import type { TextNode } from "../nodes";
import { type CardWords, drawCard } from "./card";
import { makeDrawing, makePictures } from "./maker";
import { type Original, originalOf } from "./originals";
import { cardSrc, isCard, portraitVariants, shareVariants } from "./share";
import { type Variant, variants } from "./variants";

/** Lists what is made of a picture. */
type Listing = (original: Original) => Variant[];

const SHOWN = Object.fromEntries(
  PICTURE_SHAPES.map((shape) => [shape, (original: Original) => variants(original, shape)]),
) as Record<PictureShape, Listing>;

/** Begins to make every picture that a page shows or names; what is there already is not made again. */
export async function beginPictures(getNodesByType: NodePluginArgs["getNodesByType"]): Promise<void> {
  const find = await originals(getNodesByType);
  const [site] = getNodesByType("SiteFacts") as unknown as [Site];
  const posts = getNodesByType("Post") as unknown as TextNode[];
  const pages = getNodesByType("Page") as unknown as TextNode[];
  const needed = new Map<Original, Set<Listing>>();
  const need = (file: string | null, listing: Listing): void => {
    const original = file === null ? undefined : find(file);
    if (original) needed.set(original, (needed.get(original) ?? new Set()).add(listing));
  };

  for (const post of posts) need(post.featuredPath, SHOWN.CARD);
  for (const text of [...posts, ...pages]) {
    need(text.featuredPath, SHOWN.HERO);
    need(text.featuredPath, shareVariants);
    for (const { path: file } of text.imageFiles) need(file, SHOWN.BODY);
  }
  for (const { photo } of site.people) {
    const file = photo === undefined ? null : photoFile(photo);
    need(file, SHOWN.PORTRAIT);
    need(file, portraitVariants);
  }
  for (const [original, listings] of needed) {
    void makePictures(original, distinct(Array.from(listings, (list) => list(original)).flat()));
  }

  const { name, description } = site;
  const words = [...posts, ...pages]
    .filter(({ featuredPath }) => !isCard(featuredPath === null ? undefined : find(featuredPath)))
    .map(({ title }): CardWords => ({ title, name, description }));
  for (const one of [{ name, description }, ...words]) void makeDrawing(cardSrc(one), () => drawCard(one));
}

/** The absolute path of a person's photo. */
export const photoFile = (photo: string): string => path.resolve(contentDir(process.cwd()), photo);

/** Knows every picture of the content that can be made smaller, by its path. */
async function originals(getNodesByType: NodePluginArgs["getNodesByType"]) {
  const sizable = new Set(getNodesByType("ImageSharp").map(({ parent }) => parent));
  const files = getNodesByType("File").filter(({ id }) => sizable.has(id));
  const found = await Promise.all(files.map((file: Node) => originalOf(file)));
  const byPath = new Map(found.map((original) => [original.absolutePath, original]));
  return (file: string): Original | undefined => byPath.get(file);
}

const distinct = (wanted: readonly Variant[]): Variant[] => [...new Map(wanted.map((one) => [one.src, one])).values()];
