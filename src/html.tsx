// The shell that Gatsby puts every page into. Attributes of <html> and the rest of the head come from `Head` exports.

import type { ReactNode } from "react";

interface ShellProps {
  htmlAttributes: object;
  headComponents: ReactNode;
  bodyAttributes: object;
  preBodyComponents: ReactNode;
  body: string;
  postBodyComponents: ReactNode;
}

/** Named here so that pages are rendered anew when a style changes: Gatsby puts the styles into each of them. */
export const version = STYLES_VERSION;

export default function Shell(props: ShellProps) {
  return (
    <html {...props.htmlAttributes}>
      <head>
        <meta charSet="utf-8" />
        {props.headComponents}
      </head>
      <body {...props.bodyAttributes}>
        {props.preBodyComponents}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: Gatsby hands over the rendered page as a string. */}
        <div id="___gatsby" dangerouslySetInnerHTML={{ __html: props.body }} />
        {props.postBodyComponents}
      </body>
    </html>
  );
}
