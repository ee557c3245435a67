import { type AnchorFacts, type AnchorTarget, MOST_ANCHORS } from "#lib/core/toxic/facts";
import { query } from "#lib/db/sql";
import type { AuditedSite } from "./site-keys.ts";

export interface NamedAnchor extends AnchorFacts {
  domainId: number;
}

/** Anchors of domains by domain, those of most live links first. */
export async function readAnchors(
  { workspaceId, siteId }: AuditedSite,
  domainIds: readonly number[],
): Promise<Map<number, NamedAnchor[]>> {
  const rows = await query<NamedAnchor>(
    `SELECT x.domain_id AS "domainId", a.text, s.category, x.live, x.follow
     FROM (SELECT domain_id, anchor_id, anchor_kind, live, follow,
             row_number() OVER (PARTITION BY domain_id ORDER BY live DESC, anchor_id, anchor_kind) AS place
           FROM domain_anchor WHERE workspace_id = $1 AND site_id = $2 AND domain_id = ANY($3) AND live > 0) x
     JOIN anchor a ON a.id = x.anchor_id
     LEFT JOIN site_anchor s ON s.workspace_id = $1 AND s.site_id = $2 AND s.anchor_id = x.anchor_id AND s.anchor_kind = x.anchor_kind
     WHERE x.place <= ${MOST_ANCHORS} ORDER BY x.domain_id, x.place`,
    [workspaceId, siteId, domainIds],
  );
  return Map.groupBy(rows, ({ domainId }) => domainId);
}

/** Each live link's words and pages, of domains that have few. */
export async function readPairs(
  { workspaceId, siteId, domainIds: targets }: AuditedSite,
  domainIds: readonly number[],
): Promise<Map<number, AnchorTarget[]>> {
  const rows = await query<AnchorTarget & { domainId: number }>(
    `SELECT l.source_domain_id AS "domainId", a.text AS anchor, s.category, tp.url AS target, sp.url AS source
     FROM link l JOIN anchor a ON a.id = l.anchor_id JOIN page sp ON sp.id = l.source_id JOIN page tp ON tp.id = l.target_id
     LEFT JOIN site_anchor s ON s.workspace_id = $1 AND s.site_id = $2 AND s.anchor_id = l.anchor_id AND s.anchor_kind = l.anchor_kind
     WHERE l.workspace_id = $1 AND l.source_domain_id = ANY($3) AND l.target_domain_id = ANY($4) AND l.live
     ORDER BY l.source_id, l.target_id`,
    [workspaceId, siteId, domainIds, targets],
  );
  return Map.groupBy(rows, ({ domainId }) => domainId);
}
