// Signs in at the git host by a token that the host has made: a site of files has no server that could do more.

import { type FormEvent, useState } from "react";
import type { GitHost, GitHostKind } from "../model/content/editing";
import { wordsOf } from "./words";

const TOKEN = "editor-token";

/** The token that this browser keeps: for this window, or until somebody signs out. */
export const storedToken = (): string | undefined =>
  sessionStorage.getItem(TOKEN) ?? localStorage.getItem(TOKEN) ?? undefined;

export function forget(): void {
  sessionStorage.removeItem(TOKEN);
  localStorage.removeItem(TOKEN);
}

/** Where each kind of host makes tokens, and what to choose there. */
const TOKENS: Record<GitHostKind, (host: GitHost) => { page: string; choose: string }> = {
  github: ({ address, repo }) => ({
    page: `${address}/settings/personal-access-tokens/new`,
    choose: `Only the repository ${repo}; Contents: read and write; Pull requests: read and write`,
  }),
  gitlab: ({ address, repo }) => ({
    page: `${address}/${repo}/-/settings/access_tokens`,
    choose: "A token of this project, with the role Developer and the scope api",
  }),
  gitea: ({ address }) => ({
    page: `${address}/user/settings/applications`,
    choose: "The permission repository: read and write",
  }),
  forgejo: ({ address }) => ({
    page: `${address}/user/settings/applications`,
    choose: "The permission repository: read and write",
  }),
};

interface SignInProps {
  host: GitHost;
  /** Why the token that was kept does not do. */
  fault: string | undefined;
  open(token: string): Promise<void>;
}

export function SignIn({ host, fault, open }: SignInProps) {
  const [token, setToken] = useState("");
  const [keep, setKeep] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const [busy, setBusy] = useState(false);
  const { page, choose } = TOKENS[host.kind](host);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setRefusal(undefined);
    try {
      await open(token.trim());
      forget();
      (keep ? localStorage : sessionStorage).setItem(TOKEN, token.trim());
    } catch (error) {
      setRefusal(wordsOf(error));
      setBusy(false);
    }
  };
  return (
    <form className="narrow" onSubmit={submit}>
      <h1>Sign in</h1>
      <p>
        This page keeps the texts of the site at {new URL(host.address).host}. It needs a token from there: a long word
        that lets it read and write this one repository, and nothing else.
      </p>
      <ol>
        <li>
          <a href={page} target="_blank" rel="noreferrer">
            Make a token
          </a>
          . Choose: {choose}.
        </li>
        <li>Copy it, and put it in here.</li>
      </ol>
      <div className="field">
        <label htmlFor="token">Token</label>
        <input
          id="token"
          type="password"
          autoComplete="off"
          required
          value={token}
          onChange={(event) => setToken(event.target.value)}
        />
      </div>
      <label className="tick">
        <input type="checkbox" checked={keep} onChange={(event) => setKeep(event.target.checked)} />
        Stay signed in on this device. Only where nobody else uses it.
      </label>
      {(refusal ?? fault) && <p role="alert">{refusal ?? fault}</p>}
      <button type="submit" disabled={busy}>
        Sign in
      </button>
    </form>
  );
}
