import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { one, query } from "#lib/db/sql";
import { claimVisits } from "#lib/frontier/claim";
import { requeueExpired } from "#lib/frontier/leases";
import type { LookAt } from "#lib/frontier/one-visit";
import type { RecordLooks } from "#lib/frontier/record-looks";
import { frontierDefaults } from "#lib/frontier/settings";
import { pauseRun, resumeRun } from "#lib/runs/change-run";
import { scopeFromJob } from "#lib/scope/from-job";
import { fakeWeb, heldHosts, impolite, work } from "../support/visiting.ts";
import {
  emptyLook,
  finishOnly,
  isDone,
  makePages,
  makeRun,
  makeTeam,
  until,
  visitStates,
} from "../support/visits.ts";

afterEach(async () => {
  await query("delete from run");
  await query("delete from host");
});

const hosts = (n: number, pages: number) =>
  Object.fromEntries(Array.from({ length: n }, (_, index) => [`h${index}.test`, pages]));

describe("visits", () => {
  test("that take long lend their places: hosts that never end keep nobody waiting", async () => {
    const team = await makeTeam();
    const slow = await makeRun(team, await makePages(team.workspaceId, hosts(8, 1)));
    const web = fakeWeb();
    const asked: string[] = [];
    const lookAt: LookAt = async (url, options) => {
      asked.push(url);
      if (/\/h\d/.test(url)) await sleep(60_000, undefined, { signal: options.signal }).catch(() => {});
      if (options.signal.aborted) return emptyLook(url, { access: "unreachable", reason: "stopped" });
      return web.lookAt(url, options);
    };
    const { stop } = work({ lookAt, visitsInFlight: 4, drainMs: 100 });
    await until(async () => asked.length === 4);
    const good = await makeRun(team, await makePages(team.workspaceId, { "good.test": 3 }));
    await until(() => isDone(good), 10_000);
    // Not without end: three times the places, and no more, hold a page at once.
    const more = await makeRun(
      team,
      await makePages(
        team.workspaceId,
        Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`h1${at}.test`, 1])),
      ),
    );
    await sleep(2_500);
    expect(asked.filter((url) => /\/h\d/.test(url))).toHaveLength(12);
    await stop();
    expect(await visitStates(slow)).toEqual({ queued: 8 });
    expect(await visitStates(more)).toEqual({ queued: 8 });
    expect(await heldHosts()).toBe(0);
  });

  test("of two workers keep the pause of every host, and each page is read once", async () => {
    const team = await makeTeam();
    const run = await makeRun(team, await makePages(team.workspaceId, hosts(12, 6)));
    const web = fakeWeb();
    const { stop } = work({ lookAt: web.lookAt, workers: 2 });
    await until(() => isDone(run));
    await stop();
    expect(web.asked).toHaveLength(72);
    expect(impolite(web.asked, 40)).toEqual([]);
    expect(await visitStates(run)).toEqual({ done: 72 });
    expect(await heldHosts()).toBe(0);
  });

  test("whose redirects all lead to one host take turns there as well, however many", async () => {
    const team = await makeTeam();
    const run = await makeRun(team, await makePages(team.workspaceId, { ...hosts(30, 1), "busy.test": 5 }));
    const web = fakeWeb({ leads: (url) => (url.includes("busy.test") ? null : "http://busy.test/from") });
    const { stop } = work({ lookAt: web.lookAt, workers: 2, hostDelayMs: 30 });
    await until(() => isDone(run));
    await stop();
    const atBusy = web.asked.filter((request) => request.host === "busy.test");
    expect(atBusy).toHaveLength(35);
    expect(impolite(web.asked, 30)).toEqual([]);
    expect(await heldHosts()).toBe(0);
  });

  test("that wait for a redirect's host do not keep others from being read", async () => {
    const team = await makeTeam();
    await makeRun(team, await makePages(team.workspaceId, hosts(40, 1)));
    const other = await makeTeam();
    const plain = await makeRun(other, await makePages(other.workspaceId, { "plain.test": 3 }));
    const web = fakeWeb({ leads: (url) => (/h\d+\.test/.test(url) ? "http://busy.test/" : null) });
    const { stop } = work({ lookAt: web.lookAt, visitsInFlight: 4, hostDelayMs: 200 });
    await until(() => isDone(plain), 3_000);
    await stop();
    expect(impolite(web.asked, 200)).toEqual([]);
  });

  test("of a host that says to come back later wait for it and are tried again", async () => {
    const team = await makeTeam();
    const run = await makeRun(team, await makePages(team.workspaceId, { "slow.test": 1 }));
    let tries = 0;
    const times: number[] = [];
    const { stop } = work({
      lookAt: async (url) => {
        times.push(performance.now());
        return ++tries === 1
          ? emptyLook(url, { access: "blocked", httpStatus: 429, retryAfterMs: 400 })
          : emptyLook(url);
      },
    });
    await until(() => isDone(run));
    await stop();
    expect(times).toHaveLength(2);
    expect((times[1] as number) - (times[0] as number)).toBeGreaterThanOrEqual(399);
    expect(await one("select attempt, headline from visit where run_id = $1", [run])).toEqual({
      attempt: 2,
      headline: "live",
    });
  });

  test("end with what the host says when it goes on saying so", async () => {
    const team = await makeTeam();
    const run = await makeRun(team, await makePages(team.workspaceId, { "never.test": 1 }));
    const recorded: (number | null)[] = [];
    const { stop } = work({
      lookAt: async (url) => emptyLook(url, { access: "blocked", httpStatus: 503, retryAfterMs: 20 }),
      record: async (workspaceId, looks) => {
        recorded.push(...looks.map((looked) => looked.look.httpStatus));
        return finishOnly(workspaceId, looks);
      },
    });
    await until(() => isDone(run));
    await stop();
    expect(recorded).toEqual([503]);
  });

  test("go on being held while a look takes longer than a lease", async () => {
    const team = await makeTeam();
    const run = await makeRun(team, await makePages(team.workspaceId, { "long.test": 1 }));
    let looks = 0;
    const slow: LookAt = async (url) => {
      looks += 1;
      await sleep(1_500);
      return emptyLook(url);
    };
    const { stop } = work({ lookAt: slow, workers: 2, leaseMs: 600, renewMs: 100 });
    await until(() => isDone(run));
    await stop();
    expect(looks).toBe(1);
  });

  test("under which the database went away are given back at once, and no try is counted", async () => {
    const team = await makeTeam();
    const run = await makeRun(team, await makePages(team.workspaceId, hosts(5, 1)));
    const web = fakeWeb();
    let away = 5;
    const { stop } = work({
      lookAt: async (url, options) => {
        if (away-- > 0) throw Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
        return web.lookAt(url, options);
      },
    });
    await until(() => isDone(run), 5_000);
    await stop();
    expect(await one("select max(attempt) as attempt from visit where run_id = $1", [run])).toEqual({
      attempt: 1,
    });
    expect(await heldHosts()).toBe(0);
  });

  test("are not given up because their workers were killed a few times", async () => {
    const team = await makeTeam();
    const run = await makeRun(team, await makePages(team.workspaceId, hosts(10, 1)));
    for (let killed = 1; killed <= 5; killed++) {
      // Whatever these hold is lost with them.
      await query("update host set next_at = '-infinity', free_at = '-infinity', in_flight = 0");
      const settings = { hostDelayMs: 0, hostConcurrency: 1, leaseMs: -1 };
      await claimVisits({ id: `killed-${killed}`, limit: 10, afterWorkspaceId: 0 }, settings);
      await requeueExpired(frontierDefaults.silences);
    }
    const { stop } = work({ lookAt: fakeWeb().lookAt });
    await until(() => isDone(run));
    await stop();
    expect(await visitStates(run)).toEqual({ done: 10 });
    expect(await one("select min(attempt) as attempt from visit where run_id = $1", [run])).toEqual({
      attempt: 6,
    });
  });

  test("of a worker that vanished are taken again when their leases run out", async () => {
    const team = await makeTeam();
    const run = await makeRun(team, await makePages(team.workspaceId, hosts(10, 2)));
    const claim = await claimVisits(
      { id: "dead", limit: 10, afterWorkspaceId: 0 },
      { hostDelayMs: 0, hostConcurrency: 1, leaseMs: 300 },
    );
    expect(claim.visits).toHaveLength(10);
    const { stop } = work({ lookAt: fakeWeb().lookAt, renewMs: 100 });
    await until(() => isDone(run));
    await stop();
    expect(await visitStates(run)).toEqual({ done: 20 });
    expect(await heldHosts()).toBe(0);
  });
});

describe("a record", () => {
  test("that fails for one page costs no other, and that page is given up after its third try", async () => {
    const team = await makeTeam();
    const run = await makeRun(team, await makePages(team.workspaceId, hosts(20, 1)));
    const poison = (
      await one<{ id: number }>("select id from page where workspace_id = $1 and url like '%h7.test%'", [
        team.workspaceId,
      ])
    )?.id;
    const record: RecordLooks = async (workspaceId, looks) => {
      if (looks.some((looked) => looked.pageId === poison)) throw new TypeError("this page is poison");
      return finishOnly(workspaceId, looks);
    };
    const { stop } = work({ lookAt: fakeWeb().lookAt, record });
    await until(() => isDone(run));
    await stop();
    expect(await visitStates(run)).toEqual({ done: 19, failed: 1 });
    const row = await one(
      "select r.pages_done, r.failed, v.attempt, v.note from run r join visit v on v.run_id = r.id where r.id = $1 and v.state = 'failed'",
      [run],
    );
    expect(row).toEqual({
      pages_done: 20,
      failed: 1,
      attempt: 3,
      note: "It was read, but what was found could not be recorded.",
    });
  });

  test("waits for a database that is away, and no try is counted", async () => {
    const team = await makeTeam();
    const run = await makeRun(team, await makePages(team.workspaceId, hosts(3, 1)));
    let away = 2;
    const record: RecordLooks = async (workspaceId, looks) => {
      if (away-- > 0) throw Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
      return finishOnly(workspaceId, looks);
    };
    const { stop } = work({ lookAt: fakeWeb().lookAt, record });
    await until(() => isDone(run));
    await stop();
    expect(await one("select max(attempt) as attempt from visit where run_id = $1", [run])).toEqual({
      attempt: 1,
    });
  });
});

describe("a stop", () => {
  test("records what was read, gives back what was not, and leaves no host busy", async () => {
    const team = await makeTeam();
    const run = await makeRun(team, await makePages(team.workspaceId, hosts(30, 2)));
    const lookAt: LookAt = async (url, { signal }) => {
      // Every third host hangs until it is cut off.
      const hangs = /h\d*[258]\.test/.test(url);
      await sleep(hangs ? 60_000 : 5, undefined, { signal }).catch(() => {});
      return signal.aborted && hangs
        ? emptyLook(url, { access: "unreachable", reason: "stopped", httpStatus: null })
        : emptyLook(url);
    };
    const { stop } = work({ lookAt, drainMs: 200, batchMs: 5_000 });
    await until(async () => ((await visitStates(run)).running ?? 0) >= 30);
    const begun = performance.now();
    await stop();
    expect(performance.now() - begun).toBeLessThan(3_000);
    const states = await visitStates(run);
    expect(states.running).toBeUndefined();
    expect((states.done ?? 0) + (states.queued ?? 0)).toBe(60);
    expect(states.done).toBeGreaterThan(0);
    expect(await heldHosts()).toBe(0);
    expect(
      await one("select max(attempt) as attempt from visit where run_id = $1 and state = 'queued'", [run]),
    ).toEqual({
      attempt: 0,
    });
  });
});

describe("a pause", () => {
  test("stops further visits within a moment, and the rest is read when the run goes on", async () => {
    const team = await makeTeam();
    const scope = await scopeFromJob({ workspaceId: team.workspaceId });
    const run = await makeRun(team, await makePages(team.workspaceId, hosts(10, 8)));
    const web = fakeWeb();
    const { stop } = work({ lookAt: web.lookAt });
    await until(async () => web.asked.length > 10);
    await pauseRun(scope, run);
    await sleep(150);
    const paused = web.asked.length;
    await sleep(300);
    expect(web.asked).toHaveLength(paused);
    await resumeRun(scope, run);
    await until(() => isDone(run));
    await stop();
    expect(web.asked).toHaveLength(80);
  });
});
