// Tells the addresses of the old site from those of others.

import { decode } from "../text/plain-text";

/** Reads an address of the old site; undefined for one of another site. */
export type OwnAddress = (address: string) => OldPlace | undefined;

/** Path and query of an address of the old site, the path with its percent signs. */
interface OldPlace {
  path: string;
  query: string;
}

const bareHost = (host: string): string => host.replace(/^www\./, "").toLowerCase();

/** Knows the addresses of a site by its hosts, with and without `www.` and `https`. @param urls what the site calls itself */
export function ownAddresses(urls: readonly string[]): OwnAddress {
  const [base = "https://old.invalid/"] = urls;
  const hosts = new Set([base, ...urls].map((url) => bareHost(new URL(url).host)));
  return (address) => {
    if (/^(?!https?:)[a-z][a-z0-9+.-]*:/i.test(address) || !URL.canParse(address, base)) return undefined;
    const { host, pathname, search } = new URL(address, base);
    return hosts.has(bareHost(host)) ? { path: pathname.replace(/\/{2,}/g, "/"), query: search } : undefined;
  };
}

/** What two addresses are compared by. */
export const keyOf = (path: string): string => decode(path).toLowerCase().replace(/\/+$/, "");
