// Edits one text: its fields, its words, its pictures; judges it while it is written, and saves it.

import "./jitless";
import nodePath from "node:path";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { sourceFile } from "../content/folder";
import { dateIn } from "../model/content/date";
import type { EditorConfig } from "../model/content/editing";
import { composePost, proposeSlug } from "../model/content/new-post";
import { parseSite } from "../model/content/site";
import { parseSource } from "../model/content/source";
import { isPicture } from "../model/pictures/picture-format";
import { hasErrors, type Problem } from "../model/rules/problem";
import { BodyEditor, type ShowLine } from "./body-editor";
import { createTextReader, type Judgement, judgement, problemsOf, settingsOf } from "./check";
import {
  asPublished,
  type ContentText,
  isDraft as isDraftText,
  type Kind,
  readContent,
  writeContent,
} from "./content-text";
import { type Around, Fields } from "./fields";
import { formOf, namesAt } from "./form";
import { type Change, type Repository, StaleError } from "./hosts/repository";
import { kindOf, type Library } from "./library";
import { plainText, withLineEnds } from "./line-ends";
import { merged } from "./merge";
import { preparePicture } from "./pictures";
import { Preview } from "./preview";
import { ProblemPanel } from "./problem-panel";
import { branchBegin, branchName, Proposed } from "./proposed";
import { wordsOf } from "./words";
import type { Values } from "./yaml-edit";

interface TextEditorProps {
  /** Undefined for an article that is not there yet. */
  path: string | undefined;
  library: Library;
  repository: Repository;
  config: EditorConfig;
  refresh(before?: Library): Promise<Library>;
  /** Goes back to the list. @param words what is said there @param proposed what the branch of a proposal begins with */
  leave(words: string, proposed?: string): void;
}

/** Of texts that were opened before, what has not changed is not taken apart again. */
const read = createTextReader();

/** How long nobody types before the text is judged, in milliseconds. */
const PAUSE = 250;

/** The fields that are in sight from the beginning. */
const FIRST = ["title", "excerpt", "featured", "featuredAlt", "tags", "date"];

/** The text of a new article, and its path, from its title. It is of today where the practice is, not where it is written. */
function begin(library: Library, title: string): { path: string; text: string } {
  const { language = "en", timeZone = "UTC" } = siteIn(library) ?? {};
  const slug = proposeSlug(title, language);
  const none = { excerpt: undefined, featured: undefined, featuredAlt: undefined, tags: [] };
  return {
    path: `${library.folder}${slug}.md`,
    text: composePost({ title, date: dateIn(timeZone, new Date()), slug, ...none }),
  };
}

export default function TextEditor(props: TextEditorProps) {
  const { path, library, leave } = props;
  const [begun, setBegun] = useState<{ path: string; text: string }>();
  if (path === undefined && !begun) return <Beginning library={library} begin={setBegun} />;
  const file = path ?? (begun?.path as string);
  const kind = kindOf(file, library.folder);
  const stored = library.texts.get(file);
  const text = begun?.text ?? stored?.text;
  if (kind === undefined || text === undefined) {
    return (
      <div className="narrow">
        <h1>{file}</h1>
        <p role="alert">
          {stored
            ? "This file can’t be edited here: it is a program (MDX), or is not saved as UTF-8. Edit it in the project."
            : "There is no such text. Somebody may have deleted or renamed it."}
        </p>
        <button type="button" onClick={() => leave("")}>
          Back to the list
        </button>
      </div>
    );
  }
  return <Sheet {...props} path={file} kind={kind} original={text} version={begun ? undefined : stored?.version} />;
}

/** Asks for the title of a new article. */
function Beginning({ library, begin: begun }: { library: Library; begin(made: { path: string; text: string }): void }) {
  const [title, setTitle] = useState("");
  const { path, text } = begin(library, title.trim() || "Article");
  const taken = library.files.some((file) => file.path === path);
  return (
    <form
      className="narrow"
      onSubmit={(event) => {
        event.preventDefault();
        if (!taken && title.trim() !== "") begun({ path, text });
      }}
    >
      <h1>New article</h1>
      <div className="field">
        <label htmlFor="title">Title</label>
        <input
          id="title"
          required
          value={title}
          aria-describedby="title-hint"
          onChange={(event) => setTitle(event.target.value)}
        />
        <p className={taken ? "hint fault" : "hint"} id="title-hint">
          {taken
            ? `There is an article of this name already: ${path}. Choose another title.`
            : "Best under 60 characters. You can change it later."}
        </p>
      </div>
      <button type="submit" disabled={taken}>
        Begin
      </button>
    </form>
  );
}

interface SheetProps extends TextEditorProps {
  path: string;
  kind: Kind;
  original: string;
  /** Undefined for a file that is not there yet. */
  version: string | undefined;
}

function Sheet({ path, kind, original, version, library, repository, config, refresh, leave }: SheetProps) {
  /** The file as it was read, or as somebody else has saved it meanwhile. */
  const [base, setBase] = useState({ text: original, version });
  const readable = useMemo(() => readContent(base.text, kind), [base, kind]);
  const [parts, setParts] = useState<ContentText | undefined>(readable);
  /** The whole file, where it is edited as it is. */
  const [whole, setWhole] = useState<string | undefined>(readable ? undefined : plainText(base.text));
  const [added, setAdded] = useState<ReadonlyMap<string, Uint8Array>>(new Map());
  const [keepAddress, setKeepAddress] = useState(true);
  /** The last part of the page's address, where it is to be another. */
  const [pageName, setPageName] = useState<string>();
  const [note, setNote] = useState<string>();
  const [fault, setFault] = useState<string>();
  const [theirs, setTheirs] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [judged, setJudged] = useState<Judgement>();
  const deleting = useRef<HTMLDialogElement>(null);
  const showInBody = useRef<ShowLine>(null);

  const form = useMemo(() => formOf(kind), [kind]);
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const fileName = path.slice(folder.length);
  const begins = branchBegin(path, library.folder);

  /** Writes the text with other values. @throws if a field can't be changed in its place */
  const write = useCallback(
    (values: Values, body: string): string =>
      writeContent(base.text, kind, { values, body }, (place) => namesAt(form, place)),
    [base, kind, form],
  );

  const renaming = useMemo(
    () => (kind === "page" && version !== undefined ? pageRenaming(path, pageName, library) : undefined),
    [kind, version, path, pageName, library],
  );
  /** Where the text will lie: the address of a page is its file's name. */
  const target = renaming?.target ?? path;

  const moved = useMemo(() => {
    if (kind === "site" || !parts || version === undefined) return undefined;
    const inFolder = (name: string) => sourceFile(`/${library.folder}`, name.slice(library.folder.length + 1));
    const [source, renamed] = [inFolder(path), inFolder(target)];
    if (!source || !renamed) return undefined;
    const settings = settingsOf({ site: siteIn(library) });
    const before = parseSource(base.text, source, settings);
    // JSON is YAML.
    const now = parseSource(`---\n${JSON.stringify(parts.values)}\n---\n`, renamed, settings);
    return before.fields.draft || before.path === now.path ? undefined : before.path.replace(/\/$/, "");
  }, [kind, parts, base, path, target, library, version]);

  const written = useMemo((): { text: string; fault?: string } => {
    if (whole !== undefined) return { text: withLineEnds(base.text, whole) };
    if (!parts) return { text: base.text };
    const { aliases } = parts.values;
    const old = Array.isArray(aliases) ? aliases : [];
    const kept = moved !== undefined && keepAddress && !old.includes(moved) ? { aliases: [...old, moved] } : {};
    try {
      return { text: write({ ...parts.values, ...kept }, parts.body) };
    } catch (error) {
      return { text: base.text, fault: `${wordsOf(error)} Change it under “The file as it is”.` };
    }
  }, [whole, parts, base, moved, keepAddress, write]);

  /** The repository as it would be with this text. */
  const changed = useMemo((): Library => {
    const others = [...library.texts].filter(([name]) => name !== path);
    const files = library.files.filter((file) => file.path !== path).map((file) => file.path);
    return {
      ...library,
      texts: new Map([...others, [target, { version: "", text: written.text }]]),
      files: [...files, target, ...added.keys()].map((name) => ({ path: name, version: "" })),
    };
  }, [library, path, target, written, added]);

  // What keeps a draft from being published is to be seen while it is written.
  useEffect(() => {
    let current = true;
    const timer = setTimeout(async () => {
      const now = new Date();
      const texts = new Map(changed.texts).set(target, { version: "", text: asPublished(written.text, kind) });
      const before = problemsOf(await read(library), now);
      const after = problemsOf(await read({ ...changed, texts }), now);
      if (current) setJudged(judgement([path, target], before, after));
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [library, changed, written, kind, path, target]);

  const isDirty = written.text !== base.text || added.size > 0 || base.version === undefined || target !== path;
  useEffect(() => {
    if (!isDirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [isDirty]);

  const around = useMemo(
    (): Around => ({
      ...siteWords(library),
      pictures: changed.files
        .map((file) => file.path)
        .filter((name) => name.startsWith(folder) && !name.slice(folder.length).includes("/") && isPicture(name))
        .map((name) => name.slice(folder.length)),
      faults: faultsOf(judged?.here ?? [], written.text, kind),
      async addPicture(file) {
        try {
          const taken = changed.files
            .filter((one) => one.path.startsWith(folder))
            .map((one) => one.path.slice(folder.length));
          const picture = await preparePicture(file, taken);
          setAdded((before) => new Map(before).set(folder + picture.name, picture.content));
          const small =
            picture.width < 1200 ? ` It is ${picture.width} pixels wide; 1200 are needed to stand above a text.` : "";
          setNote(`${picture.note ?? `The picture is called ${picture.name}.`}${small}`);
          return picture.name;
        } catch (error) {
          setFault(wordsOf(error));
          return undefined;
        }
      },
    }),
    [library, changed, folder, judged, written, kind],
  );

  const pictureOf = useCallback(
    async (name: string): Promise<Uint8Array | undefined> => {
      const file = library.files.find((one) => one.path === name);
      return added.get(name) ?? (file && repository.read(file));
    },
    [library, added, repository],
  );

  const title = String(parts?.values.title ?? (kind === "site" ? "Facts about the practice" : fileName));
  const isDraft = isDraftText(parts?.values ?? {});
  const wasDraft = isDraftText(readable?.values ?? {}) || base.version === undefined;
  const hasFault = judged === undefined || hasErrors([...judged.here, ...judged.elsewhere]);

  const commit = async (
    changes: Change[],
    message: string,
    proposal: string | undefined,
    words: string,
  ): Promise<void> => {
    setBusy(true);
    setFault(undefined);
    try {
      const pull = await repository.save({ message, changes, proposal });
      await refresh(library);
      if (pull === undefined) leave(words);
      else leave(`${words} It is proposed at ${pull}; the checks of the project run there.`, begins);
    } catch (error) {
      setBusy(false);
      if (error instanceof StaleError && error.paths.includes(path)) await takeTheirs();
      else if (error instanceof StaleError && error.paths.includes(target))
        setFault(`${error.message} Nothing was saved. Please choose another address.`);
      else if (error instanceof StaleError)
        setFault(`${error.message} Nothing was saved. Please choose the picture again.`);
      else setFault(wordsOf(error));
    }
  };

  /** Puts the changes into what somebody else has saved meanwhile. */
  const takeTheirs = async (): Promise<void> => {
    const now = await refresh(library);
    const stored = now.texts.get(path);
    if (stored?.text === undefined) {
      setBase({ text: base.text, version: stored?.version });
      setFault("Somebody else has deleted this text meanwhile. Nothing was saved. Saving again brings it back.");
      return;
    }
    const result = merged({ before: base.text, mine: written.text, theirs: stored.text, kind });
    setBase({ text: stored.text, version: stored.version });
    setFault(
      `Somebody else has changed this text meanwhile. Nothing was saved. ${
        result.conflict
          ? "Both of you changed the same place: your words stand here, theirs below. Take over from theirs what you need, then save."
          : "Your changes now stand in their text. Look it through, then save."
      }`,
    );
    setTheirs(result.conflict ? stored.text : undefined);
    const content = readContent(result.text, kind);
    setParts(content);
    setWhole(content && whole === undefined ? undefined : plainText(result.text));
  };

  const save = (draft: boolean | undefined, proposed: boolean): void => {
    let { text } = written;
    if (draft !== undefined && parts && whole === undefined && draft !== isDraft) {
      const { aliases: _, ...rest } = parts.values;
      const aliases = readContent(text, kind)?.values.aliases;
      text = write(
        { ...rest, ...(aliases !== undefined && { aliases }), draft: draft ? "true" : undefined },
        parts.body,
      );
    }
    const isNew = base.version === undefined;
    const content = new TextEncoder().encode(text);
    const changes: Change[] = [
      ...(target !== path
        ? [
            { path, version: base.version, content: undefined },
            { path: target, version: undefined, content },
          ]
        : text !== base.text || isNew
          ? [{ path, version: base.version, content }]
          : []),
      ...[...added].map(([name, content]) => ({ path: name, version: undefined, content })),
    ];
    const message = `${isNew ? "Add" : "Change"} ${title}`;
    void commit(changes, message, proposed ? branchName(begins) : undefined, `“${title}” is saved.`);
  };

  const remove = (): void => {
    deleting.current?.close();
    const own = picturesOnlyOf(path, library);
    const changes = [path, ...own].map((name) => ({
      path: name,
      version: library.files.find((file) => file.path === name)?.version,
      content: undefined,
    }));
    void commit(changes, `Delete ${title}`, undefined, `“${title}” is deleted.`);
  };

  const show = ({ line }: Problem): void => {
    if (whole === undefined) {
      const above = plainText(written.text).split("\n").length - (parts?.body ?? "").split("\n").length;
      showInBody.current?.(Math.max(1, line - above));
      return;
    }
    const area = document.querySelector<HTMLTextAreaElement>("#whole");
    if (!area) return;
    const lines = area.value.split("\n").slice(0, line - 1);
    const at = lines.reduce((sum, text) => sum + text.length + 1, 0);
    area.focus();
    area.setSelectionRange(at, at);
  };

  const unwritable = busy || written.fault !== undefined || renaming?.fault !== undefined;
  const blocked = unwritable || !isDirty;
  const first = form.filter(({ name }) => kind === "site" || FIRST.includes(name));
  const more = form.filter(({ name }) => kind !== "site" && !FIRST.includes(name) && name !== "draft");
  return (
    <>
      <div className="sheet">
        <div className="text">
          <h1>{title}</h1>
          <p className="hint">
            {path}
            {isDraft && " · draft"}
          </p>
          {repository.proposes && <Proposed {...{ repository, begins }} />}
          {whole !== undefined ? (
            <div className="field">
              <label htmlFor="whole">The file as it is</label>
              <textarea
                id="whole"
                className="body"
                rows={30}
                value={whole}
                onChange={(event) => setWhole(event.target.value)}
              />
            </div>
          ) : (
            parts && (
              <>
                <Fields
                  fields={first}
                  values={parts.values}
                  change={(values) => setParts({ ...parts, values })}
                  around={around}
                  top
                />
                {kind !== "site" && (
                  <BodyEditor
                    body={parts.body}
                    change={(body) => setParts((before) => before && { ...before, body })}
                    around={around}
                    pictureOf={(address) => pictureOf(fileAt(folder, address))}
                    show={showInBody}
                  />
                )}
                {more.length > 0 && (
                  <details
                    className="group"
                    open={
                      renaming?.fault !== undefined ||
                      moved !== undefined ||
                      more.some(({ name }) => around.faults.has(name))
                    }
                  >
                    <summary>More fields</summary>
                    {renaming && <PageAddress {...renaming} change={setPageName} />}
                    <Fields
                      fields={more}
                      values={parts.values}
                      change={(values) => setParts({ ...parts, values })}
                      around={around}
                      top
                    />
                  </details>
                )}
              </>
            )
          )}
          {moved !== undefined && (
            <label className="tick notice">
              <input type="checkbox" checked={keepAddress} onChange={(event) => setKeepAddress(event.target.checked)} />
              Others may link to {moved}: let it lead to the new address.
            </label>
          )}
          <p>
            {whole === undefined ? (
              <button type="button" className="quiet" onClick={() => setWhole(plainText(written.text))}>
                The file as it is
              </button>
            ) : (
              <button
                type="button"
                className="quiet"
                onClick={() => {
                  const content = readContent(written.text, kind);
                  if (!content) return setFault("The fields can’t be read like this: mend first what the check says.");
                  setParts(content);
                  setWhole(undefined);
                }}
              >
                Back to the form
              </button>
            )}
            {base.version !== undefined && kind !== "site" && (
              <button type="button" className="quiet" onClick={() => deleting.current?.showModal()}>
                Delete …
              </button>
            )}
          </p>
          {theirs !== undefined && (
            <details className="group" open>
              <summary>The text as somebody else has saved it</summary>
              <pre>{theirs}</pre>
            </details>
          )}
        </div>
        <ProblemPanel judgement={judged} show={show} />
      </div>
      <footer className="bar save">
        {(fault ?? written.fault) !== undefined && <p role="alert">{fault ?? written.fault}</p>}
        {note !== undefined && <p role="status">{note}</p>}
        {kind !== "site" && wasDraft && (
          <button
            type="button"
            className="quiet"
            disabled={unwritable || (isDraft && !isDirty)}
            onClick={() => save(true, false)}
          >
            Save as a draft
          </button>
        )}
        <button
          type="button"
          disabled={(wasDraft ? unwritable : blocked) || hasFault}
          onClick={() => save(kind === "site" ? undefined : wasDraft ? false : undefined, false)}
        >
          {kind !== "site" && wasDraft ? "Publish" : "Save"}
        </button>
        {!wasDraft && kind !== "site" && (
          <button type="button" className="quiet" disabled={unwritable} onClick={() => save(true, false)}>
            Make it a draft
          </button>
        )}
        {repository.proposes && (
          <button type="button" className="quiet" disabled={blocked} onClick={() => save(undefined, true)}>
            Propose
          </button>
        )}
        {kind !== "site" && <Preview library={changed} path={target} read={read} pictureOf={pictureOf} />}
        {hasFault && judged && (
          <p>What has an error is not published. {repository.proposes ? "Keep it as a draft, or propose it." : ""}</p>
        )}
        {!config.host && base.version !== undefined && <p>Saved texts show at once on the pages of npm run write.</p>}
      </footer>
      <dialog ref={deleting} aria-labelledby="delete-title">
        <h2 id="delete-title">Delete “{title}”?</h2>
        <Consequences library={library} path={path} />
        <button type="button" onClick={remove}>
          Delete
        </button>
        <button type="button" className="quiet" onClick={() => deleting.current?.close()}>
          Keep it
        </button>
      </dialog>
    </>
  );
}

/** The path of the file to which a picture's address in a text leads. */
function fileAt(folder: string, address: string): string {
  try {
    const [file = ""] = decodeURIComponent(address).split(/[?#]/);
    return file.startsWith("/") ? `static${file}` : nodePath.join(folder, file);
  } catch {
    return "";
  }
}

/** The address of a page: its file's name. */
interface PageRenaming {
  /** What its address begins with, and its last part as it was, or is to be. */
  base: string;
  name: string;
  /** Why it can't be that. */
  fault: string | undefined;
  /** The path of its file then. */
  target: string;
}

/** Says what becomes of a page whose address is to end in other words; undefined of one that has its address by its folder. */
function pageRenaming(path: string, wanted: string | undefined, library: Library): PageRenaming | undefined {
  const source = sourceFile(`/${library.folder}`, path.slice(library.folder.length + 1));
  if (!source || /(^|\/)index\.md$/i.test(path)) return undefined;
  const address = parseSource("", source, settingsOf({ site: siteIn(library) })).path;
  const [, base = "/", own = ""] = /^(.*\/)([^/]*)\/$/.exec(address) ?? [];
  const name = wanted ?? own;
  const renamed = `${path.slice(0, path.lastIndexOf("/") + 1)}${name}.md`;
  if (name === own) return { base, name, fault: undefined, target: path };
  const isTaken = library.files.some((file) => file.path.toLowerCase() === renamed);
  const fault =
    !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) || /^(index|readme)$/.test(name)
      ? "Write lower-case words without accents, joined by hyphens, like opening-hours."
      : isTaken
        ? "Another page has this address."
        : undefined;
  return { base, name, fault, target: fault === undefined ? renamed : path };
}

function PageAddress({ base, name, fault, change }: PageRenaming & { change(name: string): void }) {
  return (
    <div className="field">
      <label htmlFor="page-address">Last part of the address</label>
      <input
        id="page-address"
        value={name}
        aria-describedby="page-address-hint"
        aria-invalid={fault !== undefined}
        onChange={(event) => change(event.target.value)}
      />
      <p className={fault === undefined ? "hint" : "hint fault"} id="page-address-hint">
        {fault ?? `The page is at ${base}${name}/.`}
      </p>
    </div>
  );
}

/** What would be wrong without a text. */
function Consequences({ library, path }: { library: Library; path: string }) {
  const [after, setAfter] = useState<Problem[]>();
  const own = picturesOnlyOf(path, library);
  useEffect(() => {
    const gone = new Set([path, ...picturesOnlyOf(path, library)]);
    const texts = new Map([...library.texts].filter(([name]) => !gone.has(name)));
    const without = { ...library, texts, files: library.files.filter((file) => !gone.has(file.path)) };
    const now = new Date();
    void Promise.all([read(library), read(without)]).then(([before, after]) =>
      setAfter(judgement([path], problemsOf(before, now), problemsOf(after, now)).elsewhere),
    );
  }, [library, path]);
  return (
    <>
      {own.length > 0 && (
        <p>With it go the pictures that only it shows: {own.map((name) => name.split("/").at(-1)).join(", ")}.</p>
      )}
      <p>Its address leads nowhere then.</p>
      {after && after.length > 0 && (
        <>
          <p>Other texts would have errors:</p>
          <ul>
            {after.map((problem) => (
              <li key={JSON.stringify(problem)}>
                {problem.file}: {problem.message}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** Pictures beside a text whose names no other text holds. */
function picturesOnlyOf(path: string, { files, texts }: Library): string[] {
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const own = texts.get(path)?.text ?? "";
  return files
    .map((file) => file.path)
    .filter((name) => name.startsWith(folder) && isPicture(name) && own.includes(name.slice(folder.length)))
    .filter(
      (name) =>
        ![...texts].some(([other, { text = "" }]) => other !== path && text.includes(name.split("/").at(-1) as string)),
    );
}

/** The facts about the practice; undefined while they can't be read. */
const siteIn = ({ folder, texts }: Pick<Library, "folder" | "texts">) =>
  parseSite(texts.get(`${folder}/site.yaml`)?.text ?? "").site;

/** The people, the topics in use, the commonest first, and the texts. */
function siteWords({ folder, texts }: Library): Pick<Around, "authors" | "tags" | "pages"> {
  const site = siteIn({ folder, texts });
  const settings = settingsOf({ site });
  const counts = new Map<string, number>();
  for (const [path, { text = "" }] of texts) {
    const tags = kindOf(path, folder) === "post" ? readContent(text, "post")?.values.tags : undefined;
    if (Array.isArray(tags)) for (const tag of tags) counts.set(String(tag), (counts.get(String(tag)) ?? 0) + 1);
  }
  const tags = [...counts].sort(([, a], [, b]) => b - a).map(([tag]) => tag);
  const pages = [...texts].flatMap(([path, { text }]) => {
    const source = sourceFile(`/${folder}`, path.slice(folder.length + 1));
    if (!source || text === undefined) return [];
    const { fields, path: address } = parseSource(text, source, settings);
    return [{ title: fields.title ?? address, address }];
  });
  pages.sort((a, b) => a.title.localeCompare(b.title));
  return { authors: site?.people.map(({ name }) => name) ?? [], tags, pages };
}

/** What is wrong with the fields, by their names: of a finding, the field on whose line it is, or that it begins with. */
function faultsOf(problems: readonly Problem[], text: string, kind: Kind): ReadonlyMap<string, string> {
  const lines = plainText(text).split("\n");
  const end = kind === "site" ? lines.length : lines.indexOf("---", 1);
  const faults = new Map<string, string>();
  for (const { line, message, severity } of problems) {
    if (severity === "note" || line > end) continue;
    const above = lines.slice(0, line).findLast((one) => /^[A-Za-z]\w*:/.test(one));
    const name = message.match(/^([a-z]\w*)(?::| is missing)/)?.[1] ?? above?.split(":", 1)[0];
    if (name !== undefined && !faults.has(name)) faults.set(name, message);
  }
  return faults;
}
