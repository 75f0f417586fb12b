// Shows a text as the site will: by the plan of the site, its templates and its styles, in a frame of its own. Of pictures it
// has those of the text itself; cards of other articles are without theirs.

import { useEffect, useRef, useState } from "react";
import { createRoot, type Root as ReactRoot } from "react-dom/client";
import { WordsProvider } from "../components/words";
import { loaded } from "../content/entry-text";
import { usesOf } from "../content/picture-uses";
import { renderMarkdown } from "../markdown/render";
import { splitFrontmatter } from "../model/content/frontmatter";
import { newestFirst } from "../model/content/listing";
import { htmlAttributes } from "../model/head/head";
import { pictureFormat } from "../model/pictures/picture-format";
import type { Original } from "../site/pictures";
import { type PlannedPage, planSite, type SitePlan, siteOf } from "../site/plan";
import * as home from "../templates/home";
import * as post from "../templates/post";
import type { Template } from "../templates/template";
import * as text from "../templates/text";
import type { TextReader } from "./check";
import type { Library } from "./library";
import { wordsOf } from "./words";

/** The site's own styles lie beside this page. */
const STYLES = new URL("preview.css", document.baseURI).href;

/** The templates of pages that have a text. */
const TEMPLATES = { home, post, text };

interface PreviewProps {
  library: Library;
  path: string;
  read: TextReader;
  /** What a picture's file holds; undefined if there is none. */
  pictureOf(path: string): Promise<Uint8Array | undefined>;
}

/** A picture that can be shown. */
interface Shown {
  original: Original;
  url: string;
}

/** A button, and the page that it shows. */
export function Preview(props: PreviewProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="quiet"
        onClick={() => {
          setOpen(true);
          dialog.current?.showModal();
        }}
      >
        Preview
      </button>
      <dialog className="preview" ref={dialog} aria-label="Preview" onClose={() => setOpen(false)}>
        <button type="button" onClick={() => dialog.current?.close()}>
          Close the preview
        </button>
        {open && <Frame {...props} />}
      </dialog>
    </>
  );
}

function Frame({ library, path, read, pictureOf }: PreviewProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [fault, setFault] = useState<string>();
  useEffect(() => {
    const urls: string[] = [];
    let root: ReactRoot | undefined;
    let closed = false;
    const show = async (): Promise<void> => {
      const texts = await read(library);
      const file = `/${path}`;
      const entry = texts.entries.find(({ contentFilePath }) => contentFilePath === file);
      const { sites } = texts.facts;
      if (!entry?.source || sites.length === 0)
        throw new Error("It can be shown when what the check says of its fields is mended.");
      const pictures = new Map<string, Shown>();
      for (const { target } of usesOf([entry], texts.facts, texts.around)) {
        const found = pictures.has(target) ? undefined : await pictureOf(target.slice(1));
        const shown = found && (await describe(found, pictures.size));
        if (!shown) continue;
        pictures.set(target, shown);
        urls.push(shown.url);
      }
      const all = texts.entries.flatMap((one) => loaded(one) ?? []);
      const plan = planSite(
        {
          sites,
          posts: all.filter((one) => one.kind === "post").sort(newestFirst),
          pages: all.filter((one) => one.kind === "page"),
          pictures: new Map([...pictures].map(([name, { original }]) => [name, original])),
          photoFile: (photo) => `${texts.around.dir}/${photo}`,
        },
        { now: new Date(), preview: true, hidden: false, pathPrefix: "", encoder: "" },
      );
      const page = plan.pages.find(({ body }) => body?.contentFilePath === file);
      const inner = frame.current?.contentDocument;
      if (!page || !inner || closed) return;
      const body = renderMarkdown(splitFrontmatter(library.texts.get(path)?.text ?? "").body).tree;
      for (const [name, value] of Object.entries(htmlAttributes(siteOf(plan, page))))
        inner.documentElement.setAttribute(name, String(value));
      const link = Object.assign(inner.createElement("link"), { rel: "stylesheet", href: STYLES });
      inner.head.replaceChildren(link);
      // A face that comes late is not used, as on the site.
      await new Promise((done) => link.addEventListener("load", done));
      await Promise.all(["1em Newsreader", "italic 1em Newsreader"].map((face) => inner.fonts.load(face)));
      if (closed) return;
      // It is to be looked at; where its links lead is not here.
      inner.addEventListener("click", (event) => event.preventDefault());
      root = createRoot(inner.body);
      root.render(<Shown page={page} plan={plan} body={body} urls={[...pictures.values()].map(({ url }) => url)} />);
    };
    show().catch((error) => setFault(wordsOf(error)));
    return () => {
      closed = true;
      root?.unmount();
      for (const url of urls) URL.revokeObjectURL(url);
    };
  }, [library, path, read, pictureOf]);
  if (fault !== undefined) return <p role="alert">{fault}</p>;
  return <iframe ref={frame} title="The page as it will be" />;
}

interface ShownProps {
  page: PlannedPage;
  plan: SitePlan;
  body: ReturnType<typeof renderMarkdown>["tree"];
  urls: readonly string[];
}

function Shown({ page, plan, body, urls }: ShownProps) {
  const { Page } = TEMPLATES[page.template as keyof typeof TEMPLATES] as Template<typeof page.template>;
  const site = siteOf(plan, page);
  return (
    <WordsProvider site={site} translations={page.translations}>
      <Page site={site} path={page.path} view={withUrls(page.view, urls) as never} body={body}>
        {undefined}
      </Page>
    </WordsProvider>
  );
}

/** By which name the plan knows the picture of a number: it stands in the picture's address. */
const nameOf = (number: number): string => `picture-${String(number).padStart(8, "0")}`;

async function describe(bytes: Uint8Array, number: number): Promise<Shown | undefined> {
  const format = pictureFormat(bytes) ?? "svg";
  const type = format === "svg" ? "image/svg+xml" : `image/${format}`;
  const blob = new Blob([bytes as Uint8Array<ArrayBuffer>], { type });
  const bitmap = await createImageBitmap(blob).catch(() => undefined);
  const { width, height } = bitmap ?? { width: 0, height: 0 };
  bitmap?.close();
  if (!bitmap && format !== "svg") return undefined;
  return { original: { format, width, height, digest: nameOf(number) }, url: URL.createObjectURL(blob) };
}

/** Puts the pictures that the browser has in the place of those that a build would make. */
function withUrls(value: unknown, urls: readonly string[]): unknown {
  const urlIn = (address: string): string | undefined => {
    const number = address.match(/^\/static\/picture-(\d{8})\//)?.[1];
    return number === undefined ? undefined : urls[Number(number)];
  };
  if (typeof value === "string") return urlIn(value) ?? value;
  if (Array.isArray(value)) return value.map((item) => withUrls(item, urls));
  if (typeof value !== "object" || value === null) return value;
  const { images } = value as { images?: { fallback?: { src: string } } };
  const url = images?.fallback && urlIn(images.fallback.src);
  if (url) return { ...value, images: { sources: [], fallback: { src: url } } };
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withUrls(inner, urls)]));
}
