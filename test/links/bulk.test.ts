// A chunk that reads only the links that its rows may touch leaves what one that reads everything would have left.
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { anyConnection, query } from "#lib/db/sql";
import { prepareReports } from "#lib/links/prepare-reports";
import { type ReportChunk, recordChunk } from "#lib/links/record-reports";
import { loadWatch } from "#lib/links/watch";
import { lookAt, pageWith } from "../support/looks.ts";
import { expectTrue } from "../support/recount.ts";
import { makeWorkspace, record, reportChunk, type TestWorkspace } from "../support/workspace.ts";

beforeAll(async () => {
  await query("SELECT ensure_partitions('2026-01-01', 12)");
});

const SOURCES = [
  "http://a.example/1",
  "https://a.example/1",
  "https://www.a.example/1/",
  "https://a.example/2",
].concat(["https://b.test/", "https://b.test/?utm_source=x", "https://c.example/3"]);
const TARGETS = [
  "https://shop.example/",
  "http://www.shop.example",
  "https://shop.example/x",
  "https://c.example/3",
];
const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);
const days = fc.option(fc.integer({ min: 0, max: 40 }).map(day), { freq: 3 });

const row = fc.record({
  source: fc.constantFrom(...SOURCES),
  target: fc.option(fc.constantFrom(...TARGETS), { freq: 8 }),
  anchor: fc.constantFrom(null, "", "the guide", "tab\tnew\\line\nshop"),
  anchorKind: fc.constantFrom("text" as const, "image" as const),
  relClass: fc.constantFrom("unknown" as const, "follow" as const, "nofollow" as const),
  kind: fc.constantFrom("text" as const, "image" as const, "redirect" as const),
  firstSeenOn: days,
  lastSeenOn: days,
  lostOn: fc.option(fc.integer({ min: 0, max: 40 }).map(day), { freq: 1 }),
});
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      rows: fc.array(row, { minLength: 1, maxLength: 12 }),
      vendor: fc.constantFrom("moz" as const, "ahrefs" as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      look: fc.constantFrom(...SOURCES),
      links: fc.subarray(TARGETS),
      to: fc.option(fc.constantFrom(...SOURCES)),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function write(team: TestWorkspace, chunk: ReportChunk, loads: "touched" | "all") {
  const watch = await loadWatch(anyConnection, team.workspaceId);
  const prepared = await prepareReports(team.workspaceId, chunk, watch);
  return recordChunk(team.workspaceId, chunk, prepared, async () => {}, loads);
}

async function take(team: TestWorkspace, one: Step, at: number, loads: "touched" | "all"): Promise<unknown> {
  if ("rows" in one) {
    const rows = one.rows.map((each) => ({ ...each, rel: each.relClass === "nofollow" ? "nofollow" : "" }));
    const chunk = reportChunk(team, rows, { vendor: one.vendor, today: day(41 + at) });
    const first = await write(team, chunk, loads);
    expect((await write(team, chunk, loads)).written, "the same report again writes nothing").toBe(0);
    return first;
  }
  const html = pageWith(...one.links.map((target) => `<a href="${target}">a link</a>`));
  const moved =
    one.to === null || one.to === one.look
      ? {}
      : { finalUrl: one.to, hops: [{ url: one.look, status: 301, kind: "http" as const }] };
  await record(team, [lookAt(one.look, { at: `${day(41 + at)}T08:00:00.000Z`, html, ...moved })]);
  return null;
}

/** Everything that a workspace's links have left, by names instead of ids. */
async function contents(team: TestWorkspace) {
  const read = (text: string) => query(text, [team.workspaceId]);
  const ends = `JOIN page s ON s.id = l.source_id LEFT JOIN page t ON t.id = l.target_id`;
  return {
    pages: await read(
      "SELECT p.url, m.url AS moved, p.open_links FROM page p LEFT JOIN page m ON m.id = p.moved_to_id WHERE p.workspace_id = $1 ORDER BY 1",
    ),
    links: await read(
      `SELECT s.url AS source, t.url AS target, a.text, to_jsonb(l) - '{workspace_id,source_id,target_id,source_domain_id,target_domain_id,anchor_id}'::text[] AS row
       FROM link l ${ends} LEFT JOIN anchor a ON a.id = l.anchor_id WHERE l.workspace_id = $1 ORDER BY 1, 2`,
    ),
    events: await read(
      `SELECT s.url AS source, t.url AS target, kind, origin, occurred_on, from_class, to_class, detail FROM link_event l ${ends}
       WHERE l.workspace_id = $1 ORDER BY 1, 2, l.id`,
    ),
    sightings: await read(
      `SELECT s.url AS source, t.url AS target, vendor, first_seen_on, last_seen_on, lost_on, reported_source, reported_target, metrics
       FROM link_sighting l ${ends} WHERE l.workspace_id = $1 ORDER BY 1, 2, 3`,
    ),
    referring: await read(
      "SELECT d.name, to_jsonb(r) - '{workspace_id,site_id,domain_id}'::text[] AS row FROM referring_domain r JOIN domain d ON d.id = r.domain_id WHERE r.workspace_id = $1 ORDER BY 1",
    ),
    days: await read(
      "SELECT to_jsonb(d) - '{workspace_id,site_id}'::text[] AS row FROM site_day d WHERE workspace_id = $1 AND (links_gained, links_lost, links_known, domains_gained, domains_lost, domains_known, follow, nofollow, unknown) <> (0, 0, 0, 0, 0, 0, 0, 0, 0) ORDER BY day",
    ),
    candidates: await read(
      "SELECT p.url, vendor, state, first_seen_on, last_seen_on FROM page_sighting s JOIN page p ON p.id = s.page_id WHERE s.workspace_id = $1 ORDER BY 1, 2",
    ),
  };
}

test("whichever links are read, the same rows are written", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      const [few, all] = [await makeWorkspace("shop.example"), await makeWorkspace("shop.example")];
      for (const [at, one] of steps.entries()) {
        const results = [await take(few, one, at, "touched"), await take(all, one, at, "all")];
        expect(results[0]).toEqual(results[1]);
      }
      expect(await contents(few)).toEqual(await contents(all));
      await expectTrue(few.workspaceId);
    }),
    {
      numRuns: Number(process.env.SEQUENCES ?? 12),
      seed: Number(process.env.SEED ?? 20_261_128),
      endOnFailure: process.env.SHRINK === undefined,
    },
  );
}, 120_000);
