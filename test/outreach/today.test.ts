// The list of the day: what needs somebody, whose it is, and what is left out.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "#lib/db/new-id";
import { query } from "#lib/db/sql";
import { recordTerms } from "#lib/outreach/terms/record-terms";
import { createPlacements } from "#lib/placements/create-placement";
import { makeReminders } from "#lib/placements/reminders/make-reminders";
import type { Scope } from "#lib/scope/scope";
import { anythingToday, readToday } from "#lib/today/queries";
import { sentenceOf } from "#lib/today/words";
import { lookAt, pageWith } from "../support/looks.ts";
import { makeWorkspace, record, report, type TestWorkspace } from "../support/workspace.ts";
import { makeCampaign, makeProspect, terms } from "./support-terms.ts";

const GUIDE = "https://shop.example/guide";
const today = "2026-03-20";
const withLink = pageWith(`<a href="${GUIDE}">the guide</a>`);
const me = newId();
const other = newId();

let team: TestWorkspace;
let campaign: string;
const prospect = (domain: string, over: Record<string, unknown> = {}) =>
  makeProspect(team, campaign, domain, over);
const read = (over: Partial<Parameters<typeof readToday>[1]> = {}, scope: Scope = team.scope) =>
  readToday(scope, { owner: "all", only: null, ...over }, today);
const told = async (...args: Parameters<typeof read>) =>
  (await read(...args)).items.map((item) => `${item.kind} ${item.domain}: ${sentenceOf(item, today)}`);
const as = (actorId: string, over: Partial<Scope> = {}): Scope => ({ ...team.scope, actorId, ...over });

beforeAll(async () => {
  await query("SELECT ensure_partitions('2026-01-01', 12)");
});
beforeEach(async () => {
  team = await makeWorkspace("shop.example");
  campaign = await makeCampaign(team);
});

describe("what needs somebody", () => {
  test("nothing: the list is empty, and the day begins elsewhere", async () => {
    await prospect("calm.example", { follow_up_on: "2026-03-21" });
    expect(await read()).toEqual({ items: [], totals: {} });
    expect(await anythingToday(team.scope, today)).toBe(false);
  });
  test.each<[string, Record<string, unknown>, string | null]>([
    [
      "a reply that waits",
      { waiting: true, replied_at: "2026-03-17T10:00:00Z", stage: "replied" },
      "reply a.example: Replied, and waits for 3 d.",
    ],
    [
      "a reply of today",
      { waiting: true, replied_at: "2026-03-20T01:00:00Z", stage: "replied" },
      "reply a.example: Replied today, and waits for an answer.",
    ],
    [
      "a reply of somebody who was rejected",
      { waiting: true, replied_at: "2026-03-17T10:00:00Z", stage: "rejected", reject_reason: "refused" },
      null,
    ],
    [
      "a follow-up of today",
      { follow_up_on: "2026-03-20" },
      "follow_up a.example: A follow-up is due today.",
    ],
    ["a late follow-up", { follow_up_on: "2026-03-15" }, "follow_up a.example: A follow-up is due for 5 d."],
    ["a follow-up that is still to come", { follow_up_on: "2026-03-21" }, null],
    ["a follow-up to somebody who is placed", { follow_up_on: "2026-03-15", stage: "placed" }, null],
    [
      "an agreed link that is late",
      { stage: "agreed", due_on: "2026-03-17" },
      "overdue a.example: Agreed, overdue 3 d.",
    ],
    ["an agreed link of today", { stage: "agreed", due_on: "2026-03-20" }, null],
    [
      "a piece in production",
      { stage: "in_production", due_on: "2026-03-24" },
      "production a.example: The piece is due in 4 d.",
    ],
    [
      "a late piece",
      { stage: "in_production", due_on: "2026-03-18" },
      "production a.example: The piece is in production, overdue 2 d.",
    ],
    ["a piece of next month", { stage: "in_production", due_on: "2026-04-24" }, null],
  ])("%s", async (_, over, sentence) => {
    await prospect("a.example", over);
    expect(await told()).toEqual(sentence === null ? [] : [sentence]);
    expect(await anythingToday(team.scope, today)).toBe(sentence !== null);
  });
  test("a follow-up gives way to a reply", async () => {
    await prospect("a.example", {
      waiting: true,
      replied_at: "2026-03-17T10:00:00Z",
      follow_up_on: "2026-03-15",
    });
    expect((await read()).totals).toEqual({ reply: 1 });
  });
  test("what a client is asked, with what was shown", async () => {
    const id = await prospect("a.example");
    await query(
      `INSERT INTO approval (id, workspace_id, prospect_id, "of", text) VALUES ($1, $2, $3, 'anchor', 'best shoes')`,
      [newId(), team.workspaceId, id],
    );
    expect(await told()).toEqual([
      "approval a.example: Asks for a yes or no to an anchor text: “best shoes”",
    ]);
  });
  test("a link that is lost, with its prospect and what the look said", async () => {
    const id = await prospect("blog.example");
    const post = "https://blog.example/post";
    await recordTerms(team.scope, terms(id, { target: GUIDE, source: post }));
    const days = ["2026-03-10", "2026-03-11", "2026-03-12"];
    for (const [at, day] of days.entries())
      await record(team, [
        lookAt(post, { html: at === 0 ? withLink : pageWith(), at: `${day}T12:00:00.000Z` }),
      ]);
    const { items, totals } = await read();
    expect(totals).toEqual({ off: 1 });
    expect(items[0]).toMatchObject({ domain: "blog.example", prospectId: id, detail: { status: "lost" } });
    expect(await readToday(team.scope, { owner: "all", only: null }, "2026-06-20")).toMatchObject({
      totals: {},
    });
  });
  test("a link that ends soon, once its reminder is there", async () => {
    await createPlacements(team.scope, {
      siteId: team.siteId,
      importId: null,
      rows: [
        {
          ...terms(newId(), { target: GUIDE }),
          source: "https://blog.example/",
          tactic: null,
          liveOn: null,
          expiresOn: "2026-03-27",
        },
      ],
    });
    await query("UPDATE placement SET prospect_id = NULL WHERE workspace_id = $1", [team.workspaceId]);
    await makeReminders(today);
    expect(await told()).toEqual(["expiring blog.example: The agreed link ends in 7 d."]);
  });
  test("a link that nobody announced, and one that is only reported", async () => {
    await prospect("blog.example");
    await prospect("told.example", { contacted_at: "2026-01-01" });
    await record(team, [lookAt("https://blog.example/post", { html: withLink })]);
    await report(team, [{ source: "https://told.example/", target: GUIDE }]);
    expect((await told()).sort()).toEqual([
      "reported told.example: Is reported to link to you: a look tells whether it does.",
      "unannounced blog.example: Links to you, and nobody announced it.",
    ]);
  });
  test("nothing of a campaign that is over", async () => {
    const closed = await makeCampaign(team, { closed: true });
    await makeProspect(team, closed, "past.example", { follow_up_on: "2026-03-15" });
    expect(await told()).toEqual([]);
  });
  test("of each kind the first are shown and all are counted; alone a kind shows more", async () => {
    for (let at = 0; at < 23; at++) await prospect(`p${at}.example`, { follow_up_on: "2026-03-15" });
    const list = await read();
    expect(list.items).toHaveLength(20);
    expect(list.totals).toEqual({ follow_up: 23 });
    expect((await read({ only: "follow_up" })).items).toHaveLength(23);
    expect((await read({ only: "reply" })).items).toEqual([]);
  });
});

describe("whose it is", () => {
  beforeEach(async () => {
    const theirs = await makeCampaign(team, { ownerId: other });
    await makeProspect(team, theirs, "theirs.example", { follow_up_on: "2026-03-15" });
    await makeProspect(team, theirs, "mine.example", { follow_up_on: "2026-03-15", owner_id: me });
    await prospect("nobodys.example", { follow_up_on: "2026-03-15" });
  });
  const domains = async (scope: Scope, owner: "mine" | "all") =>
    (await read({ owner }, scope)).items.map((item) => item.domain).sort();

  test("mine is what I own and what nobody owns; a prospect's owner comes before its campaign's", async () => {
    expect(await domains(as(me), "mine")).toEqual(["mine.example", "nobodys.example"]);
    expect(await domains(as(other), "mine")).toEqual(["nobodys.example", "theirs.example"]);
  });
  test("all is everybody's", async () =>
    expect(await domains(as(me), "all")).toEqual(["mine.example", "nobodys.example", "theirs.example"]));
  test("a viewer owns nothing and sees everything", async () =>
    expect(await domains(as(me, { role: "viewer" }), "mine")).toHaveLength(3));
  test("a Scope of other sites sees nothing", async () =>
    expect(await domains(as(me, { sites: [0] }), "all")).toEqual([]));
});
