/** How days and campaigns are told in the sentences about an approach. */
import { daysBetween } from "../profile-series.ts";

const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);

/** "2026-03-04" → "4 March 2026". */
export function dayText(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${date} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

/** "today", "yesterday", "41 days ago". A day that is still to come is today. */
export function daysAgo(day: string, today: string): string {
  const days = Math.max(0, daysBetween(day, today));
  return days === 0 ? "today" : days === 1 ? "yesterday" : `${days.toLocaleString("en")} days ago`;
}

/** ` in “Spring guides”`; nothing where no campaign is known or its name is not to be told. */
export const inCampaign = (name: string | null): string => (name === null ? "" : ` in “${name}”`);

/** Who is asking: “Spring guides”, “Spring guides” and another campaign. */
export function placeOf(campaigns: readonly (string | null)[]): string {
  const [first, ...others] = campaigns;
  const named = first === null || first === undefined ? "Another campaign" : `“${first}”`;
  if (others.length === 0) return named;
  return `${named} and ${others.length === 1 ? "one more campaign" : `${others.length} more campaigns`}`;
}
