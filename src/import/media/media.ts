// Brings the pictures and files of texts along: each is found and made once, and lies beside every text that shows it.

import fs from "node:fs";
import path from "node:path";
import { openPixels } from "../../content/decoder";
import { digestOf } from "../../site/digest";
import type { MissingFile } from "../report";
import type { OldItem, OldSite } from "../source/old-site";
import type { Stage } from "../stage";
import type { OldPicture } from "../text/media";
import { decode, plainText } from "../text/plain-text";
import type { NewPicture } from "../text/state";
import type { Attachments } from "./attachments";
import { nameOf, originals } from "./originals";
import { findFile, makePicture, type PictureSources } from "./pictures";

/** What media are brought along with. */
interface MediaFrom {
  site: OldSite;
  stage: Stage;
  attachments: Attachments;
  sources: PictureSources;
  /** Whether pictures that could be fetched are taken for fetched: a first look. */
  pretends: boolean;
  progress(text: string): void;
}

/** Where a text is read and written. */
interface MediaOf {
  item: OldItem;
  /** Its folder below the stage, in which its pictures lie. */
  folder: string;
  /** As the report calls its file. */
  file: string;
}

/** Brings media along, and remembers what became of them. */
export interface Media {
  /** What becomes of the pictures of a text. */
  pictures(pictures: readonly OldPicture[], text: MediaOf): Promise<(picture: OldPicture) => NewPicture>;
  /** Puts leaflets and recordings of the old site that a text links to into `static/files`. */
  files(addresses: readonly string[], text: MediaOf): Promise<void>;
  /** New addresses of those, by their old ones. */
  fileAddresses: ReadonlyMap<string, string>;
  missing: readonly MissingFile[];
  /** How many pictures were made. */
  count(): number;
}

const FILES = "/files";
const ENDINGS = [".jpg", ".png", ".webp", ".avif", ".gif", ".svg"];

export function createMedia({ site, stage, attachments, sources, pretends, progress }: MediaFrom): Media {
  const { own, base } = sources;
  /** What became of each picture: where it was made, or why it can't be had. */
  const made = new Map<string, Promise<{ place: string } | { fault: string }>>();
  const fileAddresses = new Map<string, string>();
  const missing: MissingFile[] = [];
  const freeName = createNames(stage);
  let count = 0;

  const miss = (address: string, file: string, reason: string): void => {
    if (!missing.some((one) => one.address === address && one.file === file)) missing.push({ address, file, reason });
  };

  /** Makes a picture in a folder. @param beside its file, if that lies beside the text */
  async function make(addresses: readonly string[], beside: string | undefined, folder: string, source: string) {
    const [best = ""] = addresses;
    const standing = ENDINGS.map((ending) => `${folder}/${nameOf(best)}${ending}`).find(
      (name) => stage.sourceOf(name) === source,
    );
    if (standing !== undefined) {
      stage.reuse(standing);
      count++;
      return { place: standing };
    }
    const local = beside ?? (best.startsWith("data:") ? dataFile(best, stage.root) : undefined);
    const found = local === undefined ? await findFile(addresses, sources) : { file: local, address: best };
    const isPretended = "fault" in found && pretends;
    const picture = isPretended
      ? { name: `${nameOf(best)}.png`, data: await placeholder() }
      : "fault" in found
        ? found
        : await makePicture(found.file, found.address);
    if ("fault" in picture) return picture;
    const place = `${folder}/${freeName(picture.name, folder, source)}`;
    stage.write(place, picture.data, source);
    if (++count % 50 === 0) progress(`${count} pictures`);
    return { place };
  }

  /** The name of a picture in a folder: made there, or copied from where another text has it. */
  async function bring(addresses: readonly string[], beside: string | undefined, folder: string) {
    const [best = ""] = addresses;
    const source = best.startsWith("data:") ? `data:${digestOf(best)}` : best;
    const making = made.get(source) ?? make(addresses, beside, folder, source);
    made.set(source, making);
    const result = await making;
    if ("fault" in result) return result;
    const { dir, base: name } = path.posix.parse(result.place);
    if (dir === folder) return { name };
    const copy = freeName(name, folder, source);
    stage.write(`${folder}/${copy}`, fs.readFileSync(path.join(stage.root, result.place)), source);
    return { name: copy };
  }

  return {
    fileAddresses,
    missing,
    count: () => count,
    async pictures(pictures, { item, folder, file }) {
      const found = new Map<string, NewPicture>();
      for (const picture of pictures) {
        const key = keyOf(picture);
        if (found.has(key)) continue;
        const { src, id, alt } = picture;
        const attachment = (id === undefined ? undefined : attachments.byId(id)) ?? attachments.byFile(src);
        // A file beside the text is known by its path: an address such as `x.jpg` means another one for each text.
        const beside = site.find?.(src, item);
        const from = URL.canParse(item.link, base) ? new URL(item.link, base).href : base;
        const remote = [attachment?.file, src].flatMap((address) => (address ? originals(address, from) : []));
        const addresses = beside === undefined ? [...new Set(remote)] : [beside];
        const result = await bring(addresses, beside, folder);
        if ("fault" in result) miss((addresses[0] ?? src).slice(0, 300), file, result.fault);
        const known = attachment && plainText(attachment.meta._wp_attachment_image_alt ?? "");
        found.set(key, { file: "name" in result ? result.name : undefined, alt: known || alt });
      }
      return (picture) => found.get(keyOf(picture)) ?? { file: undefined, alt: undefined };
    },
    async files(addresses, { file }) {
      for (const address of addresses) {
        if (fileAddresses.has(address) || !own(address)) continue;
        const absolute = new URL(address, base).href;
        const [, ending = ""] = /\.([a-z0-9]{2,5})(?=$|[?#])/i.exec(absolute) ?? [];
        const wanted = `${nameOf(absolute)}.${ending.toLowerCase()}`;
        const standing = `static${FILES}/${wanted}`;
        if (stage.sourceOf(standing) === absolute) {
          stage.reuse(standing);
          fileAddresses.set(address, `${FILES}/${wanted}`);
          continue;
        }
        const found = await findFile([absolute], sources);
        if ("fault" in found && !pretends) {
          miss(absolute, file, found.fault);
          continue;
        }
        const name = freeName(wanted, `static${FILES}`, absolute);
        stage.write(`static${FILES}/${name}`, "fault" in found ? "" : fs.readFileSync(found.file), absolute);
        fileAddresses.set(address, `${FILES}/${name}`);
      }
    },
  };
}

const keyOf = ({ src, id, alt }: OldPicture): string => JSON.stringify([id, alt, src]);

/** Gives files names that are free, or theirs already. */
function createNames(stage: Stage): (wanted: string, folder: string, source: string) => string {
  const sources = new Map<string, string>();
  return (wanted, folder, source) => {
    const { name: stem, ext } = path.posix.parse(wanted);
    for (let number = 1; ; number++) {
      const name = number === 1 ? wanted : `${stem}-${number}${ext}`;
      const place = `${folder}/${name}`;
      const by = sources.get(place) ?? stage.sourceOf(place);
      if (by !== source && (by !== undefined || stage.foreign(place))) continue;
      sources.set(place, source);
      return name;
    }
  };
}

/** A picture that stands for one which a first look does not fetch. */
const placeholder = (): Promise<Buffer> =>
  openPixels(Buffer.alloc(1200 * 800 * 3, 0x80), { width: 1200, height: 800, channels: 3 })
    .png()
    .toBuffer();

/** Writes a picture that stands in the text itself into a file. */
function dataFile(address: string, folder: string): string | undefined {
  const [, base64, data = ""] = /^data:[^,]*?(;base64)?,([\s\S]*)$/.exec(address) ?? [];
  if (data === "") return undefined;
  const file = path.join(fs.mkdtempSync(path.join(folder, "picture-")), "picture");
  fs.writeFileSync(file, base64 === undefined ? decode(data) : Buffer.from(data, "base64"));
  return file;
}
