// What the pure rule needs to know of pages (lib/core/schedule), read from the tables in one statement.
import type { Access } from "#lib/core/look";
import type { PageFacts } from "#lib/core/schedule/interval";
import type { Sql } from "#lib/db/sql";

/** Events that show that a link is not steady. A link that is new, or seen for the first time, shows nothing. */
const UNSTEADY = [
  "missed",
  "lost",
  "returned",
  "recovered",
  "rel_changed",
  "anchor_changed",
  "place_changed",
  "hidden_changed",
  "noindexed",
  "indexable",
  "canonical_away",
  "canonical_back",
];

/** A page as it is watched: its facts and the row of page_watch, if there is one. */
export interface WatchedPage {
  pageId: number;
  facts: PageFacts;
  row: { siteId: number; everyHours: number | null; adaptive: boolean; dueAt: number | null } | null;
  /** A person set a schedule for this very page. */
  own: boolean;
}

interface Loaded {
  pageId: number;
  lookedAt: Date | null;
  access: Access | null;
  httpStatus: number | null;
  unproved: number;
  missAt: Date | null;
  awaited: { recordedAt: string; liveOn: string | null }[];
  valuable: boolean;
  unstable: boolean;
  doubted: boolean;
  own: boolean;
  siteId: number | null;
  everyHours: number | null;
  adaptive: boolean | null;
  dueAt: Date | null;
}

/**
 * Reads pages by id; an alias is read as the page that it is, each page once. Placements and schedules of its other
 * addresses are its own.
 */
export async function readPages(
  sql: Sql,
  workspaceId: number,
  pageIds: readonly number[],
  now: Date,
): Promise<WatchedPage[]> {
  const rows = await sql.query<Loaded>(READ, [workspaceId, pageIds, now, UNSTEADY]);
  return rows.map(({ pageId, own, siteId, everyHours, adaptive, dueAt, ...facts }) => ({
    pageId,
    own,
    row:
      siteId === null
        ? null
        : { siteId, everyHours, adaptive: adaptive ?? true, dueAt: dueAt?.getTime() ?? null },
    facts: {
      ...facts,
      lookedAt: facts.lookedAt?.getTime() ?? null,
      missAt: facts.missAt?.getTime() ?? null,
      awaited: facts.awaited.map((one) => ({
        recordedAt: Date.parse(one.recordedAt),
        liveOn: one.liveOn === null ? null : Date.parse(one.liveOn),
      })),
      retryAt: null,
    },
  }));
}

// An alias may still have the row that its page takes over: the first of them is it.
const READ = `WITH asked AS (
    SELECT DISTINCT ON (page_id) coalesce(a.moved_to_id, a.id) AS page_id, w.*
    FROM unnest($2::int[]) AS given(id)
    JOIN page a ON a.workspace_id = $1 AND a.id = given.id
    LEFT JOIN LATERAL (
      SELECT w.site_id, w.every_hours, w.adaptive, w.due_at FROM page_watch w
      WHERE w.workspace_id = $1 AND w.page_id IN (a.id, a.moved_to_id)
      ORDER BY w.every_hours, w.due_at LIMIT 1) w ON true
    ORDER BY page_id, w.every_hours, w.due_at)
  SELECT p.id AS "pageId", p.last_fetched_at AS "lookedAt", p.access, p.http_status AS "httpStatus", u.n AS unproved,
    least(m.at, pl.miss_at) AS "missAt", coalesce(pl.awaited, '[]') AS awaited, coalesce(pl.valuable, false) AS valuable,
    e.yes IS NOT NULL AS unstable, d.yes IS NOT NULL AS doubted, s.yes IS NOT NULL AS own,
    asked.site_id AS "siteId", asked.every_hours AS "everyHours", asked.adaptive, asked.due_at AS "dueAt"
  FROM asked
  JOIN page p ON p.workspace_id = $1 AND p.id = asked.page_id
  CROSS JOIN workspace ws
  -- A person who asks again and again within an hour makes no host fail more often.
  LEFT JOIN LATERAL (
    SELECT count(DISTINCT date_trunc('hour', c.at))::int AS n FROM page_check c
    WHERE p.last_fetched_at IS DISTINCT FROM p.last_read_at AND c.workspace_id = $1 AND c.page_id = p.id AND NOT c.conclusive
      AND c.at > coalesce((SELECT max(k.at) FROM page_check k
        WHERE k.workspace_id = $1 AND k.page_id = p.id AND k.conclusive), '-infinity')) u ON true
  LEFT JOIN LATERAL (
    SELECT min(l.missed_at + l.misses * ws.lost_after_hours * interval '1 hour') AS at FROM link l
    WHERE p.open_links > 0 AND l.workspace_id = $1 AND l.source_id = p.id AND l.presence IN ('missed', 'reported')
      AND l.missed_at IS NOT NULL) m ON true
  LEFT JOIN LATERAL (
    SELECT min(pl.missed_at + pl.misses * ws.lost_after_hours * interval '1 hour')
        FILTER (WHERE pl.found_at IS NOT NULL AND pl.presence <> 'lost') AS miss_at,
      json_agg(json_build_object('recordedAt', pl.created_at, 'liveOn', pl.live_on)) FILTER (WHERE pl.found_at IS NULL) AS awaited,
      bool_or(pl.price IS NOT NULL OR pl.headline = 'changed') AS valuable
    FROM placement pl WHERE pl.workspace_id = $1 AND pl.archived_at IS NULL
      AND pl.source_id = ANY(p.id || ARRAY(SELECT x.id FROM page x WHERE x.workspace_id = $1 AND x.moved_to_id = p.id))) pl ON true
  LEFT JOIN LATERAL (
    SELECT true AS yes FROM link_event e
    WHERE e.workspace_id = $1 AND e.source_id = p.id AND e.recorded_at > $3::timestamptz - interval '30 days'
      AND e.origin = 'observed' AND e.kind = ANY($4::"EventKind"[]) LIMIT 1) e ON true
  LEFT JOIN LATERAL (
    SELECT true AS yes FROM link l
    JOIN link_sighting ls ON ls.workspace_id = $1 AND ls.source_id = l.source_id AND ls.target_id = l.target_id
    WHERE l.workspace_id = $1 AND l.source_id = p.id AND l.presence IN ('found', 'missed', 'reported')
      AND ls.lost_on > (p.last_fetched_at AT TIME ZONE 'UTC')::date LIMIT 1) d ON true
  LEFT JOIN LATERAL (
    SELECT true AS yes FROM schedule s
    WHERE s.workspace_id = $1 AND s.kind = 'page'
      AND s.page_id = ANY(p.id || ARRAY(SELECT x.id FROM page x WHERE x.workspace_id = $1 AND x.moved_to_id = p.id)) LIMIT 1) s ON true
  WHERE ws.id = $1
  ORDER BY p.id`;
