// The configuration of Caddy (https://caddyserver.com/docs/caddyfile) for a site.

import { NOT_FOUND } from "../content/paths";
import {
  COMMON_HEADERS,
  contentType,
  GROUP_HEADERS,
  HOST_FILES,
  HTTPS_HEADERS,
  isText,
  literal,
  MEDIA_TYPES,
  NAMED_TYPES,
  UNKNOWN_TYPE,
} from "./hosting";
import type { ServerRedirect } from "./redirects";
import { indented, lastingGroups, type ServerSite } from "./server";

/** Writes the configuration, a Caddyfile. With a domain and no port, Caddy gets its certificate by itself. */
export function caddyfile(served: ServerSite): string {
  const { domain, root, pathPrefix, languages, port, redirects } = served;
  const groups = lastingGroups(served);
  const placeholders = GROUP_HEADERS.map((name) => `{${name.toLowerCase().replaceAll("-", "_")}}`);
  const map = [
    `map {path} ${placeholders.join(" ")} {`,
    ...indented(
      groups.map(({ addresses, headers }) =>
        [
          addresses === "" ? "default" : quoted(`~${addresses}`),
          ...GROUP_HEADERS.map((name) => quoted(headers[name])),
        ].join(" "),
      ),
      "\t",
    ),
    "}",
  ];
  const fields = [
    "header {",
    ...indented(
      [
        ...Object.entries(COMMON_HEADERS).map(([name, value]) => `${name} ${quoted(value)}`),
        ...GROUP_HEADERS.map((name, index) => `${name} ${placeholders[index]}`),
      ],
      "\t",
    ),
    "}",
  ];
  const types = [
    "map {path} {content_type} {",
    ...indented(
      [
        ...Object.entries(NAMED_TYPES).map(([address, type]) => `${pathPrefix}${address} ${type}`),
        ...Object.values(MEDIA_TYPES).map(
          (ends) => `${quoted(typeExpression(ends))} ${quoted(contentType(`/x.${ends.split(" ")[0]}`))}`,
        ),
        `default ${UNKNOWN_TYPE}`,
      ],
      "\t",
    ),
    "}",
    "header Content-Type {content_type}",
  ];
  // Caddy has a list of its own, which lacks feeds in JSON, and in older versions XML.
  const encode = [
    "encode zstd gzip {",
    "\tmatch {",
    ...[...Object.keys(MEDIA_TYPES), ...Object.values(NAMED_TYPES)]
      .filter(isText)
      .map((type) => `\t\theader Content-Type ${type}*`),
    "\t}",
    "}",
  ];
  const snippet = `${domain}-headers`;
  const site = [
    `root * ${quoted(root)}`,
    ...encode,
    `import ${snippet}`,
    "@https protocol https",
    ...Object.entries(HTTPS_HEADERS).map(([name, value]) => `header @https ${name} ${quoted(value)}`),
    ...redirects.flatMap(redirect),
    "# Files that the build has compressed (PRECOMPRESS=1) are served where they are there.",
    "file_server {",
    "\tprecompressed br gzip",
    `\thide ${HOST_FILES.map((file) => file.slice(1)).join(" ")}`,
    "}",
    "handle_errors {",
    "\t@missing expression {http.error.status_code} in [403, 404]",
    ...languages.map((base, index) => `\t@language${index} path ${pathPrefix}${base}/*`),
    ...(languages.length > 0
      ? [`\t@language not path ${languages.map((base) => `${pathPrefix}${base}/*`).join(" ")}`]
      : []),
    "\troute @missing {",
    `\t\trewrite ${languages.length > 0 ? "@language" : "*"} ${pathPrefix}${NOT_FOUND}`,
    ...languages.map((base, index) => `\t\trewrite @language${index} ${pathPrefix}${base}${NOT_FOUND}`),
    "\t\t# What was asked of another address does not hold for this page: it is sent whole.",
    ...["If-None-Match", "If-Modified-Since", "Range"].map((name) => `\t\trequest_header -${name}`),
    `\t\timport ${snippet}`,
    ...indented(encode, "\t\t"),
    "\t\tfile_server {",
    "\t\t\tstatus 404",
    "\t\t}",
    "\t}",
    "}",
  ];
  return [
    `# Caddy serves ${domain}: made by \`npm run hosting\`. It lasts over new posts and new styles; make it anew after an`,
    "# update of this project, and for old addresses to be redirected at once rather than by a page.",
    "#",
    `#   1. copy public/ to ${root}${pathPrefix}`,
    "#   2. copy this file to /etc/caddy/Caddyfile, or import it there",
    "#   3. sudo systemctl reload caddy",
    "",
    `(${snippet}) {`,
    ...indented([...map, ...fields, ...types], "\t"),
    "}",
    "",
    `${port === undefined ? domain : `http://:${port}`} {`,
    ...indented(site, "\t"),
    "}",
    "",
  ].join("\n");
}

/** Finds names by their ends; addresses of pages end in a slash. */
const typeExpression = (ends: string): string =>
  `~${ends === "html" ? "(/|\\.html)" : `\\.(${ends.replaceAll(" ", "|")})`}$`;

function redirect({ from, to, status, below }: ServerRedirect, index: number): string[] {
  if (!below) return [`redir ${quoted(from)} ${quoted(to)} ${status}`];
  const name = `below${index}`;
  const expression = `^${literal(from)}(.*)$`;
  return [
    `@${name} path_regexp ${name} ${quoted(expression)}`,
    `redir @${name} ${quoted(`${to}{re.${name}.1}`)} ${status}`,
  ];
}

/** A value as Caddy reads it: nothing within these quotes means anything else, and no value here has them. */
const quoted = (value: string): string => `\`${value}\``;
