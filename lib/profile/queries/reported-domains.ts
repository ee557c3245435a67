// Domains that somebody says link to a site, without a page to look at: no links and no referring domains by
// themselves. Beside each stands what we know of its links.
import { Params } from "#lib/db/params";
import { one } from "#lib/db/sql";
import type { Scope } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import { cappedCount, type KeysetPage, keysetPage, type PagePlace, type SortSql } from "../keyset-page.ts";
import type { ReportedLine, ReportedSort, ReportedTotals } from "../report-types.ts";
import type { ReportOrder } from "../report-view.ts";
import { HOME, OPINION, REPORTS_OF, type ReportedFilter, reportedSql } from "../reported-where.ts";

export const firstReportedOrder: ReportOrder<ReportedSort> = { sort: "links", dir: "desc" };

const number = (sql: string): SortSql => ({ sql, type: "int", kind: "number" });
const SORTS: Record<ReportedSort, SortSql> = {
  links: number("coalesce(g.links, -1)"),
  known: number("coalesce(r.live, 0)"),
  domain: { sql: "d.name", type: "text", kind: "text" },
  first: { sql: "coalesce(g.first_seen_on, '0001-01-01'::date)", type: "date", kind: "date" },
  last: { sql: "coalesce(g.last_seen_on, '0001-01-01'::date)", type: "date", kind: "date" },
};

/** Drawn together for the rows that are shown alone. */
const REPORTS = `(SELECT json_agg(json_build_object('vendor', s.vendor, 'links', s.links, 'lostOn', s.lost_on,
    'metrics', coalesce(s.metrics, '{}')) ORDER BY s.links DESC NULLS LAST, s.vendor) FROM ${REPORTS_OF})`;

const COLUMNS = `d.name AS domain, g.links, ${REPORTS} AS reports, g.first_seen_on AS "firstOn", g.last_seen_on AS "lastOn",
  coalesce(r.links, 0) AS "knownLinks", coalesce(r.live, 0) AS "knownLive", coalesce(r.verified, 0) AS verified, ${OPINION} AS opinion,
  (SELECT json_build_object('at', h.last_fetched_at, 'access', h.access) FROM ${HOME}) AS home`;

/** One page of the reported domains of a site. */
export async function listReportedDomains(
  scope: Scope,
  slug: string,
  filter: ReportedFilter,
  order: ReportOrder<ReportedSort>,
  page: PagePlace,
): Promise<KeysetPage<ReportedLine>> {
  const { id } = await siteBySlug(scope, slug);
  const params = new Params();
  const { from, where } = reportedSql(params, scope.workspaceId, id, filter);
  const key = [{ sql: "g.domain_id", type: "int" }];
  return keysetPage(
    { params, columns: COLUMNS, from, where, sort: SORTS[order.sort], dir: order.dir, key },
    page,
  );
}

/** How many reported domains a filter keeps, up to 10,000. */
export async function countReportedDomains(scope: Scope, slug: string, filter: ReportedFilter) {
  const { id } = await siteBySlug(scope, slug);
  const params = new Params();
  const { from, where } = reportedSql(params, scope.workspaceId, id, filter);
  return cappedCount(params, from, where);
}

/** How many domains are reported for a site, and of how many of them no link is known. */
export async function reportedTotals(scope: Scope, slug: string): Promise<ReportedTotals> {
  const { id } = await siteBySlug(scope, slug);
  const totals = await one<ReportedTotals>(
    `SELECT count(*)::int AS domains, count(*) FILTER (WHERE coalesce(r.links, 0) = 0)::int AS "withoutLinks"
     FROM (SELECT DISTINCT domain_id FROM domain_sighting WHERE workspace_id = $1 AND site_id = $2) s
     LEFT JOIN referring_domain r ON r.workspace_id = $1 AND r.site_id = $2 AND r.domain_id = s.domain_id
     WHERE NOT EXISTS (SELECT 1 FROM site_domain own WHERE own.workspace_id = $1 AND own.site_id = $2 AND own.domain_id = s.domain_id)`,
    [scope.workspaceId, id],
  );
  return totals ?? { domains: 0, withoutLinks: 0 };
}
