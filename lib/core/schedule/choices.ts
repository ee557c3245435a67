/**
 * How often a page may be looked at by itself, as people choose it and as it is said. A closed list: an interval
 * is a whole number of hours, so that looks stay on their minute (slots.ts) for good.
 */

/** Hours from one look to the next; null: never by itself. */
export type EveryHours = number | null;

/** While a link is awaited to go live, and offered for nothing else. */
export const AWAITED_HOURS = 6;
/** What is looked at by itself for good is looked at once a day at most. */
export const DAY_HOURS = 24;

/** What is offered for whole sites, for tags and for any page. */
export const EVERY_HOURS = [DAY_HOURS, 72, 168, 336, 720] as const;

const names: Readonly<Record<number, string>> = {
  24: "daily",
  168: "weekly",
  336: "every 2 weeks",
  720: "monthly",
};

/** "weekly", "every 3 days", "every 3½ days", "never": how often, as the end of a sentence. */
export function everyWords(hours: EveryHours): string {
  if (hours === null) return "never";
  const name = names[hours];
  if (name !== undefined) return name;
  if (hours % 12 !== 0 || hours < DAY_HOURS) return hours === 1 ? "hourly" : `every ${hours} hours`;
  const days = Math.floor(hours / DAY_HOURS);
  return `every ${days}${hours % DAY_HOURS === 0 ? "" : "½"} days`;
}
