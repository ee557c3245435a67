// Chances that the profile knows of: who links to competitors, whose link is gone, who links to a broken page. Each
// domain comes once, with the page where the chance was seen and what it is.
import { Params } from "#lib/db/params";
import { query } from "#lib/db/sql";
import type { LinkFilter } from "#lib/links/link-filter";
import { linkFrom, linkWhere, tablesOf } from "#lib/links/link-where";
import { siteKeys } from "#lib/links/site-keys";
import type { Scope } from "#lib/scope/scope";
import { allowed } from "#lib/sites/find-site";
import type { Candidate } from "./types.ts";

type Chance = Pick<Candidate, "domain" | "pageUrl" | "originNote" | "targetUrl">;

/** Sites that one preview holds. */
export const SITES_MAX = 10_000;

export const asCandidate = (chance: Chance): Candidate => ({
  ...chance,
  more: 0,
  note: null,
  fit: null,
  anchor: null,
});

/** The newest page of each domain that links to one of the compared sites, as a chance. */
export async function gapChances(
  scope: Scope,
  lines: readonly { domain: string; to: readonly string[] }[],
): Promise<Candidate[]> {
  const rows = await query<{ domain: string; url: string }>(
    `SELECT d.name AS domain, p.url FROM domain d
     CROSS JOIN LATERAL (
       SELECT l.source_id FROM link l WHERE l.workspace_id = $1 AND l.source_domain_id = d.id AND l.live
         AND l.target_domain_id = ANY(ARRAY(
           SELECT sd.domain_id FROM site_domain sd JOIN site s ON s.workspace_id = sd.workspace_id AND s.id = sd.site_id
           WHERE sd.workspace_id = $1 AND s.slug = ANY($3::text[]) AND ($4::int[] IS NULL OR s.id = ANY($4))))
       ORDER BY l.known_on DESC, l.source_id LIMIT 1) x
     JOIN page p ON p.workspace_id = $1 AND p.id = x.source_id
     WHERE d.workspace_id = $1 AND d.name = ANY($2::text[])`,
    [
      scope.workspaceId,
      lines.map(({ domain }) => domain),
      [...new Set(lines.flatMap(({ to }) => to))],
      allowed(scope),
    ],
  );
  const pages = new Map(rows.map(({ domain, url }) => [domain, url]));
  return lines.map(({ domain, to }) =>
    asCandidate({
      domain,
      pageUrl: pages.get(domain) ?? null,
      originNote: to.length > 0 ? `Links to ${to.join(", ")}` : null,
      targetUrl: null,
    }),
  );
}

/** Which lost links are meant: those of a filter, of some domains, or those that were ticked. */
export interface LostLinks {
  filter: LinkFilter;
  /** Domains of which no link is left. */
  wholeDomains: boolean;
  picked: readonly { source: number; target: number }[];
}

/** Domains whose link to the site is gone, each with the last one that went. */
export async function lostChances(scope: Scope, slug: string, lost: LostLinks): Promise<Candidate[]> {
  const site = await siteKeys(scope, slug);
  const params = new Params();
  const parts = [linkWhere(params, scope.workspaceId, site, lost.filter)];
  if (lost.picked.length > 0) {
    const sources = params.add(lost.picked.map(({ source }) => source));
    const targets = params.add(lost.picked.map(({ target }) => target));
    parts.push(`(l.source_id, l.target_id) IN (SELECT * FROM unnest(${sources}::int[], ${targets}::int[]))`);
  }
  if (lost.wholeDomains) {
    parts.push(`NOT EXISTS (SELECT 1 FROM referring_domain r WHERE r.workspace_id = l.workspace_id
      AND r.site_id = ${params.add(site.id)} AND r.domain_id = l.source_domain_id AND r.live > 0)`);
  }
  const rows = await query<{ domain: string; source: string; target: string; on: string | null }>(
    `SELECT d.name AS domain, x.source, x.target, x.on FROM (
       SELECT DISTINCT ON (l.source_domain_id) l.source_domain_id, sp.url AS source, tp.url AS target, l.lost_on::text AS on
       FROM ${linkFrom(["sp", "tp", ...tablesOf(lost.filter)])}
       WHERE ${parts.join(" AND ")}
       ORDER BY l.source_domain_id, l.lost_on DESC NULLS LAST, l.source_id, l.target_id) x
     JOIN domain d ON d.id = x.source_domain_id ORDER BY x.on DESC NULLS LAST, d.name LIMIT ${SITES_MAX + 1}`,
    params.values,
  );
  return rows.map(({ domain, source, target, on }) =>
    asCandidate({
      domain,
      pageUrl: source,
      originNote: `Linked to ${target}${on === null ? "" : ` until ${on}`}`,
      targetUrl: target,
    }),
  );
}

/** Domains with a live link to one of these pages of the site, which do not answer as they should. */
export async function brokenChances(
  scope: Scope,
  slug: string,
  pages: readonly { id: number; url: string; httpStatus: number | null }[],
): Promise<Candidate[]> {
  const site = await siteKeys(scope, slug);
  const rows = await query<{ domain: string; source: string; targetId: number }>(
    `SELECT d.name AS domain, sp.url AS source, x.target_id AS "targetId" FROM (
       SELECT DISTINCT ON (l.source_domain_id) l.source_domain_id, l.source_id, l.target_id FROM link l
       WHERE l.workspace_id = $1 AND l.target_id = ANY($2::int[]) AND l.target_domain_id = ANY($3::int[])
         AND NOT l.source_domain_id = ANY($3::int[]) AND l.live
       ORDER BY l.source_domain_id, l.known_on DESC, l.source_id) x
     JOIN domain d ON d.id = x.source_domain_id JOIN page sp ON sp.id = x.source_id
     ORDER BY d.name LIMIT ${SITES_MAX + 1}`,
    [scope.workspaceId, pages.map(({ id }) => id), site.domainIds],
  );
  const targets = new Map(pages.map((page) => [page.id, page]));
  return rows.map(({ domain, source, targetId }) => {
    const target = targets.get(targetId);
    const answer = target?.httpStatus ? `, which answers ${target.httpStatus}` : "";
    return asCandidate({
      domain,
      pageUrl: source,
      originNote: target ? `Links to ${target.url}${answer}` : null,
      targetUrl: null,
    });
  });
}
