import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { one, query } from "#lib/db/sql";
import { stopSender } from "#lib/jobs/queue";
import { cancelRun, pauseRun, resumeRun } from "#lib/runs/change-run";
import { fillRun } from "#lib/runs/fill-run";
import { latestVisits, listRuns, runOf, runProgress, waitingHosts } from "#lib/runs/queries";
import { Selection, type SelectionInput } from "#lib/runs/schema";
import { startRun } from "#lib/runs/start-run";
import { visitStates } from "../support/visits.ts";
import { makeWorkspace, report, type TestWorkspace } from "../support/workspace.ts";

let team: TestWorkspace;

const start = (selection: SelectionInput) =>
  startRun(team.scope, { site: "home.example", selection: Selection.parse(selection) });

/** Starts and fills a run; gives the addresses it will visit. */
async function visited(selection: SelectionInput): Promise<string[]> {
  const { id } = await start(selection);
  await fillRun(team.scope, id);
  const rows = await query<{ url: string }>(
    "select p.url from visit v join page p on p.id = v.page_id where v.run_id = $1 order by p.url",
    [id],
  );
  return rows.map((row) => row.url);
}

beforeAll(async () => {
  team = await makeWorkspace("home.example");
  await report(team, [
    { source: "https://a.example/one", target: "https://home.example/", anchor: "Home" },
    { source: "https://a.example/one", target: "https://home.example/more", anchor: "More" },
    { source: "https://a.example/two", target: "https://home.example/" },
    { source: "https://b.example/", target: "https://home.example/", relClass: "nofollow", rel: "nofollow" },
    { source: "https://home.example/", target: "https://c.example/" },
    { source: "https://candidate.example/", target: null },
  ]);
});
afterAll(stopSender);

describe("the pages of a run", () => {
  test("are those of its links, each once", async () => {
    expect(await visited({ kind: "links", filter: { side: "inbound" }, count: 4 })).toEqual([
      "https://a.example/one",
      "https://a.example/two",
      "https://b.example/",
    ]);
  });

  test("are those that the filter leaves", async () => {
    expect(await visited({ kind: "links", filter: { rel: ["nofollow"] }, count: 1 })).toEqual([
      "https://b.example/",
    ]);
    expect(await visited({ kind: "links", filter: { side: "outbound" }, count: 1 })).toEqual([
      "https://home.example/",
    ]);
  });

  test("are backlinks, candidates and agreed links when everything is asked for", async () => {
    const [page] = await query<{ id: number }>("select id from page where url = 'https://b.example/'");
    await query(
      `insert into placement (id, workspace_id, site_id, source_id, target_id)
       select gen_random_uuid(), $1, $2, $3, id from page where url = 'https://home.example/more'`,
      [team.workspaceId, team.siteId, page?.id],
    );
    expect(await visited({ kind: "all" })).toEqual([
      "https://a.example/one",
      "https://a.example/two",
      "https://b.example/",
      "https://candidate.example/",
    ]);
    expect(await visited({ kind: "placements", count: 1 })).toEqual(["https://b.example/"]);
    expect(await visited({ kind: "candidates", count: 1 })).toEqual(["https://candidate.example/"]);
  });

  test("of one link is its page", async () => {
    const link = await one<{ source: number; target: number }>(
      `select l.source_id as source, l.target_id as target from link l join page p on p.id = l.source_id
        where p.url = 'https://a.example/two'`,
    );
    if (link === null) throw new Error("no link");
    expect(await visited({ kind: "link", ...link })).toEqual(["https://a.example/two"]);
    expect(await visited({ kind: "picked", links: [link] })).toEqual(["https://a.example/two"]);
  });

  test("is the final page where an address is an alias", async () => {
    await query(
      `update page set moved_to_id = (select id from page where url = 'https://candidate.example/')
        where url = 'https://a.example/two'`,
    );
    const urls = await visited({ kind: "links", filter: { q: "a.example" }, count: 3 });
    await query("update page set moved_to_id = null");
    expect(urls).toEqual(["https://a.example/one", "https://candidate.example/"]);
  });

  test("a host split off by the workspace is asked at the pace of its registrable domain", async () => {
    await query("insert into domain_split (workspace_id, host) values ($1, 'blog.d.example')", [
      team.workspaceId,
    ]);
    await report(team, [
      { source: "https://blog.d.example/x", target: "https://home.example/" },
      { source: "https://www.d.example/y", target: "https://home.example/" },
    ]);
    const { id } = await start({ kind: "links", filter: { q: ".d.example/" }, count: 2 });
    await fillRun(team.scope, id);
    const hosts = await query(
      "select distinct h.name from visit v join host h on h.id = v.host_id where v.run_id = $1",
      [id],
    );
    expect(hosts).toEqual([{ name: "d.example" }]);
  });
});

describe("a run", () => {
  test("counts its links, pages and hosts, and its job is in the queue with it", async () => {
    const { id } = await start({ kind: "links", filter: { q: "a.example/" }, count: 3 });
    const [job] = await query<{ data: unknown }>(
      "select data from pgboss.job where name = 'fill-run' and data->>'runId' = $1",
      [id],
    );
    expect(job?.data).toEqual({ workspaceId: team.workspaceId, runId: id });
    await fillRun(team.scope, id);
    expect(await runProgress(team.scope, id)).toMatchObject({
      state: "running",
      links: 3,
      pages: 2,
      hosts: 1,
      filled: true,
      pagesDone: 0,
    });
  });

  test("is the same one for a double click, and another for another selection", async () => {
    const first = await start({ kind: "links", filter: { q: "b.example" }, count: 1 });
    const again = await start({ kind: "links", filter: { q: "b.example" }, count: 1 });
    const other = await start({ kind: "links", filter: { q: "b.example/" }, count: 1 });
    expect(again.id).toBe(first.id);
    expect(other.id).not.toBe(first.id);
  });

  test("filled twice, after a worker died under it, has each page once", async () => {
    const { id } = await start({ kind: "links", filter: { q: "example", rel: ["unknown"] }, count: 3 });
    await fillRun(team.scope, id);
    await query("update run set filled_at = null, state = 'queued' where id = $1", [id]);
    await fillRun(team.scope, id);
    const progress = await runProgress(team.scope, id);
    expect(await visitStates(id)).toEqual({ queued: progress?.pages });
  });

  test("of nothing is refused with a sentence", async () => {
    await expect(
      start({ kind: "links", filter: { q: "nowhere to be seen" }, count: 0 }),
    ).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringContaining("Nothing to verify"),
    });
  });

  test("of a site that is not there is not found", async () => {
    await expect(
      startRun(team.scope, { site: "other.example", selection: { kind: "all" } }),
    ).rejects.toMatchObject({ code: "not_found" });
  });

  test("paused before it was filled is filled and waits; then it goes on", async () => {
    const { id } = await start({ kind: "links", filter: { q: "two" }, count: 1 });
    await pauseRun(team.scope, id);
    await fillRun(team.scope, id);
    expect(await visitStates(id)).toEqual({ paused: 1 });
    await resumeRun(team.scope, id);
    expect(await visitStates(id)).toEqual({ queued: 1 });
    expect((await runProgress(team.scope, id))?.state).toBe("running");
  });

  test("cancelled before it was filled stays empty, and cannot go on", async () => {
    const { id } = await start({ kind: "links", filter: { q: "one" }, count: 1 });
    await cancelRun(team.scope, id);
    await fillRun(team.scope, id);
    expect(await visitStates(id)).toEqual({});
    await expect(resumeRun(team.scope, id)).rejects.toMatchObject({ code: "conflict" });
  });

  test("is not there for another workspace", async () => {
    const stranger = await makeWorkspace("stranger.example");
    const { id } = await start({ kind: "all" });
    await expect(pauseRun(stranger.scope, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(runOf(stranger.scope, "home.example", id)).rejects.toMatchObject({ code: "not_found" });
    expect(await runProgress(stranger.scope, id)).toBeNull();
    expect(await listRuns(stranger.scope, "home.example")).toEqual([]);
    expect(await waitingHosts(stranger.scope, id)).toEqual({ hosts: [], total: 0 });
    expect(await latestVisits(stranger.scope, id)).toEqual([]);
  });
});

describe("what a page of a run shows", () => {
  test("its hosts, the longest queue first, with why they wait", async () => {
    const { id } = await start({ kind: "links", filter: { q: "example" }, count: 5 });
    await fillRun(team.scope, id);
    await query("update host set crawl_delay_ms = 10000 where name in ('a.example', 'd.example')");
    const { hosts, total } = await waitingHosts(team.scope, id, 2);
    expect(total).toBeGreaterThanOrEqual(3);
    expect(hosts[0]).toMatchObject({ queued: 2, why: "crawl_delay", delayMs: 10_000 });
    await pauseRun(team.scope, id);
    expect((await waitingHosts(team.scope, id, 1)).hosts[0]?.why).toBe("paused");
  });

  test("its results, newest first", async () => {
    const { id } = await start({ kind: "links", filter: { q: "//a.example/" }, count: 3 });
    await fillRun(team.scope, id);
    await query(
      `update visit set state = 'done', headline = 'live', note = 'dofollow', http_status = 200, ms = 5,
              done_at = now() - page_id * interval '1 s' where run_id = $1`,
      [id],
    );
    const lines = await latestVisits(team.scope, id);
    expect(lines.map((line) => line.url)).toEqual(["https://a.example/one", "https://a.example/two"]);
    expect(lines[0]).toMatchObject({ headline: "live", note: "dofollow", httpStatus: 200, ms: 5 });
  });

  test("the runs of a site by number, page after page", async () => {
    const all = await listRuns(team.scope, "home.example");
    const numbers = all.map((run) => run.number);
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
    const rest = await listRuns(team.scope, "home.example", numbers[2]);
    expect(rest[0]?.number).toBe(numbers[3]);
  });
});
