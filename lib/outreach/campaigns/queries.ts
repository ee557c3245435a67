import { STAGES, type Stage } from "#lib/core/outreach/stages";
import { query } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { Scope } from "#lib/scope/scope";
import type { Campaign, CampaignLine, CampaignSite, CampaignTarget } from "./types.ts";

type Row = Omit<CampaignLine, "site" | "byStage" | "prospects" | "closedAt"> & {
  siteSlug: string;
  siteName: string;
  counts: Partial<Record<Stage, number>> | null;
  closedAt: Date | null;
};

/** Costs are for those who may read them: the others get null. */
const columns = (
  scope: Scope,
) => `c.id, c.name, c.kind, c.tactic, s.slug AS "siteSlug", s.name AS "siteName", u.name AS owner,
  c.goal, ${scope.may.has("costs") ? "c.budget::text" : "NULL AS budget"}, w.currency, c.starts_on AS "startsOn",
  c.ends_on AS "endsOn", c.closed_at AS "closedAt", c.approve_prospects AS "approveProspects",
  c.approve_anchors AS "approveAnchors", c.approve_drafts AS "approveDrafts",
  (SELECT json_object_agg(n.stage, n.count) FROM (SELECT p.stage, count(*)::int AS count FROM prospect p
    WHERE p.workspace_id = c.workspace_id AND p.campaign_id = c.id GROUP BY p.stage) n) AS counts`;

const FROM = `campaign c JOIN site s ON s.workspace_id = c.workspace_id AND s.id = c.site_id
  JOIN workspace w ON w.id = c.workspace_id LEFT JOIN app_user u ON u.id = c.owner_id`;

const ALLOWED = "c.workspace_id = $1 AND ($2::int[] IS NULL OR c.site_id = ANY($2))";

const keysOf = (scope: Scope): unknown[] => [scope.workspaceId, scope.sites === "all" ? null : scope.sites];

/** The campaigns of the workspace: open ones first, the newest first. */
export async function listCampaigns(scope: Scope): Promise<CampaignLine[]> {
  const rows = await query<Row>(
    `SELECT ${columns(scope)} FROM ${FROM} WHERE ${ALLOWED}
     ORDER BY c.closed_at IS NOT NULL, c.created_at DESC, c.id DESC`,
    keysOf(scope),
  );
  return rows.map(lineOf);
}

/** One campaign with its target pages. Throws AppError "not_found". */
export async function readCampaign(scope: Scope, id: string): Promise<Campaign> {
  const [rows, targets] = await Promise.all([
    query<
      Row & Omit<Campaign, keyof CampaignLine | "embargoUntil" | "targets"> & { embargoUntil: Date | null }
    >(
      `SELECT ${columns(scope)}, c.owner_id AS "ownerId", c.brief, c.asset, c.asset_url AS "assetUrl",
         c.embargo_until AS "embargoUntil"
       FROM ${FROM} WHERE ${ALLOWED} AND c.id = $3`,
      [...keysOf(scope), id],
    ),
    query<CampaignTarget>(
      `SELECT t.url, t.anchors FROM campaign_target t JOIN campaign c ON c.workspace_id = t.workspace_id AND c.id = t.campaign_id
       WHERE ${ALLOWED} AND c.id = $3 ORDER BY t.position`,
      [...keysOf(scope), id],
    ),
  ]);
  const row = rows[0];
  if (row === undefined) throw new AppError("not_found", "This campaign is not there.");
  return { ...lineOf(row), targets, embargoUntil: row.embargoUntil?.toISOString() ?? null };
}

function lineOf<T extends Row>(row: T) {
  const { siteSlug, siteName, counts, closedAt, ...line } = row;
  const byStage = Object.fromEntries(STAGES.map((stage) => [stage, counts?.[stage] ?? 0])) as Record<
    Stage,
    number
  >;
  return {
    ...line,
    site: { slug: siteSlug, name: siteName },
    closedAt: closedAt?.toISOString() ?? null,
    byStage,
    prospects: Object.values(byStage).reduce((sum, count) => sum + count, 0),
  };
}

/** Own sites of the workspace, for the form of a campaign. */
export async function campaignSites(scope: Scope): Promise<CampaignSite[]> {
  return query<CampaignSite>(
    `SELECT slug, name FROM site WHERE workspace_id = $1 AND ($2::int[] IS NULL OR id = ANY($2)) AND kind = 'own'
     ORDER BY lower(name), id`,
    keysOf(scope),
  );
}

/** What costs are summed in (ISO 4217). */
export async function workspaceCurrency(scope: Scope): Promise<string> {
  const [row] = await query<{ currency: string }>("SELECT currency FROM workspace WHERE id = $1", [
    scope.workspaceId,
  ]);
  return row?.currency ?? "EUR";
}
