// A content folder in which every text tries to be more than text, as far as the check lets it.

import fs from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { renderMarkdown } from "../../src/markdown/render";
import { findControl } from "../../src/model/content/control";
import { HTML, LINES, MARKDOWN } from "./vectors";

/** The path below which the site is served, as GitHub serves the pages of a project. */
export const PREFIX = "/practice";

/** The address that it gives itself. */
export const HOSTILE_URL = "https://hostile.example";

const lines = LINES.map(([, text]) => text);
/** Any of the hostile lines. */
const line = (n: number): string => lines[n % lines.length] as string;

const SITE = {
  name: `Evil & Co. ${line(0)}`,
  description: `${line(3)} ${line(5)}`,
  language: "en",
  url: HOSTILE_URL,
  timeZone: "UTC",
  practice: {
    legalName: line(1),
    telephone: "+44 20 7946 0018",
    email: "o'hara+evil@hostile.example",
    address: { street: line(0), locality: line(3), region: line(4), postalCode: line(13), country: "GB" },
    priceRange: line(12),
    serviceArea: [line(10), line(15)],
  },
  headline: line(5),
  closures: [{ from: "2020-01-01", until: "3000-01-01", note: line(0) }],
  notice: { text: line(1) },
  currency: "EUR",
  services: [
    {
      name: line(3),
      description: line(0),
      page: 'https://people.test/"><script>alert(1)</script>',
      prices: [{ minutes: "60", price: "1.5" }],
    },
  ],
  directions: { transit: line(0), parking: line(3), access: line(4) },
  policies: { payment: line(0), insurance: line(1), receipts: line(3), cancelling: line(4), vouchers: line(5) },
  people: [
    { name: line(3), role: line(0), credentials: line(4), bio: line(7), photo: "blog/p.png" },
    { name: line(17), profile: 'https://people.test/"><script>alert(1)</script>' },
  ],
  booking: { label: line(0), address: "https://booking.test/?a='onclick=alert(1)&b=\"><script>alert(1)</script>" },
  disclaimer: line(1),
  navigation: [
    { label: line(3), address: "/blog/?a=\"><script>alert(1)</script>#'onclick=alert(1)" },
    { label: "About", address: "/about/" },
  ],
  social: ['https://social.test/"><script>alert(1)</script>'],
};

/** Shows a text letter for letter: every sign is escaped (https://spec.commonmark.org/0.31.2/#backslash-escapes). */
const asText = (text: string): string => text.replace(/\s+/g, " ").replace(/[!-/:-@[-`{-~]/g, "\\$&");

const asCode = (text: string): string => `\`\`\`\`\`\n${text}\n\`\`\`\`\``;

/** Whether the check has nothing to say of a body. */
function isAccepted(text: string): boolean {
  const { findings, links, images } = renderMarkdown(text);
  return findings.length + links.length + images.length === 0;
}

const visible = [...HTML, ...MARKDOWN].map(([, text]) => text).filter((text) => !findControl(text));
const accepted = [...HTML, ...MARKDOWN]
  .map(([, text]) => text)
  .filter((text) => !findControl(text) && isAccepted(text));

/** How many posts there are: more than one page of the list holds. */
export const HOSTILE_POSTS = 13;

const share = <Item>(items: readonly Item[], n: number): Item[] =>
  items.filter((_, index) => index % HOSTILE_POSTS === n);

/** The title of a post, from 0. */
export const hostileTitle = (n: number): string => line(n).trim();

function post(n: number): string {
  // A line is a title here and an excerpt, a description and a caption there.
  const [own, other] = [line(n), line(n + HOSTILE_POSTS)];
  const picture = n % 4 === 0 ? {} : { featured: "p.png", featuredAlt: other, featuredCaption: own };
  const fields = {
    title: own,
    date: `2024-01-${String(n + 1).padStart(2, "0")}`,
    excerpt: other,
    tags: [own, "evil"],
    author: SITE.people[n % 2]?.name,
    aliases: [`/old/post-${n}.html`, `/Old_${n}`],
    ...(n === 1 ? { canonical: 'https://original.test/"><script>alert(1)</script>' } : {}),
    ...picture,
  };
  const caption = other.replace(/["\\]/g, "\\$&").replace(/<|&/g, "\\$&");
  const body = [
    ...["See [all](/blog/), [the next](/blog/post-2/), [its feed](/atom.xml) and [the icon](/favicon.svg)."],
    ...[`## ${asText(own)}`, `![${asText(other)}](p.png "${caption}")`],
    ...share(visible, n).flatMap((text) => [asText(text), asCode(text)]),
    ...share(accepted, n),
  ];
  return `---\n${JSON.stringify(fields)}\n---\n${body.join("\n\n")}\n`;
}

/** Writes the folder. */
export async function writeHostileContent(dir: string): Promise<void> {
  const write = (name: string, text: string): void => {
    fs.mkdirSync(path.dirname(path.join(dir, name)), { recursive: true });
    fs.writeFileSync(path.join(dir, name), text);
  };
  write("site.yaml", JSON.stringify(SITE));
  for (let n = 0; n < HOSTILE_POSTS; n++) write(`blog/post-${n}.md`, post(n));
  const about = {
    title: line(3),
    excerpt: line(0),
    show: ["people", "contact", "services", "policies"],
    aliases: ["/who"],
  };
  write("pages/about.md", `---\n${JSON.stringify(about)}\n---\n${asText(line(0))}\n`);
  write("pages/index.md", `---\n${JSON.stringify({ title: line(0) })}\n---\n${asText(line(1))}\n`);
  await sharp({ create: { width: 1200, height: 630, channels: 3, background: "#7a8f6a" } }).toFile(
    path.join(dir, "blog/p.png"),
  );
}
