import type { StoredRelClass } from "#lib/core/link-state";
import { safeJson } from "#lib/db/safe-json";
import type { Sql } from "#lib/db/sql";
import { sitesReached, type Watch } from "../watch.ts";
import type { EventRow } from "./events.ts";

const COLUMNS = [
  "links_gained",
  "links_lost",
  "links_known",
  "domains_gained",
  "domains_lost",
  "domains_known",
  "follow",
  "nofollow",
  "ugc",
  "sponsored",
  "unknown",
] as const;

/** What is added to one day of one site. */
export type DayDelta = { site: number; day: string } & Partial<Record<(typeof COLUMNS)[number], number>>;

/** What a link's event adds to its day: gained, lost, or known (undated and refuted reports), and its class. */
export function eventDelta(event: EventRow): Omit<DayDelta, "site" | "day"> {
  const delta: Partial<Record<(typeof COLUMNS)[number], number>> = {};
  const add = (column: (typeof COLUMNS)[number], by: number) => {
    delta[column] = (delta[column] ?? 0) + by;
  };
  const up = event.fromClass === null && event.toClass !== null;
  const down = event.fromClass !== null && event.toClass === null;
  if (up) add(event.kind === "known" || event.kind === "verified" ? "links_known" : "links_gained", 1);
  if (down) {
    if (event.kind === "refuted") add("links_known", -1);
    else add("links_lost", 1);
  }
  const classOf = (kind: StoredRelClass) => kind satisfies (typeof COLUMNS)[number];
  if (event.fromClass !== null) add(classOf(event.fromClass), -1);
  if (event.toClass !== null) add(classOf(event.toClass), 1);
  return delta;
}

/** The days of every site that the events reach from outside its set. */
export function dayDeltas(
  watch: Watch,
  added: readonly EventRow[],
  removed: readonly EventRow[],
): DayDelta[] {
  const deltas: DayDelta[] = [];
  const collect = (events: readonly EventRow[], sign: 1 | -1) => {
    for (const event of events) {
      if (event.targetDomainId === null || event.fromClass === event.toClass) continue;
      const delta = Object.entries(eventDelta(event)).map(([column, by]) => [column, by * sign]);
      for (const site of sitesReached(watch, event.sourceDomainId, event.targetDomainId)) {
        deltas.push({ site, day: event.occurredOn, ...Object.fromEntries(delta) });
      }
    }
  };
  collect(added, 1);
  collect(removed, -1);
  return deltas;
}

/** Adds deltas to the days of sites, in the order of site and day. */
export async function addSiteDays(sql: Sql, workspaceId: number, deltas: readonly DayDelta[]): Promise<void> {
  if (deltas.length === 0) return;
  const sums = COLUMNS.map((column) => `sum(coalesce(${column}, 0))::int AS ${column}`).join(", ");
  const record = COLUMNS.map((column) => `${column} int`).join(", ");
  await sql.query(
    `INSERT INTO site_day AS t (workspace_id, site_id, day, ${COLUMNS.join(", ")})
     SELECT $1, site, day, ${COLUMNS.join(", ")} FROM (
       SELECT site, day, ${sums} FROM jsonb_to_recordset($2::jsonb) AS r(site int, day date, ${record})
       GROUP BY site, day) d
     ORDER BY site, day
     ON CONFLICT (workspace_id, site_id, day) DO UPDATE SET
       ${COLUMNS.map((column) => `${column} = t.${column} + excluded.${column}`).join(", ")}`,
    [workspaceId, safeJson(deltas)],
  );
}
