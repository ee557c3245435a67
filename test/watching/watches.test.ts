import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { Look } from "#lib/core/look";
import { HOUR_MS } from "#lib/core/schedule/slots";
import { anyConnection, one, query } from "#lib/db/sql";
import { stopSender } from "#lib/jobs/queue";
import { addPlacement } from "#lib/placements/add-placement";
import { archivePlacements } from "#lib/placements/archive-placements";
import { PlacementForm } from "#lib/placements/schema";
import { createSite } from "#lib/sites/create-site";
import { planPages, planWorkspace } from "#lib/watching/plan-pages";
import { nextLooks, pageWatch, watchSettings } from "#lib/watching/queries";
import { PageSchedule, SiteSchedules, TagSchedule } from "#lib/watching/schema";
import { setPageSchedule } from "#lib/watching/set-page-schedule";
import { removeSchedule, setSiteSchedules, setTagSchedule } from "#lib/watching/set-schedules";
import { lookAt, pageWith } from "../support/looks.ts";
import { makeWorkspace, record, report, type TestWorkspace } from "../support/workspace.ts";

const SITE = "home.example";
const HOME = `https://${SITE}/`;
const LINK = `<a href="${HOME}">Home</a>`;
let team: TestWorkspace;

interface Row {
  url: string;
  site: number;
  every: number | null;
  due: Date;
  why: string;
}
const rows = (like = "%") =>
  query<Row>(
    `select p.url, w.site_id as site, w.every_hours as every, w.due_at as due, w.why from page_watch w
       join page p on p.id = w.page_id where w.workspace_id = $1 and p.url like $2 order by p.url`,
    [team.workspaceId, like],
  );
const every = async () => Object.fromEntries((await rows()).map((row) => [row.url, row.every]));
const plan = (now = new Date()) => planWorkspace(team.scope, now);
const schedules = (agreed: string, backlinks: string) =>
  setSiteSchedules(
    team.scope,
    SiteSchedules.parse({ site: SITE, agreed, backlinks, agreedAdaptive: "on", backlinksAdaptive: "on" }),
  );
const agree = (source: string, over: object = {}) =>
  addPlacement(team.scope, PlacementForm.parse({ site: SITE, source, target: HOME, ...over }));
const pageId = async (url: string) =>
  (
    await one<{ id: number }>("select id from page where workspace_id = $1 and url = $2", [
      team.workspaceId,
      url,
    ])
  )?.id as number;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR_MS).toISOString();
const look = (url: string, html: string, at = ago(0), over: Partial<Look> = {}) =>
  record(team, [lookAt(url, { html, at, over })]);
const hoursFromNow = (at: Date | undefined) => ((at?.getTime() ?? Number.NaN) - Date.now()) / HOUR_MS;

beforeEach(async () => {
  team = await makeWorkspace(SITE, { hours: 6 });
});
afterAll(stopSender);

describe("planning", () => {
  test("gives agreed links their week, other backlinks their month, and pages that link to nobody nothing", async () => {
    await report(team, [
      { source: "https://a.example/one", target: HOME },
      { source: "https://gone.example/", target: HOME, lostOn: "2026-01-01" },
      { source: HOME, target: "https://out.example/" },
      { source: "https://candidate.example/", target: null },
    ]);
    await agree("https://b.example/post");
    await plan();
    expect(await every()).toEqual({
      "https://a.example/one": 720,
      "https://b.example/post": 168,
      "https://candidate.example/": 720,
      // Lost, as its vendor says: nobody has looked.
      "https://gone.example/": 720,
    });
  });

  test("again writes nothing, and moves nothing", async () => {
    await report(team, [{ source: "https://a.example/one", target: HOME }]);
    await agree("https://b.example/post");
    await plan();
    const before = await query(
      "select xmin::text, * from page_watch where workspace_id = $1 order by page_id",
      [team.workspaceId],
    );
    await plan(new Date(Date.now() + 2 * HOUR_MS));
    expect(
      await query("select xmin::text, * from page_watch where workspace_id = $1 order by page_id", [
        team.workspaceId,
      ]),
    ).toEqual(before);
  });

  test("looks soon at what a vendor calls lost since our last look, and then no sooner than before", async () => {
    const source = "https://a.example/one";
    const day = (n: number) => ago(n * 24).slice(0, 10);
    await look(source, pageWith(LINK), ago(5 * 24));
    await report(team, [{ source, target: HOME, lostOn: day(6) }], { today: day(0) });
    await plan();
    expect(await rows()).toMatchObject([{ why: "schedule" }]);
    await report(team, [{ source, target: HOME, lostOn: day(1) }], { today: day(0), vendor: "ahrefs" });
    await plan();
    const [row] = await rows();
    expect(row).toMatchObject({ why: "reported_lost", every: 720 });
    expect(hoursFromNow(row?.due)).toBeLessThanOrEqual(1);
    await look(source, pageWith(LINK));
    expect((await rows())[0]?.why).toBe("schedule");
  });

  test("looks at what was only reported lost until it is settled, and not after", async () => {
    await report(team, [{ source: "https://gone.example/", target: HOME, lostOn: "2026-01-01" }]);
    await plan();
    expect(await rows()).toMatchObject([{ why: "schedule", every: 720 }]);
    await look("https://gone.example/", pageWith(), ago(20));
    expect(await rows()).toMatchObject([{ why: "miss" }]);
    await look("https://gone.example/", pageWith(), ago(1));
    await plan();
    expect(await one("select presence from link where workspace_id = $1", [team.workspaceId])).toEqual({
      presence: "not_found",
    });
    expect(await rows()).toEqual([]);
  });

  test("of a competitor leaves its other backlinks alone", async () => {
    await query("update site set kind = 'competitor' where id = $1", [team.siteId]);
    await report(team, [{ source: "https://a.example/one", target: HOME }]);
    await plan();
    expect(await rows()).toEqual([]);
  });

  test("spreads first looks over a week at most", async () => {
    const sources = Array.from({ length: 200 }, (_, index) => `https://many.example/${index}`);
    await report(
      team,
      sources.map((source) => ({ source, target: HOME })),
    );
    await plan();
    const hours = (await rows()).map((row) => Math.floor(hoursFromNow(row.due)));
    expect(Math.max(...hours)).toBeLessThanOrEqual(168);
    expect(new Set(hours).size).toBeGreaterThan(80);
  });

  test("follows the nearest word: the page's own, then a tag, then agreed", async () => {
    await agree("https://b.example/post", { tags: "Tier 1, spring" });
    await report(team, [{ source: "https://b.example/post", target: HOME }]);
    const url = "https://b.example/post";
    await setTagSchedule(team.scope, TagSchedule.parse({ site: SITE, tag: "spring", every: "336" }));
    await setTagSchedule(team.scope, TagSchedule.parse({ site: SITE, tag: "tier 1", every: "72" }));
    await plan();
    expect(await every()).toEqual({ [url]: 72 });
    const id = await pageId(url);
    await setPageSchedule(team.scope, PageSchedule.parse({ site: SITE, pageId: id, every: "336" }));
    expect(await every()).toEqual({ [url]: 336 });
    expect(await pageWatch(team.scope, SITE, id)).toMatchObject({
      everyHours: 336,
      own: true,
      awaited: true,
    });
    await setPageSchedule(team.scope, PageSchedule.parse({ site: SITE, pageId: id, every: "schedule" }));
    expect(await every()).toEqual({ [url]: 72 });
    const { tags } = await watchSettings(team.scope, SITE);
    expect(tags.map(({ tag, pages }) => `${tag} ${pages}`)).toEqual(["spring 1", "tier 1 1"]);
    for (const { id: schedule } of tags) await removeSchedule(team.scope, { site: SITE, id: schedule });
    await plan();
    expect(await every()).toEqual({ [url]: 168 });
  });

  test("never is never, and an archived promise speaks no more", async () => {
    const { id } = await agree("https://b.example/post");
    expect(await every()).toEqual({ "https://b.example/post": 168 });
    await archivePlacements(team.scope, [id], true);
    expect(await rows()).toEqual([]);
    await archivePlacements(team.scope, [id], false);
    await schedules("never", "never");
    await plan();
    expect(await rows()).toEqual([]);
  });

  test("counts a page of two sites for the one that asks soonest", async () => {
    await createSite(team.scope, { domain: "second.example", kind: "own" });
    await report(team, [
      { source: "https://a.example/one", target: HOME },
      { source: "https://a.example/one", target: "https://second.example/" },
    ]);
    const second = await one<{ id: number }>(
      "select id from site where workspace_id = $1 and slug = 'second.example'",
      [team.workspaceId],
    );
    await setSiteSchedules(
      team.scope,
      SiteSchedules.parse({ site: "second.example", agreed: "168", backlinks: "72" }),
    );
    await plan();
    expect(await rows()).toMatchObject([{ site: second?.id, every: 72 }]);
  });

  test("awaits an agreed link every few hours, and every six by a person's word only while it was never seen", async () => {
    await agree("https://b.example/post");
    const [awaited] = await rows();
    expect(awaited?.why).toBe("awaited");
    expect(hoursFromNow(awaited?.due)).toBeLessThanOrEqual(7);
    const id = await pageId("https://b.example/post");
    await setPageSchedule(team.scope, PageSchedule.parse({ site: SITE, pageId: id, every: "6" }));
    await look("https://b.example/post", pageWith(LINK));
    await expect(
      setPageSchedule(team.scope, PageSchedule.parse({ site: SITE, pageId: id, every: "6" })),
    ).rejects.toMatchObject({ code: "invalid" });
  });

  test("looks twice as often where there is a price", async () => {
    await agree("https://b.example/post", { price: "240", currency: "EUR" });
    await look("https://b.example/post", pageWith(LINK));
    expect(await pageWatch(team.scope, SITE, await pageId("https://b.example/post"))).toMatchObject({
      everyHours: 168,
      now: { hours: 84, reason: "valuable" },
    });
  });
});

describe("a look", () => {
  beforeEach(async () => {
    await report(team, [{ source: "https://a.example/one", target: HOME }]);
    await plan();
  });

  test("moves the page to its next turn in the same breath", async () => {
    await query("update page_watch set due_at = now() - interval '1 hour' where workspace_id = $1", [
      team.workspaceId,
    ]);
    await look("https://a.example/one", pageWith(LINK));
    const [row] = await rows();
    expect(hoursFromNow(row?.due)).toBeGreaterThan(359);
    expect(hoursFromNow(row?.due)).toBeLessThanOrEqual(1081);
  });

  test("that misses a link is followed by another when the rule lets it count; after the loss the schedule holds", async () => {
    await look("https://a.example/one", pageWith(LINK), ago(9));
    await look("https://a.example/one", pageWith(), ago(7));
    expect(await rows()).toMatchObject([{ why: "miss", every: 720 }]);
    expect(Math.abs(hoursFromNow((await rows())[0]?.due) + 1)).toBeLessThan(0.1);
    await look("https://a.example/one", pageWith(), ago(0));
    expect(await one("select presence from link where workspace_id = $1", [team.workspaceId])).toEqual({
      presence: "lost",
    });
    expect(await rows()).toMatchObject([{ why: "unstable", every: 720 }]);
  });

  test("that misses a link is followed by another where no schedule asks, and by none after that", async () => {
    await schedules("never", "never");
    await plan();
    await look("https://a.example/one", pageWith(LINK), ago(9));
    expect(await rows()).toEqual([]);
    await look("https://a.example/one", pageWith(), ago(7));
    expect(await rows()).toMatchObject([{ why: "miss", every: null, site: team.siteId }]);
    await plan();
    expect(await rows()).toMatchObject([{ why: "miss", every: null }]);
    await look("https://a.example/one", pageWith());
    expect(await rows()).toEqual([]);
  });

  test("that misses an agreed link is followed by another", async () => {
    await schedules("never", "never");
    await agree("https://b.example/post");
    await look("https://b.example/post", pageWith(LINK), ago(9));
    await look("https://b.example/post", pageWith(), ago(3));
    const [row] = await rows("%b.example%");
    expect(row).toMatchObject({ why: "miss", every: null });
    expect(Math.abs(hoursFromNow(row?.due) - 3)).toBeLessThan(0.1);
  });

  test("at a wall is tried again soon, then later", async () => {
    const wall: Partial<Look> = { access: "blocked", httpStatus: 403, reason: "challenge" };
    await look("https://a.example/one", "", ago(30), wall);
    await look("https://a.example/one", "", ago(0), wall);
    const [row] = await rows();
    expect(hoursFromNow(row?.due)).toBeGreaterThan(23.9);
    expect(hoursFromNow(row?.due)).toBeLessThanOrEqual(25);
    const before = row?.due;
    await plan();
    expect((await rows())[0]?.due).toEqual(before);
  });

  test("that is told to come later comes later", async () => {
    const over: Partial<Look> = { access: "http_error", httpStatus: 503, retryAfterMs: 50 * HOUR_MS };
    await look("https://a.example/one", "", ago(0), over);
    expect(Math.abs(hoursFromNow((await rows())[0]?.due) - 50)).toBeLessThan(0.1);
  });

  test("writes nothing of pages that nobody watches", async () => {
    await look("https://nobody.example/", pageWith(LINK));
    expect(await rows("%nobody%")).toEqual([]);
  });
});

describe("a page that turns out to be another one", () => {
  const moved = () =>
    record(team, [
      lookAt("https://a.example/old", {
        html: pageWith(LINK),
        finalUrl: "https://a.example/new",
        hops: [{ url: "https://a.example/old", status: 301, kind: "http" }],
        at: ago(0),
      }),
    ]);
  test("hands its turn over, and is not asked for again", async () => {
    await report(team, [{ source: "https://a.example/old", target: HOME }]);
    await agree("https://a.example/old");
    await plan();
    await look("https://a.example/old", pageWith(LINK), ago(5));
    await moved();
    expect(await every()).toEqual({ "https://a.example/new": 168 });
    await plan();
    expect(await every()).toEqual({ "https://a.example/new": 168 });
  });

  test("keeps the schedule that a person set for its old address", async () => {
    await report(team, [{ source: "https://a.example/old", target: HOME }]);
    await look("https://a.example/old", pageWith(LINK), ago(5));
    const id = await pageId("https://a.example/old");
    await setPageSchedule(team.scope, PageSchedule.parse({ site: SITE, pageId: id, every: "72" }));
    await moved();
    await planPages(anyConnection, team.workspaceId, [id]);
    expect(await every()).toEqual({ "https://a.example/new": 72 });
    const watch = await pageWatch(team.scope, SITE, await pageId("https://a.example/new"));
    expect(watch).toMatchObject({ own: true, everyHours: 72 });
  });
});

test("the next looks of a site are counted", async () => {
  await report(team, [
    { source: "https://a.example/one", target: HOME },
    { source: "https://a.example/two", target: HOME },
  ]);
  await plan();
  await query(
    "update page_watch set due_at = now() + page_id % 2 * interval '30 hours' + interval '1 hour' where workspace_id = $1",
    [team.workspaceId],
  );
  const { pages, nextAt } = await nextLooks(team.scope, SITE, 1_000);
  expect(pages).toBe(1);
  expect(Math.abs(hoursFromNow(new Date(nextAt ?? 0)) - 1)).toBeLessThan(0.1);
});
