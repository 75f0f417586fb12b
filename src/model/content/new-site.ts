// The text of a new site.yaml: what is required, and the rest in comments.

import { stringify } from "yaml";

/** What is known of a site before its file is written. */
export interface NewSite {
  /** The practice's, as the IANA database names it. */
  timeZone: string;
  name?: string;
  description?: string;
  language?: string;
  url?: string;
  /** Names. */
  people?: readonly string[];
  navigation?: readonly { label: string; address: string }[];
}

/** A value as YAML, in quotes where it needs them. */
const value = (text: string): string => stringify(text, { lineWidth: 0 }).trim();

/** Lines of a list; in comments, with an example, where nothing is known. */
const list = (key: string, items: readonly string[] | undefined, example: string): string =>
  items?.length ? [`${key}:`, ...items].join("\n") : [`${key}:`, example].map((line) => `# ${line}`).join("\n");

/** Composes the file; all that is to be replaced is a placeholder that the check names. */
export function composeSite({ timeZone, people, navigation, ...known }: NewSite): string {
  const { name = "Example Massage", language = "en", url = "https://www.example.org" } = known;
  const { description = "An example of what the practice offers, and for whom." } = known;
  const persons = people?.map((person) => `  - name: ${value(person)}`);
  const links = navigation?.map(
    ({ label, address }) => `  - { label: ${JSON.stringify(label)}, address: ${JSON.stringify(address)} }`,
  );
  return `# The facts about the practice that every page shows. Replace the examples; \`npm run check -- --all\` names each that is
# still there. To use a line that begins with "# ", take that away.

# The practice's name, as it stands in the header and in every page title.
name: ${value(name)}

# One or two sentences for the front page and for search engines.
description: ${value(description)}

# What the front page says first, to the person who reads it. Without it, the description.
# headline: An example of what you would say to somebody in pain.

# The language the site is written in, as a BCP 47 tag. What the site says by itself is in this language too.
language: ${value(language)}

# A site of several languages names them instead, the first of which has the short addresses.
# languages: [en, es]

# What it says in words of your own. Their names stand in src/model/strings/en.ts.
# words:
#   callQuestion: An example of what you ask a reader at the end of an article.

# Words of your language in the addresses of topics, archive and search.
# addresses: { tags: themen, archive: archiv, search: suche }

# The site's own address.
url: ${value(url)}

# The practice's time zone, as a name from the IANA database. It decides when a day begins.
timeZone: ${timeZone}

# Where and how the practice is reached: the telephone with a plus and the country's code, times in quotes.
# practice:
#   telephone: +1 212 555 0142
#   email: hello@example.org
#   address:
#     street: 1 Example Street
#     locality: Exampleton
#     postalCode: "00000"
#     country: US
#   licence: { number: "012345", issuer: Example State Board of Massage Therapy }
#   openingHours:
#     - days: [Monday, Tuesday]
#       opens: "09:00"
#       closes: "19:00"
#     - days: [Saturday]
#       opens: by appointment

# Days on which the practice is closed, or open at other hours: shown beside the opening hours until they are over.
# closures:
#   - { from: 2026-12-24, until: 2026-12-26, note: Example break }
#   - { from: 2026-12-31, opens: "09:00", closes: "12:00" }

# A sentence above every page, from one day to another.
# notice:
#   text: From June on you find us at 2 Example Street.
#   from: 2026-05-15
#   until: 2026-06-30

# The currency of all prices, in three capital letters (ISO 4217).
# currency: USD

# What the practice offers: a name, a sentence, a page that says more, and prices by minutes. The front page begins with
# the first one's prices.
# services:
#   - name: Massage
#     description: An example of what happens in it, and for whom it is.
#     page: /book/
#     prices:
#       - { minutes: 30, price: 55 }
#       - { minutes: 60, price: 95 }

# How to get there, a sentence each; access is about steps and doors.
# directions:
#   transit: Bus 7 stops at Example Street.
#   parking: Behind 1 Example Street, free of charge.
#   access: One low step at Example Street; the door is 90 cm wide.

# What holds for every visit, a sentence each.
# policies:
#   payment: An example of how clients pay.
#   insurance: An example of what you tell those who ask their insurer.
#   receipts: An example of what a receipt says.
#   cancelling: An example of how late clients may cancel.
#   vouchers: An example of how clients come by a voucher.

# Who works here. The first is the author of every post that names none.
${list("people", persons, '  - name: Robin Example\n#     role: Massage therapist\n#     licence: { number: "012345", issuer: Example State Board of Massage Therapy }\n#     since: 2012')}

# Where booking happens: a page of this site, or another one. Without it, the page /book/ if there is one.
# booking:
#   address: https://booking.example.org/

# Stands below every article.
# disclaimer: This article is general information, not medical advice.

# The links of the header. Without them, the articles and every page.
${list("navigation", links, "  - { label: Articles, address: /blog/ }")}

# Who answers for the site, on a page /imprint/: some countries demand it (Germany, Austria, Switzerland). Keep what applies.
# legal:
#   name: Example Massage GmbH
#   form: GmbH
#   representative: Robin Example
#   register: Amtsgericht Example, HRB 00000
#   vat: DE000000000
#   authority: Gesundheitsamt Example
#   title: Masseurin und medizinische Bademeisterin (Germany)
#   chamber: Example Chamber
#   rules: https://www.example.org/rules
#   purpose: Massage

# Claims of which the check speaks in a note: promises, conditions that need a doctor, studies, testimonials. It has lists of
# words for English; a list here takes the place of its own, and off is none.
# claims:
#   promise: [cures, guaranteed]
#   condition: [diabetes, cancer*]
#   study: [studies show, according to a study]
#   testimonial: off

# The practice's profiles elsewhere.
# social: [https://social.example.org/practice]

# The git host through which the site is edited in the browser, at /admin/: github, gitlab, gitea or forgejo. The last two
# want a line like \`address: https://codeberg.org\`, too.
# editing: { backend: github, repo: owner/name, branch: main }
`;
}
