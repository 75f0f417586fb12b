// The foot of every page: who this is, how to reach the practice, and every way on.

import { withPrefix } from "gatsby";
import { licenceLines } from "../model/content/contact";
import { ATOM } from "../model/content/paths";
import type { SiteView } from "../site/views";
import { Contact, hasContact } from "./contact";
import { Mark } from "./mark";
import { SiteLink } from "./site-link";

/** What a page may say itself of what stands here. */
export type Said = "description" | "contact";

interface SiteFooterProps {
  site: SiteView;
  path: string;
  said?: readonly Said[] | undefined;
}

export function SiteFooter({ site, path, said = [] }: SiteFooterProps) {
  return (
    <footer className="site-footer">
      <div className="wrapper spread footer-grid">
        <div className="flow footer-about">
          <p className="wordmark">
            <Mark />
            <span>{site.name}</span>
          </p>
          {!said.includes("description") && <p>{site.description}</p>}
          {licenceLines(site).map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
        <div className="footer-columns">
          {hasContact(site) && !said.includes("contact") && (
            <section className="flow" aria-labelledby="Contact">
              <h2 id="Contact" className="footer-title">
                Contact
              </h2>
              <Contact site={site} heading="h3" />
            </section>
          )}
          <nav className="flow no-print" aria-labelledby="More">
            <h2 id="More" className="footer-title">
              More
            </h2>
            <ul className="link-list">
              {[...site.lists, ...site.pages].map((link) => (
                <li key={link.address}>
                  <SiteLink link={link} current={path} />
                </li>
              ))}
              <li>
                <a href={withPrefix(ATOM)}>News feed</a>
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
