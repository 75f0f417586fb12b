// The practice's mark: a leaf that is also a hand's stroke. Decorative; the name stands beside it.

export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
      <path d="M4 28C5 13 12 5 28 4c0 15-8 23-20 23" />
      <path d="M8 27C11 19 15 14 20 11" />
    </svg>
  );
}
