// The shell that Gatsby puts every page into. Attributes of <html> and the rest of the head come from `Head` exports.

import type { ReactNode } from "react";
import { FACES, lettersOf } from "./model/head/faces";
import latin from "./styles/fonts/newsreader-latin.woff2";
import accents from "./styles/fonts/newsreader-latin-accents.woff2";
import ext from "./styles/fonts/newsreader-latin-ext.woff2";

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

/** Files of the face that only some pages need. */
const FURTHER = [
  { address: accents, letters: lettersOf(FACES.accents.range) },
  { address: ext, letters: lettersOf(FACES.ext.range) },
];

/** The files of the face that set a page, which is first painted when they are there, or a tenth of a second later. */
const facesOf = (body: string): string[] => [
  latin,
  ...FURTHER.filter(({ letters }) => letters.test(body)).map(({ address }) => address),
];

export default function Shell(props: ShellProps) {
  return (
    <html {...props.htmlAttributes}>
      <head>
        <meta charSet="utf-8" />
        {props.headComponents}
        {facesOf(props.body).map((address) => (
          <link key={address} rel="preload" href={address} as="font" type="font/woff2" crossOrigin="anonymous" />
        ))}
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
