// Similar links as one: those that say the same words to the same page from the same domain, as a site-wide link does
// from every page it stands on.
import { queryInTime } from "#lib/db/in-time";
import { Params } from "#lib/db/params";
import type { Scope } from "#lib/scope/scope";
import type { LinkFilter } from "./link-filter.ts";
import { LINE_COLUMNS, LINE_FROM, type LoadedLine, lineOf } from "./link-lines.ts";
import { linkFrom, linkWhere, tablesOf } from "./link-where.ts";
import { siteKeys } from "./site-keys.ts";
import type { SimilarPage } from "./types.ts";

/** Groups are counted anew each time, so over at most this many links: more are not grouped at all, never in part. */
export const GROUPED_MAX = 50_000;

/**
 * One page of the groups of a filter, the largest first. The line of a group is its link that stands, the oldest
 * of those. Null: the filter keeps more links than are grouped.
 * @param page `cursor` of an earlier answer, null for the first page
 */
export async function listSimilar(
  scope: Scope,
  slug: string,
  filter: LinkFilter,
  page: { cursor: string | null; limit: number },
): Promise<SimilarPage | null> {
  const site = await siteKeys(scope, slug);
  const params = new Params();
  const where = linkWhere(params, scope.workspaceId, site, filter);
  // Of our own links the domain is ours: words and target tell them apart.
  const domain = filter.side === "inbound" ? "l.source_domain_id" : "0";
  // So few links that places are counted, not sought: the groups have to be made for any page.
  const start = /^\d{1,6}$/.test(page.cursor ?? "") ? Number(page.cursor) : 0;
  const rows = await queryInTime<LoadedLine & { alike: number; groups: number; links: number }>(
    `WITH found AS MATERIALIZED (
       SELECT l.source_id, l.target_id, ${domain} AS domain_id, CASE WHEN a.text = '' THEN NULL ELSE l.anchor_id END AS anchor_id,
         l.live, l.known_on FROM ${linkFrom([...tablesOf(filter), "a"])} WHERE ${where} LIMIT ${GROUPED_MAX + 1}),
     grouped AS MATERIALIZED (
       SELECT count(*)::int AS alike, target_id AS "targetId",
         (array_agg(source_id ORDER BY live DESC, known_on, source_id))[1] AS "sourceId"
       FROM found WHERE (SELECT count(*) FROM found) <= ${GROUPED_MAX} GROUP BY domain_id, anchor_id, target_id),
     shown AS (SELECT * FROM grouped ORDER BY alike DESC, "sourceId", "targetId"
       LIMIT ${params.add(page.limit)} OFFSET ${params.add(start)})
     SELECT g.alike, (SELECT count(*)::int FROM grouped) AS groups, (SELECT count(*)::int FROM found) AS links, line.*
     FROM (SELECT 1) always LEFT JOIN shown g ON true LEFT JOIN LATERAL (
       SELECT ${LINE_COLUMNS(params.add(site.id))} FROM ${LINE_FROM} WHERE l.workspace_id = ${params.add(scope.workspaceId)}
         AND l.source_id = g."sourceId" AND l.target_id = g."targetId") line ON true
     ORDER BY g.alike DESC, g."sourceId", g."targetId"`,
    params.values,
  );
  const { groups, links } = rows[0] as (typeof rows)[number];
  if (links > GROUPED_MAX) return null;
  const lines = rows.filter(({ alike }) => alike !== null);
  const end = start + lines.length;
  return {
    lines: lines.map(({ groups: _groups, links: _links, ...line }) => lineOf(line)),
    groups,
    next: end < groups ? String(end) : null,
    previous: start > 0 ? String(Math.max(0, start - page.limit)) : null,
  };
}
