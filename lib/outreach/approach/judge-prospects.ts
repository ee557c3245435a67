import { type Approach, judgeApproach } from "#lib/core/outreach/approach";
import { query } from "#lib/db/sql";
import type { Scope } from "#lib/scope/scope";
import { allowed } from "#lib/sites/find-site";
import type { CampaignKeys } from "../prospects/campaign-of.ts";
import { plainAddress } from "../suppression/hash-address.ts";
import { gatherFacts } from "./gather.ts";
import { overrides } from "./past.ts";

interface ProspectRow {
  id: string;
  domain: string;
  pageUrl: string | null;
  campaignId: string;
  siteId: number;
  kind: CampaignKeys["kind"];
  mendsLink: boolean;
}

/** Judges prospects of any campaigns; those that are not there, or outside the Scope, are left out. */
export async function judgeProspects(
  scope: Scope,
  prospectIds: readonly string[],
  {
    address = null,
    today = new Date().toISOString().slice(0, 10),
  }: { address?: string | null; today?: string } = {},
): Promise<Map<string, Approach>> {
  const rows = await query<ProspectRow>(
    `SELECT p.id, p.domain, p.page_url AS "pageUrl", p.campaign_id AS "campaignId", p.site_id AS "siteId", c.kind,
       p.origin = 'broken_target' AS "mendsLink"
     FROM prospect p JOIN campaign c ON c.workspace_id = p.workspace_id AND c.id = p.campaign_id
     WHERE p.workspace_id = $1 AND p.id = ANY($2::uuid[]) AND ($3::int[] IS NULL OR p.site_id = ANY($3))`,
    [scope.workspaceId, prospectIds, allowed(scope)],
  );
  const decided = await overrides(scope, prospectIds);
  const judged = new Map<string, Approach>();
  for (const [id, prospects] of Map.groupBy(rows, ({ campaignId }) => campaignId)) {
    const { siteId, kind } = prospects[0] as ProspectRow;
    const asked = prospects.map(({ domain, pageUrl, mendsLink, ...prospect }) => ({
      domain,
      prospectId: prospect.id,
      address: address === null ? null : plainAddress(address),
      pageUrl: pageUrl ?? `https://${domain}/`,
      mendsLink,
    }));
    const facts = await gatherFacts(scope, { id, siteId, kind }, asked, today);
    for (const [at, prospect] of prospects.entries()) {
      const own = facts[at];
      if (own) judged.set(prospect.id, judgeApproach(own, decided.get(prospect.id) ?? null));
    }
  }
  return judged;
}
