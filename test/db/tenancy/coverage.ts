import { newId } from "#lib/db/new-id";
import { query } from "#lib/db/sql";
import { makeCampaign } from "../../outreach/support-board.ts";
import { editors, everyone, type Ground, type TenancyRows } from "../tenancy-table.ts";

/** A digital PR campaign of Northlight's with one published piece. */
async function published(of: Ground): Promise<{ campaign: string; id: string }> {
  const over = { kind: "digital_pr", tactic: "digital_pr" };
  const campaign = await makeCampaign(await of.cast.writer("alice"), of.site.slug, over);
  const id = newId();
  await query(
    `insert into coverage (id, workspace_id, campaign_id, domain, url, kind)
     values ($1, $2, $3, 'herons-secret-paper.example', 'https://herons-secret-paper.example/', 'mention')`,
    [id, of.cast.northlight.id, campaign],
  );
  return { campaign, id };
}

const page = "https://herons-secret-magazine.example/piece";

export const rows: TenancyRows = {
  actions: {
    "lib/outreach/actions/coverage.ts#findCoverage": {
      roles: editors,
      input: async (of) => ({ campaign: (await published(of)).campaign, url: page }),
    },
    "lib/outreach/actions/coverage.ts#addCoverage": {
      roles: editors,
      input: async (of) => ({
        campaign: (await published(of)).campaign,
        url: page,
        kind: "linked",
        publishedOn: "",
      }),
    },
    "lib/outreach/actions/coverage.ts#removeCoverage": {
      roles: editors,
      input: async (of) => ({ id: (await published(of)).id }),
    },
  },
  queries: {
    "lib/outreach/coverage/queries.ts#listCoverage": {
      roles: everyone,
      args: async (of) => [(await published(of)).campaign],
    },
    "lib/outreach/coverage/find-coverage.ts#findCoverage": {
      roles: everyone,
      args: async (of) => [{ campaign: (await published(of)).campaign, url: page }],
    },
  },
};
