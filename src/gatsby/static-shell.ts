// Leaves Gatsby's scripts out of the pages it builds, and styles that a page has no element for: they are plain HTML.
// `gatsby develop` is untouched.

import { createHash } from "node:crypto";
import type { GatsbySSR } from "gatsby";
import { createElement, isValidElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { takeOver } from "../components/head-elements";
import { type StyleSheet, sheetsFor } from "../model/head/style-sheets";
import { pagePolicy, policyMeta } from "../model/hosting/content-security-policy";

/**
 * Renders a page without React's markers for hydration, which nothing reads, and without what the router needs, and puts
 * the styles of its elements into its head. Gatsby puts before them those that every page has.
 */
export const replaceRenderer: GatsbySSR["replaceRenderer"] = ({
  bodyComponent,
  replaceBodyHTMLString,
  setHeadComponents,
}) => {
  if (process.env.NODE_ENV !== "production") return;
  const body = withoutRouter(renderToStaticMarkup(bodyComponent));
  replaceBodyHTMLString(body);
  setHeadComponents(sheetsFor(STYLE_SHEETS, body).map(styleElement));
};

const SHEET_KEY = "sheet-";

const styleElement = ({ name, css }: StyleSheet): ReactNode =>
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the site's own style, as Gatsby puts the others.
  createElement("style", { key: SHEET_KEY + name, dangerouslySetInnerHTML: { __html: css } });

/**
 * Removes the empty live region that Gatsby's router puts behind every page, and what lets the router focus the element
 * around it.
 */
export function withoutRouter(html: string): string {
  return html
    .replace(/<div id="gatsby-announcer"[^>]*><\/div>/, "")
    .replace('<div style="outline:none" tabindex="-1" id="gatsby-focus-wrapper">', '<div id="gatsby-focus-wrapper">');
}

/** Drops what only the framework's runtime or gatsby-plugin-image's needs, and says first what the page may load. */
export const onPreRenderHTML: GatsbySSR["onPreRenderHTML"] = ({
  pathname,
  getHeadComponents,
  replaceHeadComponents,
  replacePostBodyComponents,
}) => {
  if (process.env.NODE_ENV !== "production") return;
  const { elements, search } = takeOver(pathname);
  const head = [...getHeadComponents(), ...elements].filter((component) => !isRuntime(component));
  // The site's styles are long: what machines read of a page stands before it.
  const [metas, others] = [head.filter(isMeta), head.filter((component) => !isMeta(component))];
  replaceHeadComponents([policyTag(search, head), ...metas, ...others]);
  replacePostBodyComponents([]);
};

/** The policy of a page whose head this is, for hosts that send no headers. Only the site's own styles are allowed. */
export function policyTag(search: boolean, head: readonly ReactNode[]): ReactNode {
  const styles = head.flatMap((component) => siteStyle(component) ?? []).map(sha256);
  const policy = pagePolicy({ styles, search });
  return createElement("meta", {
    key: "policy",
    httpEquiv: "Content-Security-Policy",
    content: policyMeta(policy),
  });
}

/** The text of a style that Gatsby puts into each page, or of a sheet; undefined for any other element. */
function siteStyle(component: ReactNode): string | undefined {
  if (!isValidElement<{ "data-identity"?: string; dangerouslySetInnerHTML?: { __html: string } }>(component)) return;
  const { type, key, props } = component;
  const own = props["data-identity"] === "gatsby-global-css" || key?.startsWith(SHEET_KEY);
  return type === "style" && own ? props.dangerouslySetInnerHTML?.__html : undefined;
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("base64");

const isMeta = (component: ReactNode): boolean => isValidElement(component) && component.type === "meta";

/** Types of scripts that are data to the browser. */
const DATA = ["application/ld+json", "speculationrules"];

/** Recognises scripts that run, preloads of scripts and data, and the plugin's inline style and script. */
export function isRuntime(component: ReactNode): boolean {
  if (!isValidElement<{ rel?: string; as?: string; type?: string }>(component)) return false;
  const { type, key, props } = component;
  if (type === "script") return !DATA.includes(props.type ?? "");
  if (String(key).startsWith("gatsby-image-")) return true;
  return type === "link" && (props.rel === "preload" || props.rel === "modulepreload") && props.as !== "font";
}
