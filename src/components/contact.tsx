// How to reach the practice, all of it from site.yaml.

import { addressLines, openingHours } from "../model/content/contact";
import { telephoneLink } from "../model/content/navigation";
import type { Practice } from "../model/content/site-schema";

interface ContactProps {
  practice: Practice;
  language: string;
}

/** Address, telephone and e-mail. */
export function ContactDetails({ name, practice, language }: ContactProps & { name: string }) {
  const { address, telephone, email, serviceArea, legalName = name } = practice;
  return (
    <address className="contact">
      <p>
        {[legalName, ...(address ? addressLines(address, language) : [])].map((line) => (
          <span key={line} className="contact-line">
            {line}
          </span>
        ))}
      </p>
      {telephone && (
        <p>
          <a className="contact-link" href={telephoneLink(telephone)}>
            {telephone.replace(/ /g, "\u00a0")}
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
      {serviceArea.length > 0 && <p>Serving {new Intl.ListFormat(language).format(serviceArea)}</p>}
    </address>
  );
}

/** When the practice is open; nothing if that is not known. */
export function OpeningHours({ practice, language }: ContactProps) {
  if (practice.openingHours.length === 0) return null;
  return (
    <dl className="hours">
      {openingHours(practice.openingHours, language).map(({ days, hours }) => (
        <div key={days + hours} className="hours-line">
          <dt>{days}</dt>
          <dd>{hours}</dd>
        </div>
      ))}
    </dl>
  );
}
