import { beforeAll, describe, expect, test } from "vitest";
import { query } from "#lib/db/sql";
import { createPlacements } from "#lib/placements/create-placement";
import { countPlacements, listPlacements, placementFacets, placementSummary } from "#lib/placements/queries";
import { PlacementFilter } from "#lib/placements/schema";
import { type NewPlacement, PLACEMENT_SORTS } from "#lib/placements/types";
import { makeWorkspace, type TestWorkspace } from "../support/workspace.ts";

const SITE = "shop.example";
const TODAY = "2026-03-10";
const COUNT = 23;
const headlines = ["live", "live", "live", "changed", "lost", "blocked"];
const tactics = ["guest_post", "paid", null] as const;

let team: TestWorkspace;

beforeAll(async () => {
  team = await makeWorkspace(SITE);
  const rows = Array.from(
    { length: COUNT },
    (_, i): NewPlacement => ({
      source: `https://blog${i}.example/`,
      target: `https://${SITE}/${i % 4}`,
      anchor: i % 2 === 0 ? "the guide" : null,
      rel: null,
      price: i % 3 === 0 ? null : String(100 + (i % 5)),
      currency: i % 3 === 0 ? null : "EUR",
      vendor: null,
      contact: null,
      tactic: tactics[i % 3] ?? null,
      liveOn: i % 4 === 0 ? null : `2026-01-0${1 + (i % 4)}`,
      expiresOn: i < 3 ? "2026-03-20" : i < 6 ? "2026-12-31" : null,
      notes: null,
      tags: i % 2 === 0 ? ["spring", "Tier 1"] : i % 3 === 0 ? ["spring"] : [],
    }),
  );
  await createPlacements(team.scope, { siteId: team.siteId, importId: null, rows });
  for (const [index, headline] of headlines.entries()) {
    await query(
      `UPDATE placement p SET headline = $2::"Headline" FROM page s WHERE s.id = p.source_id AND p.workspace_id = $1
         AND substring(s.url FROM '\\d+')::int % 6 = $3`,
      [team.workspaceId, headline, index],
    );
  }
});

const filter = (given: object = {}) => PlacementFilter.parse(given);

describe("pages by keyset", () => {
  for (const sort of PLACEMENT_SORTS) {
    for (const dir of ["asc", "desc"] as const) {
      test(`sorted by ${sort} ${dir}: every placement once, there and back`, async () => {
        const ids: string[] = [];
        const pages: string[][] = [];
        let cursor: string | null = null;
        let last = "";
        for (;;) {
          const page = await listPlacements(
            team.scope,
            SITE,
            filter(),
            { sort, dir },
            { cursor, limit: 5 },
            TODAY,
          );
          pages.push(page.lines.map((line) => line.id));
          ids.push(...page.lines.map((line) => line.id));
          last = page.previous ?? "";
          if (page.next === null) break;
          cursor = page.next;
        }
        expect(new Set(ids).size).toBe(COUNT);
        const back = await listPlacements(
          team.scope,
          SITE,
          filter(),
          { sort, dir },
          { cursor: last, back: true, limit: 5 },
          TODAY,
        );
        expect(back.lines.map((line) => line.id)).toEqual(pages.at(-2));
      });
    }
  }
});

describe("a filter", () => {
  test.each([
    [{ status: "lost,blocked" }, 7],
    [{ tactic: ["paid"] }, 8],
    [{ expiring: "soon" }, 3],
    [{ archived: "yes" }, 0],
    [{ q: "BLOG1" }, 11],
    [{ q: "the guide", status: "changed" }, 0],
    [{ q: "%" }, 0],
    [{ status: "nonsense", tactic: "nonsense", expiring: "never" }, COUNT],
  ])("%j keeps %i", async (given, count) =>
    expect(await countPlacements(team.scope, SITE, filter(given), TODAY)).toBe(count),
  );
  test("counts each choice without its own facet", async () => {
    const facets = await placementFacets(team.scope, SITE, filter({ status: "lost" }), TODAY);
    expect(Object.fromEntries(facets.status.map(({ value, count }) => [value, count]))).toEqual({
      live: 12,
      changed: 4,
      lost: 4,
      blocked: 3,
    });
    expect(facets.tactic).toEqual([{ value: "paid", count: 4 }]);
  });

  test("by tag keep what has any of them, and count each tag", async () => {
    const spring = Array.from({ length: COUNT }, (_, i) => i).filter(
      (i) => i % 2 === 0 || i % 3 === 0,
    ).length;
    expect(await countPlacements(team.scope, SITE, filter({ tag: "spring" }), TODAY)).toBe(spring);
    expect(await countPlacements(team.scope, SITE, filter({ tag: ["Tier 1", "none"] }), TODAY)).toBe(12);
    const { tag } = await placementFacets(team.scope, SITE, filter({ tag: "Tier 1" }), TODAY);
    expect(tag).toEqual([
      { value: "spring", count: spring },
      { value: "Tier 1", count: 12 },
    ]);
  });
});

test("the summary says how the promises stand and what the live ones cost", async () => {
  expect(await placementSummary(team.scope, SITE, TODAY)).toMatchObject({
    total: COUNT,
    byStatus: { live: 12, changed: 4, lost: 4, blocked: 3, pending: 0 },
    expiring: 3,
    archived: 0,
    costs: [{ currency: "EUR", links: expect.any(Number), amount: expect.stringMatching(/^\d+\.\d\d$/) }],
  });
});

test("a stranger with a site of the same name sees none", async () => {
  const { scope } = await makeWorkspace(SITE);
  const order = { sort: "added", dir: "asc" } as const;
  expect(
    (await listPlacements(scope, SITE, filter(), order, { cursor: null, limit: 50 }, TODAY)).lines,
  ).toEqual([]);
  expect((await placementSummary(scope, SITE, TODAY)).total).toBe(0);
  expect(await countPlacements(scope, SITE, filter(), TODAY)).toBe(0);
  expect(await placementFacets(scope, SITE, filter(), TODAY)).toEqual({
    status: [],
    tactic: [],
    tag: [],
    hand: [],
  });
});
