// The measuring process of `bench import`. Ratios are medians of rounds that alternate.
import { closePool } from "#lib/db/pool";
import { query } from "#lib/db/sql";
import { stopSender } from "#lib/jobs/queue";
import { findDrift } from "#lib/links/find-drift";
import { largeRow } from "#lib/seed/large-rows";
import {
  CHUNK,
  findLargeSite,
  type LargePart,
  type LargeSite,
  makeLargeSite,
  writeLarge,
} from "#lib/seed/large-site";
import { copyResolved } from "./copy-resolved.ts";
import { killedAndWhole } from "./killed.ts";

const [given = "", seeded = ""] = process.argv.slice(2);
const { links: existing, ...site } =
  seeded === ""
    ? { ...(await makeLargeSite("bench-import")), links: Number(given) }
    : await findLargeSite(seeded);
const batch = Math.min(5 * CHUNK, Math.max(200, Math.round(existing / 5)));
const rounds = 3;
const today = new Date().toISOString().slice(0, 10);
const say = (line: string) => process.stdout.write(`${line}\n`);
const count = (n: number) => Math.round(n).toLocaleString("en");
const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
let missed = 0;

/** A line with a bar; counts those that are missed. */
function bar(what: string, met: boolean, figure: string): void {
  if (!met) missed++;
  say(`${met ? "ok    " : "MISSED"} ${what}: ${figure}`);
}

async function timed(site: LargeSite, part: Omit<LargePart, "today">) {
  const sums = { ms: 0, longest: 0, newLinks: 0, written: 0 };
  let began = performance.now();
  for await (const result of writeLarge(site, { ...part, today })) {
    const ms = performance.now() - began;
    sums.ms += ms;
    sums.longest = Math.max(sums.longest, ms);
    sums.newLinks += result.newLinks;
    sums.written += result.written;
    began = performance.now();
  }
  return sums;
}

/** Into an empty site, which then has the links that the rest is measured with. */
async function intoEmpty() {
  const first = await timed(site, { from: 0, to: existing, vendor: "ahrefs" });
  say(
    `${count(existing)} links into an empty site: ${count(existing / (first.ms / 1_000))} a second, longest chunk of ${count(CHUNK)} ${count(first.longest)} ms`,
  );
  await query("VACUUM ANALYZE");
  return first;
}

/** Into a site that has links, beside COPY of rows of the same kind, by turns. */
async function intoExisting() {
  const [products, facts, links]: [number[], number[], number[]] = [[], [], []];
  // Rows that no earlier run over the same profile has left there: a round leaves half of those that it passes.
  for (let round = 0, at = 2 * existing; round < rounds; round++, at += 2 * batch) {
    const copied = { facts: 0, links: 0 };
    for (let from = at; from < at + batch; from += CHUNK) {
      const length = Math.min(CHUNK, at + batch - from);
      const took = await copyResolved(
        site,
        Array.from({ length }, (_, index) => largeRow(from + index)),
        today,
      );
      copied.facts += took.facts;
      copied.links += took.links;
    }
    facts.push(copied.facts);
    links.push(copied.links);
    products.push((await timed(site, { from: at + batch, to: at + 2 * batch, vendor: "ahrefs" })).ms);
  }
  const floor = existing >= 10_000_000 ? 0.4 : 0.5;
  const [product, copyFacts, copyLinks] = [median(products), median(facts), median(links)];
  say(
    `${count(batch)} rows into ${count(existing)}: ${count(batch / (product / 1_000))} a second; COPY of the resolved rows ${count(batch / (copyFacts / 1_000))} (links, events, sightings), ${count(batch / (copyLinks / 1_000))} (links alone)`,
  );
  bar(
    "import against COPY of its facts",
    copyFacts / product >= floor,
    `${(copyFacts / product).toFixed(2)} (bar ${floor}); of its links alone ${(copyLinks / product).toFixed(2)}`,
  );
}

/** The same file again, and a later export of the same links. */
async function onceMore(first: { ms: number }) {
  const again = await timed(site, { from: 0, to: existing, vendor: "ahrefs" });
  bar(
    "the same again",
    again.newLinks === 0 && again.written === 0,
    `${again.newLinks} added, ${again.written} changed; ${(again.ms / first.ms).toFixed(2)} of the first time`,
  );
  const later = await timed(site, { from: 0, to: existing, vendor: "ahrefs", later: 20 });
  bar(
    "a later export, every date moved",
    later.written === 0 && later.ms <= first.ms,
    `${later.written} link rows written; ${(later.ms / first.ms).toFixed(2)} of the first time (bar 1)`,
  );
}

async function againstRecount() {
  const drift = await findDrift(site.scope.workspaceId);
  bar(
    "facts and rollups against a recount",
    drift.length === 0,
    drift.map(({ what }) => what).join(", ") || "equal",
  );
}

if (seeded !== "") {
  await intoExisting();
} else {
  const first = await intoEmpty();
  await intoExisting();
  await onceMore(first);
  await againstRecount();
  for (const { what, met, figure } of await killedAndWhole(Math.min(existing, 1_000_000)))
    bar(what, met, figure);
}
await stopSender();
await closePool();
process.exit(missed === 0 ? 0 : 1);
