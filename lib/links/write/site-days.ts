import type { StoredRelClass } from "#lib/core/link-state";
import type { Sql } from "#lib/db/sql";
import { sitesReached, type Watch } from "../watch.ts";
import type { EventRow } from "./events.ts";

/** The numbers of a day. */
export const DAY_COLUMNS = [
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
export type DayDelta = { site: number; day: string } & Partial<Record<(typeof DAY_COLUMNS)[number], number>>;

/** What a link's event adds to its day: gained, lost, or known (undated and refuted reports), and its class. */
export function eventDelta(event: EventRow): Omit<DayDelta, "site" | "day"> {
  const delta: Partial<Record<(typeof DAY_COLUMNS)[number], number>> = {};
  const add = (column: (typeof DAY_COLUMNS)[number], by: number) => {
    delta[column] = (delta[column] ?? 0) + by;
  };
  const up = event.fromClass === null && event.toClass !== null;
  const down = event.fromClass !== null && event.toClass === null;
  if (up) add(event.kind === "known" || event.kind === "verified" ? "links_known" : "links_gained", 1);
  if (down) {
    if (event.kind === "refuted") add("links_known", -1);
    else add("links_lost", 1);
  }
  const classOf = (kind: StoredRelClass) => kind satisfies (typeof DAY_COLUMNS)[number];
  if (event.fromClass !== null) add(classOf(event.fromClass), -1);
  if (event.toClass !== null) add(classOf(event.toClass), 1);
  return delta;
}

/** The days of every site that the events reach from outside its set: one delta a site and day. */
export function dayDeltas(
  watch: Watch,
  added: readonly EventRow[],
  removed: readonly EventRow[],
): DayDelta[] {
  const days = new Map<string, DayDelta>();
  const collect = (events: readonly EventRow[], sign: 1 | -1) => {
    for (const event of events) {
      if (event.targetDomainId === null || event.fromClass === event.toClass) continue;
      const delta = eventDelta(event);
      for (const site of sitesReached(watch, event.sourceDomainId, event.targetDomainId)) {
        add(days, { ...delta, site, day: event.occurredOn }, sign);
      }
    }
  };
  collect(added, 1);
  collect(removed, -1);
  return [...days.values()];
}

function add(days: Map<string, DayDelta>, delta: DayDelta, sign: 1 | -1): void {
  const { site, day } = delta;
  const key = `${site}:${day}`;
  let sum = days.get(key);
  if (sum === undefined) {
    sum = { site, day };
    days.set(key, sum);
  }
  for (const column of DAY_COLUMNS) {
    const by = delta[column];
    if (by !== undefined) sum[column] = (sum[column] ?? 0) + sign * by;
  }
}

/** Adds deltas to the days of sites, in the order of site and day. */
export async function addSiteDays(sql: Sql, workspaceId: number, deltas: readonly DayDelta[]): Promise<void> {
  const days = new Map<string, DayDelta>();
  for (const delta of deltas) add(days, delta, 1);
  const sums = [...days.values()].filter((sum) => DAY_COLUMNS.some((column) => sum[column]));
  if (sums.length === 0) return;
  const arrays = DAY_COLUMNS.map((_, at) => `$${at + 4}::int[]`).join(", ");
  await sql.query(
    `INSERT INTO site_day AS t (workspace_id, site_id, day, ${DAY_COLUMNS.join(", ")})
     SELECT $1, * FROM unnest($2::int[], $3::date[], ${arrays}) AS d(site, day, ${DAY_COLUMNS.join(", ")})
     ORDER BY site, day
     ON CONFLICT (workspace_id, site_id, day) DO UPDATE SET
       ${DAY_COLUMNS.map((column) => `${column} = t.${column} + excluded.${column}`).join(", ")}`,
    [
      workspaceId,
      sums.map(({ site }) => site),
      sums.map(({ day }) => day),
      ...DAY_COLUMNS.map((column) => sums.map((sum) => sum[column] ?? 0)),
    ],
  );
}
