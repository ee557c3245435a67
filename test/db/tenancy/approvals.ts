import { newId } from "#lib/db/new-id";
import { query } from "#lib/db/sql";
import { addProspect, makeCampaign } from "../../outreach/support-board.ts";
import { editors, everyone, type Ground, type TenancyRows } from "../tenancy-table.ts";

/** A prospect of Northlight's with a question to the client. */
async function asked(of: Ground): Promise<{ campaign: string; prospect: string; id: string }> {
  const campaign = await makeCampaign(await of.cast.writer("alice"), of.site.slug, {
    approveProspects: "on",
  });
  const prospect = await addProspect(campaign, "herons-secret-blog.example");
  const id = newId();
  await query(
    `insert into approval (id, workspace_id, prospect_id, of, text) values ($1, $2, $3, 'prospect', 'herons-secret')`,
    [id, of.cast.northlight.id, prospect],
  );
  return { campaign, prospect, id };
}

export const rows: TenancyRows = {
  actions: {
    "lib/outreach/actions/approvals.ts#askApproval": {
      roles: editors,
      input: async (of) => {
        const { campaign, prospect } = await asked(of);
        return { campaign, what: { kind: "picked", ids: [prospect] }, of: "draft", text: "herons-secret" };
      },
    },
    "lib/outreach/actions/approvals.ts#decideApproval": {
      roles: everyone,
      input: async (of) => ({ id: (await asked(of)).id, approved: true }),
    },
  },
  queries: {
    "lib/outreach/approvals/queries.ts#listApprovals": {
      roles: everyone,
      args: async (of) => [(await asked(of)).campaign],
    },
    "lib/outreach/approvals/queries.ts#readApprovalsOf": {
      roles: everyone,
      args: async (of) => [(await asked(of)).prospect],
    },
    "lib/outreach/approvals/queries.ts#countAsked": {
      roles: everyone,
      args: async (of) => [(await asked(of)).campaign],
      figures: true,
    },
    "lib/outreach/approvals/decide-approval.ts#decideApproval": {
      unscoped:
        "a verb that a viewer may use; its action stands above, and its own test asks from outside the Scope",
    },
  },
};
