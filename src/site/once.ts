// Makes things when they are first asked for.

/** Makes a function that calls another one once, and gives what that gave. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
