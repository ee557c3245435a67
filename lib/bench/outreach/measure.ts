// The measuring process of `bench outreach`.
import fs from "node:fs";
import { closePool } from "#lib/db/pool";
import { query } from "#lib/db/sql";
import { setFollowUp } from "#lib/outreach/board/change-prospects";
import { ProspectFilter } from "#lib/outreach/board/schema";
import { undoProspects } from "#lib/outreach/board/undo-batch";
import { planInTime, statementsOf } from "../profile/statements.ts";
import { makeTeam } from "../room/team.ts";
import { PROBES } from "./probes.ts";
import { seedCampaign } from "./rows.ts";

const [WARM, TIMES] = [3, 60];
/** Milliseconds: every prospect of the campaign is given a day, and gives it back. */
const BULK_LIMIT = 5_000;

const [prospects = "10000", plansFile = ""] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);
let missed = 0;

function bar(name: string, ms: number, limit: number, beside: string): void {
  if (ms > limit) missed++;
  say(
    `${ms <= limit ? "ok    " : "MISSED"} ${name.padEnd(36)} ${beside} ${ms.toFixed(1).padStart(8)} ms, limit ${limit}`,
  );
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

await query("SELECT ensure_partitions('2026-01-01', 12)");
const scope = await makeTeam([]);
const campaign = await seedCampaign(scope, Number(prospects));
say(`${Number(prospects).toLocaleString("en")} prospects in one campaign; median, then 95 of 100 looks`);
const plans: string[] = [];
for (const { name, limit, run } of PROBES) {
  const took: number[] = [];
  for (let n = 0; n < WARM + TIMES; n++) {
    const ms = await timed(() => run(scope, campaign));
    if (n >= WARM) took.push(ms);
  }
  took.sort((a, b) => a - b);
  const median = took[took.length >> 1] ?? Number.NaN;
  bar(name, took[Math.floor(took.length * 0.95)] ?? Number.NaN, limit, `${median.toFixed(1).padStart(8)} ms`);
  if (plansFile === "") continue;
  for (const statement of await statementsOf(() => run(scope, campaign)))
    plans.push(`## ${name}\n\n\`\`\`\n${(await planInTime(statement)) ?? "not explained"}\n\`\`\`\n`);
}
const everything = { campaign, what: { kind: "all" as const, filter: ProspectFilter.parse({}) } };
let batch = "";
const bulk = await timed(async () => {
  batch = (await setFollowUp(scope, { ...everything, on: "2031-01-01" })).batch ?? "";
});
bar("a day for all of them", bulk, BULK_LIMIT, "   once    ");
bar("and taken back", await timed(() => undoProspects(scope, batch)), BULK_LIMIT, "   once    ");
if (plansFile !== "") fs.writeFileSync(plansFile, plans.join("\n"));
await closePool();
process.exit(missed === 0 ? 0 : 1);
