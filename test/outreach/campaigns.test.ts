import { beforeEach, describe, expect, test } from "vitest";
import { query } from "#lib/db/sql";
import { closeCampaign } from "#lib/outreach/campaigns/close-campaign";
import { findCampaign } from "#lib/outreach/campaigns/find-campaign";
import { listCampaigns, readCampaign } from "#lib/outreach/campaigns/queries";
import { CampaignChange, CampaignForm } from "#lib/outreach/campaigns/schema";
import { createCampaign, updateCampaign } from "#lib/outreach/campaigns/write-campaign";
import { mintScope, type WriteScope } from "#lib/scope/scope";
import { makeWorkspace, type TestWorkspace } from "../support/workspace.ts";
import { addProspect, campaignFields, makeCampaign } from "./support-board.ts";

const SITE = "shop.example";
let team: TestWorkspace;

beforeEach(async () => {
  team = await makeWorkspace(SITE);
});

const limited = (over: object): WriteScope =>
  mintScope({
    workspaceId: team.workspaceId,
    workspaceSlug: "team",
    actorId: null,
    role: "editor",
    ...over,
  }) as WriteScope;

describe("a campaign", () => {
  test("is kept as it was typed, its anchors parted by semicolons", async () => {
    const id = await makeCampaign(team.scope, SITE);
    expect(await readCampaign(team.scope, id)).toMatchObject({
      name: "Houseplant care guides",
      tactic: "guest_post",
      goal: 20,
      budget: "3000.00",
      currency: "EUR",
      site: { slug: SITE },
      targets: [{ url: "https://shop.example/care", anchors: ["plant care", "repotting, step by step"] }],
      closedAt: null,
    });
  });

  test("takes no target that is no page of its site", async () => {
    const targets = JSON.stringify([{ url: "https://elsewhere.example/", anchors: "" }]);
    await expect(makeCampaign(team.scope, SITE, { targets })).rejects.toMatchObject({
      code: "invalid",
      fields: { targets: expect.stringContaining("elsewhere.example") },
    });
    expect(await listCampaigns(team.scope)).toEqual([]);
  });

  test.each([
    ["no target page", { targets: "[]" }, "targets"],
    ["rows of targets that are no list", { targets: "{" }, "targets"],
    ["an end before its beginning", { startsOn: "2026-03-02", endsOn: "2026-03-01" }, "endsOn"],
    ["a goal that is no number", { goal: "many" }, "goal"],
    ["an embargo without a zone", { embargoUntil: "2026-03-02T09:00" }, "embargoUntil"],
    ["no name", { name: " " }, "name"],
  ])("is not read with %s", (_what, over, field) => {
    const read = CampaignForm.safeParse(campaignFields(SITE, over));
    expect(read.error?.issues.map(({ path }) => path[0])).toContain(field);
  });

  test("is not given to somebody who is no member", async () => {
    await expect(
      makeCampaign(team.scope, SITE, { ownerId: "0197a000-0000-7000-8000-000000000000" }),
    ).rejects.toMatchObject({ fields: { ownerId: expect.any(String) } });
  });

  test("keeps the budget from whoever may not read costs, and keeps it when they change the rest", async () => {
    const id = await makeCampaign(team.scope, SITE);
    const blind = limited({ may: new Set(["profile", "placements"]) });
    expect((await readCampaign(blind, id)).budget).toBeNull();
    await updateCampaign(
      blind,
      CampaignChange.parse({ ...campaignFields(SITE, { budget: "1", name: "Soil" }), id }),
    );
    expect(await readCampaign(team.scope, id)).toMatchObject({ name: "Soil", budget: "3000.00" });
  });

  test("has an asset and an embargo as digital PR alone", async () => {
    const embargoUntil = "2026-05-01T08:00:00.000Z";
    const over = { kind: "digital_pr", tactic: "digital_pr", asset: "Soil study", embargoUntil };
    const id = await makeCampaign(team.scope, SITE, over);
    expect(await readCampaign(team.scope, id)).toMatchObject({ asset: "Soil study", embargoUntil });
    await updateCampaign(
      team.scope,
      CampaignChange.parse({ ...campaignFields(SITE, { ...over, kind: "links" }), id }),
    );
    expect(await readCampaign(team.scope, id)).toMatchObject({ asset: null, embargoUntil: null });
  });

  test("counts its prospects by stage", async () => {
    const id = await makeCampaign(team.scope, SITE);
    await addProspect(id, "a.example");
    await addProspect(id, "b.example", { stage: "placed" });
    await addProspect(id, "c.example", { stage: "rejected", reject_reason: "refused" });
    const [line] = await listCampaigns(team.scope);
    expect(line).toMatchObject({ prospects: 3, byStage: { found: 1, placed: 1, rejected: 1, agreed: 0 } });
  });

  test("closes and opens again, and open ones come first", async () => {
    const first = await makeCampaign(team.scope, SITE);
    const second = await makeCampaign(team.scope, SITE, { name: "Soil" });
    await closeCampaign(team.scope, { id: second, closed: true });
    expect((await listCampaigns(team.scope)).map(({ id }) => id)).toEqual([first, second]);
    await closeCampaign(team.scope, { id: second, closed: false });
    expect((await findCampaign(team.scope, second)).closedAt).toBeNull();
    const log = await query<{ action: string }>(
      "SELECT action FROM audit_entry WHERE workspace_id = $1 AND action LIKE 'campaign.%' ORDER BY id",
      [team.workspaceId],
    );
    expect(log.map(({ action }) => action)).toEqual([
      "campaign.created",
      "campaign.created",
      "campaign.closed",
      "campaign.reopened",
    ]);
  });

  test("of a site outside the Scope is not there", async () => {
    const id = await makeCampaign(team.scope, SITE);
    const blind = limited({ sites: [team.siteId + 1_000] });
    expect(await listCampaigns(blind)).toEqual([]);
    await expect(readCampaign(blind, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(closeCampaign(blind, { id, closed: true })).rejects.toMatchObject({ code: "not_found" });
    await expect(createCampaign(blind, CampaignForm.parse(campaignFields(SITE)))).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
