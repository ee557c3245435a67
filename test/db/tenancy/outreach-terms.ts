import { newId } from "#lib/db/new-id";
import { one, query } from "#lib/db/sql";
import { recordTerms } from "#lib/outreach/terms/record-terms";
import { TermsForm } from "#lib/outreach/terms/schema";
import { makeCampaign, makeProspect } from "../../outreach/support-terms.ts";
import { editors, everyone, type Ground, owners, type TenancyRows } from "../tenancy-table.ts";

const today = "2026-03-01";
const rate = { currency: "USD", day: "2026-03-01", rate: "0.92" };
const blog = "herons-secret-terms.example";

/** A prospect of Northlight's: the same one each time, in talks again. */
async function prospectOf({ cast, site }: Ground): Promise<string> {
  const row = await one<{ id: string }>(
    "update prospect set stage = 'replied', reject_reason = null where workspace_id = $1 and domain = $2 returning id",
    [cast.northlight.id, blog],
  );
  if (row !== null) return row.id;
  const team = { workspaceId: cast.northlight.id, siteId: site.id };
  return makeProspect(team, await makeCampaign(team, { name: "herons-secret terms" }), blog, {
    stage: "replied",
  });
}

const said = async (ground: Ground) => ({
  prospect: await prospectOf(ground),
  target: `https://${ground.site.slug}/`,
});

/** Terms that wait for a page. */
async function kept(ground: Ground): Promise<{ prospect: string; id: string }> {
  const form = TermsForm.parse({ ...(await said(ground)), vendor: "herons-secret" });
  await recordTerms(await ground.cast.writer("alice"), form);
  const row = await one<{ id: string }>("select id from agreed_terms where prospect_id = $1 limit 1", [
    form.prospect,
  ]);
  return { prospect: form.prospect, id: row?.id ?? "" };
}

/** A link that nobody announced. */
async function noticed(ground: Ground): Promise<{ prospect: string; id: string }> {
  const prospect = await prospectOf(ground);
  const id = newId();
  await query(
    `insert into unannounced_link (id, workspace_id, prospect_id, source_url, target_url, found_at)
     values ($1, $2, $3, $4, $5, now())`,
    [id, ground.cast.northlight.id, prospect, `https://${blog}/${id}`, `https://${ground.site.slug}/`],
  );
  return { prospect, id };
}

export const rows: TenancyRows = {
  actions: {
    "lib/outreach/actions/terms.ts#recordTerms": {
      roles: editors,
      input: async (ground) => ({ ...(await said(ground)), source: `https://${blog}/post` }),
    },
    "lib/outreach/actions/terms.ts#forgetKept": { roles: editors, input: kept },
    "lib/outreach/actions/terms.ts#setDue": {
      roles: editors,
      input: async (ground) => ({ prospect: await prospectOf(ground), dueOn: "2026-04-01" }),
    },
    "lib/outreach/actions/rates.ts#setCurrency": { roles: owners, input: () => ({ currency: "CHF" }) },
    "lib/outreach/actions/rates.ts#setRate": { roles: editors, input: () => rate },
    // Charlie has no such rate at home: it is not there.
    "lib/outreach/actions/rates.ts#removeRate": {
      roles: editors,
      input: async ({ cast }) => {
        await query(
          "insert into exchange_rate (workspace_id, currency, day, rate) values ($1, $2, $3, $4) on conflict do nothing",
          [cast.northlight.id, rate.currency, rate.day, rate.rate],
        );
        return rate;
      },
    },
    "lib/outreach/actions/terms.ts#takeLink": { roles: editors, input: noticed },
    "lib/outreach/actions/terms.ts#markNotOurs": {
      roles: editors,
      input: async (ground) => ({ ...(await noticed(ground)), notOurs: true }),
    },
  },
  queries: {
    "lib/outreach/terms/read-terms.ts#readTermsOf": {
      roles: everyone,
      args: async (ground) => [(await kept(ground)).prospect, today],
    },
    "lib/outreach/rates/own-money.ts#ownMoney": { roles: everyone, figures: true },
    "lib/outreach/numbers/find-campaigns.ts#findCampaigns": {
      roles: everyone,
      args: async (ground) => {
        await prospectOf(ground);
        return [];
      },
    },
    "lib/outreach/numbers/read-funnel.ts#readFunnel": {
      roles: everyone,
      args: async (ground) => {
        await prospectOf(ground);
        return [null, "campaign"];
      },
    },
    "lib/outreach/numbers/read-costs.ts#readCosts": {
      roles: everyone,
      args: () => [null, "tactic", today],
      figures: true,
    },
  },
};
