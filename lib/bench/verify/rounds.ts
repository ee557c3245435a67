// The measuring process of `bench verify`: fetches the pages by undici alone and has the same pages verified by the
// worker beside it, in turns. Its parent serves the pages, runs the worker and the database.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { Agent, request } from "undici";
import { closePool } from "#lib/db/pool";
import { stopSender } from "#lib/jobs/queue";
import type { WriteScope } from "#lib/scope/scope";
import { makeTeam, startAll, untilDone } from "../room/team.ts";
import { controlHost, type Mode } from "./page-server.ts";
import { pageUrls } from "./pages.ts";

/** Pages per second, and per second of the client's processor: the first is noisy where others work too. */
export interface Speed {
  wall: number;
  /** Null where the system does not tell. */
  cpu: number | null;
}

export interface Round {
  fetched: Speed;
  /** First look: every link is new. */
  first: Speed;
  /** Second look: the pages come whole, and nothing changed. */
  again: Speed;
  /** Third look: the pages are not sent again (304). */
  unchanged: Speed;
  /** Fourth look: the words of every link are other ones. */
  edited: Speed;
}

const connections = 64;

async function fetchAlone(urls: readonly string[], port: number): Promise<Speed> {
  // Each host is its own origin, as it is for the worker; all lead to one address.
  const agent = new Agent({
    pipelining: 1,
    connect: {
      lookup: (_name, options, done) =>
        options.all === true ? done(null, [{ address: "127.0.0.1", family: 4 }]) : done(null, "127.0.0.1", 4),
    },
  });
  let next = 0;
  const begun = performance.now();
  const used = process.cpuUsage();
  const work = async () => {
    for (let url = urls[next++]; url !== undefined; url = urls[next++]) {
      const at = new URL(url);
      const answer = await agent.request({
        origin: `http://${at.hostname}:${port}`,
        path: at.pathname,
        method: "GET",
      });
      await answer.body.bytes();
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  const seconds = (performance.now() - begun) / 1_000;
  const { user, system } = process.cpuUsage(used);
  await agent.destroy();
  return { wall: urls.length / seconds, cpu: urls.length / ((user + system) / 1e6) };
}

async function setMode(mode: Mode, port: number): Promise<void> {
  const { body } = await request(`http://127.0.0.1:${port}/${mode}`, { headers: { host: controlHost } });
  await body.dump();
}

/** Pages verified, from the click to the end of the run. */
async function verify(scope: WriteScope, pages: number, workerPid: number): Promise<Speed> {
  const begun = performance.now();
  const used = cpuSeconds(workerPid);
  const found = await untilDone(await startAll(scope));
  if (found < pages) throw new Error(`only ${found} of ${pages} links were found`);
  const seconds = (performance.now() - begun) / 1_000;
  const after = cpuSeconds(workerPid);
  return { wall: pages / seconds, cpu: used === null || after === null ? null : pages / (after - used) };
}

/** Processor time that a process has used, in seconds; null where there is no /proc. */
function cpuSeconds(pid: number): number | null {
  try {
    // proc(5): fields 14 and 15 are user and system time, in ticks of 10 ms; the name before them may hold spaces.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return null;
  }
}

const { values } = parseArgs({
  options: {
    pages: { type: "string", default: "6000" },
    hosts: { type: "string", default: "600" },
    rounds: { type: "string", default: "3" },
    port: { type: "string", default: "0" },
    worker: { type: "string", default: "0" },
  },
});
const urls = pageUrls(Number(values.pages), Number(values.hosts));
const [port, worker] = [Number(values.port), Number(values.worker)];
await fetchAlone(urls.slice(0, 500), port);
for (let round = 0; round < Number(values.rounds); round++) {
  const scope = await makeTeam(urls);
  const before = await fetchAlone(urls, port);
  const first = await verify(scope, urls.length, worker);
  const after = await fetchAlone(urls, port);
  const again = await verify(scope, urls.length, worker);
  await setMode("unchanged", port);
  const unchanged = await verify(scope, urls.length, worker);
  await setMode("edited", port);
  const edited = await verify(scope, urls.length, worker);
  await setMode("whole", port);
  const mean = (a: number | null, b: number | null) => ((a ?? 0) + (b ?? 0)) / 2;
  const fetched = { wall: mean(before.wall, after.wall), cpu: mean(before.cpu, after.cpu) };
  process.stdout.write(`${JSON.stringify({ fetched, first, again, unchanged, edited } satisfies Round)}\n`);
}
await stopSender();
await closePool();
