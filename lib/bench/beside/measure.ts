// The measuring process of `bench beside`: looks alone and beside an import, in turns.
import { setTimeout as sleep } from "node:timers/promises";
import { closePool } from "#lib/db/pool";
import { anyConnection, one } from "#lib/db/sql";
import { writeImportJob } from "#lib/jobs/definitions/imports";
import { sendJob, stopSender } from "#lib/jobs/queue";
import type { WriteScope } from "#lib/scope/scope";
import { LARGE_SITE } from "#lib/seed/large-rows";
import { createSite } from "#lib/sites/create-site";
import { stageLarge } from "../import/whole.ts";
import { watchLocks } from "../room/locks.ts";
import { makeTeam, startAll, untilDone } from "../room/team.ts";
import { pageUrls } from "../verify/pages.ts";

/** Share of the speed alone that is kept. */
const FLOOR = 0.5;
const PAGES = 3_000;
const HOSTS = 600;
const ROUNDS = 3;

const rows = Number(process.argv[2]);
const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;

async function pagesASecond(scope: WriteScope): Promise<number> {
  const began = performance.now();
  await untilDone(await startAll(scope));
  return PAGES / ((performance.now() - began) / 1_000);
}

interface ImportNow {
  written: number;
  over: boolean;
}

async function importNow(id: string): Promise<ImportNow> {
  const found = await one<ImportNow>(
    "SELECT written, state <> 'importing' AS over FROM import WHERE id = $1",
    [id],
  );
  return found ?? { written: 0, over: true };
}

const scope = await makeTeam(pageUrls(PAGES, HOSTS));
await createSite(scope, { domain: LARGE_SITE, kind: "own" });
const site = await one<{ id: number }>("SELECT id FROM site WHERE workspace_id = $1 AND slug = $2", [
  scope.workspaceId,
  LARGE_SITE,
]);
// The first look writes every link; the looks compared here write none.
await pagesASecond(scope);

const alone: number[] = [];
const beside: number[] = [];
const imported: number[] = [];
let longestWait = 0;
for (let round = 0; round < ROUNDS; round++) {
  alone.push(await pagesASecond(scope));
  const { id } = await stageLarge({ scope, siteId: site?.id as number }, rows, round * rows);
  const waits = watchLocks();
  await sendJob(anyConnection, writeImportJob, { workspaceId: scope.workspaceId, importId: id });
  while ((await importNow(id)).written === 0) await sleep(50);
  // As many looks as the import goes on for: each of them stands beside it from its start to its end.
  const [began, first] = [performance.now(), (await importNow(id)).written];
  for (let over = false; !over; ) {
    const speed = await pagesASecond(scope);
    over = (await importNow(id)).over;
    if (!over) beside.push(speed);
  }
  imported.push((rows - first) / ((performance.now() - began) / 1_000));
  longestWait = Math.max(longestWait, await waits.stop());
}
const ratio = median(beside) / median(alone);
const met = ratio >= FLOOR;
process.stdout.write(
  `${PAGES.toLocaleString("en")} pages of ${HOSTS} hosts: ${Math.round(median(alone))} a second alone, ` +
    `${Math.round(median(beside))} beside an import of ${rows.toLocaleString("en")} rows (${beside.length} looks), ` +
    `which went on at ${Math.round(median(imported)).toLocaleString("en")} rows a second\n` +
    `${met ? "ok    " : "MISSED"} verification beside an import: ${ratio.toFixed(2)} of its speed (bar ${FLOOR})\n` +
    `longest wait for a lock ${longestWait} ms\n`,
);
await stopSender();
await closePool();
process.exit(met ? 0 : 1);
