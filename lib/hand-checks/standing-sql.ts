// lib/core/standing.ts in SQL: table, facets, summary and the first result count what the pure function shows.
// test/hand-checks/standing.test.ts lays both over every case.
import { openVerdicts } from "#lib/core/standing";

/** Today where no page gave a day: the calendar of every stored day is UTC. */
export const todaySql = "(now() AT TIME ZONE 'UTC')::date";

/** The last look left the question open. @param p an alias with a headline */
export const isOpenSql = (p: string) =>
  `${p}.headline IN (${openVerdicts.map((verdict) => `'${verdict}'`).join(", ")})`;

/** True where a person's word decides. @param p the placement's alias @param today SQL of a date */
export function byHandSql(p: string, today: string): string {
  // Never null: it stands under NOT as well.
  return `coalesce(${isOpenSql(p)} AND ${p}.hand_seen IS NOT NULL AND ${p}.ask_again_on > ${today}, false)`;
}

/** The status that is shown, as text. */
export function standingSql(p: string, today: string): string {
  return `CASE WHEN ${byHandSql(p, today)} THEN CASE WHEN ${p}.hand_seen THEN 'live' ELSE 'lost' END
    ELSE ${p}.headline::text END`;
}

/** How the promises of a place stand, counted by what they need; FROM `standingsSql`. */
export const STANDING_COUNTS = `count(*) FILTER (WHERE standing = 'live')::int AS live,
         count(*) FILTER (WHERE standing = 'changed')::int AS changed,
         count(*) FILTER (WHERE standing IN ('lost', 'missed', 'not_found'))::int AS gone,
         count(*) FILTER (WHERE standing IN ('blocked', 'unreachable'))::int AS blocked,
         count(*) FILTER (WHERE standing = 'pending')::int AS pending`;

/** The standings of the placements (p) that are watched. @param where which ones */
export function standingsSql(where: string): string {
  return `(SELECT ${standingSql("p", todaySql)} AS standing FROM placement p WHERE ${where} AND p.archived_at IS NULL) st`;
}

/** There is a word and its day has come. */
export function isDueSql(p: string, today: string): string {
  return `coalesce(${isOpenSql(p)} AND ${p}.hand_seen IS NOT NULL AND ${p}.ask_again_on <= ${today}, false)`;
}

/** Only a person can settle it, and none has. */
export function needsEyesSql(p: string, today: string): string {
  return `(NOT ${byHandSql(p, today)} AND (${isDueSql(p, today)} OR ${p}.headline = 'blocked'
    OR (${p}.headline = 'pending' AND ${p}.checked_at IS NOT NULL)))`;
}
