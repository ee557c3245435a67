/**
 * Days as files give them, before they may date a link. Exports write "never" as year 1, as 1970 or as 9999, and one
 * day that the calendar does not have would abort the whole chunk that carries it.
 */
import type { LinkReport } from "./report.ts";

/** Older than the web: a stand-in for "unknown". */
const OLDEST = "1991-01-01";
const DAY_MS = 86_400_000;

/**
 * The day, where it can be true on `today` (both YYYY-MM-DD). West of the vendor it may be tomorrow there already:
 * that counts as today. Null for what is no day, was before the web, or lies in the future.
 */
export function believableDay(day: string | null, today: string): string | null {
  if (day === null || day < OLDEST || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const time = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day) return null;
  if (day <= today) return day;
  return time - Date.parse(`${today}T00:00:00Z`) <= DAY_MS ? today : null;
}

/** A report with the days that can be true. */
export function withBelievableDays(report: LinkReport, today: string): LinkReport {
  const { firstSeenOn, lastSeenOn, lostOn } = report;
  return {
    ...report,
    firstSeenOn: believableDay(firstSeenOn, today),
    lastSeenOn: believableDay(lastSeenOn, today),
    lostOn: believableDay(lostOn, today),
  };
}
