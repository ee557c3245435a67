import type { SeriesPoint, Step } from "#lib/core/profile-series";
import type { Overview, Range } from "#lib/profile/types";

export const rangeNames: Record<Range, string> = { "30d": "30 d", "90d": "90 d", "1y": "1 y", all: "All" };

const spans: Record<Range, string> = {
  "30d": "30 days",
  "90d": "90 days",
  "1y": "1 year",
  all: "all time",
};

/** "90 days, by week" */
export function rangeWords({
  range,
  step,
  from,
  to,
}: Pick<Overview, "range" | "step" | "from" | "to">): string {
  return `${range === "span" ? pointTitle({ from, to }) : spans[range]}, by ${step}`;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const short = (day: string) => `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1]}`;

/** On the axis: "24 Aug"; "Aug 2026" where a point is a month. */
export function pointLabel(point: Pick<SeriesPoint, "to">, step: Step): string {
  return step === "month"
    ? `${months[Number(point.to.slice(5, 7)) - 1]} ${point.to.slice(0, 4)}`
    : short(point.to);
}

/** Over the pointer: "18 Aug to 24 Aug 2026". */
export function pointTitle({ from, to }: Pick<SeriesPoint, "from" | "to">): string {
  return from === to ? `${short(to)} ${to.slice(0, 4)}` : `${short(from)} to ${short(to)} ${to.slice(0, 4)}`;
}
