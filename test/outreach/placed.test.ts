// What looks mean for prospects: found links place them, and links that nobody announced are noticed.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { one, query } from "#lib/db/sql";
import { recordHandCheck } from "#lib/hand-checks/record-hand-check";
import { HandCheckForm } from "#lib/hand-checks/schema";
import { markNotOurs } from "#lib/outreach/placed/settle-noticed";
import { takeAgreed } from "#lib/outreach/placed/take-agreed";
import { takeLink } from "#lib/outreach/placed/take-noticed";
import { readTermsOf } from "#lib/outreach/terms/read-terms";
import { recordTerms } from "#lib/outreach/terms/record-terms";
import { lookAt, pageWith } from "../support/looks.ts";
import { makeWorkspace, record, report, type TestWorkspace } from "../support/workspace.ts";
import { historyOf, makeCampaign, makeProspect, prospectRow, terms } from "./support-terms.ts";

const GUIDE = "https://shop.example/guide";
const POST = "https://blog.example/post";
const today = "2026-03-20";
const withLink = pageWith(`<a href="${GUIDE}">the guide</a>`);

let team: TestWorkspace;
let campaign: string;
let prospect: string;
const look = (url = POST, html = withLink, at = "2026-03-10T12:00:00.000Z") =>
  record(team, [lookAt(url, { html, at })]);
const agree = (over: object = {}) =>
  recordTerms(team.scope, terms(prospect, { target: GUIDE, source: POST, ...over }));
const jobs = () =>
  query<{ data: object }>(
    "SELECT data FROM pgboss.job WHERE name = 'take-agreed-link' AND (data->>'workspaceId')::int = $1",
    [team.workspaceId],
  );
const noticed = async (id = prospect) => (await readTermsOf(team.scope, id, today)).noticed;

beforeAll(async () => {
  await query("SELECT ensure_partitions('2026-01-01', 12)");
});
beforeEach(async () => {
  team = await makeWorkspace("shop.example");
  campaign = await makeCampaign(team);
  prospect = await makeProspect(team, campaign, "blog.example", { follow_up_on: "2026-03-30" });
});

describe("an agreed link that a look finds", () => {
  test("places its prospect on the day of the look, and no follow-up is due", async () => {
    await agree();
    await look();
    const row = await prospectRow(prospect);
    expect(row).toMatchObject({ stage: "placed", followUpOn: null });
    expect(row.placedAt?.toISOString()).toBe("2026-03-10T12:00:00.000Z");
    expect(await historyOf(prospect)).toContain("stage agreed placed");
  });
  test("that is not as agreed is a placed link all the same", async () => {
    await agree({ anchor: "other words" });
    await look();
    expect(await prospectRow(prospect)).toMatchObject({ stage: "placed" });
    expect((await readTermsOf(team.scope, prospect, today)).links[0]).toMatchObject({ status: "changed" });
  });
  test("once: the next look writes no more history", async () => {
    await agree();
    await look();
    const before = await historyOf(prospect);
    await look(POST, withLink, "2026-03-11T12:00:00.000Z");
    expect(await historyOf(prospect)).toEqual(before);
  });
  test("and loses later: the stage stays, the link says it", async () => {
    await agree();
    await look();
    await look(POST, pageWith(), "2026-03-11T12:00:00.000Z");
    await look(POST, pageWith(), "2026-03-12T12:00:00.000Z");
    expect(await prospectRow(prospect)).toMatchObject({ stage: "placed" });
    expect((await readTermsOf(team.scope, prospect, today)).links[0]).toMatchObject({ status: "lost" });
  });
  test("places nobody while it is not there, or the page cannot be read", async () => {
    await agree();
    await look(POST, pageWith());
    await record(team, [lookAt(POST, { status: 403, over: { access: "blocked" } })]);
    expect(await prospectRow(prospect)).toMatchObject({ stage: "agreed", followUpOn: "2026-03-30" });
  });
  test("places nobody whom a person rejected", async () => {
    await agree();
    await query("UPDATE prospect SET stage = 'rejected', reject_reason = 'refused' WHERE id = $1", [
      prospect,
    ]);
    await look();
    expect(await prospectRow(prospect)).toMatchObject({ stage: "rejected" });
  });
  test("places every prospect of a batch, each on its own day", async () => {
    const other = await makeProspect(team, campaign, "other.example");
    const there = "https://other.example/";
    await agree();
    await recordTerms(team.scope, terms(other, { target: GUIDE, source: there }));
    await record(team, [
      lookAt(POST, { html: withLink }),
      lookAt(there, { html: withLink, at: "2026-03-11T12:00:00.000Z" }),
    ]);
    expect((await prospectRow(prospect)).placedAt?.toISOString()).toContain("2026-03-10");
    expect((await prospectRow(other)).placedAt?.toISOString()).toContain("2026-03-11");
  });
  test("on a page that we may not read places it by a person’s word", async () => {
    await agree();
    await record(team, [lookAt(POST, { status: 403, over: { access: "blocked" } })]);
    const ids = await one<{ source: number; target: number }>(
      "SELECT source_id AS source, target_id AS target FROM placement WHERE workspace_id = $1",
      [team.workspaceId],
    );
    const word = { site: "shop.example", ...ids, seen: true, lookedOn: "2026-03-11" };
    await recordHandCheck(team.scope, HandCheckForm.parse(word));
    expect(await prospectRow(prospect)).toMatchObject({ stage: "placed" });
  });
});

describe("a link that nobody announced", () => {
  test("from the site of a prospect who was asked is noticed, with its day", async () => {
    await look();
    expect(await noticed()).toEqual([
      expect.objectContaining({ source: POST, target: GUIDE, foundAt: "2026-03-10T12:00:00.000Z" }),
    ]);
    expect(await historyOf(prospect)).toEqual([`unannounced ${POST}`]);
    expect(await prospectRow(prospect)).toMatchObject({ stage: "contacted" });
  });
  test.each<[string, Record<string, unknown>, boolean]>([
    ["replied", { stage: "replied" }, true],
    ["agreed, its page not known yet", { stage: "agreed" }, true],
    ["never answered", { stage: "rejected", reject_reason: "no_answer" }, true],
    ["refused", { stage: "rejected", reject_reason: "refused" }, false],
    ["was only found so far", { stage: "found" }, false],
    ["is placed", { stage: "placed" }, false],
  ])("of a prospect that %s", async (_, over, told) => {
    const other = await makeProspect(team, campaign, "other.example", over);
    await look("https://www.other.example/page");
    expect(await noticed(other)).toHaveLength(told ? 1 : 0);
  });
  test("is no news in a campaign that is over, to another site, or of a prospect with a placement", async () => {
    const closed = await makeCampaign(team, { closed: true });
    const past = await makeProspect(team, closed, "past.example");
    await agree({ source: `${POST}-agreed` });
    await look("https://past.example/");
    await look();
    await look("https://blog.example/else", pageWith('<a href="https://else.example/">else</a>'));
    expect(await noticed(past)).toEqual([]);
    expect(await noticed()).toEqual([]);
  });
  test("is told once, whatever is looked at later", async () => {
    await look();
    await look(POST, pageWith(), "2026-03-11T12:00:00.000Z");
    await look(POST, pageWith(), "2026-03-12T12:00:00.000Z");
    await look(POST, withLink, "2026-03-13T12:00:00.000Z");
    expect(await noticed()).toHaveLength(1);
  });
  test("is none while a vendor reports it: only the look that finds it tells", async () => {
    await report(team, [{ source: POST, target: GUIDE }]);
    expect(await noticed()).toEqual([]);
    await look();
    expect(await noticed()).toHaveLength(1);
  });
  test("this is it: one click makes the placement, and the prospect is placed", async () => {
    await look();
    const [link] = await noticed();
    await takeLink(team.scope, { prospect, id: link?.id ?? "" });
    expect(await prospectRow(prospect)).toMatchObject({ stage: "placed" });
    expect(await historyOf(prospect)).toEqual([
      `unannounced ${POST}`,
      "terms",
      "stage contacted agreed",
      "stage agreed placed",
    ]);
    const { links, noticed: left } = await readTermsOf(team.scope, prospect, today);
    expect(left).toEqual([]);
    expect(links).toEqual([expect.objectContaining({ source: POST, target: GUIDE })]);
    await expect(takeLink(team.scope, { prospect, id: link?.id ?? "" })).rejects.toMatchObject({
      code: "not_found",
    });
  });
  test("this is it: the terms that waited for a page are its terms", async () => {
    await agree({ source: "", price: "240", currency: "EUR", anchor: "the guide" });
    await look();
    const [link] = await noticed();
    await takeLink(team.scope, { prospect, id: link?.id ?? "" });
    const { links, kept } = await readTermsOf(team.scope, prospect, today);
    expect(kept).toEqual([]);
    expect(links).toEqual([
      expect.objectContaining({ source: POST, price: "240.00", anchor: "the guide", origin: "bought" }),
    ]);
  });
  test("to the very target of terms that waited: nobody is asked, the placement is made by itself", async () => {
    await agree({ source: "", price: "240", currency: "EUR" });
    await look();
    const [job] = await jobs();
    expect(job?.data).toEqual({ workspaceId: team.workspaceId, prospect, id: (await noticed())[0]?.id });
    await takeAgreed(team.scope, job?.data as { prospect: string; id: string });
    expect(await prospectRow(prospect)).toMatchObject({ stage: "placed" });
    expect(await noticed()).toEqual([]);
    // Twice, or after somebody: nothing more happens.
    await takeAgreed(team.scope, job?.data as { prospect: string; id: string });
    expect((await readTermsOf(team.scope, prospect, today)).links).toHaveLength(1);
  });
  test("to another target is for a person to settle", async () => {
    await agree({ source: "", target: "https://shop.example/other" });
    await look();
    expect(await jobs()).toEqual([]);
    expect(await noticed()).toHaveLength(1);
  });
  test("not ours: it is told no more, and can be taken back", async () => {
    await look();
    const [link] = await noticed();
    const id = link?.id ?? "";
    await markNotOurs(team.scope, { prospect, id, notOurs: true });
    expect(await noticed()).toEqual([]);
    await markNotOurs(team.scope, { prospect, id, notOurs: false });
    expect(await noticed()).toHaveLength(1);
  });
  test("of a site outside the Scope is not there to be settled", async () => {
    await look();
    const [link] = await noticed();
    const scope = { ...team.scope, sites: [0] };
    const ref = { prospect, id: link?.id ?? "" };
    await expect(markNotOurs(scope, { ...ref, notOurs: true })).rejects.toMatchObject({ code: "not_found" });
    await expect(takeLink(scope, ref)).rejects.toMatchObject({ code: "not_found" });
  });
});
