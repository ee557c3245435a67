// Nobody waits behind somebody else's heap: neither one host's, nor one tenant's. Counted in looks, not in seconds:
// the machine may be slow, the turns may not be unfair. `npm run bench fairness` has the seconds.
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { query } from "#lib/db/sql";
import type { LookAt } from "#lib/frontier/one-visit";
import { frontierDefaults } from "#lib/frontier/settings";
import { visitPages } from "#lib/frontier/visit-pages";
import { emptyLook, finishOnly, isDone, makePages, makeRun, makeTeam, until } from "../support/visits.ts";

const hosts = (prefix: string, n: number, pages: number) =>
  Object.fromEntries(Array.from({ length: n }, (_, index) => [`${prefix}${index}.test`, pages]));

/** The hosts asked by two workers, in order, until the run is done. */
async function askedUntilDone(run: string): Promise<string[]> {
  const asked: string[] = [];
  const lookAt: LookAt = async (url, { turn }) => {
    const permit = await turn.beforeHop(new URL(url));
    asked.push(new URL(url).hostname);
    await sleep(5);
    if (permit.go) permit.release?.();
    return emptyLook(url);
  };
  const stopping = new AbortController();
  const workers = ["one", "two"].map((workerId) =>
    visitPages({
      workerId,
      settings: { ...frontierDefaults, hostDelayMs: 0, drainMs: 100 },
      lookAt,
      record: finishOnly,
      signal: stopping.signal,
    }),
  );
  await until(() => isDone(run), 120_000);
  const order = [...asked];
  stopping.abort();
  await Promise.all(workers);
  return order;
}

afterEach(async () => {
  await query("truncate visit, run, host cascade");
});

test("100,000 visits of one host before 2,000 of 500 hosts: the 500 are asked in turn with it", {
  timeout: 180_000,
}, async () => {
  const team = await makeTeam();
  await makeRun(team, await makePages(team.workspaceId, { "heap.test": 100_000 }));
  const run = await makeRun(team, await makePages(team.workspaceId, hosts("small", 500, 4)));
  const order = await askedUntilDone(run);
  const heap = order.filter((host) => host === "heap.test").length;
  expect(order.length - heap).toBe(2_000);
  // One host has one turn among the others; it may take more only while there is nobody else to ask.
  expect(heap).toBeLessThan(1_000);
  const first = order.filter((host) => host !== "heap.test").slice(0, 1_000);
  expect(new Set(first).size).toBe(500);
});

test("beside another tenant's 100,000 visits of 20,000 hosts a small run has at least half of the turns", {
  timeout: 180_000,
}, async () => {
  const [small, big] = [await makeTeam(), await makeTeam()];
  await makeRun(big, await makePages(big.workspaceId, hosts("big", 20_000, 5)));
  const run = await makeRun(small, await makePages(small.workspaceId, hosts("small", 500, 4)));
  const order = await askedUntilDone(run);
  expect(order.filter((host) => host.startsWith("small"))).toHaveLength(2_000);
  // Until few of its hosts are left to ask: the last ones of a run have nobody beside them to take its turns.
  const nearlyDone = order.slice(
    0,
    nthIndex(order, (host) => host.startsWith("small"), 1_800),
  );
  const others = nearlyDone.filter((host) => host.startsWith("big")).length;
  // As much again as its own is what twice the time alone means; what two workers claimed ahead stands beside it.
  expect(others).toBeLessThan(1_800 + 2 * frontierDefaults.claimedAhead);
});

function nthIndex<T>(items: readonly T[], is: (item: T) => boolean, n: number): number {
  let seen = 0;
  return items.findIndex((item) => is(item) && ++seen === n);
}
