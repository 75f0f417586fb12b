// A person of the practice: photo or initials, name, credentials, role, a few words.

import type { IGatsbyImageData } from "gatsby-plugin-image";
import { licenceLine } from "../model/content/contact";
import type { Person } from "../model/content/site-schema";
import { Picture } from "./picture";
import { useWords } from "./words";

export interface PersonCardProps {
  person: Person;
  photo: IGatsbyImageData | undefined;
  /** The level that the name has on its page; a paragraph where it is no section of its own. */
  heading: "h2" | "h3" | "p";
}

export function PersonCard({ person, photo, heading: Heading }: PersonCardProps) {
  const words = useWords();
  const { say } = words;
  const { name, credentials, role, licence, since, bio, profile } = person;
  return (
    <div className="person">
      <div className="person-picture">
        {photo ? (
          <Picture image={photo} alt="" sizes={Heading === "p" ? "5rem" : "(min-width: 42rem) 10rem, 24vw"} />
        ) : (
          <span className="person-initials" aria-hidden="true">
            {initials(name)}
          </span>
        )}
      </div>
      <div className="person-words">
        <Heading className="person-name">
          {name}
          {credentials && <span className="credentials">{`, ${credentials}`}</span>}
        </Heading>
        {role && <p className="person-role">{role}</p>}
        {licence && (
          <p className="person-role" {...words.marked}>
            {licenceLine(licence, words)}
          </p>
        )}
        {since && <p className="person-role">{say("inPracticeSince", { year: since })}</p>}
        {bio && <p>{bio}</p>}
        {profile && (
          <p>
            <a href={profile}>{say("moreAbout", { name })}</a>
          </p>
        )}
      </div>
    </div>
  );
}

/** First letters of the first and the last word. */
function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toLocaleUpperCase();
}
