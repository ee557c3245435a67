// The calendar of renewals: what has ended, then 13 weeks from the Monday of this one.
import { AHEAD_DAYS, type RenewalLine, type RenewalWeek } from "./types.ts";

/** The week that holds a line that has ended. */
export const ENDED = "ended";

const DAY_MS = 86_400_000;

/** The Monday of a day's week (ISO 8601). Both YYYY-MM-DD. */
export function mondayOf(day: string): string {
  const time = Date.parse(day);
  const weekday = (new Date(time).getUTCDay() + 6) % 7;
  return dayText(time - weekday * DAY_MS);
}

/** A day so many days later, YYYY-MM-DD. */
export function addDays(day: string, days: number): string {
  return dayText(Date.parse(day) + days * DAY_MS);
}

/** Which week of the calendar a line belongs to. */
export function weekOf({ days, expiresOn }: Pick<RenewalLine, "days" | "expiresOn">): string {
  return days < 0 ? ENDED : mondayOf(expiresOn);
}

/** Counts and sums by week, all of them, also those with nothing. @param today YYYY-MM-DD */
export function renewalWeeks(lines: readonly RenewalLine[], today: string): RenewalWeek[] {
  const byWeek = Map.groupBy(lines, weekOf);
  const keys = [ENDED];
  for (let day = mondayOf(today); day <= addDays(today, AHEAD_DAYS); day = addDays(day, 7)) keys.push(day);
  return keys.map((key) => {
    const own = byWeek.get(key) ?? [];
    return { key, links: own.length, costs: costsOf(own) };
  });
}

function costsOf(lines: readonly RenewalLine[]): RenewalWeek["costs"] {
  const cents = new Map<string, bigint>();
  for (const { price, currency } of lines) {
    if (price === null || currency === null) continue;
    cents.set(currency, (cents.get(currency) ?? 0n) + centsOf(price));
  }
  return [...cents]
    .sort(([, a], [, b]) => (a > b ? -1 : 1))
    .map(([currency, sum]) => ({
      currency,
      amount: `${sum / 100n}.${String(sum % 100n).padStart(2, "0")}`,
    }));
}

/** Money is summed in whole hundredths: 0.1 and 0.2 make 0.3. */
function centsOf(price: string): bigint {
  const [whole = "0", part = ""] = price.split(".");
  return BigInt(whole) * 100n + BigInt(part.padEnd(2, "0").slice(0, 2));
}

function dayText(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
