import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { one, query } from "#lib/db/sql";
import { stopSender } from "#lib/jobs/queue";
import { cancelRun, failRun, pauseRun } from "#lib/runs/change-run";
import { fillRun } from "#lib/runs/fill-run";
import { startRun } from "#lib/runs/start-run";
import { planWorkspace } from "#lib/watching/plan-pages";
import { sitesWithDuePages, startDueRun } from "#lib/watching/start-due-run";
import { visitStates } from "../support/visits.ts";
import { makeWorkspace, report, type TestWorkspace } from "../support/workspace.ts";

const SITE = "home.example";
let team: TestWorkspace;

const begin = (now = new Date()) => startDueRun(team.scope, team.siteId, now);
const dueNow = async () =>
  (
    await one<{ n: number }>(
      "select count(*)::int as n from page_watch where workspace_id = $1 and due_at <= now()",
      [team.workspaceId],
    )
  )?.n;
const listed = async () =>
  (await sitesWithDuePages(new Date())).some(({ workspaceId }) => workspaceId === team.workspaceId);
const minutes = (n: number) => new Date(Date.now() + n * 60_000);

/** Four pages on two hosts, three of them due. */
beforeEach(async () => {
  team = await makeWorkspace(SITE);
  await report(
    team,
    ["a.example/1", "a.example/2", "b.example/1", "b.example/2"].map((page) => ({
      source: `https://${page}`,
      target: `https://${SITE}/`,
    })),
  );
  await planWorkspace(team.scope);
  await query(
    `update page_watch w set due_at = now() + case when p.url like '%b.example/2' then interval '1 hour' else interval '-1 minute' end
       from page p where p.id = w.page_id and w.workspace_id = $1`,
    [team.workspaceId],
  );
});
afterAll(stopSender);

describe("a run by schedule", () => {
  test("is of the pages that are due, says so, and is in the queue", async () => {
    expect(await listed()).toBe(true);
    const id = (await begin()) as string;
    expect(
      await one("select trigger, state, started_by_id, selection->>'kind' as kind from run where id = $1", [
        id,
      ]),
    ).toEqual({
      trigger: "schedule",
      state: "queued",
      started_by_id: null,
      kind: "due",
    });
    expect(
      await query(
        "select data->>'runId' as id from pgboss.job where name = 'fill-run' and data->>'runId' = $1",
        [id],
      ),
    ).toEqual([{ id }]);
    await fillRun(team.scope, id);
    expect(await visitStates(id)).toEqual({ queued: 3 });
    expect(await one("select pages, links, hosts from run where id = $1", [id])).toEqual({
      pages: 3,
      links: 0,
      hosts: 2,
    });
  });

  test("begins once, however many workers ask at once", async () => {
    const runs = await Promise.all(Array.from({ length: 8 }, () => begin()));
    expect(runs.filter((id) => id !== null)).toHaveLength(1);
  });

  test("is not begun while one is open, paused or not; a person's run is no hindrance", async () => {
    const id = (await begin()) as string;
    expect(await begin()).toBeNull();
    expect(await listed()).toBe(false);
    await fillRun(team.scope, id);
    await pauseRun(team.scope, id);
    expect(await begin()).toBeNull();
    await query("update run set state = 'done', finished_at = now() where id = $1", [id]);
    await query("update page_watch set due_at = now() - interval '1 minute' where workspace_id = $1", [
      team.workspaceId,
    ]);
    await startRun(team.scope, { site: SITE, selection: { kind: "all" } });
    expect(await begin(minutes(1))).not.toBeNull();
  });

  test("that was cancelled leaves its pages for their next turn, those that it never came to as well", async () => {
    const id = (await begin()) as string;
    await cancelRun(team.scope, id);
    expect(await begin(minutes(1))).toBeNull();
    expect(await dueNow()).toBe(0);
    await planWorkspace(team.scope, minutes(2));
    expect(await dueNow()).toBe(0);
    const [first] = await query<{ due: Date }>(
      "select min(due_at) as due from page_watch where workspace_id = $1",
      [team.workspaceId],
    );
    expect(first?.due.getTime()).toBeGreaterThan(Date.now());
  });

  test("leaves a page that could not be recorded for its next turn, and looks at what is due meanwhile", async () => {
    const id = (await begin()) as string;
    await fillRun(team.scope, id);
    await query("update visit set state = 'failed', done_at = now() where run_id = $1", [id]);
    await query("update run set state = 'done', finished_at = now() where id = $1", [id]);
    const next = (await begin(minutes(61))) as string;
    await fillRun(team.scope, next);
    const urls = await query(
      "select p.url from visit v join page p on p.id = v.page_id where v.run_id = $1",
      [next],
    );
    expect(urls).toEqual([{ url: "https://b.example/2" }]);
  });

  test("that could not be begun is tried again after an hour", async () => {
    const id = (await begin()) as string;
    await failRun(team.scope, id, "Its pages could not be queued.");
    expect(await begin(minutes(30))).toBeNull();
    expect(await begin(minutes(61))).not.toBeNull();
  });

  test("asks a page that is an alias meanwhile by its own address", async () => {
    await query(
      `update page set moved_to_id = (select id from page where workspace_id = $1 and url like '%b.example/2')
        where workspace_id = $1 and url like '%a.example/1'`,
      [team.workspaceId],
    );
    const id = (await begin()) as string;
    await fillRun(team.scope, id);
    const urls = await query(
      "select p.url from visit v join page p on p.id = v.page_id where v.run_id = $1 order by 1",
      [id],
    );
    expect(urls.map((row) => (row as { url: string }).url)).not.toContain("https://a.example/1");
    const left = await query(
      "select 1 from page_watch w join page p on p.id = w.page_id where w.workspace_id = $1 and p.moved_to_id is not null",
      [team.workspaceId],
    );
    expect(left).toEqual([]);
  });

  test("takes no more of one domain than it can ask in a while, and the rest in the next one", async () => {
    const many = Array.from({ length: 700 }, (_, index) => `https://big.example/${index}`);
    await report(
      team,
      many.map((source) => ({ source, target: `https://${SITE}/` })),
    );
    await planWorkspace(team.scope);
    await query("update page_watch set due_at = now() - interval '1 minute' where workspace_id = $1", [
      team.workspaceId,
    ]);
    const id = (await begin()) as string;
    await fillRun(team.scope, id);
    expect(await visitStates(id)).toEqual({ queued: 604 });
    await query("update run set state = 'done', finished_at = now() where id = $1", [id]);
    await query(
      "update page_watch w set due_at = now() + interval '1 day' from visit v where v.run_id = $1 and v.page_id = w.page_id",
      [id],
    );
    const next = (await begin(minutes(1))) as string;
    await fillRun(team.scope, next);
    expect(await visitStates(next)).toEqual({ queued: 100 });
  });
});
