// A worker that was away takes its own lost page again: it then brings two looks at it in one batch.
import { beforeAll, expect, test } from "vitest";
import { one, query } from "#lib/db/sql";
import { recordPages } from "#lib/links/record-pages";
import { lookAt, pageWith } from "../support/looks.ts";
import { makePages, makeRun } from "../support/visits.ts";
import { makeWorkspace, report, type TestWorkspace } from "../support/workspace.ts";

const url = "http://blog.test/1";
const home = "https://home.example/";
let team: TestWorkspace;
let runId: string;
let pageId: number;

beforeAll(async () => {
  team = await makeWorkspace("home.example");
  await report(team, [{ source: url, target: home }]);
  const pages = await makePages(team.workspaceId, { "blog.test": 1 });
  runId = await makeRun(team, pages);
  pageId = pages[0]?.pageId as number;
  await query("update visit set state = 'running', attempt = 2 where run_id = $1", [runId]);
});

test("of two attempts at a page in one batch the one that holds it counts, once", async () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 2, 10, 8, minute)).toISOString();
  const seen = lookAt(url, { html: pageWith(`<a href="${home}">Home</a>`), at: at(2) });
  const late = lookAt(url, { at: at(1), over: { access: "unreachable", reason: "timeout" } });
  const looks = [
    { runId, pageId, attempt: 1, look: late },
    { runId, pageId, attempt: 2, look: seen },
    { runId, pageId, attempt: 2, look: { ...seen, at: at(3) } },
  ];
  const recorded = await recordPages(team.scope, looks, { now: new Date() });
  expect(recorded[0]).toMatchObject({ stale: true, headline: null });
  expect(recorded[1]).toMatchObject({ stale: false, headline: "live" });
  expect(await one("select pages_done, live, unreachable from run where id = $1", [runId])).toEqual({
    pages_done: 1,
    live: 1,
    unreachable: 0,
  });
  expect(await query("select attempt, at from page_check where run_id = $1", [runId])).toEqual([
    { attempt: 2, at: new Date(at(2)) },
  ]);
});
