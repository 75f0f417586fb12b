// What a template is: a component that shows what the plan says of a page, and what the page's head tells.

import type { Root } from "hast";
import type { ReactNode } from "react";
import type { PageMeta } from "../model/head/head";
import type { Words } from "../model/strings/words";
import type { SiteView, TemplateName, Views } from "../site/views";

export interface TemplateProps<Name extends TemplateName> {
  site: SiteView;
  /** The page's address. */
  path: string;
  view: Views[Name];
  /** The tree of a Markdown body; undefined for a text in MDX, which comes as children, and for a page without a body. */
  body: Root | undefined;
  children: ReactNode;
}

export interface Template<Name extends TemplateName> {
  Page(props: TemplateProps<Name>): ReactNode;
  head(view: Views[Name], site: SiteView, words: Words): PageMeta;
}
