// What the practice offers and what it costs, from site.yaml.

import { minutesText, priceText } from "../model/content/contact";
import type { SiteView } from "../site/views";
import { SiteLink } from "./site-link";
import { useWords } from "./words";

export interface ServicesProps {
  site: Pick<SiteView, "services" | "currency">;
  heading: "h2" | "h3";
}

export function Services({ site: { services, currency }, heading: Heading }: ServicesProps) {
  const { language } = useWords();
  return (
    <ul className="services">
      {services.map(({ name, description, page, prices }) => (
        <li key={name} className="service">
          <div>
            <Heading className="service-name">
              {page === undefined ? name : <SiteLink link={{ label: name, address: page }} />}
            </Heading>
            {description && <p>{description}</p>}
          </div>
          {prices.length > 0 && (
            <dl className="hours">
              {prices.map(({ minutes, price }) => (
                <div key={minutes} className="hours-line">
                  <dt>{minutesText(minutes, language)}</dt>
                  <dd>{priceText(price, currency ?? "", language)}</dd>
                </div>
              ))}
            </dl>
          )}
        </li>
      ))}
    </ul>
  );
}
