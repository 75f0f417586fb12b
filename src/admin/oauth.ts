// Signs in at the git host without a token that somebody copies: the authorization code flow of OAuth 2.0 with PKCE, for a page
// that can keep no secret (https://www.rfc-editor.org/rfc/rfc6749#section-4.1, https://www.rfc-editor.org/rfc/rfc7636).

import type { HostSignIn } from "../model/content/editing";
import { HostError } from "./hosts/repository";

/** What is kept while the reader is at the host. */
interface Pending {
  /** Comes back with the code: what did not begin here ends here. */
  state: string;
  /** Proves that who brings the code is who has asked for it. */
  verifier: string;
  /** Whether the reader stays signed in when the window closes. */
  keep: boolean;
  /** Where they were in the editor. */
  route: string;
}

/** What the host has given. */
interface Tokens {
  access: string;
  /** Given for new ones, once. */
  refresh: string | undefined;
  /** When the access ends, in milliseconds of Unix time; null if it does not. */
  until: number | null;
}

/** What the host has sent the reader back with. */
export type Returned = Readonly<Record<"code" | "state" | "error", string | null>>;

const PENDING = "editor-sign-in";
const TOKENS = "editor-tokens";

/** So long before its end a token is renewed, in milliseconds: what is asked with it takes its time. */
const MARGIN = 60_000;

/** The page's own address, to which the host sends the reader back. */
const ownAddress = (): string => location.origin + location.pathname;

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes)).replace(/[+/=]/g, (sign) => ({ "+": "-", "/": "_" })[sign] ?? "");

const random = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)));

/** Sends the reader to the host's page. @throws {HostError} where a browser can't make the proof */
export async function beginSignIn({ client, authorize, scope }: HostSignIn, keep: boolean): Promise<void> {
  if (!isSecureContext) throw new HostError("Signing in needs an address that begins with https.");
  const pending: Pending = { state: random(), verifier: random(), keep, route: location.hash };
  sessionStorage.setItem(PENDING, JSON.stringify(pending));
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(pending.verifier));
  const asked = new URLSearchParams({
    ...{ client_id: client, redirect_uri: ownAddress(), response_type: "code", scope, state: pending.state },
    ...{ code_challenge: base64url(new Uint8Array(digest)), code_challenge_method: "S256" },
  });
  location.assign(`${authorize}?${asked}`);
}

/**
 * Takes what the host has sent the reader back with out of the address bar, so that it is in no history, and goes to where
 * they were. @returns undefined if they do not come from there
 */
export function takeReturned(): Returned | undefined {
  const asked = new URLSearchParams(location.search);
  const returned = { code: asked.get("code"), state: asked.get("state"), error: asked.get("error") };
  if (returned.code === null && returned.error === null) return undefined;
  history.replaceState(null, "", location.pathname + (readPending()?.route ?? ""));
  return returned;
}

/** Ends what `beginSignIn` has begun: gives the code for tokens, and keeps them. @throws {HostError} */
export async function endSignIn(signIn: HostSignIn, { code, state, error }: Returned): Promise<void> {
  const pending = readPending();
  sessionStorage.removeItem(PENDING);
  if (!pending || state !== pending.state)
    throw new HostError("This answer belongs to no sign-in of this window. Please sign in again.");
  if (code === null) {
    const refused = error === "access_denied";
    throw new HostError(
      `${hostOf(signIn)} ${refused ? "was told not to let you in" : `says: ${error}`}. Nobody is signed in.`,
    );
  }
  const proof = { code, redirect_uri: ownAddress(), code_verifier: pending.verifier };
  const tokens = await askForTokens(signIn, { grant_type: "authorization_code", ...proof });
  (pending.keep ? localStorage : sessionStorage).setItem(TOKENS, JSON.stringify(tokens));
}

/** Gives the tokens that this browser keeps, renewed when they end; undefined if it keeps none. */
export function keptAccess(signIn: HostSignIn): (() => Promise<string>) | undefined {
  if (!readTokens()) return undefined;
  return async () => {
    const tokens = readTokens();
    if (tokens && !isEnding(tokens)) return tokens.access;
    // What renews does so once: other windows and requests wait, and take what came of it.
    return navigator.locks.request(TOKENS, () => renewed(signIn));
  };
}

export function forgetTokens(): void {
  sessionStorage.removeItem(TOKENS);
  localStorage.removeItem(TOKENS);
}

async function renewed(signIn: HostSignIn): Promise<string> {
  const tokens = readTokens();
  if (tokens && !isEnding(tokens)) return tokens.access;
  const ended = new HostError("The sign-in has ended. Please sign in again.");
  if (tokens?.refresh === undefined) throw ended;
  const next = await askForTokens(signIn, { grant_type: "refresh_token", refresh_token: tokens.refresh }).catch(
    (error) => {
      if (!(error instanceof RefusedError)) throw error;
      forgetTokens();
      throw ended;
    },
  );
  // Meanwhile the reader may have signed out.
  if (readTokens()?.refresh !== tokens.refresh) throw ended;
  const store = sessionStorage.getItem(TOKENS) === null ? localStorage : sessionStorage;
  store.setItem(TOKENS, JSON.stringify({ ...next, refresh: next.refresh ?? tokens.refresh }));
  return next.access;
}

const isEnding = ({ until }: Tokens): boolean => until !== null && Date.now() > until - MARGIN;

/** The host does not take what it is given. */
class RefusedError extends HostError {}

/** Asks for tokens, as a form: a request with other contents a host would have to allow first. */
async function askForTokens({ client, token, ...signIn }: HostSignIn, asked: Record<string, string>): Promise<Tokens> {
  const answer = await fetch(token, {
    method: "POST",
    body: new URLSearchParams({ client_id: client, ...asked }),
    headers: { Accept: "application/json" },
    ...({ cache: "no-store", credentials: "omit", redirect: "error" } as const),
  }).catch(() => {
    throw new HostError(`${new URL(token).host} can’t be reached, or does not let this site ask it (CORS).`);
  });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok || typeof said.access_token !== "string") {
    const why = String(said.error_description ?? said.error ?? answer.status);
    throw new RefusedError(`${hostOf({ client, token, ...signIn })} refuses the sign-in: ${why}`);
  }
  const { access_token: access, refresh_token: refresh, expires_in: seconds } = said;
  return { access, refresh, until: typeof seconds === "number" ? Date.now() + seconds * 1000 : null };
}

const hostOf = ({ token }: HostSignIn): string => new URL(token).host;

const readPending = (): Pending | undefined => read(sessionStorage.getItem(PENDING));

const readTokens = (): Tokens | undefined => read(sessionStorage.getItem(TOKENS) ?? localStorage.getItem(TOKENS));

const read = (text: string | null) => (text === null ? undefined : JSON.parse(text));
