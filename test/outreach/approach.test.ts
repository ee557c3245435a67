// What the rules are told: the facts about a site, gathered from everything that the workspace knows.
import { beforeEach, describe, expect, test } from "vitest";
import { newId } from "#lib/db/new-id";
import { query } from "#lib/db/sql";
import { readApproach } from "#lib/outreach/approach/queries";
import { fitsOf } from "#lib/outreach/approach/site-facts";
import { undoWriteAnyway, writeAnyway } from "#lib/outreach/approach/write-anyway";
import { suppress } from "#lib/outreach/suppression/change-list";
import { mintScope, type Scope } from "#lib/scope/scope";
import { createSite } from "#lib/sites/create-site";
import { makeWorkspace, report, type TestWorkspace } from "../support/workspace.ts";
import { makeCampaign, makeProspect, makeTouch } from "./support-prospects.ts";

const today = "2026-11-29";
let team: TestWorkspace;
let campaign: string;
let prospect: string;
beforeEach(async () => {
  team = await makeWorkspace("shop.example");
  campaign = await makeCampaign(team);
  prospect = await makeProspect(team, campaign, "garden.com", { pageUrl: "https://garden.com/soil" });
});

const ask = (options: { address?: string } = {}, scope: Scope = team.scope) =>
  readApproach(scope, prospect, { today, ...options });
const rules = async (options?: { address?: string }) => (await ask(options)).findings.map(({ rule }) => rule);
const elsewhere = async (over: Parameters<typeof makeProspect>[3] = {}, closed = false) => {
  const other = await makeCampaign(team, "Spring guides", { closed });
  return makeProspect(team, other, "garden.com", over);
};

describe("what is known of a site becomes a finding", () => {
  test("nobody has heard of it", async () => {
    expect(await ask()).toEqual({
      verdict: "clear",
      findings: [],
      passed: [
        "No one wrote here before this campaign",
        "No other campaign is active here",
        "Not on the do-not-contact list",
      ],
    });
  });

  test.each<[string, () => Promise<unknown>, string[]]>([
    [
      "its domain is on the list",
      () => suppress(team.scope, { names: ["garden.com"], cause: "do_not_contact", note: null }),
      ["do_not_contact"],
    ],
    [
      "it asked to be left alone",
      () => makeTouch(team.workspaceId, "garden.com", { kind: "opt_out" }),
      ["opt_out"],
    ],
    [
      "somebody wrote nine days ago for no prospect",
      () => makeTouch(team.workspaceId, "garden.com"),
      ["contacted"],
    ],
    [
      "somebody wrote a year ago",
      () => makeTouch(team.workspaceId, "garden.com", { at: "2025-11-20T12:00:00Z" }),
      [],
    ],
    ["this campaign itself wrote", () => makeTouch(team.workspaceId, "garden.com", { prospect }), []],
    ["only a site with a like name was written to", () => makeTouch(team.workspaceId, "mygarden.com"), []],
    ["another campaign is at it", () => elsewhere({ stage: "replied" }), ["other_campaign"]],
    ["another campaign has it, and has not written", () => elsewhere({ stage: "qualified" }), []],
    ["another campaign was at it, and is closed", () => elsewhere({ stage: "replied" }, true), []],
    [
      "it was rejected elsewhere, because it refused",
      () => elsewhere({ stage: "rejected", reason: "refused" }),
      ["refused"],
    ],
    [
      "it was rejected elsewhere, because nobody answered",
      () => elsewhere({ stage: "rejected", reason: "no_answer" }),
      [],
    ],
    [
      "it refused in a message",
      () => makeTouch(team.workspaceId, "garden.com", { kind: "refused" }),
      ["refused"],
    ],
    [
      "it links to us",
      () => report(team, [{ source: "https://garden.com/other", target: "https://shop.example/" }]),
      ["links_already"],
    ],
    [
      "its link to us is lost",
      () =>
        report(team, [
          { source: "https://garden.com/other", target: "https://shop.example/", lostOn: "2026-02-01" },
        ]),
      [],
    ],
    [
      "it links to somebody else",
      () => report(team, [{ source: "https://garden.com/other", target: "https://else.example/" }]),
      [],
    ],
    [
      "it is a competitor's",
      () => createSite(team.scope, { domain: "garden.com", kind: "competitor" }),
      ["competitor"],
    ],
  ])("%s", async (_about, make, expected) => {
    await make();
    expect(await rules()).toEqual(expected);
  });

  test("the very page links to us", async () => {
    await report(team, [{ source: "https://garden.com/soil", target: "https://shop.example/" }]);
    expect((await ask()).findings[0]?.text).toBe("This very page links to you already.");
  });
  test("a prospect without a page is a bare home page", async () => {
    prospect = await makeProspect(team, campaign, "paper.org");
    expect(await rules()).toEqual(["home_page"]);
  });
  test("the wait is the workspace's own", async () => {
    await makeTouch(team.workspaceId, "garden.com");
    await query("INSERT INTO outreach_rules (workspace_id, cooldown_days) VALUES ($1, 9)", [
      team.workspaceId,
    ]);
    expect(await rules()).toEqual([]);
  });
  test("a partner's site has no warnings", async () => {
    await makeTouch(team.workspaceId, "garden.com");
    await query(
      `INSERT INTO opinion (id, workspace_id, site_id, kind, domain, reason, batch_id) VALUES ($1, $2, $3, 'partner', 'garden.com', 'Friends', $1)`,
      [newId(), team.workspaceId, team.siteId],
    );
    expect(await rules()).toEqual([]);
  });
  test("an opt-out stops its address and warns of its colleagues", async () => {
    await makeTouch(team.workspaceId, "garden.com", { kind: "opt_out", address: "ana@garden.com" });
    expect(await rules({ address: "Ana@Garden.com" })).toEqual(["opt_out"]);
    expect(await rules({ address: "ben@garden.com" })).toEqual(["colleague_opted_out"]);
  });
  test("one thread at a time: a colleague is warned of until an answer or a bounce", async () => {
    await makeTouch(team.workspaceId, "garden.com", { prospect, address: "ana@garden.com" });
    expect(await rules({ address: "ben@garden.com" })).toEqual(["open_thread"]);
    expect(await rules({ address: "ana@garden.com" })).toEqual([]);
    await makeTouch(team.workspaceId, "garden.com", {
      prospect,
      kind: "auto_reply",
      at: "2026-11-21T12:00:00Z",
    });
    expect(await rules({ address: "ben@garden.com" })).toEqual(["open_thread"]);
    await makeTouch(team.workspaceId, "garden.com", { prospect, kind: "bounce", at: "2026-11-22T12:00:00Z" });
    expect(await rules({ address: "ben@garden.com" })).toEqual([]);
  });
});

describe("who is told what", () => {
  test("another tenant's mails, campaigns and lists are not known of", async () => {
    const other = await makeWorkspace("other.example");
    await suppress(other.scope, { names: ["garden.com"], cause: "do_not_contact", note: null });
    await makeTouch(other.workspaceId, "garden.com");
    await makeProspect(other, await makeCampaign(other), "garden.com", { stage: "contacted" });
    expect(await rules()).toEqual([]);
    await expect(readApproach(other.scope, prospect)).rejects.toMatchObject({ code: "not_found" });
  });
  test("whoever is restricted to one site is warned without the other's names", async () => {
    await createSite(team.scope, { domain: "second.example", kind: "own" });
    const [second] = await query<{ id: number }>(
      "SELECT id FROM site WHERE slug = 'second.example' AND workspace_id = $1",
      [team.workspaceId],
    );
    const there = { workspaceId: team.workspaceId, siteId: second?.id ?? 0 };
    const hidden = await makeProspect(there, await makeCampaign(there, "Hidden"), "garden.com", {
      stage: "contacted",
    });
    await makeTouch(team.workspaceId, "garden.com", { prospect: hidden });
    const { workspaceId, workspaceSlug } = team.scope;
    const scope = mintScope({
      workspaceId,
      workspaceSlug,
      actorId: null,
      role: "viewer",
      sites: [team.siteId],
    });
    expect((await ask({}, scope)).findings.map(({ text }) => text)).toEqual([
      "Somebody wrote here 9 days ago.",
      "Another campaign is asking here now.",
    ]);
    expect((await ask()).findings[1]?.text).toBe("“Hidden” is asking here now.");
    const none = mintScope({
      workspaceId,
      workspaceSlug,
      actorId: null,
      role: "viewer",
      sites: [there.siteId],
    });
    await expect(ask({}, none)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("writing all the same", () => {
  test("warnings are passed over with a reason, later ones stand, and it can be taken back", async () => {
    await makeTouch(team.workspaceId, "garden.com");
    const { batch } = await writeAnyway(team.scope, { prospect, reason: "They asked us to" });
    expect(await ask()).toMatchObject({
      verdict: "clear",
      findings: [{ overridden: { reason: "They asked us to" } }],
    });
    await elsewhere({ stage: "contacted" });
    expect((await ask()).verdict).toBe("warned");
    await undoWriteAnyway(team.scope, batch);
    expect((await ask()).findings.map(({ overridden }) => overridden)).toEqual([null, null]);
    await expect(undoWriteAnyway(team.scope, batch)).rejects.toMatchObject({ code: "not_found" });
  });
  test("a stop is never passed over, and nothing is there to pass over where nothing warns", async () => {
    await expect(writeAnyway(team.scope, { prospect, reason: "x" })).rejects.toMatchObject({
      code: "conflict",
    });
    await suppress(team.scope, { names: ["garden.com"], cause: "opt_out", note: null });
    await expect(writeAnyway(team.scope, { prospect, reason: "x" })).rejects.toMatchObject({
      code: "conflict",
    });
  });
});

test("links to competitors and their topics are the fit of a site", async () => {
  await createSite(team.scope, { domain: "rival.example", kind: "competitor" });
  await report(team, [
    { source: "https://garden.com/list", target: "https://rival.example/" },
    { source: "https://garden.com/more", target: "https://rival.example/two" },
    { source: "https://paper.org/", target: "https://shop.example/" },
  ]);
  await query("UPDATE link SET relevance = 'same' WHERE workspace_id = $1", [team.workspaceId]);
  const fits = await fitsOf(
    team.scope,
    team.siteId,
    ["garden.com", "paper.org", "new.net"],
    new Map([["new.net", 70]]),
  );
  expect(fits.get("garden.com")).toMatchObject({
    by: "facts",
    facts: { competitors: 1, competitorLinks: 2, relevance: "same" },
  });
  expect(fits.get("paper.org")?.facts).toMatchObject({ competitors: 0, relevance: "same" });
  expect(fits.get("new.net")).toMatchObject({ score: 70, by: "person" });
});
