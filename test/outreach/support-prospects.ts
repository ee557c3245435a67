// Campaigns, prospects and messages by SQL: what the rules of an approach look at.
import { newId } from "#lib/db/new-id";
import { query } from "#lib/db/sql";

interface Where {
  workspaceId: number;
  siteId: number;
}

/** A new campaign. */
export async function makeCampaign(
  { workspaceId, siteId }: Where,
  name = "Houseplants",
  over: { kind?: "links" | "digital_pr"; closed?: boolean } = {},
): Promise<string> {
  const id = newId();
  await query(
    `INSERT INTO campaign (id, workspace_id, site_id, name, kind, tactic, closed_at)
     VALUES ($1, $2, $3, $4, $5::"CampaignKind", 'guest_post', CASE WHEN $6 THEN now() END)`,
    [id, workspaceId, siteId, name, over.kind ?? "links", over.closed ?? false],
  );
  return id;
}

/** A new prospect of a campaign. */
export async function makeProspect(
  { workspaceId, siteId }: Where,
  campaign: string,
  domain: string,
  over: { stage?: string; reason?: string; pageUrl?: string } = {},
): Promise<string> {
  const id = newId();
  await query(
    `INSERT INTO prospect (id, workspace_id, site_id, campaign_id, domain, page_url, stage, reject_reason, origin)
     VALUES ($1, $2, $3, $4, $5, $6, $7::"ProspectStage", $8::"RejectReason", 'hand')`,
    [
      id,
      workspaceId,
      siteId,
      campaign,
      domain,
      over.pageUrl ?? null,
      over.stage ?? "found",
      over.reason ?? null,
    ],
  );
  return id;
}

/** A message, logged for a prospect or for none. */
export async function makeTouch(
  workspaceId: number,
  domain: string,
  touch: { kind?: string; at?: string; address?: string; prospect?: string; by?: string } = {},
): Promise<void> {
  await query(
    `INSERT INTO touch (id, workspace_id, domain, prospect_id, channel, kind, address, at, by_id)
     VALUES ($1, $2, $3, $4, 'mail', $5::"TouchKind", $6, $7, $8)`,
    [
      newId(),
      workspaceId,
      domain,
      touch.prospect ?? null,
      touch.kind ?? "out",
      touch.address ?? null,
      touch.at ?? "2026-11-20T12:00:00Z",
      touch.by ?? null,
    ],
  );
}
