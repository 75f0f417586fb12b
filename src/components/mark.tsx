// The practice's mark: a leaf that is also a hand's stroke. Decorative; the name stands beside it.

import { MARK } from "../model/head/brand";

export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
      {MARK.map((stroke) => (
        <path key={stroke} d={stroke} />
      ))}
    </svg>
  );
}
