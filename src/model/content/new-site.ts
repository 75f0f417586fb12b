// The text of a new site.yaml: what is required, and the rest in comments.

/** Composes the file; all that is to be replaced is a placeholder that the check names. @param timeZone the practice's */
export function composeSite(timeZone: string): string {
  return `# The facts about the practice that every page shows. Replace the examples; \`npm run check -- --all\` names each that is
# still there. To use a line that begins with "# ", take that away.

# The practice's name, as it stands in the header and in every page title.
name: Example Massage

# One or two sentences for the front page and for search engines.
description: An example of what the practice offers, and for whom.

# The language the site is written in, as a BCP 47 tag.
language: en

# The site's own address.
url: https://www.example.org

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

# Who works here. The first is the author of every post that names none.
# people:
#   - name: Robin Example
#     role: Massage therapist
#     licence: { number: "012345", issuer: Example State Board of Massage Therapy }
#     since: 2012

# Where booking happens: a page of this site, or another one. Without it, the page /book/ if there is one.
# booking:
#   address: https://booking.example.org/

# Stands below every article.
# disclaimer: This article is general information, not medical advice.

# The links of the header. Without them, the articles and every page.
# navigation:
#   - { label: Articles, address: /blog/ }

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
`;
}
