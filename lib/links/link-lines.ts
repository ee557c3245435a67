// The columns of one line of the table, shared by the list, the export and the drawer.
import { authority } from "#lib/core/score/authority";
import { LINK_FROM, statusSql } from "./link-where.ts";
import type { LinkLine } from "./types.ts";

/** Everything a line shows. @param site placeholder of the site's id */
export const LINE_COLUMNS = (site: string) => `l.source_id AS "sourceId", l.target_id AS "targetId",
  ${statusSql(site)} AS status, sp.url AS source, tp.url AS target, sd.name AS "sourceDomain", td.name AS "targetDomain",
  sp.title, a.text AS anchor, l.anchor_kind AS "anchorKind", l.kind, l.rel_class AS "relClass", l.place, l.hidden, l.relevance,
  l.known_on AS "knownOn", l.dated, l.lost_on AS "lostOn", sp.last_fetched_at AS "checkedAt",
  coalesce((SELECT array_agg(ls.vendor::text ORDER BY ls.vendor) FROM link_sighting ls WHERE ls.workspace_id = l.workspace_id
     AND ls.source_id = l.source_id AND ls.target_id = l.target_id), '{}') AS vendors,
  (SELECT r.position FROM domain_rank r WHERE r.name = sd.name) AS "sourceRank",
  (SELECT r.position FROM domain_rank r WHERE r.name = td.name) AS "targetRank",
  (SELECT sum(ht.sessions)::int FROM host_traffic ht WHERE ht.workspace_id = l.workspace_id AND ht.site_id = ${site}
     AND ht.domain_id = l.source_domain_id) AS referrals,
  (SELECT total FROM rank_release WHERE state = 'current') AS ranked,
  (SELECT o.kind FROM opinion o WHERE o.workspace_id = l.workspace_id AND o.site_id = ${site}
     AND (o.url_key = sp.url_key OR o.domain = sd.name) ORDER BY o.url_key NULLS LAST LIMIT 1) AS opinion,
  ARRAY(SELECT t.tag FROM link_tag t WHERE t.workspace_id = l.workspace_id AND t.source_id = l.source_id
     AND t.target_id = l.target_id ORDER BY t.tag) AS tags,
  (SELECT jsonb_build_object('id', u.id, 'name', u.name) FROM link_assignee c JOIN app_user u ON u.id = c.user_id
   WHERE c.workspace_id = l.workspace_id AND c.source_id = l.source_id AND c.target_id = l.target_id) AS assignee`;

// In brackets: it may be joined to something as one table.
export const LINE_FROM = `(${LINK_FROM}
  JOIN domain sd ON sd.id = l.source_domain_id
  JOIN domain td ON td.id = l.target_domain_id)`;

type Told = "checkedAt" | "sourceAuthority" | "targetAuthority";
interface Stored {
  checkedAt: Date | null;
  sourceRank: number | null;
  targetRank: number | null;
  /** How many domains were ranked. */
  ranked: number | null;
}
export type LoadedLine = Omit<LinkLine, Told> & Stored;

/** A line with its dates as ISO strings, and ranks as scores. */
export function lineOf<T extends LoadedLine>(row: T): Omit<T, keyof Stored> & Pick<LinkLine, Told> {
  const { checkedAt, sourceRank, targetRank, ranked, ...line } = row;
  return {
    ...line,
    checkedAt: checkedAt?.toISOString() ?? null,
    sourceAuthority: authority(sourceRank, ranked),
    targetAuthority: authority(targetRank, ranked),
  };
}
