// What surrounds every page: skip link, header, main, footer.

import { Link } from "gatsby";
import type { ReactNode } from "react";
import { BLOG, HOME } from "../model/paths";
import type { Site } from "../model/schema";
import "../styles/index.css";
import { Mark } from "./mark";

export interface LayoutProps {
  site: Pick<Site, "name" | "description">;
  /** Address of this page, so that the navigation can mark it. */
  path: string;
  children: ReactNode;
}

export function Layout({ site, path, children }: LayoutProps) {
  return (
    <>
      {/* A capital, because the ids of headings never have one. */}
      <a className="skip-link" href="#Main">
        Skip to the content
      </a>
      <header className="site-header wrapper">
        <Link className="wordmark" to={HOME} aria-current={path === HOME ? "page" : undefined}>
          <Mark />
          <span>{site.name}</span>
        </Link>
        <nav aria-label="Main">
          <ul className="cluster">
            <li>
              <Link
                className="nav-link"
                to={BLOG}
                aria-current={path === BLOG ? "page" : path.startsWith(BLOG) ? "true" : undefined}
              >
                Articles
              </Link>
            </li>
          </ul>
        </nav>
      </header>
      <main id="Main" tabIndex={-1}>
        {children}
      </main>
      <footer className="site-footer">
        <div className="wrapper flow">
          <p className="wordmark">
            <Mark />
            <span>{site.name}</span>
          </p>
          <p>{site.description}</p>
        </div>
      </footer>
    </>
  );
}
