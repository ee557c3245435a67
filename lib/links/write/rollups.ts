// The rollups move by exactly what the rows, sightings and events moved by, in the same transaction. Locks are taken in
// the order pair of domains, referring domain, anchor, target, source, site day, and last, when nothing else is to be
// written, the site's summary (summaries.ts). A crossing is read under a lock, never before it.

import type { EventKind } from "#lib/core/link-state";
import type { Sql } from "#lib/db/sql";
import { linkKey } from "../graph.ts";
import { sitesReached, type Watch } from "../watch.ts";
import { addCounts, type CountDelta, DOMAIN_LINK, REFERRING_DOMAIN } from "./add-counts.ts";
import { addUses } from "./add-uses.ts";
import { COUNTS, noLinks } from "./counts.ts";
import { changedCrossings, rebuildCrossings, type TouchedDay } from "./crossings.ts";
import type { EventRow } from "./events.ts";
import { addSiteDays, dayDeltas } from "./site-days.ts";
import { addSources, type SightingDelta } from "./sources.ts";
import type { Uses } from "./uses.ts";

/** What changed rows, sightings and events come to. */
export interface Change {
  pairs: readonly CountDelta[];
  uses: Uses;
  sightings: readonly SightingDelta[];
  removed: readonly EventRow[];
  added: readonly EventRow[];
}

/**
 * Applies everything that follows from changed rows, sightings and events.
 * @returns the sites whose rollups changed
 */
export async function applyRollups(
  sql: Sql,
  workspaceId: number,
  watch: Watch,
  change: Change,
): Promise<Set<number>> {
  await addCounts(sql, workspaceId, DOMAIN_LINK, change.pairs);
  const referring = referringDeltas(watch, change);
  await addCounts(sql, workspaceId, REFERRING_DOMAIN, referring);
  await addUses(sql, workspaceId, "anchor", change.uses.anchors);
  await addUses(sql, workspaceId, "target", change.uses.targets);
  const sources = await addSources(sql, workspaceId, watch, change.sightings);
  const changed = await changedCrossings(
    sql,
    workspaceId,
    referring.map(({ keys: [site, domain], days }) => ({ site, domain, days })),
  );
  const crossings = await rebuildCrossings(sql, workspaceId, changed);
  const days = [...dayDeltas(watch, change.added, change.removed), ...crossings];
  await addSiteDays(sql, workspaceId, days);
  const uses = [...change.uses.anchors, ...change.uses.targets];
  return new Set([
    ...referring.map(({ keys: [site] }) => site),
    ...uses.map(({ site }) => site),
    ...days.map(({ site }) => site),
    ...sources,
  ]);
}

/** What a crossing is called after (crossings.ts). */
const namesCrossing: ReadonlySet<EventKind> = new Set(["gained", "returned", "lost"]);

interface Referring extends CountDelta {
  days: Map<string, TouchedDay>;
}

/** What each domain that links into a site gains or loses, and on which days its history changed. */
function referringDeltas(watch: Watch, { pairs, added, removed }: Change): Referring[] {
  const referring = new Map<string, Referring>();
  const touch = (site: number, domain: number) => {
    const key = linkKey(site, domain);
    let row = referring.get(key);
    if (!row) {
      row = { keys: [site, domain], counts: noLinks(), days: new Map() };
      referring.set(key, row);
    }
    return row;
  };
  for (const pair of pairs) {
    for (const site of sitesReached(watch, ...pair.keys)) {
      const { counts } = touch(site, pair.keys[0]);
      for (const name of COUNTS) counts[name] += pair.counts[name];
    }
  }
  const collect = (events: readonly EventRow[], sign: 1 | -1) => {
    for (const { kind, sourceDomainId, targetDomainId, fromClass, toClass, occurredOn } of events) {
      if (targetDomainId === null || fromClass === toClass) continue;
      const delta = sign * (Number(toClass !== null) - Number(fromClass !== null));
      // Another class of a link that stays live: no domain comes or goes by it.
      if (delta === 0 && !namesCrossing.has(kind)) continue;
      for (const site of sitesReached(watch, sourceDomainId, targetDomainId)) {
        const { days } = touch(site, sourceDomainId);
        const day = days.get(occurredOn) ?? { delta: 0, came: new Set(), went: false };
        day.delta += delta;
        if (sign === 1) day.came.add(kind);
        else day.went = true;
        days.set(occurredOn, day);
      }
    }
  };
  collect(added, 1);
  collect(removed, -1);
  return [...referring.values()];
}
