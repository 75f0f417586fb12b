// Which file an address of a picture stands for: programs make smaller copies of each.

import { slugify } from "../../model/content/slug";
import { decode } from "../text/plain-text";

/** The size that WordPress puts behind the name of a smaller copy. */
const SIZE = /-\d{2,5}x\d{2,5}(?=\.[a-z]{3,4}$)/i;

/** A host of WordPress.com that fetches pictures of others and makes them smaller: `i0.wp.com/host/path?w=300`. */
const PHOTON = /^https?:\/\/i\d\.wp\.com\/([^?#]+)/i;

/** The addresses at which the largest original of a picture may be, the best first. */
export function originals(address: string, base: string): string[] {
  if (address.startsWith("data:")) return [address];
  const absolute = URL.canParse(address, base) ? new URL(address, base).href : address;
  const photon = PHOTON.exec(absolute)?.[1];
  const bare = photon === undefined ? absolute.replace(/[?#].*$/, "") : `https://${photon}`;
  // Squarespace makes sizes by a parameter.
  const large = /squarespace-cdn\.com|squarespace\.com\//.test(bare) ? `${bare}?format=2500w` : bare;
  return [...new Set([large.replace(SIZE, ""), bare, absolute])];
}

/** The name of a picture's file without its ending, from its address. */
export function nameOf(address: string): string {
  if (address.startsWith("data:")) return "picture";
  const last = decode(
    address
      .replace(/[?#].*$/, "")
      .replace(/\/+$/, "")
      .replace(/^.*\//, ""),
  );
  return slugify(last.replace(/\.[a-z]{3,4}$/i, "")).slice(0, 80) || "picture";
}
