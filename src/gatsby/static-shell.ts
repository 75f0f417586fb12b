// Leaves Gatsby's scripts out of the pages it builds: they are plain HTML. `gatsby develop` is untouched.

import type { GatsbySSR } from "gatsby";
import { cloneElement, isValidElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";

/**
 * Renders a page without React's markers for hydration, which nothing reads, and without the router's announcer,
 * which nothing fills.
 */
export const replaceRenderer: GatsbySSR["replaceRenderer"] = ({ bodyComponent, replaceBodyHTMLString }) => {
  if (process.env.NODE_ENV !== "production") return;
  replaceBodyHTMLString(withoutAnnouncer(renderToStaticMarkup(bodyComponent)));
};

/** Removes the empty live region that Gatsby's router puts behind every page. */
export function withoutAnnouncer(html: string): string {
  return html.replace(/<div id="gatsby-announcer"[^>]*><\/div>/, "");
}

/** Drops what only the framework's runtime or gatsby-plugin-image's needs. */
export const onPreRenderHTML: GatsbySSR["onPreRenderHTML"] = ({
  getHeadComponents,
  replaceHeadComponents,
  replacePostBodyComponents,
}) => {
  if (process.env.NODE_ENV !== "production") return;
  replaceHeadComponents(
    getHeadComponents()
      .filter((component) => !isRuntime(component))
      .map(withoutMarker),
  );
  replacePostBodyComponents([]);
};

/** Removes the attribute by which the runtime would find the elements of a page's `Head`. */
export function withoutMarker(component: ReactNode): ReactNode {
  if (!isValidElement<object>(component) || !("data-gatsby-head" in component.props)) return component;
  return cloneElement(component, { "data-gatsby-head": undefined } as object);
}

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
