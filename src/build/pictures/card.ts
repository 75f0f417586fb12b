// Draws the card that stands for a page without a picture wherever the page is shared: its title on paper, and the
// practice's mark and name. Text becomes paths of a font that comes with the project, so every machine draws the same.

import fs from "node:fs";
import path from "node:path";
import type { Font, SatoriOptions } from "satori";
import { openDrawing } from "../../content/decoder";
import { COLORS, MARK } from "../../model/head/brand";
import { CARD, type CardWords } from "../../site/pictures";

const MARGIN = 92;
const LINE = CARD.width - 2 * MARGIN;
const FACES = ["latin", "latin-ext", "vietnamese"] as const;
const FONT = FACES.map((face) => `Newsreader ${face}`).join(", ");

/** Draws a card as a JPEG. Words that the font cannot write are left out: no card shows boxes in place of letters. */
export async function drawCard(words: CardWords): Promise<Buffer> {
  const [title, name, description] = await Promise.all(
    [words.title ?? "", words.name, words.description].map(drawable),
  );
  const drawing = title ? await titleCard(title, name) : await siteCard(name, description);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD.width}" height="${CARD.height}"><rect width="100%" height="100%" fill="${COLORS.paper}"/>${drawing}</svg>`;
  return openDrawing(Buffer.from(svg)).jpeg({ quality: 86, chromaSubsampling: "4:4:4", mozjpeg: true }).toBuffer();
}

/**
 * A text without what the font lacks: emoji and signs are dropped.
 * @returns undefined if nothing is left, or if letters are lacking: without them it would be another text
 */
export async function drawable(words: string): Promise<string | undefined> {
  const lacking = new Set<string>();
  const wanted = words.normalize("NFC");
  await typeset(text(wanted, {}), (segment) => {
    for (const character of segment) lacking.add(character);
  });
  if ([...lacking].some((character) => /[\p{L}\p{N}]/u.test(character))) return undefined;
  // Satori sets a mark behind its letter, not above or below it.
  if (/\p{L}\p{M}/u.test(wanted)) return undefined;
  const left = Array.from(new Intl.Segmenter("en").segment(wanted), ({ segment }) => segment)
    .filter((grapheme) => ![...grapheme].some((character) => lacking.has(character)))
    .join("")
    .replace(/\p{Cc}|\p{Cf}/gu, "")
    .replace(/\s+/g, " ")
    .trim();
  return /[\p{L}\p{N}]/u.test(left) ? left : undefined;
}

const NAME_SIZE = 38;
const DESCRIPTION = { fontSize: 38, lineHeight: 1.36 };
const MARK_SIZE = 60;
const FOOT = CARD.height - MARGIN - MARK_SIZE;

async function titleCard(title: string, name: string | undefined): Promise<string> {
  const fit = await fittingSize(title, { largest: 120, smallest: 60, lines: 4, height: FOOT - MARGIN - 24 });
  const besideMark = MARGIN + MARK_SIZE + 22;
  const words = await typeset(
    block(CARD, [
      // The capitals, not the space above them, begin at the margin.
      block({ ...at(MARGIN), top: MARGIN - 0.24 * fit.size, color: COLORS.pine }, text(title, titleStyle(fit, 4))),
      block(
        { ...at(besideMark), top: FOOT, height: MARK_SIZE, alignItems: "center", color: COLORS.stone },
        text(name ?? "", { fontSize: NAME_SIZE, lineHeight: 1.2, lineClamp: 1 }),
      ),
    ]),
  );
  return `${backdrop()}${mark(MARGIN, FOOT, MARK_SIZE, COLORS.pine, 2)}${words}`;
}

async function siteCard(name: string | undefined, description: string | undefined): Promise<string> {
  if (name === undefined) return mark((CARD.width - 260) / 2, (CARD.height - 260) / 2, 260, COLORS.pine, 1.6);
  const fit = await fittingSize(name, { largest: 100, smallest: 60, lines: 2, height: 230 });
  const [[, tall] = [0, 0]] = await sizes([description ?? ""], { width: LINE - 130, ...DESCRIPTION });
  const fits = tall <= DESCRIPTION.fontSize * DESCRIPTION.lineHeight * 3.5;
  const words = await typeset(
    block(CARD, [
      block({ ...at(MARGIN), bottom: MARGIN - 14, flexDirection: "column" }, [
        block({ color: COLORS.pine }, text(name, titleStyle(fit, 2))),
        block(
          { width: LINE - 130, marginTop: 22, color: COLORS.stone },
          text(description ?? "", { ...DESCRIPTION, ...inLines(fits, 3) }),
        ),
      ]),
    ]),
  );
  return `${backdrop()}${mark(MARGIN - 4, MARGIN - 16, 104, COLORS.pine, 2)}${words}`;
}

/** The mark, large and pale, grows out of the lower right corner. */
const backdrop = (): string => mark(716, 118, 640, COLORS.linen, 1.5);

const mark = (x: number, y: number, size: number, color: string, width: number): string =>
  `<g transform="translate(${x} ${y}) scale(${size / 32})" fill="none" stroke="${color}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round">${MARK.map((d) => `<path d="${d}"/>`).join("")}</g>`;

interface Room {
  largest: number;
  smallest: number;
  lines: number;
  height: number;
}

interface Fit {
  size: number;
  fits: boolean;
}

const LEADING = 1.12;

const at = (left: number) => ({ position: "absolute", left, width: CARD.width - MARGIN - left });

/** How a title breaks, which a measurement must do as the drawing does. */
const wrapped = (size: number) => ({
  fontSize: size,
  lineHeight: LEADING,
  letterSpacing: "-0.012em",
  wordBreak: "break-word",
});

const titleStyle = ({ size, fits }: Fit, lines: number): Style => ({ ...wrapped(size), ...inLines(fits, lines) });

/** Lines of like length, if they all fit; else the last that fits ends in an ellipsis. Satori can't do both at once. */
const inLines = (fits: boolean, lines: number): Style => (fits ? { textWrap: "balance" } : { lineClamp: lines });

/** The largest size at which a text fits its room and none of its words breaks; else the smallest. */
async function fittingSize(title: string, { largest, smallest, lines, height }: Room): Promise<Fit> {
  const widest = Math.max(...(await sizes(title.split(" "), { fontSize: 100, whiteSpace: "nowrap" })).map(([w]) => w));
  for (let size = largest; size >= smallest; size -= 6) {
    if (size > smallest && (widest * size) / 100 > LINE) continue;
    const [[, tall] = [0, 0]] = await sizes([title], { width: LINE, ...wrapped(size) });
    if (tall <= Math.min(height, size * LEADING * (lines + 0.5))) return { size, fits: true };
  }
  return { size: smallest, fits: false };
}

/** The width and height of each text in a style. */
async function sizes(texts: readonly string[], style: Style): Promise<[number, number][]> {
  const found: [number, number][] = [];
  const blocks = texts.map((words) => text(words, style));
  await typeset(
    block({ flexDirection: "column", alignItems: "flex-start" }, blocks),
    undefined,
    ({ width, height, props }) => {
      if (props.style?.fontSize === style.fontSize) found.push([width, height]);
    },
  );
  return found;
}

type Style = Record<string, string | number>;
type Block = { type: "div"; props: { style: Style; children: string | Block | Block[] } };

const block = (style: Style, children: Block | Block[]): Block => ({
  type: "div",
  props: { style: { display: "flex", ...style }, children },
});

/** Only such a block can be cut off after some lines. */
const text = (words: string, style: Style): Block => ({
  type: "div",
  props: { style: { display: "block", ...style }, children: words },
});

const FONTS = path.resolve("node_modules/@fontsource/newsreader/files");

let fonts: Font[] | undefined;

const loadFonts = (): Font[] =>
  FACES.map((face) => ({
    name: `Newsreader ${face}`,
    data: fs.readFileSync(path.join(FONTS, `newsreader-${face}-500-normal.woff`)),
    weight: 500,
    style: "normal",
  }));

/** Sets blocks as paths; tells of text that the font lacks, and of the place of each block. */
async function typeset(
  root: Block,
  lacks: (segment: string) => void = () => {},
  placed?: SatoriOptions["onNodeDetected"],
): Promise<string> {
  fonts ??= loadFonts();
  // Loaded when a card is drawn, which few builds do.
  const { default: satori } = await import("satori");
  return satori({ ...root, props: { ...root.props, style: { fontFamily: FONT, ...root.props.style } } } as never, {
    ...CARD,
    fonts,
    loadAdditionalAsset: async (_code, segment) => {
      lacks(segment);
      return [];
    },
    ...(placed && { onNodeDetected: placed }),
  });
}
