/**
 * When a page is looked at next. A function of what is known and of nothing that drifts: planned twice it is the
 * same moment, and a look that came late or by hand moves no later one.
 */
import { AWAITED_HOURS } from "./choices.ts";
import type { Holding } from "./holding.ts";
import { awaitedFrom, intervalOf, type PageFacts } from "./interval.ts";
import { HOUR_MS, onSiteMinute, phaseOf, slotFrom } from "./slots.ts";

/** A large import's first looks are over after so many hours at most. */
const FIRST_LOOKS_HOURS = 168;
/** A page without a schedule that cannot be read is tried again after so many hours at most. */
const LONGEST_HOURS = 720;

export interface Due {
  /** In ms since the epoch. */
  at: number;
  why: "schedule" | "miss" | "awaited" | "unstable" | "reported_lost";
}

/**
 * When a page is due, and why then.
 * @param holding the schedule that holds; its hours are null when none asks
 * @param now ms
 * @param planned when it was due until now, where it is planned anew without a look: a first look is not put off by
 *   that, and a turn that was left out (turnAfter) does not come back
 * @returns null when nothing asks for it
 */
export function nextLook(
  pageId: number,
  holding: Holding,
  facts: PageFacts,
  now: number,
  planned: number | null = null,
): Due | null {
  const due = [byMiss(holding, facts, now, planned), byDoubt(holding, facts, now, planned)].reduce(
    earlier,
    bySchedule(pageId, holding, facts, now, planned),
  );
  if (due === null || facts.retryAt === null) return due;
  return { ...due, at: Math.max(due.at, facts.retryAt) };
}

/** The turn that comes after one that was left out at `now`: its run was cancelled, its look could not be recorded. */
export function turnAfter(
  pageId: number,
  { siteId, everyHours }: Pick<Holding, "siteId" | "everyHours">,
  now: number,
): number {
  if (everyHours === null) return onSiteMinute(now + 24 * HOUR_MS, siteId);
  return slotFrom(now + HOUR_MS, everyHours, { pageId, siteId });
}

function bySchedule(
  pageId: number,
  holding: Holding,
  facts: PageFacts,
  now: number,
  planned: number | null,
): Due | null {
  const interval = intervalOf(holding, facts, now);
  if (interval === null) return null;
  const { hours, reason } = interval;
  const page = { pageId, siteId: holding.siteId };
  const why = reason === "valuable" ? "schedule" : reason;
  if (facts.lookedAt === null) {
    const spread = phaseOf(pageId) * Math.min(hours, FIRST_LOOKS_HOURS) * HOUR_MS;
    const first = onSiteMinute(now + spread, page.siteId);
    return { at: Math.min(planned ?? first, first), why };
  }
  // The slot that is nearest to a whole interval after the last look: gaps are exact from slot to slot, and a look
  // by hand shortly before a slot stands for it.
  let at = slotFrom(facts.lookedAt + (hours * HOUR_MS) / 2, hours, page);
  if (facts.unproved > 0) at = Math.min(at, onSiteMinute(triedAgain(facts, hours), page.siteId));
  const begins = holding.own ? [] : facts.awaited.map(awaitedFrom).filter((from) => from > now);
  if (begins.length > 0 && facts.unproved === 0) {
    const awaited = slotFrom(Math.min(...begins), AWAITED_HOURS, page);
    if (awaited < at) return { at: awaited, why: "awaited" };
  }
  if (at >= now) return { at, why };
  // It waits for its run already; or a shorter schedule makes very many overdue at once, and then each takes its turn.
  if (planned !== null && planned <= now) return { at: planned, why };
  return { at: Math.min(planned ?? Number.POSITIVE_INFINITY, slotFrom(now, hours, page)), why };
}

/** A miss is looked at again when the rule lets the next one count: before that it proves nothing new. */
function byMiss({ everyHours }: Holding, facts: PageFacts, now: number, planned: number | null): Due | null {
  if (facts.missAt === null) return null;
  const tried = facts.unproved > 0 ? triedAgain(facts, everyHours ?? LONGEST_HOURS) : 0;
  const at = Math.max(facts.missAt, facts.lookedAt ?? 0, tried);
  return { at: at <= now && planned !== null ? Math.max(at, planned) : at, why: "miss" };
}

/** What a source calls lost is looked at with the site's next looks, where it is looked at by itself at all. */
function byDoubt(holding: Holding, facts: PageFacts, now: number, planned: number | null): Due | null {
  if (!facts.doubted || holding.everyHours === null) return null;
  return {
    at: Math.min(planned ?? Number.POSITIVE_INFINITY, onSiteMinute(now, holding.siteId)),
    why: "reported_lost",
  };
}

/** Whether the last look proved nothing for a reason that may pass by itself: the page is asked again before its turn. */
export function triesAgain({ access, httpStatus, unproved }: PageFacts): boolean {
  if (unproved === 0) return false;
  if (access === "http_error") return httpStatus !== 404 && httpStatus !== 410;
  return access === "blocked" || access === "unreachable";
}

/** After looks that proved nothing: soon, then later and later where it may pass by itself, else after the interval. */
function triedAgain(facts: PageFacts, hours: number): number {
  const { unproved, lookedAt } = facts;
  const pause = unproved === 1 ? 6 : 24 * 2 ** Math.min(unproved - 2, 10);
  return (lookedAt ?? 0) + (triesAgain(facts) ? Math.min(pause, hours) : hours) * HOUR_MS;
}

function earlier(a: Due | null, b: Due | null): Due | null {
  if (a === null || b === null) return a ?? b;
  return b.at < a.at ? b : a;
}
