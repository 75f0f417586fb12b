// What surrounds every page: skip link, notice, header, main, footer.

import { Link } from "gatsby";
import type { ReactNode } from "react";
import { HOME, SEARCH } from "../model/content/paths";
import type { SiteView } from "../site/views";
import "../styles/index.css";
import { Mark } from "./mark";
import { type Said, SiteFooter } from "./site-footer";
import { SiteLink } from "./site-link";

interface LayoutProps {
  site: SiteView;
  /** Address of this page, so that the navigation can mark it. */
  path: string;
  /** What the page says itself, so that its foot does not say it again. */
  said?: readonly Said[] | undefined;
  children: ReactNode;
}

export function Layout({ site, path, said, children }: LayoutProps) {
  const links = [...site.navigation, { label: "Search", address: SEARCH }];
  return (
    <>
      {/* A capital, because the ids of headings never have one. */}
      <a className="skip-link" href="#Main">
        Skip to the content
      </a>
      {site.notice && (
        <section className="notice no-print" aria-label="Notice">
          <p className="wrapper">{site.notice}</p>
        </section>
      )}
      <header className="site-header wrapper">
        <Link className="wordmark" to={HOME} aria-current={path === HOME ? "page" : undefined}>
          <Mark />
          <span>{site.name}</span>
        </Link>
        <nav aria-label="Main">
          <ul className="cluster">
            {links.map((link) => (
              <li key={link.address}>
                <SiteLink className="nav-link" link={link} current={path} />
              </li>
            ))}
          </ul>
        </nav>
      </header>
      {/* On paper, the addresses of links to this site begin with it. */}
      <main id="Main" tabIndex={-1} style={{ "--site": JSON.stringify(site.url) } as object}>
        {children}
      </main>
      <SiteFooter site={site} path={path} said={said} />
    </>
  );
}
