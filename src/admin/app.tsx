// Signs in, reads the repository, and shows the list of texts or one of them.

import { lazy, Suspense, useCallback, useEffect, useState } from "react";
import { type EditorConfig, KEY } from "../model/content/editing";
import { localRepository, OPEN_AGAIN } from "./hosts/local";
import { openRepository } from "./hosts/open";
import { type Access, asking, HostError, type Repository } from "./hosts/repository";
import { type Library, readLibrary } from "./library";
import { endSignIn, forgetTokens, keptAccess, type Returned } from "./oauth";
import { Overview } from "./overview";
import { Proposed } from "./proposed";
import { forget, SignIn, storedToken } from "./sign-in";
import { wordsOf } from "./words";

/** What a text is edited with, and checked and previewed by, comes when one is opened: it is most of the editor. */
const TextEditor = lazy(() => import("./text-editor"));

/** Where a reader is: `#/` is the list, `#/edit/…` a text, `#/new` one that is not there yet. */
function useRoute(): string {
  const [route, setRoute] = useState(location.hash);
  useEffect(() => {
    const changed = () => setRoute(location.hash);
    addEventListener("hashchange", changed);
    return () => removeEventListener("hashchange", changed);
  }, []);
  return decodeURIComponent(route.replace(/^#/, ""));
}

/** What the session's key is kept under, on one's own machine. */
const LOCAL_KEY = "editor-key";

/** Exchanges the one-time token that `npm run write` has put into the link. */
async function openLocal(): Promise<Repository> {
  const asked = new URLSearchParams(location.hash.replace(/^#/, ""));
  const token = asked.get("token");
  if (token !== null) {
    const file = asked.get("file");
    history.replaceState(null, "", file ? `#/edit/${encodeURIComponent(file)}` : "#/");
    dispatchEvent(new HashChangeEvent("hashchange"));
    const answer = await asking(location.origin, token)(KEY, { method: "POST", expects: [403] });
    if (answer.ok) sessionStorage.setItem(LOCAL_KEY, await answer.text());
  }
  const key = sessionStorage.getItem(LOCAL_KEY);
  if (key === null) throw new HostError(OPEN_AGAIN);
  const repository = localRepository(key);
  await repository.open();
  return repository;
}

/** What this browser keeps of a sign-in, or the host has just sent. */
async function storedAccess({ host }: EditorConfig, returned: Returned | undefined): Promise<Access | undefined> {
  if (host?.signIn && returned) await endSignIn(host.signIn, returned);
  return (host?.signIn && keptAccess(host.signIn)) ?? storedToken();
}

/** @param returned what the host has sent the reader back with, who has signed in there */
export function App({ config, returned }: { config: EditorConfig; returned: Returned | undefined }) {
  const [repository, setRepository] = useState<Repository>();
  const [fault, setFault] = useState<string>();
  const open = useCallback(
    async (access: Access | undefined) => {
      if (!config.host || access === undefined) return;
      const opened = openRepository(config.host, access);
      await opened.open();
      setRepository(opened);
    },
    [config],
  );
  useEffect(() => {
    const opening = config.host
      ? storedAccess(config, returned).then(open)
      : openLocal().then((opened) => setRepository(opened));
    opening.catch((error) => setFault(wordsOf(error)));
  }, [config, returned, open]);

  return (
    <>
      <header className="bar">
        <a className="brand" href="#/">
          {config.name}
        </a>
        <a href={config.home}>See the site</a>
        {config.host && repository && (
          <button
            type="button"
            onClick={() => {
              forget();
              forgetTokens();
              setFault(undefined);
              setRepository(undefined);
            }}
          >
            Sign out
          </button>
        )}
      </header>
      <main>
        {repository ? (
          <Desk config={config} repository={repository} />
        ) : config.host ? (
          <SignIn host={config.host} fault={fault} open={open} />
        ) : (
          <p role="alert">{fault ?? "Opening …"}</p>
        )}
      </main>
    </>
  );
}

function Desk({ config, repository }: { config: EditorConfig; repository: Repository }) {
  const route = useRoute();
  const [library, setLibrary] = useState<Library>();
  const [progress, setProgress] = useState("");
  const [fault, setFault] = useState<string>();
  const [said, setSaid] = useState<{ words: string; proposed: string | undefined }>();
  const refresh = useCallback(
    async (before?: Library): Promise<Library> => {
      const found = await readLibrary(repository, config.folder, before, (done, all) =>
        setProgress(`${done} of ${all}`),
      );
      setLibrary(found);
      return found;
    },
    [repository, config],
  );
  useEffect(() => {
    refresh().catch((error) => setFault(wordsOf(error)));
  }, [refresh]);
  if (fault !== undefined) return <p role="alert">{fault}</p>;
  if (!library) return <p role="status">Reading the texts … {progress}</p>;
  const path = route.match(/^\/edit\/(.+)$/)?.[1];
  const isNew = route === "/new";
  if (path === undefined && !isNew)
    return (
      <>
        {said && <p role="status">{said.words}</p>}
        {said?.proposed !== undefined && <Proposed repository={repository} begins={said.proposed} />}
        <Overview library={library} />
      </>
    );
  return (
    <Suspense fallback={<p role="status">Opening …</p>}>
      <TextEditor
        key={path ?? "new"}
        path={path}
        {...{ library, repository, refresh, config }}
        leave={(words, proposed) => {
          setSaid({ words, proposed });
          location.hash = "#/";
        }}
      />
    </Suspense>
  );
}
