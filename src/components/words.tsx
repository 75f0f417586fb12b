// What the site says by itself, for components: in the practice's language, or marked where that has no catalogue.

import { createContext, createElement, Fragment, type ReactNode, useContext } from "react";
import type { MessageKey } from "../model/strings/catalogue";
import { format, formOf, split } from "../model/strings/message";
import { type PlainKey, type Values, type Words, type WordsSource, wordsOf } from "../model/strings/words";
import type { Translation } from "../site/translations";

export interface Said extends Words {
  /** A message to be shown, whose places may also be filled with links and dates. For attributes, which can't be marked, there is `t`. */
  say: {
    (key: PlainKey): ReactNode;
    <Key extends MessageKey>(key: Key, nodes: Values<Key, ReactNode>): ReactNode;
  };
}

/** Gives what the site says as components show it. */
function said(words: Words): Said {
  const { marked } = words;
  const mark = (text: string): ReactNode => (marked && text.trim() !== "" ? <span {...marked}>{text}</span> : text);
  return {
    ...words,
    say(key: MessageKey, nodes: Readonly<Record<string, ReactNode>> = {}) {
      const pieces = split(formOf(words.message(key), words.spoken, nodes.count)).map((piece, index) => {
        if (index % 2 === 0) return mark(piece);
        const node = nodes[piece];
        return typeof node === "number" ? format(`{${piece}}`, words.spoken, { [piece]: node }) : node;
      });
      return pieces.length === 1 ? pieces[0] : createElement(Fragment, null, ...pieces);
    },
  };
}

const Context = createContext<(Said & { translations: readonly Translation[] }) | undefined>(undefined);

interface WordsProviderProps {
  site: WordsSource;
  /** The page in each language of the site, of one that has several. */
  translations?: readonly Translation[];
  children: ReactNode;
}

/** Lets all that is below speak a site's language. */
export function WordsProvider({ site, translations = [], children }: WordsProviderProps) {
  return <Context value={{ ...said(wordsOf(site)), translations }}>{children}</Context>;
}

/** What the site says. @throws outside of a `WordsProvider` */
export function useWords(): Said & { translations: readonly Translation[] } {
  const words = useContext(Context);
  if (!words) throw new Error("There is no WordsProvider around this component.");
  return words;
}
