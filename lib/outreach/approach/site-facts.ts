// What is known of sites that a campaign may ask, for the eyes of whoever chooses among them.
import { type Fit, type FitFacts, judgeFit } from "#lib/core/outreach/fit";
import { authority } from "#lib/core/score/authority";
import { query } from "#lib/db/sql";
import type { Scope } from "#lib/scope/scope";
import { allowed } from "#lib/sites/find-site";

export interface SiteFacts extends FitFacts {
  /** Its live links to competitors. */
  competitorLinks: number;
}

const UNKNOWN: SiteFacts = {
  relevance: null,
  competitors: 0,
  competitorLinks: 0,
  authority: null,
  level: null,
};

/** Links whose topic was compared that are asked, a domain: one with many says no more. */
const LINKS_ASKED = 50;

/** What is known of each domain beside a site of the Scope. */
export async function gatherSiteFacts(
  scope: Scope,
  siteId: number,
  domains: readonly string[],
): Promise<Map<string, SiteFacts>> {
  const [scores, rows] = await Promise.all([
    authorities(domains),
    query<Omit<SiteFacts, "authority"> & { name: string }>(
      `WITH watched AS (
         SELECT sd.site_id, sd.domain_id, s.kind FROM site s
         JOIN site_domain sd ON sd.workspace_id = s.workspace_id AND sd.site_id = s.id
         WHERE s.workspace_id = $1 AND (s.id = $2 OR s.kind = 'competitor') AND ($4::int[] IS NULL OR s.id = ANY($4)))
       SELECT d.name, c.competitors, c.links AS "competitorLinks", r.relevance, t.level FROM domain d
       CROSS JOIN LATERAL (
         SELECT count(*)::int AS competitors, coalesce(sum(r.live), 0)::int AS links FROM referring_domain r
         WHERE r.workspace_id = $1 AND r.domain_id = d.id AND r.live > 0
           AND r.site_id IN (SELECT site_id FROM watched WHERE kind = 'competitor')) c
       CROSS JOIN LATERAL (
         SELECT min(x.relevance) AS relevance FROM (
           SELECT l.relevance FROM link l WHERE l.workspace_id = $1 AND l.source_domain_id = d.id
             AND l.target_domain_id = ANY(ARRAY(SELECT domain_id FROM watched)) AND l.relevance IS NOT NULL
           LIMIT ${LINKS_ASKED}) x) r
       LEFT JOIN toxic_result t ON t.workspace_id = $1 AND t.site_id = $2 AND t.domain_id = d.id
       WHERE d.workspace_id = $1 AND d.name = ANY($3::text[])`,
      [scope.workspaceId, siteId, domains, allowed(scope)],
    ),
  ]);
  const known = new Map(rows.map(({ name, ...facts }) => [name, facts]));
  return new Map(
    domains.map((domain) => [
      domain,
      { ...UNKNOWN, ...known.get(domain), authority: scores.get(domain) ?? null },
    ]),
  );
}

/** Of no tenant: the open ranking knows names alone. */
async function authorities(domains: readonly string[]): Promise<Map<string, number | null>> {
  const rows = await query<{ name: string; position: number; total: number | null }>(
    `SELECT name, position, (SELECT total FROM rank_release WHERE state = 'current') AS total
     FROM domain_rank WHERE name = ANY($1::text[])`,
    [domains],
  );
  return new Map(rows.map(({ name, position, total }) => [name, authority(position, total)]));
}

/** How well each domain fits a site. @param own a person's number, by domain */
export async function fitsOf(
  scope: Scope,
  siteId: number,
  domains: readonly string[],
  own: ReadonlyMap<string, number | null> = new Map(),
): Promise<Map<string, Fit & { facts: SiteFacts }>> {
  const facts = await gatherSiteFacts(scope, siteId, domains);
  return new Map(
    [...facts].map(([domain, one]) => [domain, { ...judgeFit(one, own.get(domain) ?? null), facts: one }]),
  );
}
