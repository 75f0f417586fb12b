// Facts of site.yaml that are a sentence each: what holds for every visit, and how to get there.

import type { DIRECTIONS, POLICIES } from "../model/content/contact";
import { useWords } from "./words";

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
