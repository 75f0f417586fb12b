// Editing in the browser: where the editor lies, and which git host it asks.

import type { Editing } from "./site-schema";

/** The page on which the site is edited. */
export const EDITOR = "/admin/";

/** What that page loads, in its folder: `preview.css` has the site's own styles. */
export const EDITOR_FILES = [
  "editor.js",
  "editor.css",
  "preview.css",
  ...["", "-accents", "-ext", "-italic"].map((letters) => `newsreader-latin${letters}.woff2`),
];

/** The folder, in that one, of what the page loads when a text is opened: names by digest. */
export const EDITOR_PARTS = "parts";

/** Kinds of git hosts that the editor can ask. */
export const GIT_HOSTS = ["github", "gitlab", "gitea", "forgejo"] as const;

export type GitHostKind = (typeof GIT_HOSTS)[number];

/** Whether a practice has to say where its host is: anybody can run one. */
export const needsAddress = (backend: GitHostKind): boolean => backend === "gitea" || backend === "forgejo";

/** A repository as the editor asks for it. */
export interface GitHost {
  kind: GitHostKind;
  /** Where people see it, without a slash at the end. */
  address: string;
  /** Where programs ask it, without a slash at the end. */
  api: string;
  repo: string;
  branch: string;
  /** The content folder's path in the repository. */
  folder: string;
  /** How editors sign in there; undefined where they do it by a token. */
  signIn?: HostSignIn | undefined;
}

/** What OAuth 2.0 asks of a host for a public client (https://www.rfc-editor.org/rfc/rfc6749#section-2.1). */
export interface HostSignIn {
  client: string;
  /** The page on which people allow it. */
  authorize: string;
  /** Where a code, or what renews a token, is given for a token. */
  token: string;
  scope: string;
}

/**
 * Where hosts that let a page of another site ask for a token have all this: https://docs.gitlab.com/api/oauth2/,
 * https://docs.gitea.com/development/oauth2-provider, https://forgejo.org/docs/latest/user/oauth2-provider/. GitHub does
 * not let it.
 */
function signInAt(kind: GitHostKind, at: string, client: string | undefined): HostSignIn | undefined {
  if (client === undefined || kind === "github") return undefined;
  if (kind === "gitlab")
    return { client, authorize: `${at}/oauth/authorize`, token: `${at}/oauth/token`, scope: "api" };
  const own = `${at}/login/oauth`;
  return { client, authorize: `${own}/authorize`, token: `${own}/access_token`, scope: "write:repository" };
}

/** What `editing` of `site.yaml` means. */
export function gitHost({ backend, repo, branch, folder, address, client }: Editing): GitHost {
  const own = address?.replace(/\/+$/, "");
  const at = own ?? `https://${backend}.com`;
  const api = {
    github: own === undefined ? "https://api.github.com" : `${own}/api/v3`,
    gitlab: `${at}/api/v4`,
    gitea: `${at}/api/v1`,
    forgejo: `${at}/api/v1`,
  }[backend];
  return { kind: backend, address: at, api, repo, branch, folder, signIn: signInAt(backend, at, client) };
}

/** What the editor asks `npm run write` on one's own machine: a key for a one-time token, names, bytes, and to save. */
export const KEY = "/__write/key";
export const FILES = "/__write/files";
export const FILE = "/__write/file";
export const SAVE = "/__write/save";

/** What the editor's page tells its script. */
export interface EditorConfig {
  /** Undefined on one's own machine, where the working tree is edited. */
  host: GitHost | undefined;
  /** The content folder's path in the repository. */
  folder: string;
  /** The practice's name. */
  name: string;
  /** The address of the front page. */
  home: string;
}
