// The configuration of nginx (https://nginx.org/en/docs/) for a site.

import { NOT_FOUND } from "../content/paths";
import {
  COMMON_HEADERS,
  GROUP_HEADERS,
  HOST_FILES,
  HTTPS_HEADERS,
  hasCharset,
  isText,
  literal,
  MEDIA_TYPES,
  NAMED_TYPES,
  UNKNOWN_TYPE,
} from "./hosting";
import type { ServerRedirect } from "./redirects";
import { indented, lastingGroups, type ServerSite } from "./server";

/** What differs between machines. */
export interface NginxSite extends ServerSite {
  /** Whether nginx has the module ngx_brotli, which serves files that were compressed by the build. */
  brotli: boolean;
}

/** Writes the configuration, to be included where nginx has its sites (`http`). */
export function nginxConfig(site: NginxSite): string {
  const { domain, root, pathPrefix, languages, port = 80, redirects, brotli } = site;
  const variables = variablesOf(domain);
  const named = (name: string): string => `${variables}_${name.toLowerCase().replaceAll("-", "_")}`;
  const groups = lastingGroups(site);
  const maps = GROUP_HEADERS.map((name) => [
    `map $uri ${named(name)} {`,
    ...indented(
      groups.map(
        (group) =>
          `${group.addresses === "" ? "default" : quoted(`~${group.addresses}`)} ${quoted(group.headers[name])};`,
      ),
      "    ",
    ),
    "}",
    "",
  ]);
  const secure = Object.entries(HTTPS_HEADERS).map(([name, value]) => [
    `map $scheme ${named(name)} {`,
    `    https ${quoted(value)};`,
    "}",
    "",
  ]);
  const fields = [
    ...Object.entries(COMMON_HEADERS).map(([name, value]) => `add_header ${name} ${quoted(value)} always;`),
    ...[...GROUP_HEADERS, ...Object.keys(HTTPS_HEADERS)].map((name) => `add_header ${name} ${named(name)} always;`),
  ];
  const server = [
    `listen ${port};`,
    `listen [::]:${port};`,
    `server_name ${domain};`,
    `root ${quoted(root)};`,
    "index index.html;",
    "absolute_redirect off;",
    "server_tokens off;",
    "",
    "types {",
    ...indented(
      Object.entries(MEDIA_TYPES).map(([type, ends]) => `${type} ${ends};`),
      "    ",
    ),
    "}",
    `default_type ${UNKNOWN_TYPE};`,
    "charset utf-8;",
    `charset_types ${textTypes(hasCharset)};`,
    "",
    "gzip on;",
    "gzip_vary on;",
    "gzip_proxied any;",
    "gzip_min_length 1000;",
    `gzip_types ${textTypes(isText)};`,
    "# Files that the build has compressed (PRECOMPRESS=1), where they are there.",
    "gzip_static on;",
    ...(brotli ? ["brotli_static on;"] : []),
    "",
    "# No location below sets a field: it would then send none of these.",
    ...fields,
    "",
    `error_page 404 ${pathPrefix}${NOT_FOUND};`,
    `error_page 403 =404 ${pathPrefix}${NOT_FOUND};`,
    "location / {",
    "    try_files $uri $uri/ =404;",
    "}",
    ...languages.flatMap((base) => [
      `location ${pathPrefix}${base}/ {`,
      `    error_page 404 ${pathPrefix}${base}${NOT_FOUND};`,
      `    error_page 403 =404 ${pathPrefix}${base}${NOT_FOUND};`,
      "    try_files $uri $uri/ =404;",
      "}",
    ]),
    ...Object.entries(NAMED_TYPES).flatMap(([address, type]) => [
      `location = ${pathPrefix}${address} {`,
      "    types { }",
      `    default_type ${type};`,
      "}",
    ]),
    ...HOST_FILES.map((address) => `location = ${pathPrefix}${address} { return 404; }`),
    ...redirects.map(redirect),
  ];
  return [
    `# nginx serves ${domain}: made by \`npm run hosting\`. It lasts over new posts and new styles; make it anew after an`,
    "# update of this project, and for old addresses to be redirected at once rather than by a page.",
    "#",
    `#   1. copy public/ to ${root}${pathPrefix}`,
    `#   2. copy this file to /etc/nginx/sites-enabled/${domain}.conf`,
    "#   3. sudo nginx -t && sudo systemctl reload nginx",
    ...(site.port === undefined
      ? [`#   4. for https, and again whenever this file is made anew: sudo certbot --nginx --redirect -d ${domain}`]
      : []),
    "",
    ...maps.flat(),
    ...secure.flat(),
    "server {",
    ...indented(server, "    "),
    "}",
    "",
  ].join("\n");
}

function redirect({ from, to, status, below }: ServerRedirect): string {
  return below
    ? `location ~ ${quoted(`^${literal(from)}(.*)$`)} { return ${status} ${quoted(`${to}$1$is_args$args`)}; }`
    : `location = ${quoted(from)} { return ${status} ${quoted(`${to}$is_args$args`)}; }`;
}

/** Types of the table that pass a test; nginx always takes HTML. */
const textTypes = (matches: (type: string) => boolean): string =>
  [...Object.keys(MEDIA_TYPES), ...Object.values(NAMED_TYPES)]
    .filter((type) => matches(type) && type !== "text/html")
    .join(" ");

/** Variables are known to all sites of a server, so each site has names of its own. */
const variablesOf = (domain: string): string => `$${domain.replace(/[^a-z0-9]/gi, "_")}`;

/** A value as nginx reads it. No value here has quotes of this kind; a backslash before a dot is kept as it is. */
const quoted = (value: string): string => `"${value}"`;
