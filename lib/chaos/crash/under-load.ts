// The process that does it: serves the pages, keeps the workers, strikes them and the database while a run is under
// way, and prints what it measured as one line of JSON. Its parent (lib/chaos/run-crashes.ts) made the database.
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { makeTeam, startAll } from "#lib/bench/room/team";
import { pageUrls } from "#lib/bench/verify/pages";
import { closePool } from "#lib/db/pool";
import { one } from "#lib/db/sql";
import { requireDatabaseUrl, requireSecret } from "#lib/env";
import { frontierDefaults } from "#lib/frontier/settings";
import { stopSender } from "#lib/jobs/queue";
import { findDrift } from "#lib/links/find-drift";
import { seededRandom } from "../random.ts";
import { startCrew } from "./crew.ts";
import { crashDatabase, type DatabasePlace, untilAnswered } from "./database.ts";
import type { CrashFigures } from "./figures.ts";
import { heldBy, type Left, stillLeft } from "./held-visits.ts";
import { openLedger, recountRun } from "./ledger.ts";
import { servePages } from "./pages.ts";
import { type Blow, planBlows } from "./plan.ts";
import type { Worker } from "./worker.ts";

const workersAtOnce = 2;
const lookEveryMs = 100;
/** Longer than a lease and the round in which others notice: what it held is theirs when it wakes. */
const frozenMs = frontierDefaults.leaseMs + 2 * frontierDefaults.renewMs;
/** Time for one that woke to bring what it had read before, in milliseconds. */
const wokenMs = 5_000;
/** A freeze that catches less shows nothing: another moment is tried. */
const leastFrozen = 3;
/** Nothing was recorded for so long: the run will not end. */
const hopelessMs = 240_000;

const { values } = parseArgs({
  options: Object.fromEntries(
    ["pages", "hosts", "kills", "restarts", "seed", "dir", "port", "pid"].map((name) => [
      name,
      { type: "string" as const },
    ]),
  ),
});
const option = (name: string) => String(values[name]);
const [pages, hosts, kills, restarts, seed] = ["pages", "hosts", "kills", "restarts", "seed"].map((name) =>
  Number(option(name)),
) as [number, number, number, number, number];
let database: DatabasePlace = {
  dir: option("dir"),
  port: Number(option("port")),
  pid: Number(option("pid")),
};

const begun = performance.now();
const say = (text: string) =>
  process.stderr.write(`${`${((performance.now() - begun) / 1_000).toFixed(1)} s`.padStart(8)}  ${text}\n`);
const random = seededRandom(seed);
const web = await servePages(random);
const urls = pageUrls(pages, hosts);
const scope = await makeTeam(urls);
const crew = startCrew(
  workersAtOnce,
  {
    DATABASE_URL: requireDatabaseUrl(),
    FAIRLEAD_SECRET: requireSecret(),
    FAIRLEAD_ALLOW_NETWORKS: "127.0.0.0/8",
    FAIRLEAD_CONNECT_TO: `*:80:127.0.0.1:${web.port}`,
    NODE_ENV: "production",
  },
  random,
  (line) => say(`a worker says: ${line}`),
);
const runId = await startAll(scope);
const ledger = openLedger(runId);
const plan = planBlows({ kills, restarts }, random);

const figures = {
  answeredMs: 0,
  progressMs: 0,
  leasedMs: 0,
  takenAgainMs: 0,
  heldByDead: 0,
  stops: 0,
  drainMs: 0,
  heldAfterStop: 0,
  badStops: 0,
};
const longest = (name: "answeredMs" | "progressMs" | "leasedMs" | "takenAgainMs" | "drainMs", ms: number) => {
  figures[name] = Math.max(figures[name], ms);
};
let left: Left[] = [];
let frozen: { worker: Worker; at: number } | null = null;
const stopping = new Set<Promise<void>>();
let done = 0;
let progressAt = performance.now();
let restartedAt: number | null = null;

async function leaveBehind(worker: Worker): Promise<Left> {
  const found = await heldBy(runId, worker.id());
  left.push(found);
  figures.heldByDead += found.visits.length;
  return found;
}

async function kill(worker: Worker): Promise<void> {
  worker.signal("SIGKILL");
  await worker.ended;
  const { visits } = await leaveBehind(worker);
  say(`${done} pages recorded: a worker was killed, ${visits.length} visits in hand`);
}

function stop(worker: Worker): void {
  const asked = performance.now();
  worker.signal("SIGTERM");
  const over = worker.ended.then(async (code) => {
    const ms = performance.now() - asked;
    longest("drainMs", ms);
    figures.stops += 1;
    if (code !== 0) figures.badStops += 1;
    figures.heldAfterStop += (await heldBy(runId, worker.id())).visits.length;
    say(`a worker that was asked to stop ended after ${Math.round(ms)} ms with ${code}`);
  });
  stopping.add(over);
  void over.finally(() => stopping.delete(over));
}

/** False when it had too little in hand to show anything. */
async function freeze(): Promise<boolean> {
  for (const worker of crew.ready()) {
    worker.signal("SIGSTOP");
    const { visits } = await heldBy(runId, worker.id());
    if (visits.length >= leastFrozen) {
      crew.replace(worker);
      await leaveBehind(worker);
      frozen = { worker, at: performance.now() };
      say(`${done} pages recorded: a worker is frozen, ${visits.length} visits in hand`);
      return true;
    }
    worker.signal("SIGCONT");
  }
  return false;
}

async function restart(): Promise<void> {
  const at = performance.now();
  database = await crashDatabase(database);
  done = await ledger.compare();
  longest("answeredMs", performance.now() - at);
  restartedAt = performance.now();
  say(
    `${done} pages recorded: the database was killed, and answered after ${Math.round(performance.now() - at)} ms`,
  );
}

/** False when the moment does not suit: it is tried again at the next look. */
async function strike(blow: Blow): Promise<boolean> {
  // One blow at a time: how long work takes to go on after a restart is not how long two workers take to start.
  if (restartedAt !== null) return false;
  if (blow === "restart") {
    // How fast a worker stops is measured while there is a database.
    if (stopping.size > 0) return false;
    await restart();
    return true;
  }
  if (crew.ready().length < workersAtOnce) return false;
  if (blow === "freeze") return freeze();
  const worker = crew.take();
  if (worker === null) return false;
  if (blow === "kill") await kill(worker);
  else stop(worker);
  return true;
}

async function look(): Promise<void> {
  const now = await ledger.compare();
  if (now > done) {
    done = now;
    progressAt = performance.now();
    if (restartedAt !== null) longest("progressMs", progressAt - restartedAt);
    restartedAt = null;
  }
  left = await Promise.all(
    left.map(async (before) => {
      const still = await stillLeft(runId, before);
      if (before.leased) longest("leasedMs", performance.now() - still.at);
      longest("takenAgainMs", performance.now() - still.at);
      return still;
    }),
  );
  left = left.filter(({ visits }) => visits.length > 0);
}

async function wake(): Promise<void> {
  if (frozen === null || performance.now() - frozen.at < frozenMs) return;
  const { worker } = frozen;
  frozen = null;
  worker.signal("SIGCONT");
  say("the frozen worker goes on");
  await sleep(wokenMs);
  stop(worker);
}

const state = async () =>
  (await untilAnswered(() => one<{ state: string }>("select state from run where id = $1", [runId])))?.state;
while (performance.now() - progressAt < hopelessMs) {
  await look();
  await wake();
  const next = plan[0];
  if (next !== undefined && done >= next.at * pages && (await strike(next.blow))) plan.shift();
  if (plan.length + left.length + stopping.size === 0 && frozen === null && (await state()) === "done") break;
  await sleep(lookEveryMs);
}
// The turns of the dead are given back in the next round of the living.
let hostsHeld = 0;
for (let waited = 0; waited < 3 * frontierDefaults.renewMs; waited += lookEveryMs) {
  const row = await one<{ n: number }>("select count(*)::int as n from host where in_flight > 0");
  hostsHeld = row?.n ?? 0;
  if (hostsHeld === 0) break;
  await sleep(lookEveryMs);
}
await crew.end();
await ledger.compare();
const checks = await one<{ checked: number; doubled: number }>(
  `select count(*)::int as checked, count(*) filter (where n > 1)::int as doubled
     from (select page_id, count(*) as n from page_check where run_id = $1 group by page_id) c`,
  [runId],
);
const checked = checks?.checked ?? 0;
process.stdout.write(
  `${JSON.stringify({
    ...figures,
    seed,
    pages,
    kills,
    restarts,
    tookMs: performance.now() - begun,
    checked,
    lost: pages - checked,
    doubled: checks?.doubled ?? 0,
    fenced: crew.fenced(),
    acknowledged: ledger.acknowledged(),
    vanished: ledger.vanished(),
    miscounted: ledger.miscounted(),
    counters: await recountRun(runId),
    drift: (await findDrift(scope.workspaceId)).map(({ what, rows }) => `${rows.length} ${what}`),
    mostInFlight: web.mostInFlight(),
    hostsHeld,
    fallen: crew.fallen(),
  } satisfies CrashFigures)}\n`,
);
web.close();
await stopSender();
await closePool();
