// A calendar date for people and machines.

import { formatDate } from "../model/content/date";

export function PostDate({ date, language }: { date: string; language: string }) {
  return <time dateTime={date}>{formatDate(date, language)}</time>;
}
