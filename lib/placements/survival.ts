import { aliveAfter, type Life, survivalOf } from "#lib/core/survival";
import { query } from "#lib/db/sql";
import type { Scope } from "#lib/scope/scope";
import { placementSite } from "./placement-sql.ts";
import {
  MILESTONES,
  type SurvivalGrouping,
  type SurvivalLine,
  type SurvivalReport,
} from "./survival-types.ts";

interface Row extends Life {
  group: string | null;
}

/**
 * How long the agreed links of a site live, by group: from the day on which we first saw a link to the day on which it
 * was first missed for good, or to the last day on which we saw it. Archived ones count for as long as they were watched.
 */
export async function survivalReport(
  scope: Scope,
  slug: string,
  by: SurvivalGrouping,
): Promise<SurvivalReport> {
  const siteId = await placementSite(scope, slug);
  const column = { tactic: "p.tactic::text", vendor: "p.vendor", origin: "p.origin::text" }[by];
  const rows = await query<Row & { seen: boolean }>(
    `SELECT ${column} AS "group", p.found_at IS NOT NULL AS seen, p.presence = 'lost' AS lost,
       coalesce(((CASE WHEN p.presence = 'lost' THEN coalesce(p.missed_at, p.lost_at, p.checked_at) ELSE p.seen_at END)::date
         - p.found_at::date), 0) AS days
     FROM placement p WHERE p.workspace_id = $1 AND p.site_id = $2`,
    [scope.workspaceId, siteId],
  );
  const seen = rows.filter((row) => row.seen);
  const groups = [...Map.groupBy(seen, (row) => row.group)].map(([group, lives]) => lineOf(group, lives));
  return {
    all: lineOf(null, seen),
    groups: groups.sort((a, b) => b.links - a.links || ((a.group ?? "") < (b.group ?? "") ? -1 : 1)),
    neverSeen: rows.length - seen.length,
  };
}

function lineOf(group: string | null, lives: readonly Row[]): SurvivalLine {
  const survival = survivalOf(lives);
  return {
    ...survival,
    group,
    at: MILESTONES.map((days) => aliveAfter(survival, lives, days)),
    watchedDays: lives.reduce((most, { days }) => Math.max(most, days), 0),
  };
}
