// The foot of every page: who this is, how to reach the practice, and every way on.

import { withPrefix } from "gatsby";
import { licenceLines } from "../model/content/contact";
import { pathsOf } from "../model/content/paths";
import type { SiteView } from "../site/views";
import { Contact, hasContact } from "./contact";
import { Mark } from "./mark";
import { SiteLink } from "./site-link";
import { useWords } from "./words";

/** What a page may say itself of what stands here. */
export type Said = "description" | "contact";

interface SiteFooterProps {
  site: SiteView;
  path: string;
  said?: readonly Said[] | undefined;
}

export function SiteFooter({ site, path, said = [] }: SiteFooterProps) {
  const words = useWords();
  const { say } = words;
  return (
    <footer className="site-footer">
      <div className="wrapper spread footer-grid">
        <div className="flow footer-about">
          <p className="wordmark">
            <Mark />
            <span>{site.name}</span>
          </p>
          {!said.includes("description") && <p>{site.description}</p>}
          {licenceLines(site, words).map((line) => (
            <p key={line} {...words.marked}>
              {line}
            </p>
          ))}
        </div>
        <div className="footer-columns">
          {hasContact(site) && !said.includes("contact") && (
            <section className="flow" aria-labelledby="Contact">
              <h2 id="Contact" className="footer-title">
                {say("contact")}
              </h2>
              <Contact site={site} heading="h3" />
            </section>
          )}
          <nav className="flow no-print" aria-labelledby="More">
            <h2 id="More" className="footer-title">
              {say("more")}
            </h2>
            <ul className="link-list">
              {[...site.lists, ...site.pages].map((link) => (
                <li key={link.address}>
                  <SiteLink link={link} current={path} />
                </li>
              ))}
              <li>
                <a href={withPrefix(pathsOf(site).feeds.atom)}>{say("newsFeed")}</a>
              </li>
              {site.social.map((address) => (
                <li key={address}>
                  <a href={address} rel="me">
                    {new URL(address).hostname.replace(/^www\./, "")}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </div>
    </footer>
  );
}
