// Domains that somebody says link to a site, without a page to look at: no links and no referring domains by
// themselves. Beside each stands what we know of its links.
import { z } from "zod";
import { Params } from "#lib/db/params";
import { one } from "#lib/db/sql";
import { OPINIONS, VENDORS } from "#lib/links/link-filter";
import type { Scope } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import {
  cappedCount,
  type KeysetPage,
  keysetPage,
  likeOf,
  type PagePlace,
  type SortSql,
} from "../keyset-page.ts";
import type { ReportedLine, ReportedSort, ReportedTotals } from "../report-types.ts";
import { listOf, type ReportOrder, SearchText } from "../report-view.ts";

export const firstReportedOrder: ReportOrder<ReportedSort> = { sort: "links", dir: "desc" };

/** What the list may be narrowed by, as it stands in the address. */
export const ReportedFilter = z.object({
  q: SearchText,
  /** What we know of its links: none, live ones, or some of which none is live. */
  known: listOf(["none", "live", "gone"]),
  vendor: listOf(VENDORS),
  /** Reported by how many sources. */
  sources: listOf(["one", "more"]),
  /** Whether whoever reports it says that it links no more. */
  lost: listOf(["there", "lost"]),
  opinion: listOf([...OPINIONS, "none"]),
  /** Named by this import, first or last. */
  import: z.uuid().optional().catch(undefined),
});
export type ReportedFilter = z.output<typeof ReportedFilter>;

const number = (sql: string): SortSql => ({ sql, type: "int", kind: "number" });
const SORTS: Record<ReportedSort, SortSql> = {
  links: number("coalesce(g.links, -1)"),
  known: number("coalesce(r.live, 0)"),
  domain: { sql: "d.name", type: "text", kind: "text" },
  first: { sql: "coalesce(g.first_seen_on, '0001-01-01'::date)", type: "date", kind: "date" },
  last: { sql: "coalesce(g.last_seen_on, '0001-01-01'::date)", type: "date", kind: "date" },
};

const OPINION =
  "(SELECT o.kind FROM opinion o WHERE o.workspace_id = d.workspace_id AND o.site_id = g.site_id AND o.domain = d.name)";

const REPORTS_OF = `domain_sighting s WHERE s.workspace_id = g.workspace_id AND s.site_id = g.site_id AND s.domain_id = g.domain_id`;
/** Drawn together for the rows that are shown alone. */
const REPORTS = `(SELECT json_agg(json_build_object('vendor', s.vendor, 'links', s.links, 'lostOn', s.lost_on,
    'metrics', coalesce(s.metrics, '{}')) ORDER BY s.links DESC NULLS LAST, s.vendor) FROM ${REPORTS_OF})`;

const COLUMNS = `d.name AS domain, g.links, ${REPORTS} AS reports, g.first_seen_on AS "firstOn", g.last_seen_on AS "lastOn",
  coalesce(r.links, 0) AS "knownLinks", coalesce(r.live, 0) AS "knownLive", coalesce(r.verified, 0) AS verified, ${OPINION} AS opinion`;

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
  const { from, where } = partsOf(params, scope, id, filter);
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
  const { from, where } = partsOf(params, scope, id, filter);
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

function partsOf(
  params: Params,
  scope: Scope,
  siteId: number,
  filter: ReportedFilter,
): { from: string; where: string } {
  const workspace = params.add(scope.workspaceId);
  const site = params.add(siteId);
  const from = `(SELECT s.workspace_id, s.site_id, s.domain_id, max(s.links) AS links, count(*) AS sources,
      min(s.first_seen_on) AS first_seen_on, max(s.last_seen_on) AS last_seen_on, bool_and(s.lost_on IS NOT NULL) AS lost
    FROM domain_sighting s WHERE s.workspace_id = ${workspace} AND s.site_id = ${site} GROUP BY 1, 2, 3) g
    JOIN domain d ON d.id = g.domain_id
    LEFT JOIN referring_domain r ON r.workspace_id = g.workspace_id AND r.site_id = g.site_id AND r.domain_id = g.domain_id`;
  const reported = (such: string) => `EXISTS (SELECT 1 FROM ${REPORTS_OF} AND ${such})`;
  const parts = [
    `NOT EXISTS (SELECT 1 FROM site_domain own WHERE own.workspace_id = ${workspace} AND own.site_id = g.site_id
       AND own.domain_id = g.domain_id)`,
  ];
  if (filter.known.length > 0) {
    const known =
      "CASE WHEN coalesce(r.links, 0) = 0 THEN 'none' WHEN r.live > 0 THEN 'live' ELSE 'gone' END";
    parts.push(`${known} = ANY(${params.add(filter.known)}::text[])`);
  }
  if (filter.vendor.length > 0)
    parts.push(reported(`s.vendor = ANY(${params.add(filter.vendor)}::"Vendor"[])`));
  const [sources] = filter.sources.length === 1 ? filter.sources : [];
  if (sources !== undefined) parts.push(sources === "one" ? "g.sources = 1" : "g.sources > 1");
  const [lost] = filter.lost.length === 1 ? filter.lost : [];
  if (lost !== undefined) parts.push(lost === "lost" ? "g.lost" : "NOT g.lost");
  if (filter.opinion.length > 0)
    parts.push(`coalesce(${OPINION}::text, 'none') = ANY(${params.add(filter.opinion)}::text[])`);
  if (filter.import !== undefined)
    parts.push(reported(`${params.add(filter.import)}::uuid IN (s.import_id, s.last_import_id)`));
  if (filter.q !== "") parts.push(`d.name ILIKE ${params.add(likeOf(filter.q))}`);
  return { from, where: parts.join(" AND ") };
}
