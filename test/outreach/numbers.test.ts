// Funnel and costs, summed from what happened.
import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "#lib/db/new-id";
import { anyConnection, query } from "#lib/db/sql";
import { findCampaigns } from "#lib/outreach/numbers/find-campaigns";
import { readCosts } from "#lib/outreach/numbers/read-costs";
import { readFunnel } from "#lib/outreach/numbers/read-funnel";
import { setRate } from "#lib/outreach/rates/change-rates";
import { recordStage } from "#lib/outreach/record-stage";
import { recordTerms } from "#lib/outreach/terms/record-terms";
import { lookAt, pageWith } from "../support/looks.ts";
import { makeWorkspace, record, type TestWorkspace } from "../support/workspace.ts";
import { makeCampaign, makeProspect, terms } from "./support-terms.ts";

const GUIDE = "https://shop.example/guide";
const today = "2026-12-20";
let team: TestWorkspace;
let spring: string;
let autumn: string;

async function place(prospect: string, domain: string, price: object) {
  const source = `https://${domain}/post`;
  await recordTerms(team.scope, terms(prospect, { target: GUIDE, source, ...price }));
  await record(team, [lookAt(source, { html: pageWith(`<a href="${GUIDE}">the guide</a>`) })]);
}

beforeAll(async () => {
  await query("SELECT ensure_partitions('2026-01-01', 12)");
  team = await makeWorkspace("shop.example");
  spring = await makeCampaign(team, { name: "Spring", tactic: "guest_post" });
  autumn = await makeCampaign(team, { name: "Autumn", tactic: "resource_page" });
  for (let at = 0; at < 8; at++)
    await makeProspect(team, spring, `asked${at}.example`, { contacted_at: "2026-03-01" });
  const replied = { contacted_at: "2026-03-01", replied_at: "2026-03-04T12:00:00Z", stage: "replied" };
  for (const name of ["one", "two", "three"]) {
    const id = await makeProspect(team, spring, `${name}.example`, replied);
    await place(id, `${name}.example`, {
      price: "100",
      currency: name === "three" ? "USD" : "EUR",
      vendor: "Ines",
    });
  }
  const gone = await makeProspect(team, autumn, "gone.example", { stage: "qualified" });
  await recordStage(anyConnection, team.workspaceId, {
    prospectIds: [gone],
    to: "rejected",
    reason: "refused",
    byId: null,
  });
});

describe("the funnel", () => {
  test("counts who ever reached a stage, by campaign", async () => {
    const { all, groups } = await readFunnel(team.scope, null, "campaign");
    expect(all.reached).toMatchObject({
      found: 12,
      qualified: 12,
      contacted: 11,
      replied: 3,
      agreed: 3,
      placed: 3,
    });
    expect(groups.map((line) => [line.name, line.reached.found, line.reached.placed])).toEqual([
      ["Spring", 11, 3],
      ["Autumn", 1, 0],
    ]);
  });
  test("of one campaign, with its rates; too small a one has none", async () => {
    const { all } = await readFunnel(team.scope, spring, "tactic");
    expect(all.replyRate).toBeCloseTo(3 / 11);
    expect(all.placementRate).toBeCloseTo(3 / 11);
    expect(all.daysToReply).toBeNull();
    expect((await readFunnel(team.scope, autumn, "tactic")).all.replyRate).toBeNull();
  });
  test("by template: the first message to each decides", async () => {
    const id = newId();
    await query(
      "INSERT INTO mail_template (id, workspace_id, name, subject, body) VALUES ($1, $2, 'Short', 's', 'b')",
      [id, team.workspaceId],
    );
    const late = newId();
    await query(
      "INSERT INTO mail_template (id, workspace_id, name, subject, body) VALUES ($1, $2, 'Reminder', 's', 'b')",
      [late, team.workspaceId],
    );
    for (const [template, at] of [
      [id, "2026-03-01"],
      [late, "2026-03-08"],
    ])
      await query(
        `INSERT INTO touch (id, workspace_id, domain, prospect_id, channel, kind, template_id, at)
         SELECT $1, workspace_id, domain, id, 'mail', 'out', $2, $3 FROM prospect WHERE domain = 'one.example' AND workspace_id = $4`,
        [newId(), template, at, team.workspaceId],
      );
    const { groups } = await readFunnel(team.scope, null, "template");
    expect(groups.map((line) => [line.name, line.reached.found])).toEqual([
      [null, 11],
      ["Short", 1],
    ]);
  });
  test("by owner, nobody's apart", async () => {
    const { groups } = await readFunnel(team.scope, null, "owner");
    expect(groups).toEqual([expect.objectContaining({ group: null, name: null })]);
  });
  test("a Scope of other sites counts nothing", async () => {
    const scope = { ...team.scope, sites: [0] };
    expect((await readFunnel(scope, null, "campaign")).all.reached.found).toBe(0);
    expect(await findCampaigns(scope)).toEqual([]);
    expect((await readCosts(scope, null, "tactic", today))?.all.found).toBe(0);
  });
});

describe("costs per live link", () => {
  test("a missing rate is said, and no average is made up", async () => {
    const report = await readCosts(team.scope, null, "vendor", today);
    expect(report).toMatchObject({
      currency: "EUR",
      groups: [
        {
          name: "Ines",
          found: 3,
          live: 3,
          each: null,
          cost: { amount: "200.00", missing: ["USD"], leftOut: 1 },
        },
      ],
    });
  });
  test("with the rate all of it is counted, also what was lost since", async () => {
    await setRate(team.scope, { currency: "USD", day: "2026-01-01", rate: "0.5" });
    await query(
      "UPDATE placement SET headline = 'lost', presence = 'lost' WHERE workspace_id = $1 AND currency = 'USD'",
      [team.workspaceId],
    );
    const report = await readCosts(team.scope, spring, "tactic", today);
    expect(report?.all).toMatchObject({ found: 3, live: 2, each: "125.00", cost: { amount: "250.00" } });
    expect(report?.groups[0]).toMatchObject({ name: "guest_post" });
    expect((await readCosts(team.scope, autumn, "campaign", today))?.groups).toEqual([]);
  });
  test("what renewals of the next 90 days cost", async () => {
    await query(
      "UPDATE placement SET expires_on = '2027-01-10' WHERE workspace_id = $1 AND currency = 'EUR'",
      [team.workspaceId],
    );
    expect((await readCosts(team.scope, null, "tactic", today))?.renewals).toMatchObject({
      links: 2,
      cost: { amount: "200.00" },
    });
  });
  test("for somebody who may not read costs there are none", async () => {
    const may = new Set([...team.scope.may].filter((subject) => subject !== "costs"));
    expect(await readCosts({ ...team.scope, may }, null, "tactic", today)).toBeNull();
  });
});

test("campaigns to choose among", async () =>
  expect((await findCampaigns(team.scope)).map(({ name, site }) => [name, site])).toEqual([
    ["Autumn", "shop.example"],
    ["Spring", "shop.example"],
  ]));
