// The box to search with, and where the script of the search page puts what it finds. Other ways on stand below.

import { Link, withPrefix } from "gatsby";
import { telephoneLink, telephoneText } from "../model/content/navigation";
import { pathsOf } from "../model/content/paths";
import { LONGEST_QUERY, SEARCH_SCRIPT, searchWords } from "../model/content/search";
import type { SiteView } from "../site/views";
import { Contact } from "./contact";
import { SiteLink } from "./site-link";
import { useWords } from "./words";

/** `gatsby develop` makes no index, so it has nothing to search in. */
const INDEXED = process.env.NODE_ENV === "production";

/** What it says to whoever develops the site. */
const DEVELOPING = "Search works on the built site: npm run build, then npm run serve.";

export function SearchBox({ site }: { site: SiteView }) {
  const { practice, callToAction } = site;
  const words = useWords();
  const { t, say, marked } = words;
  const telephone = practice?.telephone;
  const paths = pathsOf(site);
  const tagged = site.lists.some(({ address }) => address === paths.tags);
  const articles = <Link to={paths.blog}>{say("seeArticles")}</Link>;
  const archive = <Link to={paths.archive}>{say("seeArchive")}</Link>;
  return (
    <div className="search flow">
      {/* biome-ignore lint/a11y/useSemanticElements: browsers of 2023 know the role, not yet <search>. */}
      <form className="search-form" id="Search" role="search" action={withPrefix(paths.search)}>
        <label htmlFor="Search-words">{say("searchLabel")}</label>
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
            {say("search")}
          </button>
        </div>
        <p className="sr-only" id="Search-help">
          {say("searchHelp")}
        </p>
      </form>
      <noscript>
        <p>{say("searchNeedsScript")}</p>
      </noscript>
      {!INDEXED && <p lang="en">{DEVELOPING}</p>}
      <output
        className="search-status"
        id="Search-status"
        htmlFor="Search-words"
        data-words={JSON.stringify(searchWords(words))}
        {...marked}
      />
      {practice && (
        <section className="panel contact-panel" id="Search-contact" aria-label={t("reachUs")} hidden>
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
        {say("moreResults")}
      </button>
      <p className="search-else">
        {tagged
          ? say("seeAlsoTopics", { articles, topics: <Link to={paths.tags}>{say("seeTopics")}</Link>, archive })
          : say("seeAlso", { articles, archive })}
      </p>
      {(telephone || callToAction) && (
        <p className="search-else search-ask">
          <span>{say("orAskUs")}</span>
          {telephone && <a href={telephoneLink(telephone)}>{telephoneText(telephone, site.language)}</a>}
          {callToAction && <SiteLink link={callToAction} />}
        </p>
      )}
      {INDEXED && <script type="module" src={withPrefix(`/${SEARCH_SCRIPT}`)} />}
    </div>
  );
}
