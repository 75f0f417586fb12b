// The rule that one address belongs to one thing.

import { type Finding, finding, type Point } from "./problem";

/** Something that wants an address. */
export interface Claim<Owner> {
  /** With a slash at the end, unless it names an HTML file. */
  address: string;
  kind: "post" | "alias" | "page" | "static";
  owner: Owner;
  /** What a message calls the owner: its file. */
  name: string;
  at: Point;
  /** The owner can't be read, and has errors of its own: others are not told of it. */
  unread?: boolean;
  /** The owner is a draft, which is in no page: only other drafts are told of it. */
  draft?: boolean;
}

/** No disk has a longer name, in bytes: https://man7.org/linux/man-pages/man3/pathconf.3.html (`_PC_NAME_MAX`). */
export const LONGEST_NAME = 255;

/** Whether a part of an address is too long to be a folder, or a file beside which a compressed one lies. */
const isTooLong = (address: string): boolean =>
  address.split("/").some((part) => part.length > LONGEST_NAME - (part.endsWith(".html") ? ".br".length : 0));

/** Finds addresses that no folder can have. Addresses are ASCII: a letter is a byte. */
export const checkLengths = <Owner>(claims: readonly Claim<Owner>[]): { owner: Owner; finding: Finding }[] =>
  claims
    .filter(({ kind, address }) => (kind === "post" || kind === "alias") && isTooLong(address))
    .map(({ owner, at, kind, address }) => {
      const cure =
        kind === "alias"
          ? "Delete it: no site has had a page there."
          : "Give the file a shorter name; a post may have a line `slug: /blog/back-pain` instead.";
      const message = `The address ${address.slice(0, 40)}… has a part of more than ${LONGEST_NAME} letters, for which no file can be written. ${cure}`;
      return { owner, finding: finding(at, "address-long", message) };
    });

/** What two claims are compared by: hosts and disks tell neither case nor a folder from a file of its name. */
const keyOf = (address: string): string => address.replace(/\/$/, "").toLowerCase();

/** The addresses that an address lies below. */
const above = (key: string): string[] =>
  key.split("/").flatMap((_, index, parts) => (index > 1 ? [parts.slice(0, index).join("/")] : []));

/**
 * Finds addresses that are wanted twice, also when they differ only in case, and such that lie below a file.
 * Every post and alias concerned is reported, and names another; a draft's are those that give way.
 */
export function checkAddresses<Owner>(claims: readonly Claim<Owner>[]): { owner: Owner; finding: Finding }[] {
  const byAddress = new Map<string, Claim<Owner>[]>();
  for (const claim of claims) {
    const key = keyOf(claim.address);
    byAddress.set(key, [...(byAddress.get(key) ?? []), claim]);
  }
  const found: { owner: Owner; finding: Finding }[] = [];
  for (const rivals of byAddress.values()) {
    for (const claim of rivals) {
      if (claim.kind !== "post" && claim.kind !== "alias") continue;
      const below = above(keyOf(claim.address)).flatMap((key) => byAddress.get(key) ?? []);
      const counts = (rival: Claim<Owner>): boolean =>
        rival !== claim && (claim.unread || !rival.unread) && (claim.draft || !rival.draft);
      const other = rivals.find(counts) ?? below.find((rival) => counts(rival) && !rival.address.endsWith("/"));
      if (other) found.push({ owner: claim.owner, finding: finding(claim.at, "address-taken", explain(claim, other)) });
    }
  }
  return found;
}

function explain<Owner>(claim: Claim<Owner>, other: Claim<Owner>): string {
  const address = claim.address;
  if (claim.kind === "alias" && other.owner === claim.owner) {
    return other.kind === "post"
      ? `The alias ${address} is this post's own address. Delete it from \`aliases:\`.`
      : `The alias ${address} is given twice. Delete one of the two.`;
  }
  const taken = {
    post: `is taken by ${other.name}`,
    alias: `is an old address (\`aliases:\`) of ${other.name}`,
    page: `is a ${other.address.endsWith("/") ? "page" : "file"} of the site itself`,
    static: `is taken by the file ${other.name}`,
  }[other.kind];
  const cure =
    claim.kind === "alias"
      ? "Delete it from one of the two."
      : other.kind === "alias"
        ? "Give this post another `slug:`, or delete the alias there."
        : "Give one of the two another `slug:`.";
  const where = keyOf(address) === keyOf(other.address) ? "" : `lies below ${other.address}, which `;
  return `The address ${address} ${where}${taken}. ${cure}`;
}
