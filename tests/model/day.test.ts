// When a day begins, and how a span of days is written.

import { expect, test } from "vitest";
import { formatDays, startOfDay } from "../../src/model/content/date";

test.each([
  ["2021-08-06", "America/New_York", "2021-08-06T00:00:00-04:00"],
  ["2021-01-06", "America/New_York", "2021-01-06T00:00:00-05:00"],
  ["2021-08-06", "UTC", "2021-08-06T00:00:00+00:00"],
  ["2021-08-06", "Europe/London", "2021-08-06T00:00:00+01:00"],
  ["2021-08-06", "Asia/Kathmandu", "2021-08-06T00:00:00+05:45"],
  ["2021-08-06", "Pacific/Kiritimati", "2021-08-06T00:00:00+14:00"],
  ["2021-08-06", "Etc/GMT+12", "2021-08-06T00:00:00-12:00"],
  ["2024-02-29", "Asia/Tokyo", "2024-02-29T00:00:00+09:00"],
  // The clocks skip midnight.
  ["2018-11-04", "America/Sao_Paulo", "2018-11-04T01:00:00-02:00"],
  // The clocks go back within the day, and at its end.
  ["2021-11-07", "America/New_York", "2021-11-07T00:00:00-04:00"],
  ["2018-02-18", "America/Sao_Paulo", "2018-02-18T00:00:00-03:00"],
])("%s begins in %s at %s", (date, zone, start) => {
  expect(startOfDay(date, zone)).toBe(start);
});

test.each([
  ["it", "1\u00a0gennaio–2\u00a0febbraio"],
  ["de", "1.\u00a0Januar–2.\u00a0Februar"],
  ["en-GB", "1\u00a0January–2\u00a0February"],
])("a span of days in %s has no zeros in front", (language, days) => {
  expect(formatDays("2024-01-01", "2024-02-02", language)).toBe(days);
});
