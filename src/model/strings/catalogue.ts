// What a catalogue of messages must hold, so that the compiler names what one lacks or has too much.

import type { en } from "./en";
import type { Message, Places } from "./message";

type English = typeof en;

export type MessageKey = keyof English;

/** Every message. */
export type Catalogue = Readonly<Record<MessageKey, Message>>;

/** The places that one of two messages lacks; in a catalogue that is right there are none. */
type Unlike<A extends Message, B extends Message> = Exclude<Places<A>, Places<B>> | Exclude<Places<B>, Places<A>>;

/** A catalogue as it must be: no message but those of the English one, each with the same places. */
type Checked<Own> = {
  [Key in keyof Own]: Key extends MessageKey
    ? Own[Key] extends Message
      ? [Unlike<Own[Key], English[Key]>] extends [never]
        ? Own[Key]
        : { onlyOneHas: Unlike<Own[Key], English[Key]> }
      : never
    : never;
};

/** Makes a catalogue. */
export const catalogue = <const Own extends Catalogue>(own: Own & Checked<Own>): Catalogue => own;
