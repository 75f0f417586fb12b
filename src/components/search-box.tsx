// The box to search with, and where the script of the search page puts what it finds. Other ways on stand below.

import { Link, withPrefix } from "gatsby";
import { telephoneLink } from "../model/content/navigation";
import { ARCHIVE, BLOG, SEARCH, TAGS } from "../model/content/paths";
import { LONGEST_QUERY, SEARCH_SCRIPT } from "../model/content/search";
import type { SiteView } from "../site/views";
import { Contact } from "./contact";
import { SiteLink } from "./site-link";

/** `gatsby develop` makes no index, so it has nothing to search in. */
const INDEXED = process.env.NODE_ENV === "production";

export function SearchBox({ site }: { site: SiteView }) {
  const { practice, callToAction } = site;
  const telephone = practice?.telephone;
  const topics = site.lists.find(({ address }) => address === TAGS);
  return (
    <div className="search flow">
      {/* biome-ignore lint/a11y/useSemanticElements: browsers of 2023 know the role, not yet <search>. */}
      <form className="search-form" id="Search" role="search" action={withPrefix(SEARCH)}>
        <label htmlFor="Search-words">What are you looking for?</label>
        <div className="search-row">
          <input
            className="search-words"
            id="Search-words"
            name="q"
            type="search"
            maxLength={LONGEST_QUERY}
            autoComplete="off"
            enterKeyHint="search"
            aria-describedby="Search-help"
          />
          <button className="button" type="submit">
            Search
          </button>
        </div>
        <p className="sr-only" id="Search-help">
          Results appear while you type. The arrow keys move among them, Escape clears them.
        </p>
      </form>
      <noscript>
        <p>Search needs JavaScript, which is off in this browser.</p>
      </noscript>
      {!INDEXED && <p>Search works on the built site: npm run build, then npm run serve.</p>}
      <output className="search-status" id="Search-status" htmlFor="Search-words" />
      {practice && (
        <section className="panel contact-panel" id="Search-contact" aria-label="How to reach us" hidden>
          <Contact site={site} heading="h2" />
          {callToAction && (
            <p>
              <SiteLink className="button" link={callToAction} />
            </p>
          )}
        </section>
      )}
      <ol className="results" id="Search-results" />
      <button className="button button-quiet" id="Search-more" type="button" hidden>
        Show more results
      </button>
      <p className="search-else">
        See also <Link to={BLOG}>all articles</Link>
        {topics && (
          <>
            , <SiteLink link={{ ...topics, label: "topics" }} />
          </>
        )}{" "}
        and <Link to={ARCHIVE}>the archive</Link>.
      </p>
      {(telephone || callToAction) && (
        <p className="search-else search-ask">
          <span>Or ask us:</span>
          {telephone && <a href={telephoneLink(telephone)}>{telephone.replace(/ /g, "\u00a0")}</a>}
          {callToAction && <SiteLink link={callToAction} />}
        </p>
      )}
      {INDEXED && <script type="module" src={withPrefix(`/${SEARCH_SCRIPT}`)} />}
    </div>
  );
}
