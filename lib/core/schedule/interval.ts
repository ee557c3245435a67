/**
 * How often a page is looked at just now: its schedule, or more often while a link on it is awaited, unsteady or
 * worth more. Plain facts in, hours and the reason out.
 */
import type { Access } from "../look.ts";
import { AWAITED_HOURS, DAY_HOURS } from "./choices.ts";
import type { Holding } from "./holding.ts";
import { HOUR_MS } from "./slots.ts";

const DAY_MS = 24 * HOUR_MS;
/** A link that was agreed is awaited closely for so long, then daily, in milliseconds. */
const CLOSELY_MS = 14 * DAY_MS;
const DAILY_MS = 30 * DAY_MS;

/** An agreed link that was never seen. Both in ms. */
export interface Awaited {
  recordedAt: number;
  /** The day on which it was to go live, its beginning in UTC. */
  liveOn: number | null;
}

/** What is known of a page when its next look is set. Times in ms since the epoch. */
export interface PageFacts {
  /** The last look, whatever it proved. */
  lookedAt: number | null;
  access: Access | null;
  httpStatus: number | null;
  /** Looks in a row that proved nothing, up to the last one; 0: the last one did. */
  unproved: number;
  /** When the next miss counts (lib/core/loss.ts), of the link on it that is first; null: nothing is missed. */
  missAt: number | null;
  awaited: readonly Awaited[];
  /** An agreed link on it has a price, or is not as agreed. */
  valuable: boolean;
  /** A link on it changed, was missed or came back in the last 30 days. */
  unstable: boolean;
  /** A source says that a link on it was lost after the last look. */
  doubted: boolean;
  /** Not before: the host's own Retry-After. */
  retryAt: number | null;
}

export type IntervalReason = "schedule" | "awaited" | "unstable" | "valuable";

export interface Interval {
  hours: number;
  reason: IntervalReason;
}

/** How often a page is looked at at `now` (ms). Null: never by itself. */
export function intervalOf(holding: Holding, facts: PageFacts, now: number): Interval | null {
  if (holding.everyHours === null) return null;
  // Six hours are for what is awaited; once it was seen the word means "as often as there is".
  const hours = facts.awaited.length > 0 ? holding.everyHours : Math.max(DAY_HOURS, holding.everyHours);
  const plain: Interval = { hours, reason: "schedule" };
  // A page that cannot be read tells no more for being asked more often; due.ts says when it is tried again.
  if (facts.unproved > 0 || holding.own) return plain;
  const awaited = Math.min(...facts.awaited.map((one) => awaitedHours(one, now)));
  if (awaited < hours) return { hours: awaited, reason: "awaited" };
  const worth = facts.unstable ? "unstable" : facts.valuable ? "valuable" : null;
  if (!holding.adaptive || worth === null || hours <= DAY_HOURS) return plain;
  return { hours: Math.max(DAY_HOURS, Math.ceil(hours / 2)), reason: worth };
}

/** From when an agreed link is awaited: when it was recorded, or a day before its live date. */
export function awaitedFrom({ recordedAt, liveOn }: Awaited): number {
  return Math.max(recordedAt, liveOn === null ? recordedAt : liveOn - DAY_MS);
}

function awaitedHours(one: Awaited, now: number): number {
  const since = Math.max(one.recordedAt, one.liveOn ?? one.recordedAt);
  if (now < awaitedFrom(one) || now > since + DAILY_MS) return Number.POSITIVE_INFINITY;
  return now <= since + CLOSELY_MS ? AWAITED_HOURS : DAY_HOURS;
}
