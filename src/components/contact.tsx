// How and when the practice is reached, all of it from site.yaml.

import { addressLines, closureText, mapLink, openingHours } from "../model/content/contact";
import { telephoneLink, telephoneText } from "../model/content/navigation";
import type { Closure } from "../model/content/site-schema";
import type { SiteView } from "../site/views";
import { useWords } from "./words";

type ContactSite = Pick<SiteView, "name" | "practice" | "closures">;

export interface ContactProps {
  site: ContactSite;
  /** The level of the heading above the opening hours. */
  heading: "h2" | "h3";
}

/** Whether anything is known of it. */
export const hasContact = ({ practice, closures }: ContactSite): boolean =>
  practice !== undefined || closures.length > 0;

/** Address, telephone and e-mail, and beside them the opening hours. */
export function Contact(props: ContactProps) {
  return (
    <>
      <ContactDetails {...props.site} />
      <OpeningHours {...props} />
    </>
  );
}

/** Address, telephone and e-mail. */
export function ContactDetails({ name, practice }: ContactSite) {
  const { say, language } = useWords();
  if (!practice) return null;
  const { address, telephone, email, serviceArea, legalName = name } = practice;
  const map = mapLink(practice);
  return (
    <address className="contact">
      <p>
        {[legalName, ...(address ? addressLines(address, language) : [])].map((line) => (
          // Without styles, and in the index of the search, the space parts the lines.
          <span key={line} className="contact-line">
            {`${line} `}
          </span>
        ))}
      </p>
      {map && (
        <p className="no-print">
          <a className="contact-link" href={map}>
            {say("showOnMap")}
          </a>
        </p>
      )}
      {telephone && (
        <p>
          <a className="contact-link" href={telephoneLink(telephone)}>
            {telephoneText(telephone, language)}
          </a>
        </p>
      )}
      {email && (
        <p>
          <a className="contact-link" href={`mailto:${email}`}>
            {email}
          </a>
        </p>
      )}
      {serviceArea.length > 0 && <p>{say("serving", { places: new Intl.ListFormat(language).format(serviceArea) })}</p>}
    </address>
  );
}

/** When the practice is open, and when it will not be; nothing if that is not known. */
function OpeningHours({ site: { practice, closures }, heading: Heading }: ContactProps) {
  const words = useWords();
  const lines = openingHours(practice?.openingHours ?? [], words);
  if (lines.length === 0 && closures.length === 0) return null;
  return (
    <div className="opening">
      <Heading className="opening-title">{words.say("openingHours")}</Heading>
      {lines.length > 0 && (
        <dl className="hours">
          {lines.map(({ days, hours, marked }) => (
            <div key={days} className="hours-line">
              <dt>{days}</dt>
              <dd {...marked}>{hours}</dd>
            </div>
          ))}
        </dl>
      )}
      {closures.map((closure) => (
        <p key={closure.from + closure.until}>
          <ClosedDays closure={closure} />
          {closure.note && ` (${closure.note})`}
        </p>
      ))}
    </div>
  );
}

/** On which days the practice is closed, or open at other hours. What is due is known by the class. */
export function ClosedDays({ closure }: { closure: Closure }) {
  const words = useWords();
  return (
    <span className="closure" {...words.marked}>
      {closureText(closure, words)}
    </span>
  );
}
