// The measuring process of `bench audit`: it seeds the profile, has the worker audit it twice, and watches the worker's
// memory and event loop and the audit's progress meanwhile.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { closePool } from "#lib/db/pool";
import { stopSender } from "#lib/jobs/queue";
import { requestAudit } from "#lib/toxic/audit/request-audit";
import { startHostileWorker } from "../hostile/worker-process.ts";
import { AUDITED_SITE, seedAudited } from "./seed.ts";
import { type WatchedAudit, watchAudit } from "./watch-audit.ts";

/**
 * Bars for two cores with other work on them: domains a second (the job is ended after half an hour); megabytes that the
 * worker grows by; milliseconds that its loop is later than an idle process's, so that leases are kept; seconds without
 * a new step for the person who watches.
 */
const bars = { domainsASecond: 100, memoryMb: 1_000, lateMs: 500, stillS: 60 };
const LIMIT_MS = 1_800_000;

const domains = Number(process.argv[2]);
const missed: string[] = [];
const say = (label: string, text: string) => process.stdout.write(`${label.padEnd(34)}${text}\n`);
const count = (number: number) => Math.round(number).toLocaleString("en");
const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
const bar = (met: boolean, text: string) => {
  if (!met) missed.push(text);
  return `${text}${met ? "" : ", MISSED"}`;
};

const began = performance.now();
const { scope, links } = await seedAudited(domains);
say(
  "profile",
  `${count(domains)} referring domains, ${count(links)} links, seeded in ${seconds(performance.now() - began)}`,
);
const worker = await startHostileWorker();

async function measure(title: string): Promise<WatchedAudit> {
  await worker.latest();
  worker.resetPeak();
  const before = worker.memory()?.now ?? 0;
  const used = worker.processor() ?? Number.NaN;
  // What an idle process is late by is the machine's doing.
  const idle = monitorEventLoopDelay({ resolution: 20 });
  idle.enable();
  await requestAudit(scope, AUDITED_SITE);
  const audit = await watchAudit(scope.workspaceId, LIMIT_MS);
  const grown = (worker.memory()?.peak ?? Number.NaN) - before;
  const late = await worker.latest();
  idle.disable();
  const own = idle.max / 1e6;
  const processor = (worker.processor() ?? Number.NaN) - used;
  const speed = audit.domains / (audit.ms / 1_000);
  say(`\n${title}`, `${audit.state}, ${count(audit.changed)} results written`);
  say(
    "  duration",
    `${seconds(audit.ms)}, ${bar(speed >= bars.domainsASecond, `${count(speed)} domains a second (at least ${bars.domainsASecond})`)}`,
  );
  say("  of it", [...audit.phases].map(([phase, ms]) => `${phase} ${seconds(ms)}`).join(", "));
  say("  processor of the worker", `${processor.toFixed(1)} s; the database's is its own`);
  say(
    "  memory",
    bar(!(grown > bars.memoryMb), `${count(grown)} MB above what the worker held (at most ${bars.memoryMb})`),
  );
  say(
    "  the worker's loop",
    bar(
      late <= own + bars.lateMs,
      `late by ${count(late)} ms at most, an idle process by ${count(own)} (bar ${bars.lateMs} more)`,
    ),
  );
  say(
    "  progress",
    bar(
      audit.still <= bars.stillS * 1_000,
      `${count(audit.steps)} steps, longest wait for one ${seconds(audit.still)} (at most ${bars.stillS} s)`,
    ),
  );
  if (audit.state !== "done") missed.push(`${title}: ${audit.state}`);
  return audit;
}

const first = await measure("first audit");
say(
  "  levels",
  Object.entries(first.levels)
    .map(([level, at]) => `${level} ${count(at)}`)
    .join(", "),
);
const again = await measure("again, nothing changed");
if (again.changed > 0) missed.push("the second audit wrote results");
await worker.stop();
await stopSender();
await closePool();
process.stdout.write(missed.length === 0 ? "\nevery bar is met\n" : `\nmissed: ${missed.join("; ")}\n`);
process.exit(missed.length === 0 ? 0 : 1);
