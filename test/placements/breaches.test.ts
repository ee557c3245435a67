import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Look } from "#lib/core/look";
import type { Verdict } from "#lib/core/verdict";
import { breachesOf } from "#lib/core/verdict/flags";
import { query } from "#lib/db/sql";
import { acceptFound, setAgreed } from "#lib/placements/accept-found";
import { createPlacements } from "#lib/placements/create-placement";
import { placementDetail } from "#lib/placements/detail";
import { listPlacements } from "#lib/placements/queries";
import { PlacementFilter, PlacementForm } from "#lib/placements/schema";
import type { BreachLine } from "#lib/placements/types";
import { updatePlacement } from "#lib/placements/update-placement";
import { lookAt, pageWith } from "../support/looks.ts";
import { makeWorkspace, record, type TestWorkspace } from "../support/workspace.ts";

const SITE = "shop.example";
const BLOG = "https://blog.example/post";
const GUIDE = "https://shop.example/guide";
const terms = PlacementForm.parse({
  site: SITE,
  source: BLOG,
  target: GUIDE,
  anchor: "the guide",
  rel: "follow",
  place: "content",
});

let team: TestWorkspace;
let id = "";

const day = (n: number) => new Date(Date.UTC(2026, 2, n, 8)).toISOString();
const anchor = (words: string, rel = "", href = GUIDE) => `<a href="${href}" rel="${rel}">${words}</a>`;
const look = (n: number, html: string) => record(team, [lookAt(BLOG, { html, at: day(n) })]);
const breaches = async () => (await placementDetail(team.scope, SITE, id)).breaches;
const brief = ({ flag, promised, found, beganAt, endedAt }: BreachLine) => ({
  flag,
  promised,
  found,
  beganAt,
  endedAt,
});
const versions = () =>
  query("SELECT id, xmin FROM placement_breach WHERE placement_id = $1 ORDER BY id", [id]);

beforeAll(async () => {
  await query("SELECT ensure_partitions('2026-01-01', 12)");
});
beforeEach(async () => {
  team = await makeWorkspace(SITE);
  const { ids } = await createPlacements(team.scope, { siteId: team.siteId, importId: null, rows: [terms] });
  id = ids[0] as string;
});

describe("a breach", () => {
  test("begins at the look that first saw it, and keeps its beginning while it holds", async () => {
    await look(1, pageWith(anchor("the guide")));
    expect(await breaches()).toEqual([]);
    await look(3, pageWith(anchor("the guide", "nofollow")));
    const before = await versions();
    await look(5, pageWith(anchor("the guide", "nofollow")));
    expect((await breaches()).map(brief)).toEqual([
      { flag: "rel_changed", promised: "dofollow", found: "nofollow", beganAt: day(3), endedAt: null },
    ]);
    expect(await versions(), "nothing changed, nothing is written").toEqual(before);
  });
  test("says what is found now, since when it is not as agreed", async () => {
    await look(3, pageWith(anchor("the guide", "nofollow")));
    await look(4, pageWith(anchor("the guide", "sponsored")));
    expect((await breaches()).map(brief)).toEqual([
      { flag: "rel_changed", promised: "dofollow", found: "sponsored", beganAt: day(3), endedAt: null },
    ]);
  });
  test("ends when a look finds it mended, and begins anew the next time", async () => {
    await look(3, pageWith(anchor("the guide", "nofollow")));
    await look(8, pageWith(anchor("the guide")));
    await look(9, pageWith(anchor("the guide", "nofollow")));
    expect((await breaches()).map(({ beganAt, endedAt, ended }) => ({ beganAt, endedAt, ended }))).toEqual([
      { beganAt: day(9), endedAt: null, ended: null },
      { beganAt: day(3), endedAt: day(8), ended: "mended" },
    ]);
  });
  test.each([
    ["a wall", { over: { access: "blocked" as const, httpStatus: 403, links: [] } }],
    ["an outage", { status: 503 }],
    ["a page that was read in part", { over: { truncated: true } }],
  ])("is neither begun nor ended by %s", async (_, facts) => {
    await look(3, pageWith(anchor("the guide", "nofollow")));
    await record(team, [lookAt(BLOG, { ...facts, at: day(4) })]);
    expect(await breaches()).toMatchObject([{ flag: "rel_changed", beganAt: day(3), endedAt: null }]);
  });
  test("ends with the link, and the loss is dated", async () => {
    await look(3, pageWith(anchor("the guide", "nofollow")));
    await look(4, pageWith());
    await look(5, pageWith());
    expect(await breaches()).toMatchObject([{ endedAt: day(4), ended: "gone" }]);
    const line = async () =>
      (
        await listPlacements(
          team.scope,
          SITE,
          PlacementFilter.parse({}),
          { sort: "added", dir: "asc" },
          { cursor: null, limit: 10 },
          "2026-03-10",
        )
      ).lines[0];
    expect(await line()).toMatchObject({ status: "lost", since: day(5) });
    await look(6, pageWith(anchor("the guide", "nofollow")));
    expect(await line()).toMatchObject({ status: "changed", since: day(6) });
    const [row] = await query("SELECT lost_at FROM placement WHERE id = $1", [id]);
    expect(row).toEqual({ lost_at: null });
  });
  test("names the page that is linked instead, until the link counts as lost", async () => {
    await look(1, pageWith(anchor("the guide")));
    await look(3, pageWith(anchor("the guide", "", "https://shop.example/other")));
    expect((await breaches()).map(brief)).toEqual([
      {
        flag: "wrong_target",
        promised: GUIDE,
        found: "https://shop.example/other",
        beganAt: day(3),
        endedAt: null,
      },
    ]);
    await look(4, pageWith(anchor("the guide", "", "https://shop.example/other")));
    expect(await breaches()).toMatchObject([{ endedAt: day(4), ended: "gone" }]);
  });
});

describe("terms that a person changes", () => {
  const footer = `<html><body><main>Text</main><footer>${anchor("click here", "nofollow")}</footer></body></html>`;
  const flags = async () => (await breaches()).map(({ flag, ended }) => [flag, ended]);
  beforeEach(() => look(3, footer));
  test("every one is a breach of its own", async () =>
    expect((await flags()).sort()).toEqual([
      ["rel_changed", null],
      ["wrong_anchor", null],
      ["wrong_place", null],
    ]));
  test("accepted as found: all end, and taken back they hold since the first look", async () => {
    const before = await acceptFound(team.scope, id);
    expect(await placementDetail(team.scope, SITE, id)).toMatchObject({ status: "live", place: "footer" });
    expect((await flags()).map(([, ended]) => ended)).toEqual(["terms", "terms", "terms"]);
    await setAgreed(team.scope, id, before);
    expect((await breaches()).map(({ beganAt, endedAt }) => [beganAt, endedAt])).toEqual(
      Array.from({ length: 3 }, () => [day(3), null]),
    );
  });
  test("another place is judged by where the link was found", async () => {
    const change = { id, ...terms, origin: "unknown" as const, anchor: "click here", rel: null };
    await updatePlacement(team.scope, { ...change, place: "sidebar" });
    expect(await placementDetail(team.scope, SITE, id)).toMatchObject({
      status: "changed",
      sentence: "The link is live. It stands in the footer instead of the sidebar.",
    });
    expect(await breaches()).toMatchObject([
      { flag: "wrong_place", promised: "sidebar", found: "footer", beganAt: day(3), endedAt: null },
      { ended: "terms" },
      { ended: "terms" },
    ]);
    await updatePlacement(team.scope, { ...change, place: null });
    expect((await placementDetail(team.scope, SITE, id)).status).toBe("live");
  });
});

const seen = fc.record({
  end: fc.constantFrom("ok", "ok", "ok", "ok", "404", "503", "wall", "cut", "js"),
  rel: fc.constantFrom("", "nofollow", "sponsored"),
  words: fc.constantFrom("the guide", "shop"),
  place: fc.constantFrom("main", "footer", "aside"),
  to: fc.constantFrom(GUIDE, GUIDE, GUIDE, "https://shop.example/other", null),
  noindex: fc.boolean(),
});

function overOf(end: string): Partial<Look> | null {
  if (end === "wall") return { access: "blocked", httpStatus: 403, links: [] };
  if (end === "js") return { access: "js_required" };
  return end === "cut" ? { truncated: true } : null;
}

test("after any looks the open breaches are those of the last verdict that settled something", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(seen, { minLength: 1, maxLength: 8 }), async (looks) => {
      const own = await makeWorkspace(SITE);
      const rows = [terms];
      const { ids } = await createPlacements(own.scope, { siteId: own.siteId, importId: null, rows });
      let settled: string[] = [];
      for (const [index, { end, rel, words, place, to, noindex }] of looks.entries()) {
        const at = day(index + 1);
        const head = noindex ? '<meta name="robots" content="noindex">' : "";
        const link = to === null ? "" : anchor(words, rel, to);
        const html = `<html><head>${head}</head><body><${place}><p>Text ${link}</p></${place}></body></html>`;
        const over = overOf(end);
        const status = Number(end) || 200;
        await record(own, [lookAt(BLOG, { at, html, status, ...(over ? { over } : {}) })]);
        const [check] = await query<Pick<Verdict, "flags"> & { anchor: string | null; presence: string }>(
          "SELECT flags, presence, anchor, match FROM placement_check WHERE placement_id = $1 AND at = $2",
          [ids[0], at],
        );
        const now = check as NonNullable<typeof check>;
        const reads = end === "ok" || end === "404";
        const isSeen = to === GUIDE && (end === "ok" || end === "cut" || end === "js");
        if (isSeen) settled = breachesOf(now.flags, terms);
        else if (reads) {
          settled = now.presence !== "lost" && now.flags.includes("wrong_target") ? ["wrong_target"] : [];
        }
        const open = await query<{ flag: string }>(
          "SELECT flag FROM placement_breach WHERE placement_id = $1 AND ended_at IS NULL",
          [ids[0]],
        );
        expect(open.map(({ flag }) => flag).sort()).toEqual([...settled].sort());
      }
    }),
    { numRuns: 15, seed: 20_261_128 },
  );
}, 120_000);
