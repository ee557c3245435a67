// One statement a kind. All take the same values: $1 workspace, $2 sites or null, $3 the person or null for everybody,
// $4 today, $5 how many; and all answer with the columns of TodayItem and the total.
import { needsEyesSql, standingSql } from "#lib/hand-checks/standing-sql";
import type { TodayKind } from "./types.ts";

/** Days ahead in which a piece in production is told, and days for which a link that is off stays news. */
const AHEAD = 7;
const NEWS_DAYS = 30;

/** Nobody's things are everybody's, so that nothing falls between two chairs. */
const mine = (owner: string) => `($3::uuid IS NULL OR ${owner} IS NULL OR ${owner} = $3::uuid)`;

const PROSPECTS = `prospect q
  JOIN campaign c ON c.workspace_id = q.workspace_id AND c.id = q.campaign_id AND c.closed_at IS NULL
  JOIN site s ON s.workspace_id = q.workspace_id AND s.id = q.site_id`;
const OURS = `q.workspace_id = $1 AND ($2::int[] IS NULL OR q.site_id = ANY($2)) AND ${mine("coalesce(q.owner_id, c.owner_id)")}`;
const ASKED = `q.stage IN ('contacted', 'replied', 'agreed', 'in_production')`;

interface About {
  key?: string;
  url?: string;
  day: string;
  detail?: string;
  from?: string;
  where: string;
  order?: string;
}

function ofProspects(kind: TodayKind, about: About): string {
  const { key = "q.id::text", url = "q.page_url", day, detail = "'{}'::json", from = "", where } = about;
  return `SELECT ${key} AS key, '${kind}' AS kind, s.slug AS site, q.domain, ${url} AS url, (${day})::text AS day,
      q.id AS "prospectId", c.id AS "campaignId", c.name AS campaign, NULL::uuid AS "placementId", ${detail} AS detail,
      count(*) OVER ()::int AS total
    FROM ${PROSPECTS} ${from} WHERE ${OURS} AND $4::date IS NOT NULL AND ${where}
    ORDER BY ${about.order ?? day}, q.id LIMIT $5::int`;
}

// A placement belongs to whoever runs its prospect, or has recorded it.
const PLACEMENTS = `placement p JOIN site s ON s.workspace_id = p.workspace_id AND s.id = p.site_id
  JOIN page src ON src.workspace_id = p.workspace_id AND src.id = p.source_id
  JOIN domain d ON d.workspace_id = src.workspace_id AND d.id = src.domain_id
  LEFT JOIN prospect q ON q.workspace_id = p.workspace_id AND q.id = p.prospect_id
  LEFT JOIN campaign c ON c.workspace_id = q.workspace_id AND c.id = q.campaign_id`;

function ofPlacements(
  kind: TodayKind,
  about: Required<Pick<About, "day" | "detail" | "where">> & About,
): string {
  return `SELECT '${kind} ' || p.id AS key, '${kind}' AS kind, s.slug AS site, d.name AS domain, src.url, (${about.day})::text AS day,
      q.id AS "prospectId", c.id AS "campaignId", c.name AS campaign, p.id AS "placementId", ${about.detail} AS detail,
      count(*) OVER ()::int AS total
    FROM ${PLACEMENTS} ${about.from ?? ""}
    WHERE p.workspace_id = $1 AND ($2::int[] IS NULL OR p.site_id = ANY($2)) AND p.archived_at IS NULL
      AND ${mine("coalesce(q.owner_id, c.owner_id, p.created_by_id)")} AND ${about.where}
    ORDER BY ${about.order ?? about.day}, p.id LIMIT $5::int`;
}

const STANDING = standingSql("p", "$4::date");
const SINCE = `CASE p.headline WHEN 'lost' THEN p.lost_at WHEN 'missed' THEN p.missed_at
  WHEN 'changed' THEN (SELECT min(b.began_at) FROM placement_breach b WHERE b.placement_id = p.id AND b.ended_at IS NULL)
  ELSE p.checked_at END`;

/** The statement of each kind. */
export const KIND_SQL: Record<TodayKind, string> = {
  reply: ofProspects("reply", {
    day: "(q.replied_at AT TIME ZONE 'UTC')::date",
    where: "q.waiting AND q.stage <> 'rejected'",
    order: "q.replied_at",
  }),
  off: ofPlacements("off", {
    day: `((${SINCE}) AT TIME ZONE 'UTC')::date`,
    detail: `json_build_object('status', ${STANDING}, 'sentence', p.sentence)`,
    where: `((${STANDING} IN ('lost', 'missed', 'changed') AND ${SINCE} > $4::date - ${NEWS_DAYS})
      OR ${needsEyesSql("p", "$4::date")})`,
    order: `array_position('{lost,missed,changed}'::text[], ${STANDING}) NULLS LAST, ${SINCE} DESC`,
  }),
  overdue: ofProspects("overdue", { day: "q.due_on", where: "q.stage = 'agreed' AND q.due_on < $4::date" }),
  unannounced: ofProspects("unannounced", {
    key: "u.id::text",
    url: "u.source_url",
    day: "(u.found_at AT TIME ZONE 'UTC')::date",
    detail: "json_build_object('noticedId', u.id, 'target', u.target_url)",
    from: `JOIN unannounced_link u ON u.workspace_id = q.workspace_id AND u.prospect_id = q.id AND u.settled_at IS NULL`,
    where: "true",
    order: "u.found_at DESC",
  }),
  follow_up: ofProspects("follow_up", {
    key: "'follow_up ' || q.id",
    day: "q.follow_up_on",
    where: "q.follow_up_on <= $4::date AND NOT q.waiting AND q.stage NOT IN ('rejected', 'placed')",
  }),
  approval: ofProspects("approval", {
    key: "a.id::text",
    day: "(a.asked_at AT TIME ZONE 'UTC')::date",
    detail: "json_build_object('of', a.of, 'text', left(a.text, 200))",
    from: `JOIN approval a ON a.workspace_id = q.workspace_id AND a.prospect_id = q.id AND a.state = 'asked'`,
    where: "q.stage <> 'rejected'",
    order: "a.asked_at",
  }),
  production: ofProspects("production", {
    key: "'production ' || q.id",
    day: "q.due_on",
    where: `q.stage = 'in_production' AND q.due_on <= $4::date + ${AHEAD}`,
  }),
  expiring: ofPlacements("expiring", {
    day: "p.expires_on",
    detail: "json_build_object('daysBefore', r.days_before, 'vendor', p.vendor)",
    from: `CROSS JOIN LATERAL (SELECT min(r.days_before) AS days_before FROM reminder r
      WHERE r.placement_id = p.id AND r.expires_on = p.expires_on AND r.done_at IS NULL) r`,
    where: "r.days_before IS NOT NULL AND p.renewal <> 'let_lapse' AND p.expires_on >= $4::date",
  }),
  // Reported since we wrote: only a look tells whether it is there.
  reported: ofProspects("reported", {
    key: "'reported ' || q.id",
    url: "l.url",
    day: "l.known_on",
    detail: "json_build_object('sourceId', l.source_id, 'targetId', l.target_id)",
    from: `JOIN domain d ON d.workspace_id = q.workspace_id AND d.name = q.domain CROSS JOIN LATERAL (
      SELECT l.source_id, l.target_id, l.known_on, src.url FROM site_domain sd
      JOIN link l ON l.workspace_id = sd.workspace_id AND l.source_domain_id = d.id AND l.target_domain_id = sd.domain_id
      JOIN page src ON src.workspace_id = l.workspace_id AND src.id = l.source_id
      WHERE sd.workspace_id = q.workspace_id AND sd.site_id = q.site_id AND l.presence = 'reported' AND l.live
        AND l.known_on >= coalesce(q.contacted_at, q.created_at)::date
      ORDER BY l.known_on DESC, l.source_id, l.target_id LIMIT 1) l`,
    where: `${ASKED} AND NOT EXISTS (SELECT 1 FROM placement p WHERE p.workspace_id = q.workspace_id AND p.prospect_id = q.id)`,
    order: "l.known_on DESC",
  }),
};
