// A content folder with one of everything: both Markdown routes, pictures, odd text, more posts than a page lists.

import fs from "node:fs";
import path from "node:path";
import sharp from "sharp";

/** How many posts the fixture publishes. */
export const FIXTURE_POSTS = 21;

const SITE = `name: Fixture & Sons <Massage>
description: A practice that exists "only" in tests.
language: en-GB
url: https://fixture.example
timeZone: Europe/London
practice:
  legalName: Fixture & Sons "Ltd" <Massage>
  telephone: +44 20 7946 0018
  email: hello@fixture.example
  address: { street: 1 <High> Street & Co, locality: Long Melford, postalCode: CO10 9XX, country: GB }
  openingHours:
    - { days: [Monday, Tuesday, Wednesday], opens: "09:00", closes: "17:30" }
    - { days: [Friday], opens: by appointment }
    - { days: [Saturday], opens: "10:00", closes: "24:00" }
  priceRange: "£40–£80"
  serviceArea: [Suffolk, Essex]
  geo: { latitude: 52.08, longitude: 0.72 }
  licence: { number: "SC/0042 & <b>", issuer: Suffolk Council }
headline: Where does <it> hurt & since when?
closures:
  - { from: 2020-01-01, until: 3000-01-02, opens: "08:00", closes: "24:00", note: "A long <summer> & more" }
  - { from: 3000-12-24, until: 3000-12-26, note: Winter break }
  - { from: 2019-12-24, until: 2019-12-26, note: Long over }
notice: { text: 'Find us at 2 "High" Street & are <glad>.', from: 2020-01-01, until: 3000-01-02 }
currency: GBP
services:
  - name: Massage & <rest>
    description: For a "sore" back.
    page: /blog/everything/
    prices: [{ minutes: 30, price: 45 }, { minutes: 60, price: 72.50 }]
  - name: Advice on the telephone
    page: https://advice.fixture.example/?a=1&b=2
  - name: A talk
directions: { transit: Bus & train., parking: Behind <the> house., access: One step. }
policies: { payment: Cards & cash., insurance: We bill nobody., receipts: On paper., cancelling: A day ahead., vouchers: For anything. }
people:
  - name: Ann Other
    role: Massage <therapist>
    credentials: BSc & LMT
    licence: { number: "007", issuer: General Council of <Massage> }
    since: 1999
    bio: Ann looks after "backs".
    photo: people/ann.jpg
    profile: https://people.fixture.example/ann
  - name: Bo Second
booking:
  label: Book & relax
  address: https://booking.fixture.example/?a=1&b=2
disclaimer: General <information>, not advice.
navigation:
  - { label: Articles, address: /blog/ }
  - { label: About us, address: /about/ }
legal:
  name: Fixture & Sons "Ltd" <Massage>
  register: Companies House <00000000>
  vat: GB000000000
  title: Massage therapist (United Kingdom)
  rules: https://rules.fixture.example/?a=1&b=2
social: [https://social.fixture.example/@fixture]
`;

const ABOUT = `---
title: About <us>
excerpt: Who works at Fixture & Sons.
updated: 2024-02-03
featured: ../blog/wide.jpg
featuredAlt: Stripes
featuredCaption: A caption & more
show: [people, contact, services, policies]
aliases: [/who-we-are]
---
We are [two people](/blog/everything/).
`;

/** A post that says all that a post may say. */
const FULL = `---
title: A post that says all
date: 2023-06-01
updated: 2023-07-02
reviewed: 2023-08-03
reviewDue: 2099-08-03
author: Bo Second
tags: [markdown, "c#", Café ☕, a-tag-of-one-very-long-word-that-does-not-break-anywhere-because-it-has-no-spaces]
featured: wide.jpg
featuredAlt: Stripes again
subtitle: "What <angles> & a subtitle say"
featuredCaption: A caption with <angles>
---
# First section

Text.

> [!WARNING]
> Do not do this at home.

# Second section

> Rest is work too.
>
> — A proverb

# Third section

## A part of it

Text.

# Book & relax
`;

const ARABIC = `---
title: التدليك والنوم
date: 2023-06-02
lang: ar
tags: [markdown]
canonical: https://elsewhere.example/sleep/
---
نص قصير عن النوم.
`;

const EVERYTHING = `---
title: Everything & <more>
date: 2023-05-05
featured: wide.jpg
featuredAlt: Stripes & colours
tags: [markdown, "c#"]
sources:
  - { title: "A study of <backs> & necks", address: "https://studies.fixture.example/?a=1&b=2", year: 2014 }
  - title: A book that only libraries have
---
The first paragraph has {process.version}, <3 and <https://example.org>.

import fs from "fs"

# Top heading
## Second {curly}
### Third

| Muscle | Where |
|--------|------:|
| Piriformis with_a_very_long_word_that_does_not_break_anywhere_at_all | hip |

- [x] done
- [ ] to do

A note[^1], a claim[^2], ~~gone~~, H<sub>2</sub>O, a<br>break, [the list](/blog/), [a heading](#top-heading), [call](tel:+15550100).

<details><summary>More</summary>Hidden text</details>

<!-- a comment -->

![A photo](wide.jpg "Its caption")

In a line ![small](small.png) too.

> A quotation

\`\`\`js
const a = {b: "<c>"};
\`\`\`

[^1]: The note.
[^2]: Other A. [Another study](https://studies.fixture.example/b), 2015.
`;

const MDX = `---
title: A post in MDX
date: 2023-05-04
---
import { Callout } from "./callout";

Plain text with {["an", "expression"].join(" ")}.

# Heading in MDX

<Callout>Rendered by React</Callout>

| a | b |
|---|---|
| 1 | 2 |

![A photo](../wide.jpg "Caption in MDX")
`;

const CALLOUT = `export function Callout({ children }) {
  return <aside className="callout">{children}</aside>;
}
`;

/** Noise over a gradient: as hard to compress as a photo. */
async function picture(file: string, width: number, height: number, seed: number): Promise<void> {
  const data = Buffer.alloc(width * height * 3);
  let state = seed;
  for (let i = 0; i < data.length; i++) {
    state = (state * 1103515245 + 12345) % 2147483648;
    data[i] = ((i / width) % 200) + (state % 40);
  }
  await sharp(data, { raw: { width, height, channels: 3 } })
    .blur(3)
    .withExif({ IFD0: { Copyright: "N. N." } })
    .toFile(file);
}

/** Writes the fixture to \`dir\`. */
export async function writeFixtureContent(dir: string): Promise<void> {
  const write = (name: string, text: string) => {
    fs.mkdirSync(path.dirname(path.join(dir, name)), { recursive: true });
    fs.writeFileSync(path.join(dir, name), text);
  };
  write("site.yaml", SITE);
  write("pages/about.md", ABOUT);
  write("pages/index.md", "---\ntitle: Home\n---\n## What we help with\n\nText of the *front page*.\n");
  write("pages/hidden.md", "---\ntitle: Unfinished thought on a page\ndraft: true\n---\nSecret page.\n");
  write("blog/full.md", FULL);
  write("blog/arabic.md", ARABIC);
  write("blog/everything.md", EVERYTHING);
  write("blog/in-mdx/index.mdx", MDX);
  write("blog/in-mdx/callout.jsx", CALLOUT);
  write(
    "blog/moved.md",
    "---\ntitle: A post that moved\ndate: 2022-02-01\naliases: [/2019/05/old.html, /blog/Old_Name]\n---\nText.\n",
  );
  write(
    "blog/odd-title.md",
    `---\ntitle: 'The "end" </script><!-- & 🙂'\ndate: 2022-01-31\nfeatured: small.png\nfeaturedAlt: A smear\ntags: [odd]\nexcerpt: 'A "quoted" </script> & <excerpt>'\n---\nText.\n`,
  );
  for (let n = 1; n <= 15; n++) {
    write(
      `blog/post-${n}.md`,
      `---\ntitle: Post number ${n}\ndate: 2022-01-${String(n).padStart(2, "0")}\n---\nText of post ${n}.\n`,
    );
  }
  write(
    "blog/post-5.md",
    "---\ntitle: Post number 5\ndate: 2022-01-05\n---\nText of post 5: it moved, and moved, and moved again.\n",
  );
  // Unfinished, so they have errors: a field, an address, links, code. Nothing of a draft may stop a build or come into it.
  write(
    "blog/draft.md",
    "---\ntitle: Unfinished thought\ndate: soon\nslug: /blog/moved\nfeatured: no.jpg\ndraft: true\n---\nSecret [draft](/nowhere/) text.\n",
  );
  write(
    "blog/draft-in-mdx.mdx",
    '---\ntitle: Unfinished thought in code\ndate: 2022-01-02\ndraft: true\n---\nimport None from "./none.jsx";\n\nSecret <None>{ text.\n',
  );
  write("blog/future.md", "---\ntitle: Post from tomorrow\ndate: 2999-01-01\n---\nSecret future text.\n");
  fs.mkdirSync(path.join(dir, "people"));
  await picture(path.join(dir, "people/ann.jpg"), 700, 800, 3);
  await picture(path.join(dir, "blog/wide.jpg"), 1300, 800, 1);
  await picture(path.join(dir, "blog/small.png"), 300, 200, 2);
}
