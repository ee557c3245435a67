// Campaigns and prospects as rows, for tests of what is agreed with them.
import { newId } from "#lib/db/new-id";
import { one, query } from "#lib/db/sql";
import { TermsForm } from "#lib/outreach/terms/schema";
import type { TestWorkspace } from "../support/workspace.ts";

/** A campaign of the team's site. */
export async function makeCampaign(
  team: Pick<TestWorkspace, "workspaceId" | "siteId">,
  over: {
    name?: string;
    tactic?: string;
    ownerId?: string | null;
    closed?: boolean;
    targets?: string[];
  } = {},
): Promise<string> {
  const id = newId();
  await query(
    `INSERT INTO campaign (id, workspace_id, site_id, name, tactic, owner_id, closed_at)
     VALUES ($1, $2, $3, $4, $5::"Tactic", $6, CASE WHEN $7 THEN now() END)`,
    [
      id,
      team.workspaceId,
      team.siteId,
      over.name ?? "Spring",
      over.tactic ?? "guest_post",
      over.ownerId ?? null,
      over.closed ?? false,
    ],
  );
  for (const [position, url] of (over.targets ?? []).entries()) {
    await query(
      "INSERT INTO campaign_target (workspace_id, campaign_id, position, url) VALUES ($1, $2, $3, $4)",
      [team.workspaceId, id, position, url],
    );
  }
  return id;
}

/** A prospect of a campaign, in some stage. */
export async function makeProspect(
  team: Pick<TestWorkspace, "workspaceId" | "siteId">,
  campaignId: string,
  domain: string,
  over: Record<string, unknown> = {},
): Promise<string> {
  const id = newId();
  const columns = { stage: "contacted", origin: "hand", ...over };
  const names = Object.keys(columns);
  await query(
    `INSERT INTO prospect (id, workspace_id, site_id, campaign_id, domain, ${names.join(", ")})
     VALUES ($1, $2, $3, $4, $5, ${names.map((_, at) => `$${at + 6}`).join(", ")})`,
    [id, team.workspaceId, team.siteId, campaignId, domain, ...Object.values(columns)],
  );
  return id;
}

/** How a prospect stands. */
export async function prospectRow(id: string) {
  const row = await one<{
    stage: string;
    placedAt: Date | null;
    agreedAt: Date | null;
    followUpOn: string | null;
  }>(
    `SELECT stage, placed_at AS "placedAt", agreed_at AS "agreedAt", follow_up_on::text AS "followUpOn", due_on::text AS "dueOn"
     FROM prospect WHERE id = $1`,
    [id],
  );
  if (row === null) throw new Error("no such prospect");
  return row;
}

/** Its history, as "kind from to". */
export async function historyOf(id: string): Promise<string[]> {
  const rows = await query<{ kind: string; from: string | null; to: string | null }>(
    `SELECT kind, "from", "to" FROM prospect_event WHERE prospect_id = $1 ORDER BY at, id`,
    [id],
  );
  return rows.map(({ kind, from, to }) => [kind, from, to].filter((part) => part !== null).join(" "));
}

/** Terms as the form sends them. */
export const terms = (prospect: string, over: object = {}) => TermsForm.parse({ prospect, ...over });
