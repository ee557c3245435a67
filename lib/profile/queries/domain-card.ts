// Everything about one domain and one site on one page: links both ways, anchors, target pages, promises, history.

import { one, query } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { siteKeys } from "#lib/links/site-keys";
import type { Scope } from "#lib/scope/scope";
import type { ReferralFigures } from "#lib/traffic/types";
import type { CardPlacement, DomainCard, PairCounts } from "../report-types.ts";

/** Rows of each list on the card; their reports have the rest. */
const SHOWN = 10;
const HISTORY_SHOWN = 50;

const NONE: PairCounts = { links: 0, live: 0, verified: 0, follow: 0, nofollow: 0, ugc: 0, sponsored: 0 };

/**
 * The card of one domain for one site. Throws AppError "not_found" for a domain that the workspace has never met, and
 * for a site outside the Scope.
 */
export async function domainCard(scope: Scope, slug: string, name: string): Promise<DomainCard> {
  const site = await siteKeys(scope, slug);
  const { workspaceId } = scope;
  const domain = await one<{ id: number; name: string }>(
    "SELECT id, name FROM domain WHERE workspace_id = $1 AND name = $2",
    [workspaceId, name.toLowerCase()],
  );
  if (domain === null) throw new AppError("not_found", "No link from or to this domain is known.");
  const keys = [workspaceId, site.id, domain.id];
  const [
    toSite,
    fromSite,
    anchors,
    targets,
    pages,
    placements,
    history,
    sources,
    referrals,
    opinion,
    others,
    itself,
  ] = await Promise.all([
    one<PairCounts>(
      `SELECT links, live, verified, follow, nofollow, ugc, sponsored FROM referring_domain
         WHERE workspace_id = $1 AND site_id = $2 AND domain_id = $3`,
      keys,
    ),
    one<{ links: number; live: number }>(
      `SELECT coalesce(sum(links), 0)::int AS links, coalesce(sum(live), 0)::int AS live FROM domain_link
         WHERE workspace_id = $1 AND source_domain_id = ANY($2) AND target_domain_id = $3`,
      [workspaceId, site.domainIds, domain.id],
    ),
    query<DomainCard["anchors"][number]>(
      `SELECT a.text, da.anchor_kind AS kind, sa.category, da.live FROM domain_anchor da
         LEFT JOIN site_anchor sa USING (workspace_id, site_id, anchor_id, anchor_kind) JOIN anchor a ON a.id = da.anchor_id
         WHERE da.workspace_id = $1 AND da.site_id = $2 AND da.domain_id = $3 AND da.live > 0 ORDER BY da.live DESC, a.text LIMIT ${SHOWN}`,
      keys,
    ),
    query<DomainCard["targets"][number]>(
      `SELECT p.id, p.url, p.title, dt.live, dt.follow FROM domain_target dt JOIN page p ON p.id = dt.target_id
         WHERE dt.workspace_id = $1 AND dt.site_id = $2 AND dt.domain_id = $3 AND dt.live > 0 ORDER BY dt.live DESC, p.url LIMIT ${SHOWN}`,
      keys,
    ),
    query<DomainCard["pages"][number]>(
      `SELECT l.source_id AS "sourceId", l.target_id AS "targetId", p.url AS source, p.title, a.text AS anchor,
           l.rel_class AS "relClass", l.known_on AS "knownOn"
         FROM unnest($3::int[]) AS own(id) CROSS JOIN LATERAL (
           SELECT * FROM link n WHERE n.workspace_id = $1 AND n.source_domain_id = $2 AND n.target_domain_id = own.id AND n.live
           ORDER BY n.known_on DESC, n.source_id, n.target_id LIMIT ${SHOWN}) l
         JOIN page p ON p.id = l.source_id LEFT JOIN anchor a ON a.id = l.anchor_id
         ORDER BY l.known_on DESC, l.source_id, l.target_id LIMIT ${SHOWN}`,
      [workspaceId, domain.id, site.domainIds],
    ),
    query<CardPlacement>(
      `SELECT p.id, s.url AS source, t.url AS target, p.headline, ${scope.may.has("costs") ? "p.price::text, p.currency" : "NULL AS price, NULL AS currency"},
           p.vendor, ${scope.may.has("contacts") ? "p.contact" : "NULL AS contact"}, p.tactic, p.live_on AS "liveOn",
           p.expires_on AS "expiresOn", p.notes
         FROM placement p JOIN page s ON s.id = p.source_id JOIN page t ON t.id = p.target_id
         WHERE p.workspace_id = $1 AND p.site_id = $2 AND s.domain_id = $3 AND p.archived_at IS NULL
         ORDER BY p.created_at DESC LIMIT ${SHOWN}`,
      keys,
    ),
    query<DomainCard["history"][number]>(
      `SELECT e.occurred_on AS on, e.kind, (SELECT le.origin FROM link_event le WHERE le.workspace_id = $1
             AND le.target_domain_id = ANY($4) AND le.source_domain_id = $3 AND le.occurred_on = e.occurred_on
             AND le.from_class IS DISTINCT FROM le.to_class ORDER BY le.id LIMIT 1) AS origin
         FROM domain_event e WHERE e.workspace_id = $1 AND e.site_id = $2 AND e.domain_id = $3
         ORDER BY e.occurred_on DESC LIMIT ${HISTORY_SHOWN}`,
      [...keys, site.domainIds],
    ),
    query<DomainCard["sources"][number]>(
      `SELECT vendor, links FROM domain_source WHERE workspace_id = $1 AND site_id = $2 AND domain_id = $3 AND links > 0
         ORDER BY links DESC, vendor`,
      keys,
    ),
    one<ReferralFigures>(
      `SELECT sum(sessions)::int AS sessions, min(period_from) AS "from", max(period_to) AS "to" FROM host_traffic
         WHERE workspace_id = $1 AND site_id = $2 AND domain_id = $3 HAVING count(*) > 0`,
      keys,
    ),
    one<Omit<NonNullable<DomainCard["opinion"]>, "at"> & { at: Date }>(
      `SELECT o.kind, o.reason, u.name AS by, o.at FROM opinion o LEFT JOIN app_user u ON u.id = o.by_id
         WHERE o.workspace_id = $1 AND o.site_id = $2 AND o.domain = $3`,
      [workspaceId, site.id, domain.name],
    ),
    query<DomainCard["others"][number]>(
      `SELECT s.slug, s.name, r.live FROM referring_domain r JOIN site s ON s.workspace_id = r.workspace_id AND s.id = r.site_id
         WHERE r.workspace_id = $1 AND r.site_id <> $2 AND r.domain_id = $3 AND r.live > 0 AND ($4::int[] IS NULL OR s.id = ANY($4))
         ORDER BY s.kind, s.name`,
      [...keys, scope.sites === "all" ? null : scope.sites],
    ),
    one<{ slug: string; name: string }>(
      `SELECT s.slug, s.name FROM site s JOIN site_domain sd ON sd.workspace_id = s.workspace_id AND sd.site_id = s.id
         WHERE s.workspace_id = $1 AND sd.domain_id = $2 AND ($3::int[] IS NULL OR s.id = ANY($3)) ORDER BY s.kind, s.id LIMIT 1`,
      [workspaceId, domain.id, scope.sites === "all" ? null : scope.sites],
    ),
  ]);
  return {
    domain: domain.name,
    toSite: toSite ?? NONE,
    fromSite: fromSite ?? { links: 0, live: 0 },
    anchors,
    targets,
    pages,
    placements,
    history,
    sources,
    referrals,
    opinion: opinion === null ? null : { ...opinion, at: opinion.at.toISOString() },
    others,
    site: itself,
  };
}
