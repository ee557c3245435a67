// The measuring process of `bench profile`.
import fs from "node:fs";
import { closePool } from "#lib/db/pool";
import { query } from "#lib/db/sql";
import { isAppError } from "#lib/errors";
import { stopSender } from "#lib/jobs/queue";
import { siteKeys } from "#lib/links/site-keys";
import { LARGE_SITE } from "#lib/seed/large-rows";
import { OVERVIEW, PLAIN, PROBES, type Probe } from "./probes.ts";
import { makePerson, makeProfile, openProfile, type Profile } from "./room.ts";
import { timesOfPages } from "./served.ts";
import { planInTime, scannedWhole, statementsOf } from "./statements.ts";

/** Looks at one thing: at most so many, or so long. */
const [TIMES, LIMIT_MS] = [100, 3_000];
const WARM = 3;
/** Statements that read links from the first to the last would be seen here. */
const LARGE_TABLES = ["link", "link_sighting", "page", "anchor", "domain_anchor", "domain_target"];
/** Milliseconds: of the overview's data, of its page. */
const BARS = (links: number) => ({ data: links >= 10_000_000 ? 20 : 10, page: 100 });

const [sizes = "", port = "", plansFile = "", seeded = ""] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);
const ms = (n: number) =>
  n === Number.POSITIVE_INFINITY ? "ended" : n < 10 ? n.toFixed(1) : Math.round(n).toLocaleString("en");
let missed = 0;

function bar(what: string, met: boolean, figure: string): void {
  if (!met) missed++;
  say(`${met ? "ok    " : "MISSED"} ${what}: ${figure}`);
}

interface Times {
  median: number;
  p95: number;
}

async function timesOf(work: () => Promise<unknown>): Promise<Times> {
  const took: number[] = [];
  const end = performance.now() + LIMIT_MS;
  for (let n = 0; n < WARM + TIMES && (n < 2 || performance.now() < end); n++) {
    const began = performance.now();
    try {
      await work();
    } catch (error) {
      // A page would say so: it is ended after eight seconds.
      if (isAppError(error) && error.code === "busy")
        return { median: Number.POSITIVE_INFINITY, p95: Number.POSITIVE_INFINITY };
      throw error;
    }
    // Where even one takes long, the second is all there is.
    if (n >= WARM || (n > 0 && performance.now() >= end)) took.push(performance.now() - began);
  }
  took.sort((a, b) => a - b);
  const at = (share: number) =>
    took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95) };
}

async function plainTotal({ scope }: Profile): Promise<number> {
  const { domainIds } = await siteKeys(scope, LARGE_SITE);
  let total = 0;
  for (const { name, sql } of PLAIN) {
    const { median } = await timesOf(() => query(sql, [scope.workspaceId, domainIds]));
    say(`  plain: ${name.padEnd(34)} ${ms(median).padStart(9)} ms`);
    total += median;
  }
  return total;
}

async function measure(profile: Profile, cookie: string): Promise<Times> {
  const { scope, links } = profile;
  const written =
    profile.written === null
      ? ""
      : `, written in ${Math.round(profile.written / 1_000)} s (${Math.round((links / profile.written) * 1_000).toLocaleString("en")} a second)`;
  say(`\n${links.toLocaleString("en")} links${written}; summary built in ${ms(profile.summarised)} ms`);
  say(`  ${"".padEnd(41)} ${"median".padStart(9)} ${"p95".padStart(9)}`);
  let whole: Times = { median: Number.NaN, p95: Number.NaN };
  for (const probe of PROBES) {
    const times = await timesOf(() => probe.run(scope));
    if (probe === OVERVIEW) whole = times;
    say(`  ${probe.name.padEnd(41)} ${ms(times.median).padStart(9)} ${ms(times.p95).padStart(9)} ms`);
  }
  const plain = await plainTotal(profile);
  const bars = BARS(links);
  bar(
    "the overview's data, p95",
    whole.p95 <= bars.data,
    `${ms(whole.p95)} ms (bar ${bars.data}); plain GROUP BY takes ${Math.round(plain / whole.median).toLocaleString("en")} times as long`,
  );
  for (const { name, took } of await timesOfPages(
    { port: Number(port), path: profile.path, cookie },
    timesOf,
  )) {
    const line = `median ${ms(took.median)} ms, p95 ${ms(took.p95)} ms`;
    if (name === "overview")
      bar("the overview as a page, p95", took.p95 <= bars.page, `${line} (bar ${bars.page})`);
    else say(`  page: ${name.padEnd(35)} ${line}`);
  }
  return whole;
}

async function plansOf({ scope, links }: Profile, probes: readonly Probe[]): Promise<string> {
  const parts = [`## ${links.toLocaleString("en")} links`];
  const whole: string[] = [];
  for (const probe of probes) {
    const statements = await statementsOf(() => probe.run(scope).catch(() => null));
    for (const statement of statements) {
      const scanned = await scannedWhole(statement).catch(() => []);
      for (const table of scanned) if (LARGE_TABLES.includes(table)) whole.push(`${probe.name}: ${table}`);
      const plan = await planInTime(statement);
      if (plan !== null) parts.push(`### ${probe.name}\n\n\`\`\`\n${plan}\n\`\`\``);
    }
  }
  bar(
    `no table is read whole at ${links.toLocaleString("en")}`,
    whole.length === 0,
    whole.join("; ") || "none",
  );
  return parts.join("\n\n");
}

const person = await makePerson();
const profiles: Profile[] = [];
if (seeded === "") {
  for (const size of sizes.split(",")) profiles.push(await makeProfile(Number(size), person));
} else {
  await query("VACUUM ANALYZE");
  for (const slug of seeded.split(",")) profiles.push(await openProfile(slug, person));
}
const overviews: Times[] = [];
for (const profile of profiles) overviews.push(await measure(profile, person.cookie));
const [small, large] = [overviews[0], overviews.at(-1)];
if (profiles.length > 1 && small && large) {
  const ratio = large.p95 / small.p95;
  bar("the large overview against the small one, p95", ratio <= 2, `${ratio.toFixed(2)} (bar 2)`);
}
const plans: string[] = [];
for (const profile of profiles) plans.push(await plansOf(profile, PROBES));
if (plansFile !== "") fs.writeFileSync(plansFile, `${plans.join("\n\n")}\n`);
await stopSender();
await closePool();
process.exit(missed === 0 ? 0 : 1);
