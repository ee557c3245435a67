import { type Approach, judgeApproach } from "#lib/core/outreach/approach";
import { one } from "#lib/db/sql";
import { AppError } from "#lib/errors";
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

/**
 * Whether a prospect may be written to, with what was looked at. Without a page its site as a whole is asked.
 * @param address whom one would write to; left out: nobody in particular
 * Throws AppError "not_found".
 */
export async function readApproach(
  scope: Scope,
  prospectId: string,
  {
    address = null,
    today = new Date().toISOString().slice(0, 10),
  }: { address?: string | null; today?: string } = {},
): Promise<Approach> {
  const prospect = await one<ProspectRow>(
    `SELECT p.id, p.domain, p.page_url AS "pageUrl", p.campaign_id AS "campaignId", p.site_id AS "siteId", c.kind,
       p.origin = 'broken_target' AS "mendsLink"
     FROM prospect p JOIN campaign c ON c.workspace_id = p.workspace_id AND c.id = p.campaign_id
     WHERE p.workspace_id = $1 AND p.id = $2 AND ($3::int[] IS NULL OR p.site_id = ANY($3))`,
    [scope.workspaceId, prospectId, allowed(scope)],
  );
  if (prospect === null) throw new AppError("not_found", "This prospect is not there.");
  const { domain, pageUrl, campaignId, siteId, kind, mendsLink } = prospect;
  const asked = {
    domain,
    prospectId,
    address: address === null ? null : plainAddress(address),
    pageUrl: pageUrl ?? `https://${domain}/`,
    mendsLink,
  };
  const [facts, decided] = await Promise.all([
    gatherFacts(scope, { id: campaignId, siteId, kind }, [asked], today),
    overrides(scope, [prospectId]),
  ]);
  const [own] = facts;
  if (own === undefined) throw new Error("one site was asked about");
  return judgeApproach(own, decided.get(prospectId) ?? null);
}
