import { beforeAll, describe, expect, test } from "vitest";
import { query } from "#lib/db/sql";
import { createPlacements } from "#lib/placements/create-placement";
import { survivalReport } from "#lib/placements/survival";
import type { Tactic } from "#lib/placements/types";
import { makeWorkspace, type TestWorkspace } from "../support/workspace.ts";

const SITE = "shop.example";
let team: TestWorkspace;

async function add(count: number, tactic: Tactic | null, vendor: string, lifeOf: (index: number) => string) {
  const rows = Array.from({ length: count }, (_, index) => ({
    source: `https://${vendor}-${index}.example/`,
    target: `https://${SITE}/`,
    tactic,
    vendor,
    ...{
      anchor: null,
      rel: null,
      price: null,
      currency: null,
      contact: null,
      liveOn: null,
      expiresOn: null,
      notes: null,
    },
  }));
  const { ids } = await createPlacements(team.scope, { siteId: team.siteId, importId: null, rows });
  for (const [index, id] of ids.entries())
    await query(`update placement set ${lifeOf(index)} where id = $1`, [id]);
}

const lived = (days: number, lost: boolean) =>
  `found_at = timestamptz '2026-01-01 12:00Z', presence = '${lost ? "lost" : "found"}', ` +
  `${lost ? "missed_at" : "seen_at"} = timestamptz '2026-01-01 12:00Z' + interval '${days} days', checked_at = now()`;

beforeAll(async () => {
  team = await makeWorkspace(SITE);
  // Half of the guest posts go on the hundredth day; directories are few; three were never seen.
  await add(24, "guest_post", "alder", (index) => lived(index % 2 === 0 ? 100 : 200, index % 2 === 0));
  await add(4, "directory", "birch", (index) => lived(50, index === 0));
  await add(3, null, "cedar", () => "checked_at = now()");
});

describe("how long agreed links live", () => {
  test("a tactic with enough links has its curve; one with few is only counted", async () => {
    const { groups, all, neverSeen } = await survivalReport(team.scope, SITE, "tactic");
    expect(groups.map(({ group, links, lost }) => ({ group, links, lost }))).toEqual([
      { group: "guest_post", links: 24, lost: 12 },
      { group: "directory", links: 4, lost: 1 },
    ]);
    expect(groups[0]?.steps?.map(({ days, alive, atRisk }) => ({ days, alive, atRisk }))).toEqual([
      { days: 0, alive: 1, atRisk: 24 },
      { days: 100, alive: 0.5, atRisk: 24 },
    ]);
    expect(groups[0]).toMatchObject({ at: [1, 1, 0.5, null], medianDays: 100, watchedDays: 200 });
    expect(groups[1]).toMatchObject({ steps: null, at: [null, null, null, null] });
    expect(all).toMatchObject({ links: 28, lost: 13 });
    expect(neverSeen).toBe(3);
  });

  test("by vendor they are the same links in other groups", async () => {
    const { groups, all } = await survivalReport(team.scope, SITE, "vendor");
    expect(groups.map(({ group, links }) => [group, links])).toEqual([
      ["alder", 24],
      ["birch", 4],
    ]);
    expect(all.links).toBe(28);
  });

  test("a site of nobody's is not there", async () => {
    await expect(survivalReport(team.scope, "other.example", "tactic")).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
