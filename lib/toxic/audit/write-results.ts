// What an audit found, put in the place of what the one before it found: in one transaction, and without touching a row
// that says the same.
import { createHash } from "node:crypto";
import { attackWatch } from "#lib/core/toxic/attack-watch";
import { LEVELS, type Level, type ToxicVerdict } from "#lib/core/toxic/judge";
import type { Pattern } from "#lib/core/toxic/patterns/pattern";
import type { QueueGroup } from "#lib/core/toxic/queue";
import type { ToxicWeights } from "#lib/core/toxic/weights";
import { safeJson } from "#lib/db/safe-json";
import { type Sql, transaction } from "#lib/db/sql";
import { Cancelled } from "./audit-state.ts";

export interface JudgedDomain {
  id: number;
  verdict: ToxicVerdict;
  /** YYYY-MM-DD */
  firstOn: string | null;
  dated: boolean;
}

interface AuditRef {
  workspaceId: number;
  siteId: number;
  auditId: string;
  /** YYYY-MM-DD */
  today: string;
  /** It was judged by these. */
  weights: Pick<ToxicWeights, "attack">;
}

/** Rows a statement. */
const CHUNK = 2_000;

/** Throws Cancelled: then nothing was written. `tell` is given the progress. */
export async function writeResults(
  ref: AuditRef,
  judged: readonly JudgedDomain[],
  patterns: readonly Pattern[],
  groups: readonly QueueGroup[],
  tell: (done: number, total: number) => Promise<void>,
): Promise<void> {
  const groupOf = new Map(
    groups.flatMap(({ key, verdicts }) => verdicts.map(({ domain }) => [domain, key] as const)),
  );
  const rows = judged.map((one) => rowOf(one, groupOf.get(one.verdict.domain) ?? null));
  const keys = [ref.workspaceId, ref.siteId];
  await transaction(async (sql) => {
    const known = await sql.query<{ id: number; key: string }>(
      "SELECT domain_id AS id, encode(key, 'hex') AS key FROM toxic_result WHERE workspace_id = $1 AND site_id = $2",
      keys,
    );
    const before = new Map(known.map(({ id, key }) => [id, key]));
    const changed = rows.filter(({ id, key }) => before.get(id) !== key);
    for (let from = 0; from < changed.length; from += CHUNK) {
      // On a connection of its own: what is told is seen before all is committed.
      await tell(from, changed.length);
      await writeChunk(sql, ref, changed.slice(from, from + CHUNK));
    }
    const judgedIds = new Set(judged.map(({ id }) => id));
    const gone = [...before.keys()].filter((id) => !judgedIds.has(id));
    await sql.query(
      "DELETE FROM toxic_result WHERE workspace_id = $1 AND site_id = $2 AND domain_id = ANY($3)",
      [...keys, gone],
    );
    await writeGroups(sql, keys, patterns, groups);
    await endAudit(sql, ref, judged, patterns, changed.length + gone.length);
  });
}

interface ResultRow {
  id: number;
  key: string;
  level: Level;
}

function rowOf({ id, verdict, firstOn }: JudgedDomain, group: string | null): ResultRow {
  const row = {
    level: verdict.level,
    score: verdict.score,
    resolved: verdict.resolved?.by ?? null,
    act: verdict.act,
    lines: verdict.lines,
    signals: verdict.evidence.map(({ signal }) => signal).sort(),
    sentence: verdict.sentence,
    held_back: verdict.heldBack,
    evidence: { counted: verdict.evidence, explained: verdict.explained },
    first_on: firstOn,
    group_key: group,
  };
  return { id, ...row, key: createHash("sha256").update(safeJson(row)).digest("hex").slice(0, 16) };
}

function writeChunk(
  sql: Sql,
  { workspaceId, siteId, today }: AuditRef,
  rows: readonly ResultRow[],
): Promise<object[]> {
  return sql.query(
    `INSERT INTO toxic_result AS t (workspace_id, site_id, domain_id, level, score, resolved, act, lines, signals, sentence,
       held_back, evidence, first_on, group_key, key, since)
     SELECT $1, $2, r.id, r.level, r.score, r.resolved, r.act, r.lines, r.signals, r.sentence, r.held_back, r.evidence, r.first_on,
       r.group_key, decode(r.key, 'hex'), $3
     FROM jsonb_to_recordset($4::jsonb) AS r(id int, level "ToxicLevel", score smallint, resolved text, act text, lines text[],
       signals text[], sentence text, held_back text, evidence jsonb, first_on date, group_key text, key text)
     ON CONFLICT (workspace_id, site_id, domain_id) DO UPDATE SET level = excluded.level, score = excluded.score,
       resolved = excluded.resolved, act = excluded.act, lines = excluded.lines, signals = excluded.signals,
       sentence = excluded.sentence, held_back = excluded.held_back, evidence = excluded.evidence, first_on = excluded.first_on,
       group_key = excluded.group_key, key = excluded.key,
       since = CASE WHEN t.level = excluded.level THEN t.since ELSE excluded.since END`,
    [workspaceId, siteId, today, safeJson(rows)],
  );
}

/** Patterns with all their domains, and what else the queue groups by. */
async function writeGroups(
  sql: Sql,
  keys: readonly number[],
  patterns: readonly Pattern[],
  groups: readonly QueueGroup[],
): Promise<void> {
  const place = new Map(groups.map(({ key }, index) => [key, index]));
  const known = new Set(patterns.map(({ key }) => key));
  const rows = [
    ...patterns.map(({ key, kind, title, domains }) => ({ key, kind, title, domains: domains.length })),
    ...groups
      .filter(({ key }) => !known.has(key))
      .map(({ key, title, verdicts }) => ({ key, kind: "signal", title, domains: verdicts.length })),
  ].map((row) => ({ ...row, place: place.get(row.key) ?? null }));
  await sql.query("DELETE FROM toxic_group WHERE workspace_id = $1 AND site_id = $2", keys);
  await sql.query(
    `INSERT INTO toxic_group (workspace_id, site_id, key, kind, title, domains, place)
     SELECT $1, $2, r.key, r.kind, r.title, r.domains, r.place
     FROM jsonb_to_recordset($3::jsonb) AS r(key text, kind text, title text, domains int, place int)`,
    [...keys, safeJson(rows)],
  );
}

async function endAudit(
  sql: Sql,
  { workspaceId, auditId, today, weights }: AuditRef,
  judged: readonly JudgedDomain[],
  patterns: readonly Pattern[],
  changed: number,
): Promise<void> {
  const levels = Object.fromEntries(LEVELS.map((level) => [level, 0])) as Record<Level, number>;
  for (const { verdict } of judged) levels[verdict.level]++;
  const kinds: Record<string, number> = {};
  for (const [kind, same] of Map.groupBy(patterns, (pattern) => pattern.kind))
    kinds[kind] = new Set(same.flatMap(({ domains }) => domains)).size;
  const risky = judged.filter(({ verdict }) => verdict.level === "review" || verdict.level === "high");
  const watch = attackWatch(
    risky.map(({ firstOn, dated }) => ({ on: firstOn, dated })),
    firstDay(judged),
    today,
    weights,
  );
  const done = await sql.query(
    `UPDATE toxic_audit SET state = 'done', finished_at = now(), levels = $3, patterns = $4, watch = $5, changed = $6,
       done = $7, total = $7
     WHERE workspace_id = $1 AND id = $2 AND state = 'running' RETURNING id`,
    [workspaceId, auditId, safeJson(levels), safeJson(kinds), safeJson(watch), changed, judged.length],
  );
  if (done.length === 0) throw new Cancelled("the audit was cancelled");
}

/** The first day that somebody gave or we saw. */
function firstDay(judged: readonly JudgedDomain[]): string | null {
  let first: string | null = null;
  for (const { firstOn, dated } of judged)
    if (dated && firstOn !== null && (first === null || firstOn < first)) first = firstOn;
  return first;
}
