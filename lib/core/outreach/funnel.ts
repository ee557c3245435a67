// How far prospects came, and how long it took. A stage counts as reached when a prospect was ever in it or beyond:
// who agreed at once had answered. Figures that rest on too little are not given.
import type { Stage } from "./stages.ts";

/** The steps of the funnel; production is a stage that not every link has, and lies between agreed and placed. */
export const FUNNEL = ["found", "qualified", "contacted", "replied", "agreed", "placed"] as const;
export type FunnelStep = (typeof FUNNEL)[number];

/** A rate needs so many prospects below it, and a median so many days. */
export const RATE_NEEDS = 10;
export const MEDIAN_NEEDS = 5;

/** One prospect, as far as the numbers go. */
export interface Course {
  /** Every stage that it was ever in. */
  stages: readonly Stage[];
  /** Whole days; null where one of the two never was. */
  daysToReply: number | null;
  daysToPlaced: number | null;
}

export interface Funnel {
  reached: Record<FunnelStep, number>;
  /** Of those contacted, between 0 and 1; null: too few. */
  replyRate: number | null;
  placementRate: number | null;
  /** Median days from the first message to the first answer, and from the agreement to the link; null: too few. */
  daysToReply: number | null;
  daysToPlaced: number | null;
}

const step = (stage: Stage): number =>
  stage === "rejected" ? -1 : FUNNEL.indexOf(stage === "in_production" ? "agreed" : stage);

/** The furthest step of a prospect; every one was found. */
export function furthestOf(stages: readonly Stage[]): FunnelStep {
  return FUNNEL[Math.max(0, ...stages.map(step))] as FunnelStep;
}

/** The middle one; the mean of the two in the middle. Null for fewer than `MEDIAN_NEEDS`. */
export function medianOf(values: readonly number[]): number | null {
  if (values.length < MEDIAN_NEEDS) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}

/** Sums the courses of a group. */
export function funnelOf(courses: readonly Course[]): Funnel {
  const furthest = courses.map(({ stages }) => FUNNEL.indexOf(furthestOf(stages)));
  const reached = Object.fromEntries(
    FUNNEL.map((name, at) => [name, furthest.filter((one) => one >= at).length]),
  ) as Record<FunnelStep, number>;
  const rate = (part: number) => (reached.contacted < RATE_NEEDS ? null : part / reached.contacted);
  const days = (of: "daysToReply" | "daysToPlaced") =>
    medianOf(courses.flatMap((course) => (course[of] === null ? [] : [course[of]])));
  return {
    reached,
    replyRate: rate(reached.replied),
    placementRate: rate(reached.placed),
    daysToReply: days("daysToReply"),
    daysToPlaced: days("daysToPlaced"),
  };
}
