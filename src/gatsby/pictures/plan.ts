// Which pictures the pages need, so that they are made while Gatsby bundles and renders.

import path from "node:path";
import type { Node, NodePluginArgs } from "gatsby";
import { contentDir } from "../../content/content-dir";
import { PICTURE_SHAPES, type PictureShape } from "../../model/picture-sizes";
import type { Site } from "../../model/site-schema";
import type { TextNode } from "../nodes";
import { type CardWords, drawCard } from "./card";
import { makeCopy, makeFile, makePictures } from "./maker";
import { copyOf, type Original, originalOf } from "./originals";
import { cardSrc, isCard, portraitVariants, shareVariants } from "./share";
import { type Variant, variants } from "./variants";

/** Lists what is made of a picture. */
type Listing = (original: Original) => Variant[];

const SHOWN = Object.fromEntries(
  PICTURE_SHAPES.map((shape) => [shape, (original: Original) => variants(original, shape)]),
) as Record<PictureShape, Listing>;

/** Begins to make every picture that a page shows or names; what is there already is not made again. */
export async function beginPictures(getNodesByType: NodePluginArgs["getNodesByType"]): Promise<void> {
  const [site] = getNodesByType("SiteFacts") as unknown as [Site];
  const posts = getNodesByType("Post") as unknown as TextNode[];
  const pages = getNodesByType("Page") as unknown as TextNode[];
  const needed = new Map<string, Set<Listing>>();
  const need = (file: string | null, listing: Listing): void => {
    if (file !== null) needed.set(file, (needed.get(file) ?? new Set()).add(listing));
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
  const files = getNodesByType("File").filter(({ absolutePath }) => needed.has(String(absolutePath)));
  const originals = await begin(files, needed);

  const { name, description } = site;
  const words = [...posts, ...pages]
    .filter(({ featuredPath }) => !isCard(featuredPath === null ? undefined : originals.get(featuredPath)))
    .map(({ title }): CardWords => ({ title, name, description }));
  for (const one of [{ name, description }, ...words]) void makeFile(cardSrc(one), () => drawCard(one));
}

/** Begins to make what is needed of pictures. @returns those of which sizes are made, by their paths */
async function begin(
  files: readonly Node[],
  needed: ReadonlyMap<string, ReadonlySet<Listing>>,
): Promise<ReadonlyMap<string, Original>> {
  const originals = new Map<string, Original>();
  for (const [original, copy] of await Promise.all(
    files.map((file) => Promise.all([originalOf(file), copyOf(file)])),
  )) {
    if (copy) void makeCopy(copy);
    if (!original) continue;
    originals.set(original.absolutePath, original);
    const listings = [...(needed.get(original.absolutePath) ?? [])];
    void makePictures(original, distinct(listings.flatMap((list) => list(original))));
  }
  return originals;
}

/** The absolute path of a person's photo. */
export const photoFile = (photo: string): string => path.resolve(contentDir(process.cwd()), photo);

const distinct = (wanted: readonly Variant[]): Variant[] => [...new Map(wanted.map((one) => [one.src, one])).values()];
