// What surrounds every page: skip link, notice, header, main, footer.

import { Link } from "gatsby";
import type { ReactNode } from "react";
import { textDirection } from "../model/content/language";
import { pathsOf } from "../model/content/paths";
import type { SiteView } from "../site/views";
import "../styles/index.css";
import { Mark } from "./mark";
import { type Said, SiteFooter } from "./site-footer";
import { SiteLink } from "./site-link";
import { useWords } from "./words";

interface LayoutProps {
  site: SiteView;
  /** Address of this page, so that the navigation can mark it. */
  path: string;
  /** What the page says itself, so that its foot does not say it again. */
  said?: readonly Said[] | undefined;
  children: ReactNode;
}

export function Layout({ site, path, said, children }: LayoutProps) {
  const { t, say, marked, translations } = useWords();
  const paths = pathsOf(site);
  const links = [...site.navigation, { label: t("search"), address: paths.search, marked }];
  return (
    <>
      {/* A capital, because the ids of headings never have one. */}
      <a className="skip-link" href="#Main">
        {say("skipLink")}
      </a>
      {site.notice && (
        <section
          className="notice no-print"
          aria-label={t("notice")}
          // Search finds it on one page, not on all.
          data-pagefind-body={said?.includes("contact") ? "" : undefined}
        >
          <p className="wrapper">{site.notice}</p>
        </section>
      )}
      <header className="site-header wrapper">
        <Link className="wordmark" to={paths.home} aria-current={path === paths.home ? "page" : undefined}>
          <Mark />
          <span>{site.name}</span>
        </Link>
        <nav aria-label={t("mainNavigation")}>
          <ul className="cluster">
            {links.map((link) => (
              <li key={link.address}>
                <SiteLink className="nav-link" link={link} current={path} />
              </li>
            ))}
            {site.languages
              ?.filter((language) => language !== site.language)
              .map((language) => (
                <li key={language}>
                  <Link
                    className="nav-link"
                    to={translations.find((one) => one.language === language)?.path ?? homeIn(language, site)}
                    lang={language}
                    hrefLang={language}
                    dir={textDirection(language)}
                  >
                    {nameOf(language)}
                  </Link>
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

const homeIn = (language: string, { languages }: Pick<SiteView, "languages">): string =>
  pathsOf({ language, languages }).home;

/** A language's name in itself, as a title: `Français`. */
function nameOf(language: string): string {
  const name = new Intl.DisplayNames(language, { type: "language" }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
