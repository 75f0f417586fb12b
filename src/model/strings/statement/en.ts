// The accessibility statement in English, after W3C's outline (https://www.w3.org/WAI/planning/statements/): what the tests of
// this project prove, what no test can, and what only the practice knows. The other files of this folder say the same.

import type { Statement } from "./statements";

export const en: Statement = {
  title: "Accessibility",
  excerpt:
    "How far this site can be used by everybody, what was tested and what was not, and how to tell us of a barrier.",
  body: `{name} wants this site to be of use to everybody, however they see, hear, move or read. This statement was written on {date} by those who run the site.

## Measures to support accessibility

- Every page but the search is text, pictures and links, and needs no script.
- Those who write here are told by a program of pictures without a description, of headings that skip a level, and of links that say only “click here”.
- Before a change of the site’s program is published, the tests below are run. If one fails, the change is not published.

## Conformance status

The [Web Content Accessibility Guidelines (WCAG)](https://www.w3.org/WAI/standards-guidelines/wcag/) say what makes a site accessible, at the levels A, AA and AAA. We aim for WCAG 2.2 at level AA. We don’t call this site conformant yet: automatic tests find no fault, but nobody has evaluated all of it, and some of it no test can judge.

## Feedback

If something here is a barrier to you, please tell us. How to reach us stands at the foot of this page. {answer}.

## Compatibility with browsers and assistive technology

The site is made for the current versions of Chrome, Edge, Firefox and Safari, on phones and on computers. Its tests run in Chromium, on which Chrome and Edge are built. Pages can be read without styles and without pictures.

## Technical specifications

The site relies on HTML, CSS and SVG, with WAI-ARIA where HTML has no word. Only the search needs JavaScript and WebAssembly.

## Assessment approach

We evaluate the site ourselves. Automatic tests open a page of every kind in a browser, and prove that

- axe-core finds no violation of its rules for WCAG 2.2, levels A and AA, in light and in dark;
- text has a contrast of at least 4.5 to 1 to its ground, and the text of articles of 7 to 1;
- every link, button and field is reached with the Tab key, and its focus can be seen;
- what is to be pressed is large enough;
- nothing overlaps, sticks out or is cut off on a screen 320 pixels wide, at a zoom of 400 %, with text of 200 %, or with wider spacing of text;
- the colours that a reader forces are kept, and nothing moves for those who want less motion;
- headings, landmarks and names that screen readers use are there.

No test can prove

- that descriptions of pictures say what matters, and that our words are plain;
- how screen readers such as NVDA, JAWS, VoiceOver and TalkBack, magnifiers and voice control work with the site: the tests look at what browsers hand to them, and use none of them;
- how people with disabilities get on with it: none have been asked to test it;
- what other sites are like to which we link.

## Limitations and alternatives

{known}.

## Law and formal complaints

{law}.
`,
};
