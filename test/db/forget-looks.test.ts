// Looks are kept for so many months; what they told of links stays.
import { beforeEach, expect, test } from "vitest";
import { query } from "#lib/db/sql";
import { undoImport } from "#lib/imports/undo/undo-import";
import { forgetLooks } from "#lib/upkeep/forget-looks";
import { importFile } from "../support/import-file.ts";
import { lookAt, pageWith } from "../support/looks.ts";
import { expectTrue } from "../support/recount.ts";
import { makeWorkspace, record, type TestWorkspace } from "../support/workspace.ts";

const now = new Date("2027-04-15T12:00:00.000Z");
const never = () => new AbortController().signal;
const html = pageWith('<a href="https://shop.example/">shop</a>');
const page = "https://blog.example/post";
let team: TestWorkspace;

const months = async () =>
  (
    await query<{ name: string }>(
      "SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'page_check'::regclass AND inhrelid::regclass::text LIKE '%2026%' ORDER BY 1",
    )
  ).map(({ name }) => name);
const counts = async () =>
  (
    await query(
      `SELECT (SELECT count(*)::int FROM page_check) AS looks, (SELECT count(*)::int FROM visit) AS visits,
         (SELECT count(*)::int FROM link_event) AS events, (SELECT count(*)::int FROM run) AS runs, (SELECT count(*)::int FROM link) AS links`,
    )
  )[0];

beforeEach(async () => {
  for (const table of ["visit", "run", "page_check"]) await query(`DELETE FROM ${table}`);
  await query("SELECT ensure_partitions('2026-01-01', 12)");
  team = await makeWorkspace("shop.example");
  for (const at of ["2026-01-31T23:59:00.000Z", "2026-02-01T00:00:00.000Z", "2026-03-02T12:00:00.000Z"]) {
    await record(team, [lookAt(page, { at, html })]);
    await query(
      "UPDATE run SET state = 'done', finished_at = $1 WHERE coalesce(finished_at, now()) > '2026-06-01'",
      [at],
    );
  }
});

test("whole months that ended before go, with the visits of runs that finished in them", async () => {
  const before = (await counts()) as Record<string, number>;
  expect(before).toMatchObject({ looks: 3, visits: 3 });
  const told = await forgetLooks(now, 14, never());
  expect(told).toEqual({ months: ["2026_01"], visits: 1 });
  expect(await counts()).toEqual({ ...before, looks: 2, visits: 2 });
  expect(await months()).not.toContain("page_check_2026_01");
  await expectTrue(team.workspaceId);
});

test("changes are never let go", async () => {
  const { events } = (await counts()) as { events: number };
  await forgetLooks(now, 1, never());
  expect(await counts()).toMatchObject({ looks: 0, events, links: expect.any(Number) });
  const kept = await query(
    "SELECT 1 FROM pg_inherits WHERE inhparent = 'link_event'::regclass AND inhrelid::regclass::text = 'link_event_2026_01'",
  );
  expect(kept).toHaveLength(1);
});

test("0 keeps everything", async () => {
  const before = await counts();
  expect(await forgetLooks(now, 0, never())).toEqual({ months: [], visits: 0 });
  expect(await counts()).toEqual(before);
});

test("a run that goes on keeps its visits, however old", async () => {
  await query("UPDATE run SET state = 'running', finished_at = NULL");
  expect((await forgetLooks(now, 14, never())).visits).toBe(0);
});

test("an import that is undone after the looks are gone leaves what they had found as it was told", async () => {
  const other = "https://blog.example/other";
  await record(team, [lookAt(other, { at: "2026-01-05T12:00:00.000Z", html: pageWith("nothing") })]);
  await record(team, [lookAt(other, { at: "2026-01-20T12:00:00.000Z", html })]);
  const history = () =>
    query(
      `SELECT e.kind, e.occurred_on, e.origin FROM link_event e JOIN page p ON p.id = e.source_id
       WHERE e.workspace_id = $1 AND p.url = $2 AND e.target_id IS NOT NULL ORDER BY e.id`,
      [team.workspaceId, other],
    );
  const before = await history();
  expect(before).toMatchObject([{ kind: "gained", origin: "observed" }]);
  const id = await importFile(
    team,
    "shop.example",
    `Source URL,Target URL,Anchor,First seen\n${other},https://shop.example/,shop,2026-01-25`,
  );
  await forgetLooks(now, 1, never());
  await query("UPDATE import SET state = 'undoing' WHERE id = $1", [id]);
  await undoImport(team.scope, id);
  expect(await history()).toEqual(before);
  await expectTrue(team.workspaceId);
});

test("nothing refers to looks: no foreign key leads into their table", async () => {
  expect(
    await query(
      "SELECT conname FROM pg_constraint WHERE contype = 'f' AND confrelid = 'page_check'::regclass",
    ),
  ).toEqual([]);
});
