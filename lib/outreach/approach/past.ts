// What has passed between the workspace and sites: who wrote when, who refused, who asked to be left alone.
import type { ApproachFacts, Override } from "#lib/core/outreach/approach";
import { ACTIVE } from "#lib/core/outreach/stages";
import { query } from "#lib/db/sql";
import type { Scope } from "#lib/scope/scope";

/** One site that is asked about, with the prospect it stands for, if it is one. */
export interface AskedSite {
  domain: string;
  prospectId: string | null;
}

interface Where {
  /** Null: no campaign. */
  campaign: string | null;
  siteId: number | null;
}

/** The name of a campaign, where the Scope may see its site. */
export function tellName(scope: Scope, { campaign, siteId }: Where): string | null {
  return siteId !== null && (scope.sites === "all" || scope.sites.includes(siteId)) ? campaign : null;
}

const OF_CAMPAIGN = `LEFT JOIN prospect p ON p.workspace_id = t.workspace_id AND p.id = t.prospect_id
  LEFT JOIN campaign c ON c.workspace_id = p.workspace_id AND c.id = p.campaign_id`;
const DAY = "(t.at AT TIME ZONE 'UTC')::date::text";

/** When somebody wrote to each domain last, the messages of its own prospect left out. */
export async function lastContacts(
  scope: Scope,
  asked: readonly AskedSite[],
): Promise<Map<string, NonNullable<ApproachFacts["lastContact"]>>> {
  const rows = await query<{ domain: string; on: string; by: string | null } & Where>(
    `SELECT d.domain, ${DAY} AS on, u.name AS by, c.name AS campaign, c.site_id AS "siteId"
     FROM unnest($2::text[], $3::uuid[]) AS d(domain, prospect) CROSS JOIN LATERAL (
       SELECT * FROM touch o WHERE o.workspace_id = $1 AND o.domain = d.domain AND o.kind = 'out'
         AND (d.prospect IS NULL OR o.prospect_id IS DISTINCT FROM d.prospect)
       ORDER BY o.at DESC LIMIT 1) t
     ${OF_CAMPAIGN} LEFT JOIN app_user u ON u.id = t.by_id`,
    [scope.workspaceId, asked.map(({ domain }) => domain), asked.map(({ prospectId }) => prospectId)],
  );
  return new Map(
    rows.map(({ domain, on, by, ...where }) => {
      const campaign = tellName(scope, where);
      // Who writes for a site that is none of the asker's is not told either.
      const isHidden = where.siteId !== null && campaign === null;
      return [domain, { on, by: isHidden ? null : by, campaign }];
    }),
  );
}

export interface Refusals {
  refused: Map<string, NonNullable<ApproachFacts["refused"]>>;
  optOuts: Map<string, { address: string | null; on: string }[]>;
}

/** Who refused, in an answer or by the reason of a rejection, and who asked not to be written to; the last first. */
export async function refusals(scope: Scope, domains: readonly string[]): Promise<Refusals> {
  const rows = await query<{ domain: string; kind: string; address: string | null; on: string } & Where>(
    `SELECT t.domain, t.kind::text, t.address, ${DAY} AS on, c.name AS campaign, c.site_id AS "siteId"
     FROM touch t ${OF_CAMPAIGN}
     WHERE t.workspace_id = $1 AND t.domain = ANY($2::text[]) AND t.kind IN ('refused', 'opt_out')
     UNION ALL
     SELECT p.domain, 'refused', NULL, (p.stage_at AT TIME ZONE 'UTC')::date::text, c.name, c.site_id
     FROM prospect p JOIN campaign c ON c.workspace_id = p.workspace_id AND c.id = p.campaign_id
     WHERE p.workspace_id = $1 AND p.domain = ANY($2::text[]) AND p.reject_reason IN ('refused', 'do_not_contact')
     ORDER BY "on" DESC`,
    [scope.workspaceId, domains],
  );
  const found: Refusals = { refused: new Map(), optOuts: new Map() };
  for (const { domain, kind, address, on, ...where } of rows) {
    if (kind === "opt_out")
      found.optOuts.set(domain, [...(found.optOuts.get(domain) ?? []), { address, on }]);
    else if (!found.refused.has(domain)) found.refused.set(domain, { on, campaign: tellName(scope, where) });
  }
  return found;
}

/** The campaigns other than this one that ask at each domain now. */
export async function activeCampaigns(
  scope: Scope,
  campaignId: string,
  domains: readonly string[],
): Promise<Map<string, (string | null)[]>> {
  const rows = await query<{ domain: string } & Where>(
    `SELECT p.domain, c.name AS campaign, c.site_id AS "siteId"
     FROM prospect p JOIN campaign c ON c.workspace_id = p.workspace_id AND c.id = p.campaign_id
     WHERE p.workspace_id = $1 AND p.domain = ANY($2::text[]) AND p.campaign_id <> $3
       AND p.stage = ANY($4::"ProspectStage"[]) AND c.closed_at IS NULL
     ORDER BY c.name`,
    [scope.workspaceId, domains, campaignId, [...ACTIVE]],
  );
  const byDomain = new Map<string, (string | null)[]>();
  for (const { domain, ...where } of rows) {
    byDomain.set(domain, [...(byDomain.get(domain) ?? []), tellName(scope, where)]);
  }
  return byDomain;
}

/** To whom each prospect was written last, where nothing came back. */
export async function openThreads(
  scope: Scope,
  prospectIds: readonly string[],
): Promise<Map<string, NonNullable<ApproachFacts["openThread"]>>> {
  const rows = await query<{ id: string; kind: string; address: string | null; on: string }>(
    `SELECT DISTINCT ON (t.prospect_id) t.prospect_id AS id, t.kind::text, t.address, ${DAY} AS on FROM touch t
     WHERE t.workspace_id = $1 AND t.prospect_id = ANY($2::uuid[]) AND t.kind NOT IN ('note', 'auto_reply')
     ORDER BY t.prospect_id, t.at DESC, t.id DESC`,
    [scope.workspaceId, prospectIds],
  );
  return new Map(
    rows.filter(({ kind }) => kind === "out").map(({ id, address, on }) => [id, { address, on }]),
  );
}

/** How a decision to write all the same stands among the events of a prospect; `from` names the warnings it covers. */
export const WRITE_ANYWAY = "write_anyway";

/** The last decision to write all the same, of each prospect. */
export async function overrides(
  scope: Scope,
  prospectIds: readonly string[],
): Promise<Map<string, Override>> {
  const rows = await query<{
    id: string;
    rules: string | null;
    reason: string | null;
    by: string | null;
    on: string;
  }>(
    `SELECT DISTINCT ON (t.prospect_id) t.prospect_id AS id, t."from" AS rules, t.note AS reason, u.name AS by, ${DAY} AS on
     FROM prospect_event t LEFT JOIN app_user u ON u.id = t.by_id
     WHERE t.workspace_id = $1 AND t.prospect_id = ANY($2::uuid[]) AND t.kind = 'edited' AND t."to" = '${WRITE_ANYWAY}'
     ORDER BY t.prospect_id, t.at DESC, t.id DESC`,
    [scope.workspaceId, prospectIds],
  );
  return new Map(
    rows.map(({ id, rules, reason, by, on }) => [
      id,
      { rules: (rules ?? "").split(","), reason: reason ?? "", by, on },
    ]),
  );
}
