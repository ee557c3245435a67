import { query } from "#lib/db/sql";
import type { Scope } from "#lib/scope/scope";
import { findCampaign } from "../campaigns/find-campaign.ts";
import { COVERAGE_KINDS, type CoverageKind, type CoverageLine, type CoverageList } from "./types.ts";

/** Everything that was published about a campaign, copies below their originals. Throws AppError "not_found". */
export async function listCoverage(scope: Scope, campaignId: string): Promise<CoverageList> {
  const campaign = await findCampaign(scope, campaignId);
  const rows = await query<Omit<CoverageLine, "at"> & { at: Date; copyOf: string | null }>(
    `SELECT v.id, v.domain, v.url, v.title, v.kind, v.published_on AS "publishedOn", u.name AS by, v.at,
       v.syndicated_of AS "copyOf"
     FROM coverage v LEFT JOIN app_user u ON u.id = v.by_id WHERE v.workspace_id = $1 AND v.campaign_id = $2
     ORDER BY coalesce(v.published_on, v.at::date) DESC, v.at DESC, v.id`,
    [scope.workspaceId, campaign.id],
  );
  const lines = rows.map(({ copyOf, at, ...row }) => ({ copyOf, line: { ...row, at: at.toISOString() } }));
  const copies = lines.filter(({ copyOf }) => copyOf !== null);
  return {
    stories: lines
      .filter(({ copyOf }) => copyOf === null)
      .map(({ line }) => ({
        ...line,
        copies: copies.filter(({ copyOf }) => copyOf === line.id).map((copy) => copy.line),
      })),
    counts: Object.fromEntries(
      COVERAGE_KINDS.map((kind) => [kind, rows.filter((row) => row.kind === kind).length]),
    ) as Record<CoverageKind, number>,
    domains: new Set(rows.map(({ domain }) => domain)).size,
    copies: copies.length,
  };
}
