// The days of the week.

/** Days as site.yaml and schema.org name them (https://schema.org/DayOfWeek), Monday first. */
export const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;
export type Day = (typeof DAYS)[number];
