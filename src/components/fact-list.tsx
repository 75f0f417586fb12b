// Facts of site.yaml that are a sentence each: what holds for every visit, and how to get there.

import type { Site } from "../model/content/site-schema";
import { useWords } from "./words";

/** In the order in which they are shown; the message that names each is called as it is. */
export const POLICIES = [
  "payment",
  "insurance",
  "receipts",
  "cancelling",
  "vouchers",
] as const satisfies readonly (keyof NonNullable<Site["policies"]>)[];

/** Likewise. */
export const DIRECTIONS = ["transit", "parking", "access"] as const satisfies readonly (keyof NonNullable<
  Site["directions"]
>)[];

type Fact = (typeof POLICIES | typeof DIRECTIONS)[number];

export interface FactListProps<Key extends Fact> {
  facts: { readonly [Name in Key]?: string | undefined };
  keys: readonly Key[];
}

export function FactList<Key extends Fact>({ facts, keys }: FactListProps<Key>) {
  const { say } = useWords();
  const known = keys.filter((key) => facts[key] !== undefined);
  return (
    <dl className="facts">
      {known.map((key) => (
        <div key={key} className="fact">
          <dt>{say(key)}</dt>
          <dd>{facts[key]}</dd>
        </div>
      ))}
    </dl>
  );
}
