import { type Course, FUNNEL, funnelOf } from "#lib/core/outreach/funnel";
import type { Stage } from "#lib/core/outreach/stages";
import { query } from "#lib/db/sql";
import type { Scope } from "#lib/scope/scope";
import type { FunnelGrouping, FunnelReport } from "./types.ts";

interface Row extends Course {
  group: string | null;
  name: string | null;
  stages: Stage[];
}

// The first message to a prospect decides which template it counts for.
const GROUPS: Record<FunnelGrouping, { id: string; name: string; join?: string }> = {
  campaign: { id: "c.id::text", name: "c.name" },
  tactic: { id: "c.tactic::text", name: "c.tactic::text" },
  owner: {
    id: "u.id::text",
    name: "u.name",
    join: "LEFT JOIN app_user u ON u.id = coalesce(q.owner_id, c.owner_id)",
  },
  template: {
    id: "m.id::text",
    name: "m.name",
    join: `LEFT JOIN LATERAL (SELECT t.template_id FROM touch t
        WHERE t.workspace_id = q.workspace_id AND t.prospect_id = q.id AND t.kind = 'out' ORDER BY t.at, t.id LIMIT 1) f ON true
      LEFT JOIN mail_template m ON m.workspace_id = q.workspace_id AND m.id = f.template_id`,
  },
};

/** How far the prospects of a campaign, or of all, came; by group. @param campaignId null: all */
export async function readFunnel(
  scope: Scope,
  campaignId: string | null,
  by: FunnelGrouping,
): Promise<FunnelReport> {
  const { id, name, join = "" } = GROUPS[by];
  const rows = await query<Row>(
    `SELECT ${id} AS "group", ${name} AS name,
       array_remove(ARRAY[q.stage::text, q.stage_before::text,
         CASE WHEN q.contacted_at IS NOT NULL THEN 'contacted' END, CASE WHEN q.replied_at IS NOT NULL THEN 'replied' END,
         CASE WHEN q.agreed_at IS NOT NULL THEN 'agreed' END, CASE WHEN q.placed_at IS NOT NULL THEN 'placed' END], NULL)
         || coalesce(e.stages, '{}') AS stages,
       CASE WHEN q.replied_at >= q.contacted_at THEN q.replied_at::date - q.contacted_at::date END AS "daysToReply",
       CASE WHEN q.placed_at >= q.agreed_at THEN q.placed_at::date - q.agreed_at::date END AS "daysToPlaced"
     FROM prospect q JOIN campaign c ON c.workspace_id = q.workspace_id AND c.id = q.campaign_id ${join}
     LEFT JOIN LATERAL (SELECT array_agg(DISTINCT e."to") AS stages FROM prospect_event e
       WHERE e.workspace_id = q.workspace_id AND e.prospect_id = q.id AND e.kind = 'stage'
         AND e."to" IN ('qualified', 'agreed', 'in_production', 'placed')) e ON true
     WHERE q.workspace_id = $1 AND ($2::int[] IS NULL OR q.site_id = ANY($2)) AND ($3::uuid IS NULL OR q.campaign_id = $3)`,
    [scope.workspaceId, scope.sites === "all" ? null : scope.sites, campaignId],
  );
  const groups = [...Map.groupBy(rows, (row) => row.group)].map(([group, own]) => ({
    group,
    name: own[0]?.name ?? null,
    ...funnelOf(own),
  }));
  const first = FUNNEL[0];
  return {
    all: { group: null, name: null, ...funnelOf(rows) },
    groups: groups.sort(
      (a, b) => b.reached[first] - a.reached[first] || ((a.name ?? "") < (b.name ?? "") ? -1 : 1),
    ),
  };
}
