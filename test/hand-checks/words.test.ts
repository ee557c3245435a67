import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { query } from "#lib/db/sql";
import { listHandChecks } from "#lib/hand-checks/queries";
import { recordHandCheck } from "#lib/hand-checks/record-hand-check";
import { HandCheckForm } from "#lib/hand-checks/schema";
import { withdrawHandCheck } from "#lib/hand-checks/withdraw-hand-check";
import { addPlacement } from "#lib/placements/add-placement";
import { placementDetail } from "#lib/placements/detail";
import { countPlacements, listPlacements, placementFacets, placementSummary } from "#lib/placements/queries";
import { PlacementFilter, PlacementForm } from "#lib/placements/schema";
import { firstResult } from "#lib/profile/first-result";
import { lookAt, pageWith } from "../support/looks.ts";
import { makeWorkspace, record, report, type TestWorkspace } from "../support/workspace.ts";

const SITE = "shop.example";
const BLOG = "https://blog.example/post";
const GUIDE = "https://shop.example/guide";
const now = new Date();
const today = now.toISOString().slice(0, 10);
const dayFrom = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000).toISOString();

let team: TestWorkspace;
let placement: string;
let link: { source: number; target: number };

beforeAll(async () => {
  await query("SELECT ensure_partitions('2026-01-01', 36)");
});
beforeEach(async () => {
  team = await makeWorkspace(SITE);
  const form = { site: SITE, source: BLOG, target: GUIDE };
  placement = (await addPlacement(team.scope, PlacementForm.parse(form))).id;
  const [row] = await query<typeof link>(
    "SELECT source_id AS source, target_id AS target FROM placement WHERE id = $1",
    [placement],
  );
  link = row as typeof link;
});

const wall = (hours: number) =>
  record(team, [
    lookAt(BLOG, { at: at(hours), status: 403, over: { access: "blocked", reason: "cloudflare" } }),
  ]);
const read = (hours: number, ...links: string[]) =>
  record(team, [lookAt(BLOG, { at: at(hours), html: pageWith(...links) })]);
const say = (seen: boolean, over: object = {}, scope = team.scope) =>
  recordHandCheck(scope, HandCheckForm.parse({ site: SITE, ...link, seen, lookedOn: today, ...over }));
const standing = async (on = today) => {
  const { standing: its, verdict } = await placementDetail(team.scope, SITE, placement, on);
  return { ...its, verdict };
};
const facts = async () => ({
  links: await query("SELECT * FROM link WHERE workspace_id = $1", [team.workspaceId]),
  events: await query("SELECT * FROM link_event WHERE workspace_id = $1 ORDER BY id", [team.workspaceId]),
  pages: await query("SELECT * FROM page WHERE workspace_id = $1 ORDER BY id", [team.workspaceId]),
  domains: await query("SELECT * FROM referring_domain WHERE workspace_id = $1", [team.workspaceId]),
  days: await query("SELECT * FROM site_day WHERE workspace_id = $1", [team.workspaceId]),
  checks: await query("SELECT * FROM page_check WHERE workspace_id = $1", [team.workspaceId]),
});

describe("a person's word on a walled page", () => {
  test("is how the promise stands until its day, and no fact changes", async () => {
    await wall(-1);
    expect(await standing()).toMatchObject({ status: "blocked", needsEyes: true });
    const before = await facts();
    await say(true);
    expect(await standing()).toMatchObject({
      status: "live",
      verdict: "blocked",
      byHand: true,
      needsEyes: false,
    });
    expect(await standing(dayFrom(29))).toMatchObject({ status: "live" });
    expect(await standing(dayFrom(30))).toMatchObject({ status: "blocked", isDue: true, needsEyes: true });
    expect(await facts()).toEqual(before);
  });
  test("table, facets, summary and first result agree", async () => {
    await wall(-1);
    await say(false);
    const filter = (given: object) => PlacementFilter.parse(given);
    const order = { sort: "status", dir: "asc" } as const;
    const page = await listPlacements(team.scope, SITE, filter({}), order, { cursor: null, limit: 5 }, today);
    expect(page.lines).toMatchObject([
      { status: "lost", verdict: "blocked", word: { seen: false, by: null } },
    ]);
    for (const [given, count] of [
      [{ status: "lost" }, 1],
      [{ status: "blocked" }, 0],
      [{ hand: "gone" }, 1],
      [{ hand: "seen,due" }, 0],
      [{ eyes: "needed" }, 0],
    ] as const) {
      expect(await countPlacements(team.scope, SITE, filter(given), today)).toBe(count);
    }
    expect(await placementFacets(team.scope, SITE, filter({}), today)).toMatchObject({
      status: [{ value: "lost", count: 1 }],
      hand: [{ value: "gone", count: 1 }],
    });
    expect(await placementSummary(team.scope, SITE, today)).toMatchObject({
      byStatus: { lost: 1, blocked: 0 },
      byHand: 1,
      needEyes: 0,
    });
    expect((await firstResult(team.scope, SITE, null)).placements).toMatchObject({ gone: 1, blocked: 0 });
  });
  test("when its day has come it counts as blocked once more, and is asked for", async () => {
    await wall(-1);
    await say(true);
    const later = dayFrom(30);
    expect(await placementSummary(team.scope, SITE, later)).toMatchObject({
      byStatus: { live: 0, blocked: 1 },
      byHand: 0,
      needEyes: 1,
    });
    expect(await countPlacements(team.scope, SITE, PlacementFilter.parse({ hand: "due" }), later)).toBe(1);
  });
  test("the workspace says after how many days it is asked for again", async () => {
    await query("UPDATE workspace SET ask_again_days = 3 WHERE id = $1", [team.workspaceId]);
    await wall(-1);
    await say(true, { lookedOn: dayFrom(-2) });
    expect(await standing()).toMatchObject({ status: "live" });
    await say(true, { lookedOn: dayFrom(-5) });
    expect(await standing(), "the later look is the word").toMatchObject({ status: "live" });
    expect(await standing(dayFrom(1))).toMatchObject({ isDue: true });
  });
});

describe("the next look that settles it", () => {
  test("makes the word past, also when walls come after it", async () => {
    await wall(-3);
    await say(true);
    await read(1);
    expect(await standing()).toMatchObject({ status: "not_found", byHand: false });
    await wall(2);
    expect(await standing()).toMatchObject({ status: "blocked", byHand: false, isDue: false });
    expect(await listHandChecks(team.scope, SITE, [pair()])).toHaveLength(1);
  });
  test("a wall leaves the word as it is", async () => {
    await wall(-3);
    await say(true);
    await wall(1);
    expect(await standing()).toMatchObject({ status: "live", byHand: true });
  });
  test("a word on a day before it is past from the start; one after it holds at the next wall", async () => {
    await read(-1, `<a href="${GUIDE}">guide</a>`);
    await say(false, { lookedOn: dayFrom(-3) });
    await wall(1);
    expect(await standing()).toMatchObject({ status: "blocked", isDue: false });
    await say(false);
    expect(await standing()).toMatchObject({ status: "lost", byHand: true });
  });
});

const pair = () => ({ sourceId: link.source, targetId: link.target });

describe("a word is taken back", () => {
  test("the one before it holds again, and both stay in the history", async () => {
    await wall(-1);
    await say(true, { lookedOn: dayFrom(-1), note: "  in the second paragraph\0 " });
    const { id } = await say(false);
    expect(await standing()).toMatchObject({ status: "lost" });
    await withdrawHandCheck(team.scope, id);
    expect(await standing()).toMatchObject({ status: "live" });
    expect(await listHandChecks(team.scope, SITE, [pair()])).toMatchObject([
      { id, seen: false, withdrawnAt: expect.any(String) },
      { seen: true, withdrawnAt: null, note: "in the second paragraph" },
    ]);
    await expect(withdrawHandCheck(team.scope, id)).rejects.toMatchObject({ code: "not_found" });
  });
  test("not from another workspace", async () => {
    await wall(-1);
    const { id } = await say(true);
    const stranger = await makeWorkspace(SITE);
    await expect(withdrawHandCheck(stranger.scope, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(say(true, {}, stranger.scope)).rejects.toMatchObject({ code: "not_found" });
    expect(await listHandChecks(stranger.scope, SITE, [pair()])).toEqual([]);
  });
});

describe("which link a word is about", () => {
  test("a known link without a promise has words too, and a promise made later has its last one", async () => {
    const source = "https://forum.example/thread";
    await report(team, [{ source, target: GUIDE }]);
    const [known] = await query<typeof link>(
      "SELECT source_id AS source, target_id AS target FROM link WHERE workspace_id = $1",
      [team.workspaceId],
    );
    await say(true, known);
    const form = { site: SITE, source, target: GUIDE };
    const { id } = await addPlacement(team.scope, PlacementForm.parse(form));
    expect(await placementDetail(team.scope, SITE, id, today)).toMatchObject({
      status: "live",
      verdict: "pending",
      standing: { byHand: true },
    });
  });
  test("two pages that nothing links are no link", () =>
    expect(say(true, { source: link.target, target: link.source })).rejects.toMatchObject({
      code: "not_found",
    }));
  test("a page's other address is the page", async () => {
    const moved = "https://blog.example/new-post";
    await record(team, [
      lookAt(BLOG, {
        at: at(-5),
        html: pageWith(`<a href="${GUIDE}">guide</a>`),
        finalUrl: moved,
        hops: [{ url: BLOG, status: 301, location: moved }] as never,
      }),
    ]);
    const [final] = await query<{ id: number }>("SELECT moved_to_id AS id FROM page WHERE id = $1", [
      link.source,
    ]);
    expect(final?.id).toEqual(expect.any(Number));
    await wall(-2);
    await say(true, { source: final?.id });
    expect(await standing()).toMatchObject({ status: "live", byHand: true });
    expect(await listHandChecks(team.scope, SITE, [pair()])).toHaveLength(1);
  });
});

describe("hostile words", () => {
  test("a day to come", () =>
    expect(say(true, { lookedOn: dayFrom(3) })).rejects.toMatchObject({ code: "invalid" }));
  test.each([
    { lookedOn: "2026-02-30" },
    { lookedOn: "0001-01-01" },
    { note: "x".repeat(2_001) },
    { source: 2_147_483_648 },
    { seen: "yes" },
  ])("%j", (over) =>
    expect(
      HandCheckForm.safeParse({ site: SITE, ...link, seen: true, lookedOn: today, ...over }).success,
    ).toBe(false),
  );
  test("a site of another name", () =>
    expect(say(true, { site: "other.example" })).rejects.toMatchObject({ code: "not_found" }));
});
