// Facts of site.yaml that are a sentence each: what holds for every visit, and how to get there.

import type { Site } from "../model/content/site-schema";

/** What each is called, in the order in which they are shown. */
export const POLICIES = {
  payment: "Payment",
  insurance: "Insurance",
  receipts: "Receipts",
  cancelling: "Cancelling",
  vouchers: "Vouchers",
} as const satisfies Record<keyof NonNullable<Site["policies"]>, string>;

/** Likewise. */
export const DIRECTIONS = {
  transit: "Public transport",
  parking: "Parking",
  access: "Steps and doors",
} as const satisfies Record<keyof NonNullable<Site["directions"]>, string>;

export interface FactListProps<Key extends string> {
  facts: { readonly [Name in Key]?: string | undefined };
  names: Readonly<Record<Key, string>>;
}

export function FactList<Key extends string>({ facts, names }: FactListProps<Key>) {
  const known = (Object.keys(names) as Key[]).filter((key) => facts[key] !== undefined);
  return (
    <dl className="facts">
      {known.map((key) => (
        <div key={key} className="fact">
          <dt>{names[key]}</dt>
          <dd>{facts[key]}</dd>
        </div>
      ))}
    </dl>
  );
}
