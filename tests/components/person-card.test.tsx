import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { PersonCard } from "../../src/components/person-card";
import { WordsProvider } from "../../src/components/words";
import type { Person } from "../../src/model/content/site-schema";

const shown = (person: Partial<Person>): string =>
  renderToStaticMarkup(
    <WordsProvider site={{ language: "en" }}>
      <PersonCard person={{ name: "Ann Other", ...person }} photo={undefined} heading="h2" />
    </WordsProvider>,
  );

test.each<[string, Partial<Person>, string[]]>([
  ["nothing", {}, []],
  ["a licence", { licence: { number: "7" } }, ["License 7"]],
  [
    "a licence and who issued it",
    { licence: { number: "7", issuer: "The <State>" } },
    ["License 7, The &lt;State&gt;"],
  ],
  ["the year of the beginning", { since: "1999" }, ["In practice since 1999"]],
  [
    "all",
    { role: "Therapist", licence: { number: "7" }, since: "1999" },
    ["Therapist", "License 7", "In practice since 1999"],
  ],
])("shows of a person with %s, below the name", (_what, person, lines) => {
  expect(Array.from(shown(person).matchAll(/<p class="person-role">(.*?)<\/p>/g), ([, line]) => line)).toEqual(lines);
});
