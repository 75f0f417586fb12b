// Reads a text file byte for byte: it is UTF-8, or it says why not and where.

import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import { controlMessage, findControl } from "../model/content/control";
import { type Finding, finding, type Point, START } from "../model/rules/problem";
import { reasonOf } from "./file-fault";

/** More than this is no text that somebody wrote for a page: it would be a book. In bytes. */
const MAX_BYTES = 200_000;

/** Reads a file; a byte order mark stays in the text. @returns the text, or why there is none */
export async function readText(file: string): Promise<string | Finding> {
  const bytes = await fs.readFile(file).catch(unreadable);
  return Buffer.isBuffer(bytes) ? decodeText(bytes) : bytes;
}

/** Says that a file can't be read. @param name what the message calls it @throws the error, if it is not the file system's */
export function unreadable(error: NodeJS.ErrnoException, name = "The file"): Finding {
  if (error.syscall === undefined || error.code === undefined) throw error;
  const message = `${name} can't be read: ${reasonOf(error.code)}.`;
  return finding(START, "file-unreadable", message);
}

/** SHA-256 of a text, in hex. */
export const textDigest = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Decodes UTF-8 strictly (https://encoding.spec.whatwg.org/#utf-8). */
export function decodeText(bytes: Buffer): string | Finding {
  if (bytes.length > MAX_BYTES) {
    const size = Math.ceil(bytes.length / 1000);
    const message = `The file has ${size} kB of text; at most 200 kB are read. If a picture was pasted into it, save that as a file beside the post.`;
    return finding(START, "file-large", message);
  }
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    const message =
      'The file was saved as UTF-16, which some editors call "Unicode". Save it again with the encoding UTF-8.';
    return finding(START, "encoding-utf16", message);
  }
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    const message = "There is a NUL byte here: the file is damaged or is not a text. Restore it, or delete the byte.";
    return finding(pointAt(bytes, nul), "encoding-nul", message);
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const offset = firstInvalid(bytes);
    const byte = bytes[offset] as number;
    const meant = new TextDecoder("windows-1252").decode(Uint8Array.of(byte));
    const hex = byte.toString(16).toUpperCase();
    const message = `This is not UTF-8: the byte ${hex} here was probably a “${meant}” in an older encoding. Save the file again with the encoding UTF-8.`;
    return finding(pointAt(bytes, offset), "encoding-invalid", message);
  }
  if (text.replace(/^\uFEFF/, "").trim() === "") {
    return finding(START, "file-empty", "The file is empty. Write the post, or delete the file.");
  }
  const control = findControl(text);
  if (control) {
    const at = pointAt(bytes, Buffer.byteLength(text.slice(0, control.index)));
    return finding(at, "control-character", controlMessage(control.name));
  }
  return text;
}

/** The offset of the first byte that is not part of valid UTF-8. */
function firstInvalid(bytes: Buffer): number {
  // As many bytes as can be decoded in one go, found by halving.
  let [good, bad] = [0, bytes.length];
  while (good + 1 < bad) {
    const middle = (good + bad) >> 1;
    if (isValidStart(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  // What looked like the beginning of a character up to `good` may be what is wrong.
  while (good > 0 && !isValid(bytes.subarray(0, good))) good--;
  return good;
}

function isValid(bytes: Buffer): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Valid as far as it goes: a last character may be cut. */
function isValidStart(bytes: Buffer): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function pointAt(bytes: Buffer, offset: number): Point {
  const lines = bytes
    .subarray(0, offset)
    .toString("utf8")
    .split(/\r\n?|\n/);
  return { line: lines.length, column: (lines.at(-1) as string).replace(/^\uFEFF/, "").length + 1 };
}
