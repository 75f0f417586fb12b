// A calendar date for people and machines.

import { formatDate } from "../model/content/date";
import { useWords } from "./words";

export function PostDate({ date }: { date: string }) {
  const { language } = useWords();
  return <time dateTime={date}>{formatDate(date, language)}</time>;
}
