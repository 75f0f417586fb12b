// Draws the icons of the site, once for each source image.

import { DECODER_VERSIONS, openDrawing } from "../content/decoder";
import { openStore } from "../content/store";
import { COLORS } from "../model/head/brand";
import { ICONS, type Icon } from "../model/head/manifest";
import { digestOf } from "../site/digest";

/** Changes with how icons are drawn. */
const RECIPE = "2";
/** How much of a full icon no system cuts off (https://www.w3.org/TR/appmanifest/#icon-masks). */
const SAFE = 0.8;

/**
 * Makes every icon of a drawing, by its file's name.
 * @param cache a folder in which they are kept for the next build
 */
export async function iconFiles(svg: Buffer, cache: string): Promise<Record<string, Buffer>> {
  const store = openStore(cache);
  const drawing = digestOf(svg, JSON.stringify([RECIPE, ICONS, COLORS.paper, DECODER_VERSIONS]));
  const icons: Record<string, Buffer> = {};
  for (const icon of ICONS) {
    const key = `${drawing}.${icon.file}`;
    icons[icon.file] = store.get(key) ?? store.set(key, await draw(svg, icon));
  }
  store.prune();
  return icons;
}

async function draw(svg: Buffer, { file, size, ground }: Icon): Promise<Buffer> {
  const inner = ground === "full" ? Math.round(size * SAFE) : size;
  const margin = Math.floor((size - inner) / 2);
  const background = await edgeColor(svg);
  const edges = { top: margin, bottom: size - inner - margin, left: margin, right: size - inner - margin };
  const drawing = openDrawing(svg).resize(inner, inner, { fit: "contain", background: "#0000" });
  const whole = ground === "none" ? drawing : drawing.extend({ ...edges, background }).flatten({ background });
  const png = await whole.png({ compressionLevel: 9 }).toBuffer();
  return file.endsWith(".ico") ? icoOf(png, size) : png;
}

/** The colour of a drawing in the middle of its upper edge; paper where nothing is drawn there. */
async function edgeColor(svg: Buffer): Promise<string> {
  const size = 64;
  const drawing = openDrawing(svg).resize(size, size, { fit: "contain", background: "#0000" }).ensureAlpha();
  const [red, green, blue, alpha] = await drawing
    .extract({ left: size / 2, top: 1, width: 1, height: 1 })
    .raw()
    .toBuffer();
  return alpha === 255 ? `rgb(${red}, ${green}, ${blue})` : COLORS.paper;
}

/** An icon file that holds one PNG (https://learn.microsoft.com/en-us/previous-versions/ms997538(v=msdn.10)). */
function icoOf(png: Buffer, size: number): Buffer {
  const head = Buffer.alloc(22);
  // One image (type 1) of 32 bits a pixel in one plane, right behind these 22 bytes.
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  head.writeUInt8(size, 6);
  head.writeUInt8(size, 7);
  head.writeUInt16LE(1, 10);
  head.writeUInt16LE(32, 12);
  head.writeUInt32LE(png.length, 14);
  head.writeUInt32LE(head.length, 18);
  return Buffer.concat([head, png]);
}
