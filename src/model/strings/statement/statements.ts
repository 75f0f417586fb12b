// The accessibility statement that a practice begins with, in each language that the site speaks.

import { ar } from "./ar";
import { de } from "./de";
import { en } from "./en";
import { es } from "./es";
import { fr } from "./fr";
import { it } from "./it";
import { nl } from "./nl";
import { pl } from "./pl";
import type { PLACEHOLDERS } from "./placeholders";
import { pt } from "./pt";
import { sv } from "./sv";

export interface Statement {
  title: string;
  excerpt: string;
  /** Markdown, with the places `{name}`, `{date}` and those of the placeholders. */
  body: string;
}

/** By their languages. */
export const STATEMENTS: Readonly<Record<keyof typeof PLACEHOLDERS, Statement>> = {
  ...{ en, de, fr, es, it, nl, pt, pl, sv, ar },
};
