// The nightly recount: what differs from the facts is found, put right and told; what is right is left alone.
import { beforeAll, expect, test } from "vitest";
import { query } from "#lib/db/sql";
import { recountAll } from "#lib/links/recount/recount-all";
import { recountWorkspace } from "#lib/links/recount/recount-workspace";
import { lookAt, pageWith } from "../support/looks.ts";
import { expectTrue } from "../support/recount.ts";
import { makeWorkspace, record, report, type TestWorkspace } from "../support/workspace.ts";

beforeAll(async () => {
  await query("SELECT ensure_partitions(current_date, 3)");
});

const never = () => new AbortController().signal;
const sources = [1, 2, 3, 4].map((n) => `https://blog-${n}.example/post`);

async function team(): Promise<TestWorkspace> {
  const made = await makeWorkspace("shop.example");
  await report(
    made,
    sources.map((source, at) => ({
      source,
      target: "https://shop.example/a",
      anchor: at % 2 === 0 ? "the guide" : "shop",
      relClass: "follow",
    })),
    { vendor: "moz" },
  );
  await record(made, [
    lookAt(sources[0] as string, { html: pageWith('<a href="https://shop.example/a">a guide</a>') }),
  ]);
  return made;
}

const lastOf = async (workspaceId: number) =>
  query<{ started_at: Date; finished_at: Date | null; after_domain: number; drift: { what: string }[] }>(
    "SELECT started_at, finished_at, after_domain, drift FROM recount WHERE workspace_id = $1 ORDER BY started_at",
    [workspaceId],
  );

test("counts that add up are left alone, and it is written down that they were checked", async () => {
  const { workspaceId } = await team();
  expect(await recountWorkspace(workspaceId, never())).toEqual([]);
  const [row] = await lastOf(workspaceId);
  expect(row?.finished_at).not.toBeNull();
  expect(row?.drift).toEqual([]);
});

const tampered: [table: string, change: string][] = [
  ["domain_link", "UPDATE domain_link SET links = links + 5, live = live + 5"],
  ["referring_domain", "DELETE FROM referring_domain"],
  ["domain_event", "UPDATE domain_event SET kind = 'returned'"],
  ["domain_anchor", "UPDATE domain_anchor SET live = 9"],
  ["site_anchor", "UPDATE site_anchor SET domains = domains + 1"],
  ["domain_target", "DELETE FROM domain_target"],
  ["site_target", "DELETE FROM site_target"],
  ["domain_source", "UPDATE domain_source SET links = links + 1"],
  ["site_day", "UPDATE site_day SET links_known = links_known - 1, follow = 7"],
  ["page", "UPDATE page SET open_links = open_links + 1"],
];

test.each(tampered)("drift of %s is put right and told; nothing else is touched", async (table, change) => {
  const { workspaceId } = await team();
  await query(`${change} WHERE workspace_id = $1`, [workspaceId]);
  const drift = await recountWorkspace(workspaceId, never(), 2);
  expect(drift.find(({ what }) => what === table)).toMatchObject({ repaired: true });
  await expectTrue(workspaceId);
  expect(await recountWorkspace(workspaceId, never())).toEqual([]);
});

test("a row that counts links which nobody knows goes", async () => {
  const { workspaceId, siteId } = await team();
  await query(
    "INSERT INTO domain_source (workspace_id, site_id, domain_id, vendor, links) VALUES ($1, $2, 2147480000, 'moz', 3)",
    [workspaceId, siteId],
  );
  expect(await recountWorkspace(workspaceId, never(), 1)).toMatchObject([{ what: "domain_source", rows: 1 }]);
  await expectTrue(workspaceId);
});

test("what the history of a link does not say is told and left: nothing says which of the two is right", async () => {
  const { workspaceId } = await team();
  await query(
    "DELETE FROM link_event WHERE workspace_id = $1 AND source_id = (SELECT id FROM page WHERE workspace_id = $1 AND url = $2)",
    [workspaceId, sources[3]],
  );
  const drift = await recountWorkspace(workspaceId, never());
  expect(drift.find(({ what }) => what === "link")).toMatchObject({ rows: 1, repaired: false });
});

test("a summary drawn from what was wrong is stale", async () => {
  const { workspaceId, siteId } = await team();
  const version = async () =>
    (
      await query<{ version: number }>(
        "SELECT version FROM site_summary WHERE workspace_id = $1 AND site_id = $2",
        [workspaceId, siteId],
      )
    )[0]?.version as number;
  await query("UPDATE site_target SET live = live + 1 WHERE workspace_id = $1", [workspaceId]);
  const before = await version();
  await recountWorkspace(workspaceId, never());
  expect(await version()).toBeGreaterThan(before);
});

test("it stops when the worker stops, and goes on where it was", async () => {
  const { workspaceId } = await team();
  await query("UPDATE domain_source SET links = links + 1 WHERE workspace_id = $1", [workspaceId]);
  const stop = new AbortController();
  const polled = setInterval(async () => {
    const [row] = await lastOf(workspaceId);
    if ((row?.after_domain ?? 0) > 0) stop.abort();
  }, 2);
  await expect(recountWorkspace(workspaceId, stop.signal, 1)).rejects.toThrow();
  clearInterval(polled);
  const [half] = await lastOf(workspaceId);
  expect(half?.finished_at).toBeNull();
  await recountWorkspace(workspaceId, never(), 1);
  const rows = await lastOf(workspaceId);
  expect(rows).toHaveLength(1);
  expect(rows[0]?.finished_at).not.toBeNull();
  expect(rows[0]?.drift).toMatchObject([{ what: "domain_source", rows: 4 }]);
  await expectTrue(workspaceId);
});

test("writers that write meanwhile are no drift", async () => {
  const made = await team();
  const end = new AbortController();
  const writes = (async () => {
    for (let n = 0; !end.signal.aborted; n++) {
      const rows = [n, n + 1, n + 2].map((k) => ({
        source: `https://more-${k % 7}.example/${n}`,
        target: `https://shop.example/${k % 3}`,
        anchor: `words ${k % 4}`,
      }));
      await report(made, rows, { vendor: n % 2 === 0 ? "moz" : "ahrefs" });
    }
  })();
  for (let n = 0; n < 4; n++) expect(await recountWorkspace(made.workspaceId, never(), 2)).toEqual([]);
  end.abort();
  await writes;
  await expectTrue(made.workspaceId);
});

test("every workspace is recounted once a night", async () => {
  const { workspaceId } = await team();
  await recountAll(never());
  await recountAll(never());
  expect(await lastOf(workspaceId)).toHaveLength(1);
});
