/**
 * From days to charts: a site's daily deltas become a level with what came and went, by day, week or month.
 * The level is the running sum of all days, so a chart of any range is right without reading the past twice.
 */

/** Deltas of one day, or the sum of all days before a range. */
export interface DayDeltas {
  /** YYYY-MM-DD */
  day: string;
  linksGained: number;
  linksLost: number;
  linksKnown: number;
  domainsGained: number;
  domainsLost: number;
  domainsKnown: number;
  follow: number;
  nofollow: number;
  ugc: number;
  sponsored: number;
  unknown: number;
}

export type Step = "day" | "week" | "month";

export interface SeriesPoint {
  /** First and last day of the step, YYYY-MM-DD. */
  from: string;
  to: string;
  /** Referring domains at its end. */
  domains: number;
  domainsGained: number;
  domainsLost: number;
  /** Live links at its end, by class. */
  follow: number;
  nofollow: number;
  ugc: number;
  sponsored: number;
  unknown: number;
}

const DAY_MS = 86_400_000;
const dateOf = (day: string) => new Date(`${day}T00:00:00Z`);
const dayOf = (date: Date) => date.toISOString().slice(0, 10);

/** The day `days` after (or before) a day. */
export function addDays(day: string, days: number): string {
  return dayOf(new Date(dateOf(day).getTime() + days * DAY_MS));
}

/** Whole days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((dateOf(to).getTime() - dateOf(from).getTime()) / DAY_MS);
}

/** The step that a range of so many days is shown in: at most about 60 points. */
export function stepFor(days: number): Step {
  if (days <= 45) return "day";
  return days <= 400 ? "week" : "month";
}

/**
 * The points from `from` to `to` (both inclusive, YYYY-MM-DD). Steps are counted back from `to`, so the last one
 * is always whole; months are those of the calendar.
 * @param before the sum of all days before `from`
 * @param days the days within the range, in any order; days without deltas may be missing
 */
export function profileSeries(
  before: Omit<DayDeltas, "day">,
  days: readonly DayDeltas[],
  range: { from: string; to: string; step: Step },
): SeriesPoint[] {
  const level = {
    domains: before.domainsGained - before.domainsLost + before.domainsKnown,
    follow: before.follow,
    nofollow: before.nofollow,
    ugc: before.ugc,
    sponsored: before.sponsored,
    unknown: before.unknown,
  };
  const sorted = [...days].sort((a, b) => (a.day < b.day ? -1 : 1));
  let next = 0;
  return stepsOf(range).map(({ from, to }) => {
    const point = { domainsGained: 0, domainsLost: 0 };
    for (; next < sorted.length; next++) {
      const day = sorted[next] as DayDeltas;
      if (day.day > to) break;
      point.domainsGained += day.domainsGained;
      point.domainsLost += day.domainsLost;
      level.domains += day.domainsGained - day.domainsLost + day.domainsKnown;
      level.follow += day.follow;
      level.nofollow += day.nofollow;
      level.ugc += day.ugc;
      level.sponsored += day.sponsored;
      level.unknown += day.unknown;
    }
    return { from, to, ...point, ...level };
  });
}

function stepsOf({
  from,
  to,
  step,
}: {
  from: string;
  to: string;
  step: Step;
}): { from: string; to: string }[] {
  const steps: { from: string; to: string }[] = [];
  let end = to;
  while (end >= from) {
    const start = startOf(end, step);
    const first = start < from ? from : start;
    steps.unshift({ from: first, to: end });
    end = addDays(first, -1);
  }
  return steps;
}

function startOf(end: string, step: Step): string {
  switch (step) {
    case "day":
      return end;
    case "week":
      return addDays(end, -6);
    case "month":
      return `${end.slice(0, 8)}01`;
    default:
      return step satisfies never;
  }
}
