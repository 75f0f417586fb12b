// The list of all texts: posts, newest first, pages, and the practice's facts.

import { useMemo, useState } from "react";
import { isDraft, readContent } from "./content-text";
import { kindOf, type Library } from "./library";

interface Listed {
  path: string;
  title: string;
  date: string;
  draft: boolean;
}

const editLink = (path: string): string => `#/edit/${encodeURIComponent(path)}`;

function listed({ folder, texts }: Library, kind: "post" | "page"): Listed[] {
  return [...texts]
    .filter(([path]) => kindOf(path, folder) === kind)
    .map(([path, { text = "" }]) => {
      const values = readContent(text, kind)?.values ?? {};
      const { title, date } = values;
      const name = path.slice(path.lastIndexOf("/") + 1);
      return { path, title: String(title ?? name), date: String(date ?? ""), draft: isDraft(values) };
    })
    .sort((a, b) => (a.date === b.date ? a.title.localeCompare(b.title) : a.date < b.date ? 1 : -1));
}

export function Overview({ library }: { library: Library }) {
  const [sought, setSought] = useState("");
  const posts = useMemo(() => listed(library, "post"), [library]);
  const pages = useMemo(() => listed(library, "page"), [library]);
  const today = new Date().toISOString().slice(0, 10);
  const found = posts.filter(({ title }) => title.toLowerCase().includes(sought.toLowerCase()));
  return (
    <div className="narrow">
      <div className="head">
        <h1>Articles</h1>
        <a className="button" href="#/new">
          New article
        </a>
      </div>
      <div className="field">
        <label htmlFor="sought">Find by title</label>
        <input id="sought" type="search" value={sought} onChange={(event) => setSought(event.target.value)} />
      </div>
      <ul className="texts">
        {found.map(({ path, title, date, draft }) => (
          <li key={path}>
            <a href={editLink(path)}>{title}</a>
            <span>{draft ? "Draft" : date > today ? `From ${date} on` : date}</span>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p>No article has such a title.</p>}
      <h2>Pages</h2>
      <ul className="texts">
        {pages.map(({ path, title, draft }) => (
          <li key={path}>
            <a href={editLink(path)}>{title}</a>
            {draft && <span>Draft</span>}
          </li>
        ))}
      </ul>
      <h2>The practice</h2>
      <ul className="texts">
        <li>
          <a href={editLink(`${library.folder}/site.yaml`)}>Facts about the practice</a>
          <span>Hours, prices, people</span>
        </li>
      </ul>
    </div>
  );
}
