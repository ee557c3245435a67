import { query } from "#lib/db/sql";
import { makeCampaign, makeProspect } from "../../outreach/support-terms.ts";
import { everyone, type Ground, type TenancyRows } from "../tenancy-table.ts";

const today = "2026-03-20";
const late = "herons-secret-late.example";

/** A follow-up of Northlight's that is due. */
async function due({ cast, site }: Ground): Promise<void> {
  const team = { workspaceId: cast.northlight.id, siteId: site.id };
  const there = await query("select 1 from prospect where workspace_id = $1 and domain = $2", [
    team.workspaceId,
    late,
  ]);
  if (there.length > 0) return;
  await makeProspect(team, await makeCampaign(team), late, { follow_up_on: "2026-03-01" });
}

export const rows: TenancyRows = {
  queries: {
    "lib/today/queries.ts#readToday": {
      roles: everyone,
      args: async (ground) => {
        await due(ground);
        return [{ owner: "all", only: null }, today];
      },
    },
    "lib/today/queries.ts#anythingToday": { roles: everyone, args: () => [today], figures: true },
  },
};
