// Digests by which things are known that were made before.

import { createHash } from "node:crypto";

/** SHA-256 in base64url. */
export function digestOf(...contents: (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const content of contents) hash.update(content);
  return hash.digest("base64url");
}
