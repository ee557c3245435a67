// Prospects, contacts and touches as rows, for tests of what is done with them.
import { newId } from "#lib/db/new-id";
import { query } from "#lib/db/sql";
import type { TestWorkspace } from "../support/workspace.ts";

/** A campaign of the workspace's site. */
export async function addCampaign(
  { workspaceId, siteId }: Pick<TestWorkspace, "workspaceId" | "siteId">,
  name = "Spring guides",
): Promise<string> {
  const id = newId();
  await query(
    "INSERT INTO campaign (id, workspace_id, site_id, name, tactic) VALUES ($1, $2, $3, $4, 'guest_post')",
    [id, workspaceId, siteId, name],
  );
  return id;
}

/** A prospect of a campaign; a new campaign when none is given. */
export async function addProspect(
  team: Pick<TestWorkspace, "workspaceId" | "siteId">,
  domain: string,
  { stage = "qualified", campaign }: { stage?: string; campaign?: string } = {},
): Promise<string> {
  const id = newId();
  const campaignId = campaign ?? (await addCampaign(team));
  await query(
    `INSERT INTO prospect (id, workspace_id, site_id, campaign_id, domain, stage, origin, page_url, target_url, anchor)
     VALUES ($1, $2, $3, $4, $5, $6::"ProspectStage", 'hand', $7, 'https://shop.example/guide', 'balcony guide')`,
    [id, team.workspaceId, team.siteId, campaignId, domain, stage, `https://${domain}/tools`],
  );
  return id;
}

export interface ProspectRow {
  stage: string;
  touchesOut: number;
  contactedAt: Date | null;
  repliedAt: Date | null;
  touchedAt: Date | null;
  waiting: boolean;
  followUpOn: string | null;
}

export async function prospectRow(id: string): Promise<ProspectRow> {
  const [row] = await query<ProspectRow>(
    `SELECT stage, touches_out AS "touchesOut", contacted_at AS "contactedAt", replied_at AS "repliedAt",
       touched_at AS "touchedAt", waiting, to_char(follow_up_on, 'YYYY-MM-DD') AS "followUpOn" FROM prospect WHERE id = $1`,
    [id],
  );
  if (row === undefined) throw new Error("no prospect");
  return row;
}

export const suppressions = (workspaceId: number) =>
  query<{ kind: string; value: string; cause: string }>(
    "SELECT kind, value, cause FROM suppression WHERE workspace_id = $1 ORDER BY kind, value",
    [workspaceId],
  );
