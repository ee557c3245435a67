import { beforeEach, describe, expect, test } from "vitest";
import { anyConnection } from "#lib/db/sql";
import { approvalsStanding } from "#lib/outreach/approvals/approvals-standing";
import { askApproval } from "#lib/outreach/approvals/ask-approval";
import { decideApproval } from "#lib/outreach/approvals/decide-approval";
import { listApprovals } from "#lib/outreach/approvals/queries";
import { ApprovalAsking } from "#lib/outreach/approvals/schema";
import { judgeApprovals, type LastAnswers } from "#lib/outreach/approvals/standing";
import { mintScope } from "#lib/scope/scope";
import { makeWorkspace, type TestWorkspace } from "../support/workspace.ts";
import { addProspect, makeCampaign, readRow } from "./support-board.ts";

const SITE = "shop.example";

describe("what a client holds back", () => {
  const wanted = { approveProspects: true, approveAnchors: true, approveDrafts: false };
  const none: LastAnswers = { prospect: null, anchor: null, draft: null };
  const answer = (state: "asked" | "approved" | "declined", text: string | null = null) => ({ state, text });

  test.each([
    ["nothing was asked", none, "soil", ["prospect not_asked", "anchor not_asked"]],
    ["there is no anchor to ask about", none, null, ["prospect not_asked"]],
    ["a question waits", { ...none, prospect: answer("asked") }, null, ["prospect asked"]],
    ["the site was declined", { ...none, prospect: answer("declined") }, null, ["prospect declined"]],
    [
      "all is approved",
      { ...none, prospect: answer("approved"), anchor: answer("approved", "soil") },
      "soil",
      [],
    ],
    [
      "the anchor is another one since",
      { ...none, prospect: answer("approved"), anchor: answer("approved", "soil") },
      "peat",
      ["anchor not_asked"],
    ],
    ["a draft is not wanted", { ...none, prospect: answer("approved"), draft: answer("declined") }, null, []],
  ])("when %s", (_when, last, anchor, expected) => {
    const judged = judgeApprovals(wanted, last, anchor);
    const open = (["prospect", "anchor", "draft"] as const)
      .filter((of) => judged[of] !== "approved" && judged[of] !== "not_wanted")
      .map((of) => `${of} ${judged[of]}`);
    expect(open).toEqual(expected);
    expect(judged.blocks).toHaveLength(expected.length);
  });
});

describe("questions to the client", () => {
  let team: TestWorkspace;
  let campaign: string;

  beforeEach(async () => {
    team = await makeWorkspace(SITE);
    campaign = await makeCampaign(team.scope, SITE, { approveProspects: "on", approveAnchors: "on" });
  });

  const client = () =>
    mintScope({ workspaceId: team.workspaceId, workspaceSlug: "team", actorId: null, role: "viewer" });
  const ask = (ids: string[], of: string, text = "") =>
    askApproval(team.scope, ApprovalAsking.parse({ campaign, what: { kind: "picked", ids }, of, text }));
  const open = async () => (await listApprovals(client(), campaign)).asked;
  const answer = async (approved: boolean, note = "") =>
    decideApproval(client(), { id: (await open())[0]?.id ?? "", approved, note });

  test("are asked once, seen by a viewer, and answered there", async () => {
    const id = await addProspect(campaign, "a.example", { note: "Reads well" });
    expect(await ask([id], "prospect")).toMatchObject({ changed: 1, refused: [] });
    expect(await ask([id], "prospect")).toMatchObject({ changed: 0, refused: [{ count: 1 }] });
    expect(await open()).toMatchObject([
      { domain: "a.example", fitNote: "Reads well", of: "prospect", state: "asked" },
    ]);
    expect(await answer(true, "Gladly")).toEqual({ givenUp: false });
    expect((await listApprovals(client(), campaign)).answered).toMatchObject([
      { state: "approved", note: "Gladly" },
    ]);
    expect((await approvalsStanding(anyConnection, team.workspaceId, id))?.blocks).toEqual([]);
  });

  test("a site that is declined before anybody wrote to it is given up", async () => {
    const id = await addProspect(campaign, "a.example", { stage: "qualified" });
    await ask([id], "prospect");
    expect(await answer(false)).toEqual({ givenUp: true });
    expect(await readRow(id)).toMatchObject({
      stage: "rejected",
      reject_reason: "client_declined",
      stage_before: "qualified",
    });
  });

  test("a site that was written to already stays where it is when it is declined", async () => {
    const id = await addProspect(campaign, "a.example", { stage: "contacted" });
    await ask([id], "prospect");
    expect(await answer(false)).toEqual({ givenUp: false });
    expect((await readRow(id))?.stage).toBe("contacted");
  });

  test("an anchor is asked about as it stands, again when it is another one, never when there is none", async () => {
    const id = await addProspect(campaign, "a.example", { anchor: "soil" });
    const bare = await addProspect(campaign, "b.example");
    expect(await ask([id, bare], "anchor")).toMatchObject({
      changed: 1,
      refused: [{ why: "It has no anchor yet." }],
    });
    await answer(true);
    expect((await ask([id], "anchor")).changed).toBe(0);
    await addProspect(campaign, "c.example");
    expect((await approvalsStanding(anyConnection, team.workspaceId, id))?.anchor).toBe("approved");
  });

  test("an answer stands: a second one is refused", async () => {
    const id = await addProspect(campaign, "a.example");
    await ask([id], "prospect");
    const [question] = await open();
    await answer(true);
    await expect(
      decideApproval(client(), { id: question?.id ?? "", approved: false, note: "" }),
    ).rejects.toMatchObject({ code: "conflict" });
  });

  test("a draft is asked about with its words", () => {
    const read = ApprovalAsking.safeParse({
      campaign,
      what: { kind: "picked", ids: [campaign] },
      of: "draft",
    });
    expect(read.error?.issues[0]?.path).toEqual(["text"]);
  });

  test("of a site outside the Scope are not there", async () => {
    const id = await addProspect(campaign, "a.example");
    await ask([id], "prospect");
    const [question] = await open();
    const blind = mintScope({
      workspaceId: team.workspaceId,
      workspaceSlug: "team",
      actorId: null,
      role: "viewer",
      sites: [team.siteId + 1_000],
    });
    expect((await listApprovals(blind, campaign)).asked).toEqual([]);
    await expect(
      decideApproval(blind, { id: question?.id ?? "", approved: true, note: "" }),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});
