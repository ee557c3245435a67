// Everything that `npm run bench hostile` serves, but for what only a deadline ends, verified at once by one worker:
// each look ends as it must, and the plain page behind them is verified.
import { afterAll, beforeAll, expect, test } from "vitest";
import { HOSTILE_CASES, hostOf, isSlow } from "#lib/bench/hostile/cases";
import { serveHostile } from "#lib/bench/hostile/server";
import { makeTeam, startAll, untilDone } from "#lib/bench/room/team";
import { query } from "#lib/db/sql";
import { stopSender } from "#lib/jobs/queue";
import { startWorker, type WorkerProcess } from "../support/worker-process.ts";

const cases = HOSTILE_CASES.map((each, index) => ({ ...each, url: `http://${hostOf(index)}/` })).filter(
  (each) => !isSlow(each),
);
let server: Awaited<ReturnType<typeof serveHostile>>;
let worker: WorkerProcess;
beforeAll(async () => {
  server = await serveHostile();
  worker = await startWorker(
    {
      FAIRLEAD_ALLOW_NETWORKS: "127.0.0.0/8",
      FAIRLEAD_CONNECT_TO: `*:80:127.0.0.1:${server.port}`,
      FAIRLEAD_HOST_DELAY_MS: "0",
    },
    { batchMs: 100 },
  );
});
afterAll(async () => {
  await worker?.end("SIGTERM");
  server?.close();
  await stopSender();
});

test("each look ends as it must, and the next page is read", async () => {
  const hostile = await startAll(await makeTeam(cases.map(({ url }) => url)));
  await untilDone(hostile, 120_000);
  const looks = await query<{ url: string; access: string; reason: string | null; truncated: boolean }>(
    `select p.url, c.access, c.reason, c.truncated from page_check c
       join page p on p.workspace_id = c.workspace_id and p.id = c.page_id where c.run_id = $1`,
    [hostile],
  );
  const byUrl = new Map(looks.map(({ url, ...outcome }) => [url, outcome]));
  const outcomes = cases.map(({ name, url }) => [name, byUrl.get(url)]);
  // On a busy machine the longest pages are killed by the clock: then they are that, and nothing is judged by them.
  const expected = cases.map(({ name, url, expected: own }) => {
    const killed = byUrl.get(url)?.reason === "unparsable";
    return [name, killed ? byUrl.get(url) : own];
  });
  expect(outcomes).toEqual(expected);
  const lost = await query("select 1 from link_event where kind in ('lost', 'missed')");
  expect(lost).toEqual([]);

  const plain = await startAll(await makeTeam(["http://plain.test/"]));
  expect(await untilDone(plain, 10_000)).toBe(1);
}, 180_000);
