// A campaign with prospects, written as the ways of adding write them.
import { newId } from "#lib/db/new-id";
import { query } from "#lib/db/sql";
import { CampaignForm } from "#lib/outreach/campaigns/schema";
import { createCampaign } from "#lib/outreach/campaigns/write-campaign";
import type { WriteScope } from "#lib/scope/scope";

/** What the form of a campaign sends. */
export const campaignFields = (site: string, over: object = {}) => ({
  site,
  name: "Houseplant care guides",
  kind: "links",
  tactic: "guest_post",
  ownerId: "",
  goal: "20",
  budget: "3000",
  targets: JSON.stringify([{ url: `https://${site}/care`, anchors: "plant care; repotting, step by step" }]),
  ...over,
});

/** Begins a campaign of a site. */
export async function makeCampaign(scope: WriteScope, site: string, over: object = {}): Promise<string> {
  return (await createCampaign(scope, CampaignForm.parse(campaignFields(site, over)))).id;
}

/** Puts a prospect into a campaign, with columns as the database names them. */
export async function addProspect(
  campaign: string,
  domain: string,
  columns: Record<string, unknown> = {},
): Promise<string> {
  const id = newId();
  await query(
    `INSERT INTO prospect (id, workspace_id, site_id, campaign_id, domain, origin)
     SELECT $1, workspace_id, site_id, id, $3, 'hand' FROM campaign WHERE id = $2`,
    [id, campaign, domain],
  );
  const names = Object.keys(columns);
  const set = names.map((name, at) => `${name} = $${at + 2}`).join(", ");
  if (set !== "") await query(`UPDATE prospect SET ${set} WHERE id = $1`, [id, ...Object.values(columns)]);
  return id;
}

/** Where a prospect stands. */
export async function readRow(id: string): Promise<Record<string, unknown> | undefined> {
  const [row] = await query<Record<string, unknown>>("SELECT * FROM prospect WHERE id = $1", [id]);
  return row;
}
