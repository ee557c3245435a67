// The measuring process of `bench fairness`. Its parent serves the hosts and runs the workers and the database.
import { setTimeout as sleep } from "node:timers/promises";
import { closePool } from "#lib/db/pool";
import { one } from "#lib/db/sql";
import { stopSender } from "#lib/jobs/queue";
import type { WriteScope } from "#lib/scope/scope";
import { makeTeam, startAll, untilDone } from "../room/team.ts";
import { pageUrls } from "../verify/pages.ts";

const bar = 2;

/** The quicker one of two looks at all pages. */
async function secondsOf(scope: WriteScope): Promise<number> {
  const seconds: number[] = [];
  for (let look = 0; look < 2; look++) {
    const begun = performance.now();
    await untilDone(await startAll(scope));
    seconds.push((performance.now() - begun) / 1_000);
  }
  return Math.min(...seconds);
}

async function untilQueued(runId: string): Promise<void> {
  while ((await one("select 1 from run where id = $1 and filled_at is not null", [runId])) === null) {
    await sleep(100);
  }
}

const small = await makeTeam(pageUrls(2_000, 500));
const heap = await makeTeam(Array.from({ length: 100_000 }, (_, index) => `http://heap.test/${index}`));
// The first look writes every link; the looks compared here write none.
await secondsOf(small);
const before = await secondsOf(small);
await untilQueued(await startAll(heap));
const beside = await secondsOf(small);
const ratio = beside / before;
process.stdout.write(
  `2,000 pages of 500 hosts: ${before.toFixed(1)} s alone, ${beside.toFixed(1)} s with 100,000 pages of one host ` +
    `queued before them: ${ratio.toFixed(2)} times (bar ${bar})\n`,
);
await stopSender();
await closePool();
process.exitCode = ratio <= bar ? 0 : 1;
