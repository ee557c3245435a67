import { query } from "#lib/db/sql";
import { ProspectFilter } from "#lib/outreach/board/schema";
import { addProspect, campaignFields, makeCampaign } from "../../outreach/support-board.ts";
import { editors, everyone, type Ground, type TenancyRows } from "../tenancy-table.ts";

const today = "2026-03-01";
const filter = ProspectFilter.parse({});
const fields = ({ site }: Ground) => campaignFields(site.slug, { name: "herons-secret campaign" });

/** A campaign of Northlight's with one prospect. */
async function ground(of: Ground): Promise<{ campaign: string; prospect: string }> {
  const campaign = await makeCampaign(await of.cast.writer("alice"), of.site.slug, {
    name: "herons-secret campaign",
  });
  return {
    campaign,
    prospect: await addProspect(campaign, "herons-secret-blog.example", { anchor: "herons-secret" }),
  };
}
const chosen = async (of: Ground) => {
  const { campaign, prospect } = await ground(of);
  return { campaign, what: { kind: "picked", ids: [prospect] } };
};
const args = async (of: Ground) => [(await ground(of)).campaign, filter, today];

export const rows: TenancyRows = {
  actions: {
    "lib/outreach/actions/campaigns.ts#createCampaign": { roles: editors, input: fields },
    "lib/outreach/actions/campaigns.ts#updateCampaign": {
      roles: editors,
      input: async (of) => {
        const { site: _site, ...change } = fields(of);
        return { ...change, id: (await ground(of)).campaign };
      },
    },
    "lib/outreach/actions/campaigns.ts#closeCampaign": {
      roles: editors,
      input: async (of) => ({ id: (await ground(of)).campaign, closed: true }),
    },
    "lib/outreach/actions/board.ts#moveProspects": {
      roles: editors,
      input: async (of) => ({ ...(await chosen(of)), to: "qualified" }),
    },
    "lib/outreach/actions/board.ts#assignProspects": {
      roles: editors,
      input: async (of) => ({ ...(await chosen(of)), person: null }),
    },
    "lib/outreach/actions/board.ts#setFollowUp": {
      roles: editors,
      input: async (of) => ({ ...(await chosen(of)), on: today }),
    },
    "lib/outreach/actions/board.ts#removeProspects": { roles: editors, input: chosen },
    "lib/outreach/actions/board.ts#undoProspects": {
      roles: editors,
      input: async (of) => {
        const { prospect } = await ground(of);
        const batch = crypto.randomUUID();
        await query(
          `insert into prospect_event (id, workspace_id, prospect_id, kind, "from", "to", batch_id)
           values (gen_random_uuid(), $1, $2, 'owner', null, null, $3)`,
          [of.cast.northlight.id, prospect, batch],
        );
        return { batch };
      },
    },
    "lib/outreach/actions/board.ts#editProspect": {
      roles: editors,
      input: async (of) => ({
        id: (await ground(of)).prospect,
        pageUrl: "",
        targetUrl: "",
        anchor: "herons-secret",
        note: "",
        fit: "",
        dueOn: "",
      }),
    },
    "lib/outreach/actions/board.ts#loadColumn": {
      roles: everyone,
      input: async (of) => ({
        campaign: (await ground(of)).campaign,
        filter,
        stage: "found",
        after: { at: "2099-01-01T00:00:00Z", id: "00000000-0000-7000-8000-000000000000" },
      }),
    },
  },
  routes: {
    "app/api/[workspace]/campaigns/[campaign]/export/route.ts#GET": {
      roles: everyone,
      params: async (of) => ({ campaign: (await ground(of)).campaign }),
      search: "?format=csv",
    },
  },
  queries: {
    "lib/outreach/campaigns/queries.ts#listCampaigns": {
      roles: everyone,
      args: async (of) => {
        await ground(of);
        return [];
      },
    },
    "lib/outreach/campaigns/queries.ts#readCampaign": {
      roles: everyone,
      args: async (of) => [(await ground(of)).campaign],
    },
    "lib/outreach/campaigns/queries.ts#campaignSites": { roles: everyone },
    "lib/outreach/campaigns/queries.ts#workspaceCurrency": { roles: everyone, figures: true },
    "lib/outreach/campaigns/find-campaign.ts#findCampaign": {
      roles: everyone,
      args: async (of) => [(await ground(of)).campaign],
    },
    "lib/outreach/board/prospect-sql.ts#factsSql": {
      unscoped: "the names of columns, for a query that takes the Scope",
    },
    "lib/outreach/board/export-prospects.ts#exportProspects": {
      roles: everyone,
      args: async (of) => [(await ground(of)).campaign, filter, { sort: "moved", dir: "desc" }, today],
    },
    "lib/outreach/board/queries.ts#readBoard": { roles: everyone, args },
    "lib/outreach/board/queries.ts#readColumn": {
      roles: everyone,
      args: async (of) => {
        const after = { at: "2099-01-01T00:00:00Z", id: "00000000-0000-7000-8000-000000000000" };
        return [{ campaign: (await ground(of)).campaign, filter, stage: "found", after }, today];
      },
    },
    "lib/outreach/board/queries.ts#listProspects": {
      roles: everyone,
      args: async (of) => {
        const order = { sort: "moved", dir: "desc" };
        return [(await ground(of)).campaign, filter, order, { cursor: null, limit: 10 }, today];
      },
    },
    "lib/outreach/board/queries.ts#countProspects": { roles: everyone, args, figures: true },
    "lib/outreach/board/queries.ts#prospectFacets": { roles: everyone, args, figures: true },
    "lib/outreach/board/queries.ts#boardTerms": {
      roles: everyone,
      args: async (of) => [(await ground(of)).campaign, today],
      figures: true,
    },
    "lib/outreach/board/detail.ts#readProspect": {
      roles: everyone,
      args: async (of) => {
        const { campaign, prospect } = await ground(of);
        return [campaign, prospect, today];
      },
    },
    "lib/outreach/board/domain-facts.ts#readProspectDomain": {
      roles: everyone,
      args: async (of) => [(await ground(of)).campaign, "herons-secret-blog.example"],
      figures: true,
    },
  },
};
