// What the configuration of any web server of one's own is made of.

import { type Group, groupsOf, type Places } from "./hosting";
import type { ServerRedirect } from "./redirects";

/** Where and what a server of one's own serves. */
export interface ServerSite {
  /** The site's name in the domain name system. */
  domain: string;
  /** The absolute path of the folder that it serves. With a path prefix, the site lies in a folder of that name there. */
  root: string;
  pathPrefix: string;
  /** What the addresses of its further languages begin with, without a slash at the end. */
  languages: readonly string[];
  /** The port to serve on without encryption, behind another server; undefined for one that the world asks. */
  port: number | undefined;
  /** Redirects that are known now. Later ones have pages of their own that send the reader on. */
  redirects: readonly ServerRedirect[];
  /** The origins that the site's editor asks; undefined for a site without one. */
  editor?: readonly string[] | undefined;
  /** Where it has its search and its topics; undefined for the usual places. */
  places?: Places | undefined;
}

/**
 * The groups of a site as a server's configuration may hold them: it must stay right when pages come and styles change.
 */
export const lastingGroups = ({
  pathPrefix,
  editor,
  places,
}: Pick<ServerSite, "pathPrefix" | "editor" | "places">): Group[] =>
  groupsOf({ styles: undefined, pathPrefix, editor, places });

/** Indents lines of a block. */
export const indented = (lines: readonly string[], by: string): string[] =>
  lines.map((line) => (line === "" ? "" : `${by}${line}`));
