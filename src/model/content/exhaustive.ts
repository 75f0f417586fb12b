// Lets the compiler name a field that was forgotten.

/** Takes what is left of an object of which all fields were used: it does not compile if there is more. */
export const nothingLeft = (_rest: Record<string, never>): void => {};
