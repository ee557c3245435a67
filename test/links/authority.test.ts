import { beforeAll, expect, test } from "vitest";
import { vendorFigures } from "#lib/core/vendor-metrics";
import { query } from "#lib/db/sql";
import { linkDetail } from "#lib/links/detail";
import { LinkFilter } from "#lib/links/link-filter";
import { listLinks } from "#lib/links/queries";
import type { LinkLine } from "#lib/links/types";
import { importRanks } from "#lib/ranks/import-ranks";
import { makeWorkspace, report, type TestWorkspace } from "../support/workspace.ts";

const SITE = "shop.example";
let team: TestWorkspace;

async function* ranks() {
  yield Buffer.from("1\t1\t1\t1\tcom.blogspot\t9\n100\t1\t1\t1\tcom.known\t9\n5000\t1\t1\t1\tcom.small\t9\n");
}

beforeAll(async () => {
  team = await makeWorkspace(SITE);
  const sources = [
    "https://known.com/a",
    "https://small.com/",
    "https://me.blogspot.com/",
    "https://nobody.com/",
  ];
  await report(
    team,
    sources.map((source) => ({ source, target: `https://${SITE}/` })),
    { vendor: "ahrefs" },
  );
  await report(team, [{ source: `https://${SITE}/`, target: "https://known.com/" }]);
  await query(`UPDATE link_sighting s SET metrics = '{"ahrefs.dr": 54, "ahrefs.ur": 12}' FROM page p
    WHERE p.id = s.source_id AND p.url = 'https://known.com/a'`);
  const signal = new AbortController().signal;
  await importRanks({ bytes: ranks(), release: "test", top: 1e6, total: 1_000_000 }, { signal });
});

async function list(given: object, dir: "asc" | "desc", limit = 1): Promise<LinkLine[]> {
  const lines: LinkLine[] = [];
  for (let cursor: string | null = null; ; ) {
    const order = { sort: "authority", dir } as const;
    const page = await listLinks(team.scope, SITE, LinkFilter.parse(given), order, { cursor, limit });
    lines.push(...page.lines);
    if (page.next === null) return lines;
    cursor = page.next;
  }
}

test("sorted by authority, the domains of highest rank first; those without a rank last", async () => {
  const lines = await list({}, "desc");
  expect(lines.slice(0, 2).map((line) => [line.sourceDomain, line.sourceAuthority])).toEqual([
    ["known.com", 67],
    ["small.com", 38],
  ]);
  // A blog has not its host's rank.
  expect(lines.slice(2).map(({ sourceAuthority }) => sourceAuthority)).toEqual([null, null]);
  expect((await list({}, "asc")).map((line) => line.sourceDomain).slice(-2)).toEqual([
    "small.com",
    "known.com",
  ]);
});

test("of external links the target's domain counts", async () => {
  const [line] = await list({ side: "outbound" }, "desc");
  expect(line).toMatchObject({ targetDomain: "known.com", targetAuthority: 67, sourceAuthority: null });
});

test("vendors' figures stand apart, under their own names", async () => {
  const [line] = await list({}, "desc");
  const link = await linkDetail(team.scope, SITE, line?.sourceId ?? 0, line?.targetId ?? 0);
  expect(link.sourceAuthority).toBe(67);
  expect(vendorFigures(link.sightings)).toEqual([
    {
      vendor: "Ahrefs",
      figures: [
        { name: "Domain rating", value: 54 },
        { name: "URL rating", value: 12 },
      ],
    },
  ]);
});
