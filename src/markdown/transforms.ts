// What is made of every body's HTML, whichever way it was parsed.

import { callouts } from "./callouts";
import { figures } from "./figures";
import { footnotes } from "./footnotes";
import { headings } from "./headings";
import { inPageLinks } from "./in-page-links";
import { quotes } from "./quotes";
import { tables } from "./tables";
import { taskLists } from "./task-lists";

/** The transforms that both Markdown routes share, in order. */
export const rehypeTransforms = [headings, inPageLinks, callouts, quotes, figures, tables, taskLists, footnotes];
