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

# The language the site is written in, as a BCP 47 tag.
language: ${value(language)}

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
#   openingHours:
#     - days: [Monday, Tuesday]
#       opens: "09:00"
#       closes: "19:00"

# Who works here. The first is the author of every post that names none.
${list("people", persons, "  - name: Robin Example\n#     role: Massage therapist")}

# Where booking happens: a page of this site, or another one. Without it, the page /book/ if there is one.
# booking:
#   address: https://booking.example.org/

# Stands below every article.
# disclaimer: This article is general information, not medical advice.

# The links of the header. Without them, the articles and every page.
${list("navigation", links, "  - { label: Articles, address: /blog/ }")}

# The practice's profiles elsewhere.
# social: [https://social.example.org/practice]
`;
}
