// Every component in every state, in groups.

import type { Root } from "hast";
import type { ReactNode } from "react";
import { Breadcrumbs } from "../components/breadcrumbs";
import { CallToAction } from "../components/call-to-action";
import { Contact } from "../components/contact";
import { Contents } from "../components/contents";
import { FactList } from "../components/fact-list";
import { FeaturedPicture } from "../components/featured-picture";
import { LegalFacts } from "../components/legal-facts";
import { Mark } from "../components/mark";
import { NotFound } from "../components/not-found";
import { Pagination } from "../components/pagination";
import { PersonCard } from "../components/person-card";
import { DraftMark, PostCard } from "../components/post-card";
import { PostGrid } from "../components/post-grid";
import { PostNeighbours } from "../components/post-neighbours";
import { ProblemList } from "../components/problem-list";
import { Prose } from "../components/prose";
import { ReviewDates } from "../components/review-dates";
import { SearchBox } from "../components/search-box";
import { Services } from "../components/services";
import { SiteLink } from "../components/site-link";
import { Sources } from "../components/sources";
import { TagList } from "../components/tag-list";
import { DIRECTIONS, POLICIES } from "../model/content/contact";
import { formatDate } from "../model/content/date";
import { countInWords, searchWords } from "../model/content/search";
import { wordsOf } from "../model/strings/words";
import type { Titled } from "../site/views";
import {
  CARDS,
  NEW_PRACTICE,
  PERSON,
  POSTS,
  PRACTICE,
  PROBLEMS,
  RESULTS,
  SITE,
  SOURCES,
  SQUARE,
  TALL,
  TEXT_PICTURES,
  topics,
  WIDE,
} from "./samples";

/** Texts that Markdown made: text.md and text-rtl.md. */
export interface Texts {
  text: Root;
  textRtl: Root;
}

/** Components that belong together, each state by its label. */
export interface Group {
  title: string;
  specimens: Readonly<Record<string, ReactNode>>;
}

/** The roles of src/styles/tokens.css that are colours, each with the one that is legible on it. */
export const ROLES: Readonly<Record<string, string>> = {
  page: "text",
  panel: "text",
  rule: "text",
  text: "page",
  "text-soft": "page",
  heading: "page",
  link: "page",
  focus: "page",
  mark: "page",
  button: "button-text",
  "button-hover": "button-text",
  "button-text": "button",
  found: "text",
  cover: "cover-text",
  "cover-text": "cover",
  "cover-soft": "cover",
  "cover-mark": "cover",
  "cover-focus": "cover",
  "cover-rule": "cover-text",
};

/** The sizes of src/styles/tokens.css, smallest first. */
export const STEPS = ["step--1", "step-0", "step-1", "step-2", "step-3", "step-4"];

const { language } = SITE;

const looks: Group = {
  title: "Colour, type and mark",
  specimens: {
    "The roles of colours": (
      <ul className="swatches">
        {Object.entries(ROLES).map(([role, on]) => (
          <li key={role} className="swatch" style={{ background: `var(--${role})`, color: `var(--${on})` }}>
            {role}
          </li>
        ))}
      </ul>
    ),
    "The scale of type": STEPS.map((step) => (
      <p key={step} className="step" style={{ fontSize: `var(--${step})` }}>
        {step}: unhurried 0123456789
      </p>
    )),
    "Headings as a page has them": (
      <>
        <p className="step-title">A title of a page</p>
        <p className="intro-lead">What stands first on the front page</p>
      </>
    ),
    "The wordmark": (
      <p className="wordmark">
        <Mark />
        <span>{SITE.name}</span>
      </p>
    ),
    "The mark where no picture is": (
      <div className="intro-mark mark-alone">
        <Mark />
      </div>
    ),
  },
};

const actions: Group = {
  title: "Links and buttons",
  specimens: {
    "To press first": (
      <SiteLink className="button" link={{ label: "Schedule your massage today", address: "/book/" }} />
    ),
    "To press as well": (
      <button className="button button-quiet" type="button">
        Show more results
      </button>
    ),
    "In the header: another page, this page, a page within this part": (
      <div className="cluster">
        <SiteLink className="nav-link" link={{ label: "About", address: "/about/" }} current="/blog/a/" />
        <SiteLink className="nav-link" link={{ label: "A", address: "/blog/a/" }} current="/blog/a/" />
        <SiteLink className="nav-link" link={{ label: "Articles", address: "/blog/" }} current="/blog/a/" />
      </div>
    ),
    "Where a list goes on": (
      <p>
        <SiteLink className="more" link={{ label: "All articles", address: "/blog/" }} />
      </p>
    ),
    "Only editors see this": (
      <p className="meta">
        <DraftMark />
      </p>
    ),
    "The call to action": <CallToAction site={SITE} />,
  },
};

const textGroup = ({ text, textRtl }: Texts): Group => ({
  title: "Text",
  specimens: {
    "One of everything": (
      <div className="prose">
        <Prose tree={text} images={TEXT_PICTURES} />
      </div>
    ),
    "From right to left": (
      <div className="prose" lang="ar" dir="rtl">
        <Prose tree={textRtl} images={[]} />
      </div>
    ),
    "What it rests on": (
      <div className="prose">
        <Sources sources={SOURCES} footnotes={[]} />
      </div>
    ),
    "When the facts were checked": <ReviewDates reviewed="2024-01-15" reviewDue="2027-01-15" />,
    "With no day of the next review": <ReviewDates reviewed="2024-01-15" reviewDue={undefined} />,
  },
});

const pictures: Group = {
  title: "The picture of an article",
  specimens: {
    "With a caption": (
      <FeaturedPicture image={WIDE} alt="A light over a hill" caption="What the picture cannot tell." />
    ),
    "Without a caption": <FeaturedPicture image={WIDE} alt="A light over a hill" caption={undefined} />,
    Upright: <FeaturedPicture image={TALL} alt="A light over a hill" caption={undefined} />,
    Decoration: <FeaturedPicture image={WIDE} alt="" caption={undefined} />,
  },
};

const cards: Group = {
  title: "Cards of articles",
  specimens: {
    ...Object.fromEntries(
      Object.entries(CARDS).map(([label, post]) => [
        label,
        <div key={post.path} className="one-card">
          <PostCard post={{ ...post, path: `${post.path}alone/` }} heading="h3" />
        </div>,
      ]),
    ),
    "In a grid, the first leading": <PostGrid posts={POSTS.map(under("grid"))} heading="h3" />,
    "In a grid, two of them": <PostGrid posts={POSTS.slice(0, 2).map(under("two"))} heading="h3" />,
    "In a grid, none leading": <PostGrid posts={POSTS.slice(0, 5).map(under("even"))} heading="h3" lead={false} />,
    "In rows": <PostGrid posts={POSTS.slice(0, 3).map(under("rows"))} heading="h3" lead={false} rows />,
    "No article yet": <PostGrid posts={[]} heading="h3" />,
  },
};

/** The same article at another address: a picture's name in view transitions stands once on a page. */
function under(folder: string) {
  return <Post extends { path: string }>(post: Post): Post => ({ ...post, path: `/blog/${folder}${post.path}` });
}

const uncounted = ({ title, path }: Titled): Titled => ({ title, path });

const ways: Group = {
  title: "Ways through the site",
  specimens: {
    "Where a page stands": <Breadcrumbs page={{ name: "Privacy", path: "/privacy/" }} />,
    "Where an article with a long title stands": (
      <Breadcrumbs page={{ name: String(CARDS["With a long title"]?.title), path: "/blog/a/" }} />
    ),
    "The first page of a list": <Pagination page={{ number: undefined, newer: undefined, older: "/blog/page/12/" }} />,
    "A page between": <Pagination page={{ number: 7, newer: "/blog/page/8/", older: "/blog/page/6/" }} />,
    "The last page": <Pagination page={{ number: 1, newer: "/blog/page/2/", older: undefined }} />,
    "An article before and one after": (
      <PostNeighbours earlier={CARDS["With a picture"]} later={CARDS["With a long title"]} />
    ),
    "Only one before": <PostNeighbours earlier={CARDS["With a picture"]} later={undefined} />,
    "Only one after": <PostNeighbours earlier={undefined} later={CARDS["With a picture"]} />,
    "One topic": <TagList tags={topics(1).map(uncounted)} label="One topic" />,
    "Forty topics": <TagList tags={topics(40).map(uncounted)} label="Forty topics" />,
    "An index of one": <TagList tags={topics(1)} label="An index of one" />,
    "An index of forty": <TagList tags={topics(40)} label="An index of forty" />,
  },
};

const people: Group = {
  title: "People and the practice",
  specimens: {
    "A person with a photo": <PersonCard person={PERSON} photo={SQUARE} heading="h3" />,
    "Without a photo": <PersonCard person={PERSON} photo={undefined} heading="p" />,
    "Only a name": <PersonCard person={{ name: "Bo" }} photo={undefined} heading="p" />,
    "A practice of which all is known": (
      <div className="panel contact-panel">
        <Contact site={SITE} heading="h3" />
        <p>Prices: {PRACTICE.priceRange}</p>
      </div>
    ),
    "Who answers for the site": <LegalFacts site={SITE} />,
    "Only a telephone": (
      <div className="panel contact-panel">
        <Contact site={{ ...SITE, practice: NEW_PRACTICE, closures: [] }} heading="h3" />
      </div>
    ),
    "Only days on which it is closed": (
      <div className="panel contact-panel">
        <Contact site={{ ...SITE, practice: undefined }} heading="h3" />
      </div>
    ),
    "What it offers": <Services site={SITE} heading="h3" />,
    "What holds for every visit": <FactList facts={SITE.policies ?? {}} keys={POLICIES} />,
    "How to find it, of which little is known": <FactList facts={{ parking: "None." }} keys={DIRECTIONS} />,
    "What stands above every page for some days": (
      <div className="notice">
        <p className="wrapper">From June on you find us at 14 Harbour Lane, one door to the left.</p>
      </div>
    ),
  },
};

const search: Group = {
  title: "Search",
  specimens: {
    "Before anything is looked for": <SearchBox site={SITE} />,
    "What was found": (
      <>
        <p className="search-status">{countInWords(searchWords(wordsOf(SITE)), RESULTS.length, "sleep")}</p>
        <ol className="results">
          {RESULTS.map(({ title, date, excerpt: [before, found, after] }) => (
            <li key={title} className="result">
              <h3 className="result-title">
                <a className="result-link" href="/blog/">
                  {title}
                </a>
              </h3>
              {date && (
                <p className="meta">
                  <time dateTime={date}>{formatDate(date, language)}</time>
                </p>
              )}
              <p className="result-excerpt">
                {before}
                <mark className="found">{found}</mark>
                {after}
              </p>
            </li>
          ))}
        </ol>
      </>
    ),
    "Nothing found": <p className="search-status">{countInWords(searchWords(wordsOf(SITE)), 0, "slep")}</p>,
  },
};

const faults: Group = {
  title: "When something is wrong",
  specimens: {
    "An address that leads nowhere": <NotFound heading="h3" />,
    "What editors must mend": <ProblemList problems={PROBLEMS} />,
  },
};

/** The id of a group. A capital, because the ids of headings in texts never have one. */
export const groupId = (title: string): string => `Group-${title.toLowerCase().replace(/[^a-z]+/g, "-")}`;

/** The gallery, in the order of the page: first its own table of contents. */
export function groupsWith(texts: Texts): Group[] {
  const groups = [looks, actions, textGroup(texts), pictures, cards, ways, people, search, faults];
  const entries = groups.map(({ title }) => ({ depth: 2, text: title, id: groupId(title) }) as const);
  return [{ title: "A table of contents", specimens: { "Of this page": <Contents entries={entries} /> } }, ...groups];
}
