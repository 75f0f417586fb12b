// Messages with places to fill in, and how they are filled.

/** A text, or one for each plural of its language; which one is taken decides `count`. */
export type Message = string | Readonly<{ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>>;

/** The names in braces of a text. */
type PlacesOf<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlacesOf<Rest>
  : never;

/** The names in braces of a message. */
export type Places<Any extends Message> = Any extends string ? PlacesOf<Any> : PlacesOf<Any[keyof Any] & string>;

const PLACE = /\{(\w+)\}/g;

/** Lists the names in braces of a message. */
export function placesOf(message: Message): string[] {
  const texts = typeof message === "string" ? [message] : Object.values(message);
  const names = texts.flatMap((text) => Array.from(text.matchAll(PLACE), ([, name = ""]) => name));
  return [...new Set(names)].sort();
}

/** The form of a message that a number asks for. @param language a BCP 47 tag */
export function formOf(message: Message, language: string, count: unknown): string {
  if (typeof message === "string") return message;
  return message[pluralRules(language).select(Number(count))] ?? message.other;
}

/** Fills the places of a message. Numbers are written as the language writes them. @param language a BCP 47 tag */
export function format(message: Message, language: string, values: Readonly<Record<string, string | number>>): string {
  return formOf(message, language, values.count).replace(PLACE, (place, name) => {
    const value = values[name] ?? place;
    return typeof value === "number" ? numbers(language).format(value) : value;
  });
}

/** Takes a text apart at its places: texts, and the names of places in between. The first and the last are texts. */
export const split = (text: string): string[] => text.split(PLACE);

/** Makes something for a language once. */
function perLanguage<Made>(make: (language: string) => Made): (language: string) => Made {
  const made = new Map<string, Made>();
  return (language) => {
    const one = made.get(language) ?? make(language);
    made.set(language, one);
    return one;
  };
}

const pluralRules = perLanguage((language) => new Intl.PluralRules(language));
const numbers = perLanguage((language) => new Intl.NumberFormat(language, { useGrouping: false }));
