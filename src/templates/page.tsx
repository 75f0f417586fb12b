// Every page that the plan has, by its template. Gatsby knows this one: it takes what the plan says by one query.

import { graphql, type HeadProps, type PageProps } from "gatsby";
import type { Root } from "hast";
import { HeadTags } from "../components/head-tags";
import { WordsProvider } from "../components/words";
import { wordsOf } from "../model/strings/words";
import type { Translation } from "../site/translations";
import type { SiteView, TemplateName, Views } from "../site/views";
import * as archive from "./archive";
import * as home from "./home";
import * as notFound from "./not-found";
import * as post from "./post";
import * as postList from "./post-list";
import * as problems from "./problems";
import * as redirect from "./redirect";
import * as search from "./search";
import * as tags from "./tags";
import type { Template } from "./template";
import * as text from "./text";

const TEMPLATES: { readonly [Name in TemplateName]: Template<Name> } = {
  home,
  "post-list": postList,
  tags,
  archive,
  redirect,
  post,
  text,
  search,
  "not-found": notFound,
  problems,
};

interface Data {
  site: { facts: SiteView };
  page: {
    path: string;
    translations: readonly Translation[];
    template: TemplateName;
    view: Views[TemplateName];
    body: Root | null;
  };
}

/** The template of a page; the plan has what it shows. */
const templateOf = ({ page }: Data) => TEMPLATES[page.template] as Template<TemplateName>;

export default function PlannedPage({ data, children }: PageProps<Data>) {
  const { site, page } = data;
  const { Page } = templateOf(data);
  return (
    <WordsProvider site={site.facts} translations={page.translations}>
      <Page site={site.facts} path={page.path} view={page.view} body={page.body ?? undefined}>
        {children}
      </Page>
    </WordsProvider>
  );
}

export const Head = ({ data }: HeadProps<Data>) => {
  const { site, page } = data;
  const meta = templateOf(data).head(page.view, site.facts, wordsOf(site.facts));
  // Not by its location, which has the path prefix.
  return <HeadTags site={site.facts} page={{ ...meta, translations: page.translations }} pathname={page.path} />;
};

export const query = graphql`
  query PlannedPage($id: String!, $language: String!) {
    site: siteFacts(language: { eq: $language }) {
      facts
    }
    page: plannedPage(id: { eq: $id }) {
      path
      translations
      template
      view
      body
    }
  }
`;
