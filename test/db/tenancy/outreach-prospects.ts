import { newId } from "#lib/db/new-id";
import { query } from "#lib/db/sql";
import { importPast } from "#lib/outreach/past-contacts/import-past";
import { addProspects } from "#lib/outreach/prospects/add-prospects";
import { AddProspectsInput, lostFilter } from "#lib/outreach/prospects/schema";
import { suppress } from "#lib/outreach/suppression/change-list";
import { editors, everyone, type Ground, type TenancyRows } from "../tenancy-table.ts";

const domain = "herons-secret-prospect.com";
const unfiltered = { q: "", cause: [], kind: [] };
const today = "2026-11-29";

async function campaign({ cast, site }: Ground): Promise<string> {
  const id = newId();
  await query(
    `insert into campaign (id, workspace_id, site_id, name, kind, tactic) values ($1, $2, $3, 'herons-secret-campaign', 'links', 'other')`,
    [id, cast.northlight.id, site.id],
  );
  return id;
}

const adding = async (ground: Ground) => ({
  campaign: await campaign(ground),
  origin: "pasted" as const,
  rows: [{ domain }],
  reason: "herons-secret-reason",
});

/** Adds a prospect, for its id and its batch. */
async function prospect(ground: Ground): Promise<{ id: string; batch: string; campaign: string }> {
  const input = await adding(ground);
  const added = await addProspects(await ground.cast.writer("alice"), AddProspectsInput.parse(input));
  const [row] = await query<{ id: string }>("select id from prospect where campaign_id = $1", [
    input.campaign,
  ]);
  return { id: row?.id ?? "", batch: added.batch ?? "", campaign: input.campaign };
}

/** Puts a domain on the list, for the ids of it. */
async function entry({ cast }: Ground): Promise<{ id: string; batch: string }> {
  const name = `herons-secret-${newId().slice(-12)}.com`;
  const { batch } = await suppress(await cast.writer("alice"), {
    names: [name],
    cause: "do_not_contact",
    note: null,
  });
  const [row] = await query<{ id: string }>("select id from suppression where batch_id = $1", [batch]);
  return { id: row?.id ?? "", batch: batch ?? "" };
}

/** A domain on the list, which is told to whoever asks about it. */
async function listed(ground: Ground): Promise<{ domain: string }> {
  const { id } = await entry(ground);
  const [row] = await query<{ domain: string }>("select value as domain from suppression where id = $1", [
    id,
  ]);
  return { domain: row?.domain ?? "" };
}

async function pastFile({ cast }: Ground): Promise<string> {
  const text = `domain,date\nherons-secret-${newId().slice(-12)}.com,2026-01-02\n`;
  const { batch } = await importPast(await cast.writer("alice"), {
    text,
    columns: null,
    order: null,
    meanings: {},
    today,
  });
  return batch ?? "";
}

/** A prospect that a warning speaks against. */
async function warned(ground: Ground): Promise<{ id: string; batch: string }> {
  const { id } = await prospect(ground);
  const [row] = await query<{ batch: string }>(
    `insert into prospect_event (id, workspace_id, prospect_id, kind, "from", "to", note, batch_id)
     values ($1, $2, $3, 'edited', 'contacted', 'write_anyway', 'herons-secret', $1) returning batch_id as batch`,
    [newId(), ground.cast.northlight.id, id],
  );
  return { id, batch: row?.batch ?? "" };
}

export const rows: TenancyRows = {
  actions: {
    "lib/outreach/actions/prospects.ts#addProspects": { roles: editors, input: adding },
    "lib/outreach/actions/prospects.ts#undoAdding": {
      roles: editors,
      input: async (ground) => ({ batch: (await prospect(ground)).batch }),
    },
    "lib/outreach/actions/prospects.ts#writeAnyway": {
      roles: editors,
      input: async (ground) => ({ prospect: (await prospect(ground)).id, reason: "They asked" }),
    },
    "lib/outreach/actions/prospects.ts#undoWriteAnyway": {
      roles: editors,
      input: async (ground) => ({ batch: (await warned(ground)).batch }),
    },
    // Charlie may keep the same names away at home: they hold none of Northlight's.
    "lib/outreach/actions/suppression.ts#suppress": {
      roles: editors,
      input: () => ({ names: ["spam.com"] }),
    },
    "lib/outreach/actions/suppression.ts#undoSuppress": {
      roles: editors,
      input: async (ground) => ({ batch: (await entry(ground)).batch }),
    },
    "lib/outreach/actions/suppression.ts#liftSuppression": {
      roles: editors,
      input: async (ground) => ({ id: (await entry(ground)).id, reason: "A slip" }),
    },
    "lib/outreach/actions/past-contacts.ts#undoPast": {
      roles: editors,
      input: async (ground) => ({ batch: await pastFile(ground) }),
    },
  },
  routes: {
    "app/api/[workspace]/outreach/campaigns/[id]/preview/route.ts#POST": {
      roles: editors,
      params: async (ground) => ({ id: await campaign(ground) }),
      search: "?from=pasted",
      body: () => "garden.com\n",
    },
    "app/api/[workspace]/outreach/do-not-contact/route.ts#GET": {
      roles: everyone,
      params: async (ground) => {
        await entry(ground);
        return {};
      },
    },
    "app/api/[workspace]/outreach/do-not-contact/route.ts#POST": { roles: editors, body: () => "spam.net\n" },
    "app/api/[workspace]/outreach/past-contacts/route.ts#POST": {
      roles: editors,
      search: "?write=yes",
      body: () => "domain,date\ngarden.com,2026-01-02\n",
    },
  },
  queries: {
    "lib/outreach/prospects/campaign-of.ts#campaignOf": {
      roles: everyone,
      args: async (ground) => [await campaign(ground)],
    },
    "lib/outreach/prospects/queries.ts#listOpenCampaigns": {
      roles: everyone,
      args: async (ground) => {
        await campaign(ground);
        return [ground.site.slug];
      },
    },
    "lib/outreach/prospects/preview.ts#openCampaign": {
      roles: everyone,
      args: async (ground) => [await campaign(ground)],
    },
    "lib/outreach/prospects/preview.ts#previewText": {
      roles: everyone,
      args: async (ground) => [
        await campaign(ground),
        { text: domain, origin: "pasted", columns: null, today },
      ],
    },
    "lib/outreach/prospects/preview.ts#previewChances": {
      roles: everyone,
      args: async (ground) => {
        const chance = {
          domain,
          pageUrl: null,
          more: 0,
          note: null,
          originNote: null,
          fit: null,
          targetUrl: null,
          anchor: null,
        };
        return [await campaign(ground), { chances: [chance], origin: "link_gap", today }];
      },
    },
    "lib/outreach/prospects/preview.ts#findingsOf": {
      roles: everyone,
      figures: true,
      args: async (ground) => {
        const { campaign: id } = await prospect(ground);
        return [
          { id, siteId: ground.site.id, kind: "links" },
          [{ domain: "garden.com", pageUrl: null }],
          "pasted",
          today,
        ];
      },
    },
    "lib/outreach/prospects/sources.ts#gapChances": {
      roles: everyone,
      figures: true,
      args: () => [[{ domain: "garden.com", to: ["rival.com"] }]],
    },
    "lib/outreach/prospects/sources.ts#lostChances": {
      roles: everyone,
      figures: true,
      args: ({ site }) => [
        site.slug,
        { filter: lostFilter({ q: "", only: [] }), wholeDomains: false, picked: [] },
      ],
    },
    "lib/outreach/prospects/sources.ts#brokenChances": {
      roles: everyone,
      args: ({ site, link }) => [
        site.slug,
        [{ id: link.target, url: "https://herons-secret.example/", httpStatus: 404 }],
      ],
    },
    "lib/outreach/approach/queries.ts#readApproach": {
      roles: everyone,
      args: async (ground) => {
        const { id } = await prospect(ground);
        const { domain: name } = await listed(ground);
        return [id, { address: `ana@${name}` }];
      },
    },
    "lib/outreach/approach/judge-prospects.ts#judgeProspects": {
      roles: everyone,
      args: async (ground) => {
        const { id } = await prospect(ground);
        const { domain: name } = await listed(ground);
        return [[id], { address: `ana@${name}` }];
      },
    },
    "lib/outreach/approach/gather.ts#gatherFacts": {
      roles: everyone,
      figures: true,
      args: ({ site }) => [
        { id: newId(), siteId: site.id, kind: "links" },
        [{ domain: "garden.com" }],
        today,
      ],
    },
    "lib/outreach/approach/site-facts.ts#gatherSiteFacts": {
      roles: everyone,
      figures: true,
      args: ({ site }) => [site.id, ["garden.com"]],
    },
    "lib/outreach/approach/site-facts.ts#fitsOf": {
      roles: everyone,
      figures: true,
      args: ({ site }) => [site.id, ["garden.com"]],
    },
    "lib/outreach/approach/past.ts#tellName": {
      roles: everyone,
      figures: true,
      args: () => [{ campaign: null, siteId: null }],
    },
    "lib/outreach/approach/past.ts#lastContacts": {
      roles: everyone,
      figures: true,
      args: () => [[{ domain: "garden.com", prospectId: null }]],
    },
    "lib/outreach/approach/past.ts#refusals": {
      roles: everyone,
      figures: true,
      args: () => [["garden.com"]],
    },
    "lib/outreach/approach/past.ts#activeCampaigns": {
      roles: everyone,
      args: async (ground) => {
        const { id } = await prospect(ground);
        await query("update prospect set stage = 'contacted' where id = $1", [id]);
        return [newId(), [domain]];
      },
    },
    "lib/outreach/approach/past.ts#openThreads": {
      roles: everyone,
      args: async (ground) => {
        const { id } = await prospect(ground);
        await query(
          `insert into touch (id, workspace_id, domain, prospect_id, channel, kind, address, at)
           values ($1, $2, $3, $4, 'mail', 'out', 'ana@herons-secret-prospect.com', now())`,
          [newId(), ground.cast.northlight.id, domain, id],
        );
        return [[id]];
      },
    },
    "lib/outreach/approach/past.ts#overrides": {
      roles: everyone,
      args: async (ground) => [[(await warned(ground)).id]],
    },
    "lib/outreach/suppression/queries.ts#listSuppressions": {
      roles: everyone,
      args: async (ground) => {
        await entry(ground);
        return [unfiltered, { cursor: null, limit: 50 }];
      },
    },
    "lib/outreach/suppression/queries.ts#countSuppressions": {
      roles: everyone,
      figures: true,
      args: () => [unfiltered],
    },
    "lib/outreach/suppression/queries.ts#suppressionCauses": { roles: everyone, figures: true },
    "lib/outreach/suppression/queries.ts#exportSuppressions": {
      roles: everyone,
      args: async (ground) => {
        await entry(ground);
        return [unfiltered];
      },
    },
    "lib/outreach/past-contacts/queries.ts#listPastFiles": {
      roles: everyone,
      figures: true,
      args: async (ground) => {
        await pastFile(ground);
        return [];
      },
    },
  },
};
