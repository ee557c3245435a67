import { accessHeadline } from "#lib/core/link-status";
import type { Access } from "#lib/core/look";
import type { Headline } from "#lib/core/verdict";
import type { LinkCheck, LinkEventLine } from "./types.ts";

/** What each event of a look makes of the link from then on; null leaves it as it was. */
const AFTER: Partial<Record<LinkEventLine["kind"], Headline>> = {
  gained: "live",
  known: "live",
  returned: "live",
  recovered: "live",
  verified: "live",
  missed: "missed",
  lost: "lost",
  refuted: "not_found",
};
const CHANGES: ReadonlySet<LinkEventLine["kind"]> = new Set([
  "rel_changed",
  "anchor_changed",
  "hidden_changed",
]);

/**
 * How the link stood in each look at its page, oldest first: a look itself knows the page alone, the events that
 * it left tell the rest, and a look without any found the link as it was.
 * @param promised headlines of a placement's verdicts, by run: what was agreed is judged there
 */
export function checkStates(
  checks: readonly LinkCheck[],
  events: readonly LinkEventLine[],
  promised: ReadonlyMap<string, Headline> = new Map(),
): { check: LinkCheck; status: Headline }[] {
  const oldestFirst = [...checks].sort((a, b) => (a.at < b.at ? -1 : 1));
  const observed = events
    .filter((event) => event.origin === "observed")
    .sort((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1));
  const runs = new Set(oldestFirst.map((check) => check.runId));
  // What looks before the first one shown left behind.
  let state: Headline | null = null;
  for (const event of observed) {
    if (event.runId === null || !runs.has(event.runId)) state = AFTER[event.kind] ?? state;
    else break;
  }
  return oldestFirst.map((check) => {
    const mine = observed.filter((event) => event.runId === check.runId);
    for (const event of mine) state = AFTER[event.kind] ?? state;
    const agreed = promised.get(check.runId);
    if (agreed !== undefined) return { check, status: agreed };
    const unread =
      check.conclusive || check.notModified ? null : (accessHeadline(check.access as Access) ?? "pending");
    if (unread !== null) return { check, status: unread };
    const changed = state === "live" && mine.some((event) => CHANGES.has(event.kind));
    // A conclusive look that left no trace of the link did not see it.
    return { check, status: changed ? "changed" : (state ?? "missed") };
  });
}
