// Signs in at the git host: at the host's own page, where it lets a site without a server do that, or else by a token that the
// host has made.

import { type FormEvent, type ReactNode, useState } from "react";
import type { GitHost, GitHostKind, HostSignIn } from "../model/content/editing";
import { beginSignIn, forgetTokens } from "./oauth";
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
    choose: `Only the repository ${repo}; Contents and Pull requests: read and write; for links to previews also Actions, Commit statuses and Deployments: read-only`,
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

export function SignIn(props: SignInProps) {
  const { signIn, address } = props.host;
  return (
    <div className="narrow">
      {signIn ? (
        <AtHost signIn={signIn} name={new URL(address).host} fault={props.fault}>
          <WithToken {...props} fault={undefined} />
        </AtHost>
      ) : (
        <WithToken {...props} />
      )}
    </div>
  );
}

interface AtHostProps {
  signIn: HostSignIn;
  name: string;
  fault: string | undefined;
  /** The other way in. */
  children: ReactNode;
}

function AtHost({ signIn, name, fault, children }: AtHostProps) {
  const [keep, setKeep] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  return (
    <>
      <h1>Sign in</h1>
      <p>
        The texts of the site are kept at {name}. There you say who you are, and that this page may change them; then
        you are back here.
      </p>
      <KeepTick keep={keep} change={setKeep} />
      {(refusal ?? fault) && <p role="alert">{refusal ?? fault}</p>}
      <p>
        <button
          type="button"
          onClick={() => {
            forget();
            forgetTokens();
            beginSignIn(signIn, keep).catch((error) => setRefusal(wordsOf(error)));
          }}
        >
          Sign in at {name}
        </button>
      </p>
      <details className="group">
        <summary>With a token instead</summary>
        {children}
      </details>
    </>
  );
}

function KeepTick({ keep, change }: { keep: boolean; change(keep: boolean): void }) {
  return (
    <label className="tick">
      <input type="checkbox" checked={keep} onChange={(event) => change(event.target.checked)} />
      Stay signed in on this device. Only where nobody else uses it.
    </label>
  );
}

function WithToken({ host, fault, open }: SignInProps) {
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
      forgetTokens();
      (keep ? localStorage : sessionStorage).setItem(TOKEN, token.trim());
    } catch (error) {
      setRefusal(wordsOf(error));
      setBusy(false);
    }
  };
  return (
    <form onSubmit={submit}>
      {host.signIn ? <h2>A token</h2> : <h1>Sign in</h1>}
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
      <KeepTick keep={keep} change={setKeep} />
      {(refusal ?? fault) && <p role="alert">{refusal ?? fault}</p>}
      <button type="submit" disabled={busy}>
        Sign in
      </button>
    </form>
  );
}
