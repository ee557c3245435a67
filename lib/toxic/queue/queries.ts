// The review queue: what the last audit says, with what people decided. Worst groups first, worst domains first in each.
import { authority } from "#lib/core/score/authority";
import { LEVELS, type Level } from "#lib/core/toxic/judge";
import { Params } from "#lib/db/params";
import { one, query } from "#lib/db/sql";
import { siteKeys } from "#lib/links/site-keys";
import { readRelease } from "#lib/ranks/read-release";
import type { Scope } from "#lib/scope/scope";
import { readWeights } from "../weights/read-weights.ts";
import { NEEDS_LOOK, QUEUE_FROM, QUEUE_WHERE, UNDECIDED } from "./queue-sql.ts";
import type {
  AuditLine,
  AuditPoint,
  AuditState,
  QueueCounts,
  QueuePage,
  QueueRow,
  QueueView,
} from "./types.ts";

/** Domains on one page. */
const SHOWN = 100;
/** Points of the history that are shown. */
const HISTORY = 60;

/** Ascending, so that a page can begin after a key of four numbers. */
const ORDER = `coalesce(g.place, 1000000), CASE r.level WHEN 'high' THEN 0 WHEN 'review' THEN 1 WHEN 'low' THEN 2 ELSE 3 END,
  -r.score, r.domain_id`;

type Row = Omit<QueueRow, "group" | "decided" | "authority"> & {
  key: string;
  groupKey: string | null;
  groupTitle: string | null;
  position: number | null;
  decision: NonNullable<QueueRow["decided"]>["kind"] | null;
  reason: string | null;
  by: string | null;
  at: Date | null;
};

/** A page of the queue. Throws AppError "not_found". */
export async function listQueue(scope: Scope, slug: string, view: QueueView): Promise<QueuePage> {
  const site = await siteKeys(scope, slug);
  const params = new Params();
  params.add(scope.workspaceId);
  params.add(site.id);
  const parts = [QUEUE_WHERE];
  parts.push(view.levels.length > 0 ? `r.level::text = ANY(${params.add(view.levels)}::text[])` : NEEDS_LOOK);
  if (view.group !== "") parts.push(`r.group_key = ${params.add(view.group)}`);
  if (view.show === "undecided") parts.push(UNDECIDED);
  if (view.show === "decided") parts.push(`NOT (${UNDECIDED})`);
  const after = readKey(view.after);
  if (after !== null)
    parts.push(`(${ORDER}) > (${after.map((part) => `${params.add(part)}::int`).join(", ")})`);
  const [rows, release] = await Promise.all([
    query<Row>(
      `SELECT concat_ws('.', ${ORDER}) AS key, d.name AS domain, r.level, r.sentence, r.held_back AS "heldBack", r.act, r.lines,
         r.evidence->'counted' AS evidence, r.evidence->'explained' AS explained, coalesce(f.live, 0) AS links, k.position,
         r.first_on AS "firstOn", r.since, g.key AS "groupKey", g.title AS "groupTitle",
         coalesce(o.kind::text, v.kind::text, CASE WHEN m.domain_id IS NOT NULL THEN 'pages' END) AS decision,
         coalesce(o.reason, v.reason, m.reason) AS reason, u.name AS by, coalesce(o.at, v.at, m.at) AS at
       FROM ${QUEUE_FROM}
       LEFT JOIN referring_domain f ON f.workspace_id = $1 AND f.site_id = $2 AND f.domain_id = r.domain_id
       LEFT JOIN domain_rank k ON k.name = d.name
       LEFT JOIN app_user u ON u.id = coalesce(o.by_id, v.by_id, m.by_id)
       WHERE ${parts.join(" AND ")} ORDER BY ${ORDER} LIMIT ${SHOWN + 1}`,
      params.values,
    ),
    readRelease("current"),
  ]);
  const shown = rows.slice(0, SHOWN);
  return {
    rows: shown.map((row) => lineOf(row, release?.total ?? null)),
    next: rows.length > SHOWN ? (shown.at(-1)?.key ?? null) : null,
  };
}

function lineOf(row: Row, ranked: number | null): QueueRow {
  const { key: _key, groupKey, groupTitle, position, decision, reason, by, at, ...line } = row;
  return {
    ...line,
    authority: authority(position, ranked),
    group: groupKey === null ? null : { key: groupKey, title: groupTitle ?? "" },
    decided:
      decision === null ? null : { kind: decision, reason: reason ?? "", by, at: at?.toISOString() ?? "" },
  };
}

function readKey(key: string | null): number[] | null {
  if (key === null || !/^\d{1,9}\.\d\.-?\d{1,3}\.\d{1,9}$/.test(key)) return null;
  return key.split(".").map(Number);
}

/** What the filters of the queue say beside their names. Throws AppError "not_found". */
export async function countQueue(scope: Scope, slug: string): Promise<QueueCounts> {
  const site = await siteKeys(scope, slug);
  const keys = [scope.workspaceId, site.id];
  const [states, levels, groups] = await Promise.all([
    one<{ undecided: number; decided: number }>(
      `SELECT count(*) FILTER (WHERE ${UNDECIDED})::int AS undecided, count(*) FILTER (WHERE NOT (${UNDECIDED}))::int AS decided
       FROM ${QUEUE_FROM} WHERE ${QUEUE_WHERE} AND ${NEEDS_LOOK}`,
      keys,
    ),
    query<{ level: Level; count: number }>(
      "SELECT level, count(*)::int AS count FROM toxic_result WHERE workspace_id = $1 AND site_id = $2 GROUP BY 1",
      keys,
    ),
    query<QueueCounts["groups"][number]>(
      `SELECT g.key, g.kind, g.title, count(*) FILTER (WHERE ${UNDECIDED})::int AS open
       FROM ${QUEUE_FROM} WHERE ${QUEUE_WHERE} AND ${NEEDS_LOOK} AND g.place IS NOT NULL
       GROUP BY g.key, g.kind, g.title, g.place ORDER BY g.place`,
      keys,
    ),
  ]);
  return {
    undecided: states?.undecided ?? 0,
    decided: states?.decided ?? 0,
    levels: Object.fromEntries(
      LEVELS.map((level) => [level, levels.find((row) => row.level === level)?.count ?? 0]),
    ) as Record<Level, number>,
    groups,
  };
}

type Point = Omit<AuditPoint, "at"> & { at: Date };

/** How the audits of a site stand. Throws AppError "not_found". */
export async function auditState(scope: Scope, slug: string): Promise<AuditState> {
  const site = await siteKeys(scope, slug);
  const keys = [scope.workspaceId, site.id];
  const [last, done, history, weights] = await Promise.all([
    one<Omit<AuditLine, "requestedAt"> & { requestedAt: Date }>(
      `SELECT id, state, phase, done, total, error, requested_at AS "requestedAt" FROM toxic_audit
       WHERE workspace_id = $1 AND site_id = $2 ORDER BY requested_at DESC, id DESC LIMIT 1`,
      keys,
    ),
    one<Point & { watch: NonNullable<AuditState["done"]>["watch"]; stale: boolean; weights: number }>(
      `SELECT a.finished_at AS at, a.levels, a.patterns, a.watch, a.weights,
         a.version IS DISTINCT FROM (SELECT m.version FROM site_summary m WHERE m.workspace_id = $1 AND m.site_id = $2) AS stale
       FROM toxic_audit a WHERE a.workspace_id = $1 AND a.site_id = $2 AND a.state = 'done'
       ORDER BY a.requested_at DESC LIMIT 1`,
      keys,
    ),
    query<Point>(
      `SELECT * FROM (SELECT DISTINCT ON (finished_at::date) finished_at AS at, levels, patterns FROM toxic_audit
         WHERE workspace_id = $1 AND site_id = $2 AND state = 'done' ORDER BY finished_at::date DESC, finished_at DESC LIMIT ${HISTORY}) x
       ORDER BY at`,
      keys,
    ),
    readWeights(scope.workspaceId),
  ]);
  const point = ({ at, levels, patterns }: Point): AuditPoint => ({ at: at.toISOString(), levels, patterns });
  return {
    last: last === null ? null : { ...last, requestedAt: last.requestedAt.toISOString() },
    done: done === null ? null : { ...point(done), watch: done.watch },
    stale: done?.stale ?? false,
    weights: done === null ? null : { used: done.weights, now: weights.number },
    history: history.map(point),
  };
}
