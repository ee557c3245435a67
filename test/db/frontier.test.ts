import { afterEach, describe, expect, test } from "vitest";
import { one, query } from "#lib/db/sql";
import { claimVisits, type Visit } from "#lib/frontier/claim";
import { finishRuns, giveUp } from "#lib/frontier/finish";
import { giveBack } from "#lib/frontier/give-back";
import { askAgain, askGuest, leaveHost, postponeHost } from "#lib/frontier/guest";
import { recountHosts, renewLeases, requeueExpired } from "#lib/frontier/leases";
import { releaseHosts } from "#lib/frontier/release";
import { cancelRun, pauseRun, resumeRun } from "#lib/runs/change-run";
import { scopeFromJob } from "#lib/scope/from-job";
import { makePages, makeRun, makeTeam, visitStates } from "../support/visits.ts";

const settings = { hostDelayMs: 60_000, hostConcurrency: 1, leaseMs: 45_000 };
const noPause = { ...settings, hostDelayMs: 0 };

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const claim = async (limit: number, how = settings, afterWorkspaceId = 0): Promise<Visit[]> => {
  await pause(2); // times are kept in whole milliseconds
  return (await claimVisits({ id: "a-worker", limit, afterWorkspaceId }, how)).visits;
};
const release = (visits: readonly Visit[], waitMs = 0, hostDelayMs = settings.hostDelayMs, asked = true) =>
  releaseHosts(
    visits.map((visit) => ({ ...visit, waitMs, asked })),
    hostDelayMs,
  );
const only = (visits: readonly Visit[]): Visit => {
  expect(visits).toHaveLength(1);
  return visits[0] as Visit;
};
const host = async (name: string) =>
  one<{ inFlight: number; waitMs: number; nextMs: number | null; reason: string | null }>(
    `select in_flight as "inFlight", (extract(epoch from free_at - now()) * 1000)::float8 as "waitMs",
            (extract(epoch from next_at - now()) * 1000)::float8 as "nextMs", wait_reason as reason
       from host where name = $1`,
    [name],
  );

afterEach(async () => {
  await query("delete from visit");
  await query("delete from run");
  await query("delete from host");
});

describe("a claim", () => {
  test("takes one visit of each host that is due, and says where to look", async () => {
    const team = await makeTeam();
    await makeRun(team, await makePages(team.workspaceId, { "a.test": 3, "b.test": 1 }));
    const visits = await claim(10);
    expect(visits.map((visit) => visit.url).sort()).toEqual(["http://a.test/1", "http://b.test/1"]);
    expect(visits.map((visit) => [visit.host, visit.attempt])).toContainEqual(["a.test", 1]);
    expect(await claim(10)).toEqual([]);
  });

  test("takes a host again only after its pause, counted from the end of the last visit", async () => {
    const team = await makeTeam();
    await makeRun(team, await makePages(team.workspaceId, { "a.test": 3 }));
    const first = only(await claim(10, { ...settings, hostDelayMs: 150 }));
    await pause(100);
    await release([first], 0, 150);
    await pause(100);
    expect(await claim(10)).toEqual([]);
    await pause(70);
    expect(only(await claim(10)).url).toBe("http://a.test/2");
  });

  test("never takes a second visit of a busy host, whatever the pause", async () => {
    const team = await makeTeam();
    await makeRun(team, await makePages(team.workspaceId, { "a.test": 3 }));
    only(await claim(10, noPause));
    await query("update host set next_at = now(), free_at = now()");
    expect(await claim(10, noPause)).toEqual([]);
  });

  test("takes as many at once as the setting allows", async () => {
    const team = await makeTeam();
    await makeRun(team, await makePages(team.workspaceId, { "a.test": 5 }));
    const two = { ...noPause, hostConcurrency: 2 };
    only(await claim(10, two));
    only(await claim(10, two));
    expect(await claim(10, two)).toEqual([]);
  });

  test("two workers at the same moment share the hosts and never a visit", async () => {
    const team = await makeTeam();
    const hosts = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`h${index}.test`, 2]));
    await makeRun(team, await makePages(team.workspaceId, hosts));
    const claims = await Promise.all(Array.from({ length: 8 }, () => claim(20)));
    const rest = await claim(100);
    const names = [...claims.flat(), ...rest].map((visit) => visit.host);
    expect(names).toHaveLength(60);
    expect(new Set(names).size).toBe(60);
  });

  test("serves the workspaces of one host in turns", async () => {
    const [one_, two] = [await makeTeam(), await makeTeam()];
    await makeRun(one_, await makePages(one_.workspaceId, { "a.test": 4 }));
    await makeRun(two, await makePages(two.workspaceId, { "a.test": 2 }));
    const order: number[] = [];
    for (let turn = 0; turn < 6; turn++) {
      const visit = only(await claim(1, noPause));
      await release([visit], 0, 0);
      order.push(visit.workspaceId);
    }
    const [a, b] = [one_.workspaceId, two.workspaceId];
    expect(order).toEqual([a, b, a, b, a, a]);
  });

  test("gives a small tenant its share beside one with many hosts", async () => {
    const [big, small] = [await makeTeam(), await makeTeam()];
    const hosts = (prefix: string, n: number) =>
      Object.fromEntries(Array.from({ length: n }, (_, index) => [`${prefix}${index}.test`, 1]));
    await makeRun(big, await makePages(big.workspaceId, hosts("big", 400)));
    await makeRun(small, await makePages(small.workspaceId, hosts("small", 10)));
    const visits = await claim(20);
    expect(visits).toHaveLength(20);
    expect(visits.filter((visit) => visit.workspaceId === small.workspaceId)).toHaveLength(10);
  });

  test("starts with another workspace each time, when there are more of them than places", async () => {
    const teams = [await makeTeam(), await makeTeam(), await makeTeam()];
    for (const [index, team] of teams.entries()) {
      await makeRun(
        team,
        await makePages(team.workspaceId, { [`w${index}a.test`]: 1, [`w${index}b.test`]: 1 }),
      );
    }
    const first = only(await claim(1));
    const second = only(await claim(1, settings, first.workspaceId));
    const third = only(await claim(1, settings, second.workspaceId));
    expect(new Set([first, second, third].map((visit) => visit.workspaceId)).size).toBe(3);
  });

  test("lets a host without visits sleep, and it wakes with the next run", async () => {
    const team = await makeTeam();
    await makeRun(team, await makePages(team.workspaceId, { "a.test": 1 }));
    await release([only(await claim(1, noPause))], 0, 0);
    expect((await host("a.test"))?.nextMs).toBeNull();
    await makeRun(team, await makePages(team.workspaceId, { "a.test": 1 }));
    expect(only(await claim(1)).host).toBe("a.test");
  });

  test("says how long until the next host is due", async () => {
    const team = await makeTeam();
    await makeRun(team, await makePages(team.workspaceId, { "a.test": 2 }));
    await release([only(await claim(1, noPause))], 0, 5_000);
    const { nextDueMs } = await claimVisits({ id: "w", limit: 1, afterWorkspaceId: 0 }, settings);
    expect(nextDueMs).toBeGreaterThan(4_000);
    expect(nextDueMs).toBeLessThanOrEqual(5_000);
  });
});

describe("a host", () => {
  test("is left alone for as long as it asked", async () => {
    const team = await makeTeam();
    await makeRun(team, await makePages(team.workspaceId, { "a.test": 2 }));
    await release([only(await claim(1, noPause))], 120_000, 0);
    const after = await host("a.test");
    expect(after?.waitMs).toBeGreaterThan(119_000);
    expect(after?.nextMs).toBeGreaterThan(119_000);
    expect(after?.reason).toBe("retry_after");
    expect(after?.inFlight).toBe(0);
  });

  test("is asked at the pace of its robots.txt when that is slower", async () => {
    const team = await makeTeam();
    await makeRun(team, await makePages(team.workspaceId, { "a.test": 2 }));
    await query("update host set crawl_delay_ms = 10000 where name = 'a.test'");
    await release([only(await claim(1, noPause))], 0, 0);
    expect((await host("a.test"))?.waitMs).toBeGreaterThan(9_000);
  });

  test("that was asked nothing needs no rest", async () => {
    const team = await makeTeam();
    await makeRun(team, await makePages(team.workspaceId, { "a.test": 2 }));
    await release([only(await claim(1))], 0, settings.hostDelayMs, false);
    expect(only(await claim(1)).url).toBe("http://a.test/2");
  });

  test("is released once, however often a late worker says so", async () => {
    const team = await makeTeam();
    await makeRun(team, await makePages(team.workspaceId, { "a.test": 3 }));
    const first = only(await claim(1, noPause));
    await release([first], 0, 0);
    only(await claim(1, noPause));
    await release([first], 0, 0);
    expect((await host("a.test"))?.inFlight).toBe(1);
  });

  test("lets a guest in only when nobody is there and its pause is over", async () => {
    const team = await makeTeam();
    await makeRun(team, await makePages(team.workspaceId, { "a.test": 2 }));
    const visit = only(await claim(1, noPause));
    expect(await askGuest("a.test", 1)).toEqual({ waitMs: null });
    await release([visit], 0, 0);
    const asked = await askGuest("a.test", 1);
    if (!("stay" in asked)) throw new Error("not let in");
    expect(await claim(1, noPause)).toEqual([]);
    const busy = await askGuest("a.test", 1);
    expect("waitMs" in busy && (busy.waitMs ?? 0) > 30_000).toBe(true);
    await leaveHost(asked.stay, 0);
    only(await claim(1, noPause));
  });

  test("that nobody knows yet takes a guest too", async () => {
    expect(await askGuest("new.test", 1)).toEqual({ waitMs: 0 });
    await pause(2);
    expect("stay" in (await askGuest("new.test", 1))).toBe(true);
  });

  test("keeps a longer wait that came while a guest was there", async () => {
    await askGuest("a.test", 1);
    await pause(2);
    const asked = await askGuest("a.test", 1);
    if (!("stay" in asked)) throw new Error("not let in");
    await postponeHost("a.test", 600_000);
    await leaveHost(asked.stay, 1_000);
    expect((await host("a.test"))?.waitMs).toBeGreaterThan(500_000);
  });

  test("gives a visit's next request its own place in time", async () => {
    await query("insert into host (name, free_at) values ('a.test', now())");
    const row = await one<{ id: number }>("select id from host where name = 'a.test'");
    const id = row?.id as number;
    const [first, second] = [await askAgain(id, 1_000), await askAgain(id, 1_000)];
    expect(first).toBeGreaterThan(900);
    expect(second).toBeGreaterThan(1_900);
  });
});

describe("a lease", () => {
  const expire = () => query("update visit set lease_until = now() - interval '1 s' where state = 'running'");

  test("that ran out gives the visit and its host to another worker", async () => {
    const team = await makeTeam();
    const run = await makeRun(team, await makePages(team.workspaceId, { "a.test": 1 }));
    only(await claim(1, noPause));
    await expire();
    expect(await requeueExpired(3)).toBe(1);
    expect(await recountHosts()).toBe(1);
    expect((await host("a.test"))?.inFlight).toBe(0);
    expect(await visitStates(run)).toEqual({ queued: 1 });
    expect(only(await claim(1, noPause)).attempt).toBe(2);
  });

  test("that was renewed does not run out", async () => {
    const team = await makeTeam();
    await makeRun(team, await makePages(team.workspaceId, { "a.test": 1 }));
    const visit = only(await claim(1, noPause));
    await expire();
    await renewLeases([visit], 45_000);
    expect(await requeueExpired(3)).toBe(0);
    expect(await recountHosts()).toBe(0);
  });

  test("after the last try ends the visit with a note, and the run is done", async () => {
    const team = await makeTeam();
    const run = await makeRun(team, await makePages(team.workspaceId, { "a.test": 1 }));
    for (let attempt = 1; attempt <= 3; attempt++) {
      await query("update host set free_at = now(), next_at = now(), in_flight = 0");
      only(await claim(1, noPause));
      await expire();
      await requeueExpired(3);
    }
    await finishRuns([run]);
    const row = await one(
      "select r.state, r.pages_done, r.failed, v.state as visit, v.note from run r join visit v on v.run_id = r.id where r.id = $1",
      [run],
    );
    expect(row).toEqual({
      state: "done",
      pages_done: 1,
      failed: 1,
      visit: "failed",
      note: "Every worker that read this page stopped.",
    });
  });

  test("a run deleted under way leaves no host busy for ever", async () => {
    const team = await makeTeam();
    const run = await makeRun(team, await makePages(team.workspaceId, { "a.test": 2 }));
    only(await claim(1, noPause));
    await query("delete from run where id = $1", [run]);
    expect(await recountHosts()).toBe(1);
    expect((await host("a.test"))?.inFlight).toBe(0);
  });
});

describe("a visit given back", () => {
  test("is taken again, and the try does not count when it is refunded", async () => {
    const team = await makeTeam();
    await makeRun(team, await makePages(team.workspaceId, { "a.test": 1 }));
    const visit = only(await claim(1, noPause));
    await release([visit], 0, 0);
    await giveBack([{ ...visit, refund: true }]);
    expect(only(await claim(1, noPause)).attempt).toBe(1);
  });

  test("can be queued at the host where it leads", async () => {
    const team = await makeTeam();
    const [page] = await makePages(team.workspaceId, { "a.test": 1 });
    await makePages(team.workspaceId, { "b.test": 1 });
    await makeRun(team, page === undefined ? [] : [page]);
    const visit = only(await claim(1, noPause));
    await release([visit], 0, 0);
    const b = await one<{ id: number }>("select id from host where name = 'b.test'");
    await giveBack([{ ...visit, refund: true, hostId: b?.id as number }]);
    expect(only(await claim(1, noPause))).toMatchObject({ host: "b.test", url: "http://a.test/1" });
  });

  test("waits with its run when that was paused, and is dropped when it was cancelled", async () => {
    const team = await makeTeam();
    const scope = await scopeFromJob({ workspaceId: team.workspaceId });
    const run = await makeRun(team, await makePages(team.workspaceId, { "a.test": 1, "b.test": 1 }));
    const [first, second] = (await claim(2, noPause)) as [Visit, Visit];
    await release([first, second], 0, 0);
    await pauseRun(scope, run);
    await giveBack([{ ...first, refund: true }]);
    expect(await visitStates(run)).toEqual({ paused: 1, running: 1 });
    await cancelRun(scope, run);
    await giveBack([{ ...second, refund: true }]);
    expect(await visitStates(run)).toEqual({ cancelled: 2 });
    expect(await claim(10, noPause)).toEqual([]);
  });

  test("too late changes nothing: another attempt has the page", async () => {
    const team = await makeTeam();
    const run = await makeRun(team, await makePages(team.workspaceId, { "a.test": 1 }));
    const late = only(await claim(1, noPause));
    await query("update visit set lease_until = now() - interval '1 s'");
    await requeueExpired(3);
    await recountHosts();
    only(await claim(1, noPause));
    await giveBack([{ ...late, refund: false }]);
    await giveUp([{ ...late, note: "late" }]);
    expect(await visitStates(run)).toEqual({ running: 1 });
  });
});

describe("a run", () => {
  test("pauses and goes on where it was", async () => {
    const team = await makeTeam();
    const scope = await scopeFromJob({ workspaceId: team.workspaceId });
    const run = await makeRun(team, await makePages(team.workspaceId, { "a.test": 3, "b.test": 3 }));
    await release(await claim(10, noPause), 0, 0);
    await pauseRun(scope, run);
    expect(await visitStates(run)).toEqual({ paused: 4, running: 2 });
    expect(await claim(10, noPause)).toEqual([]);
    await resumeRun(scope, run);
    expect(await claim(10, noPause)).toHaveLength(2);
  });

  test("is done when its last visit is over, not before", async () => {
    const team = await makeTeam();
    const run = await makeRun(team, await makePages(team.workspaceId, { "a.test": 1, "b.test": 1 }));
    const [first, second] = (await claim(2)) as [Visit, Visit];
    await giveUp([{ ...first, note: "no" }]);
    await finishRuns();
    expect((await one<{ state: string }>("select state from run where id = $1", [run]))?.state).toBe(
      "running",
    );
    await giveUp([{ ...second, note: "no" }]);
    await finishRuns();
    expect((await one<{ state: string }>("select state from run where id = $1", [run]))?.state).toBe("done");
  });
});
