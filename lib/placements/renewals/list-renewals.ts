import { query } from "#lib/db/sql";
import type { Scope } from "#lib/scope/scope";
import { PLACEMENT_FROM, placementSite } from "../placement-sql.ts";
import { AHEAD_DAYS, BACK_DAYS, type RenewalLine } from "./types.ts";

/** More than anybody renews in a quarter; what is beyond is not counted. */
const LINES_MAX = 5_000;

/**
 * Agreed links of a site that end within 90 days or have ended in the last 30, soonest first; archived ones are
 * left out. @param today YYYY-MM-DD. Throws AppError "not_found".
 */
export async function listRenewals(scope: Scope, slug: string, today: string): Promise<RenewalLine[]> {
  const siteId = await placementSite(scope, slug);
  return query<RenewalLine>(
    `SELECT p.id, s.url AS source, d.name AS "sourceDomain", p.headline AS status, p.sentence,
       p.expires_on AS "expiresOn", p.expires_on - $3::date AS days,
       ${scope.may.has("costs") ? "p.price::text, p.currency" : "NULL AS price, NULL AS currency"}, p.vendor, p.renewal,
       (SELECT count(*)::int FROM placement_breach b WHERE b.placement_id = p.id AND b.ended_at IS NULL) AS breaches
     FROM ${PLACEMENT_FROM}
     WHERE p.workspace_id = $1 AND p.site_id = $2 AND p.archived_at IS NULL
       AND p.expires_on BETWEEN $3::date - ${BACK_DAYS} AND $3::date + ${AHEAD_DAYS}
     ORDER BY p.expires_on, s.url, p.id LIMIT ${LINES_MAX}`,
    [scope.workspaceId, siteId, today],
  );
}
