// Every domain that links to a site, with what its links are: read from the rollup, never from links.

import { z } from "zod";
import { authority } from "#lib/core/score/authority";
import { Params } from "#lib/db/params";
import { LinkFilter, OPINIONS, VENDORS } from "#lib/links/link-filter";
import { siteKeys } from "#lib/links/site-keys";
import type { Scope } from "#lib/scope/scope";
import { domainTrafficSql } from "#lib/traffic/traffic-sql";
import {
  cappedCount,
  figureSort,
  type KeysetPage,
  keysetPage,
  likeOf,
  type PagePlace,
  type SortSql,
} from "../keyset-page.ts";
import type { DomainLine, DomainSort } from "../report-types.ts";
import { listOf, type ReportOrder, SearchText } from "../report-view.ts";

export const firstDomainOrder: ReportOrder<DomainSort> = { sort: "live", dir: "desc" };

/** What the report may be narrowed by, as it stands in the address. */
export const DomainFilter = z.object({
  q: SearchText,
  /** With live links, or with none left. */
  state: z.enum(["live", "lost", "all"]).catch("live").default("live"),
  /** With followed links, or with none of them. */
  follow: listOf(["follow", "nofollow"]),
  /** With links that we saw, or with reports alone. */
  seen: listOf(["verified", "reported"]),
  /** Reported by any of these. */
  vendor: listOf(VENDORS),
  /** Reported by how many sources. */
  sources: listOf(["one", "more"]),
  opinion: listOf([...OPINIONS, "none"]),
  /** These and no other: the rows that somebody ticked. */
  only: LinkFilter.shape.domains,
  /** Top-level domain: "com", "co.uk". */
  tld: z
    .string()
    .max(63)
    .regex(/^[a-z0-9.-]+$/)
    .optional()
    .catch(undefined),
});
export type DomainFilter = z.output<typeof DomainFilter>;

const eventDay = (which: "min" | "max") =>
  `(SELECT ${which}(e.occurred_on) FROM domain_event e WHERE e.workspace_id = r.workspace_id AND e.site_id = r.site_id
     AND e.domain_id = r.domain_id)`;
const number = (sql: string): SortSql => ({ sql, type: "int", kind: "number" });
const SORTS: Record<Exclude<DomainSort, "sessions">, SortSql> = {
  live: number("r.live"),
  // A first position is the best.
  authority: number("(2147483647 - coalesce(k.position, 2147483647))"),
  follow: number("r.follow"),
  verified: number("r.verified"),
  domain: { sql: "d.name", type: "text", kind: "text" },
  first: { sql: `coalesce(${eventDay("min")}, '0001-01-01'::date)`, type: "date", kind: "date" },
  last: { sql: `coalesce(${eventDay("max")}, '0001-01-01'::date)`, type: "date", kind: "date" },
};

const FROM =
  "referring_domain r JOIN domain d ON d.id = r.domain_id LEFT JOIN domain_rank k ON k.name = d.name";
const SOURCES = `(SELECT count(*) FROM domain_source s WHERE s.workspace_id = r.workspace_id AND s.site_id = r.site_id
  AND s.domain_id = r.domain_id AND s.links > 0)`;
const OPINION = `(SELECT o.kind FROM opinion o WHERE o.workspace_id = r.workspace_id AND o.site_id = r.site_id AND o.domain = d.name)`;

const COLUMNS = `d.name AS domain, r.links, r.live, r.verified, r.follow, r.nofollow, r.ugc + r.sponsored AS qualified,
  k.position, (SELECT total FROM rank_release WHERE state = 'current') AS ranked,
  ${eventDay("min")} AS "firstOn", ${eventDay("max")} AS "lastOn", ${OPINION} AS opinion,
  ARRAY(SELECT s.vendor::text FROM domain_source s WHERE s.workspace_id = r.workspace_id AND s.site_id = r.site_id
    AND s.domain_id = r.domain_id AND s.links > 0 ORDER BY s.links DESC) AS vendors,
  (SELECT sum(t.sessions)::int FROM host_traffic t WHERE t.workspace_id = r.workspace_id AND t.site_id = r.site_id
    AND t.domain_id = r.domain_id) AS sessions`;

type LoadedDomain = Omit<DomainLine, "authority"> & { position: number | null; ranked: number | null };

/** One page of the referring domains of a site. */
export async function listReferringDomains(
  scope: Scope,
  slug: string,
  filter: DomainFilter,
  order: ReportOrder<DomainSort>,
  page: PagePlace,
): Promise<KeysetPage<DomainLine>> {
  const { id } = await siteKeys(scope, slug);
  const params = new Params();
  const where = domainWhere(params, scope, id, filter);
  const key = [{ sql: "r.domain_id", type: "int" }];
  const found = await keysetPage<LoadedDomain>(
    { params, columns: COLUMNS, ...sortedBy(params, scope, id, order), where, dir: order.dir, key },
    page,
  );
  return {
    ...found,
    lines: found.lines.map(({ position, ranked, ...line }) => ({
      ...line,
      authority: authority(position, ranked),
    })),
  };
}

// Visits are joined only to sort by them.
function sortedBy(params: Params, scope: Scope, siteId: number, { sort, dir }: ReportOrder<DomainSort>) {
  if (sort !== "sessions") return { from: FROM, sort: SORTS[sort] };
  const traffic = domainTrafficSql(params.add(scope.workspaceId), params.add(siteId));
  return {
    from: `${FROM} LEFT JOIN ${traffic} tr ON tr.domain_id = r.domain_id`,
    sort: figureSort("tr.sessions", dir),
  };
}

/** How many domains a filter keeps, up to 10,000. */
export async function countReferringDomains(scope: Scope, slug: string, filter: DomainFilter) {
  const { id } = await siteKeys(scope, slug);
  const params = new Params();
  return cappedCount(params, FROM, domainWhere(params, scope, id, filter));
}

function domainWhere(params: Params, scope: Scope, siteId: number, filter: DomainFilter): string {
  const parts = [`r.workspace_id = ${params.add(scope.workspaceId)}`, `r.site_id = ${params.add(siteId)}`];
  if (filter.state === "live") parts.push("r.live > 0");
  if (filter.state === "lost") parts.push("r.live = 0 AND r.links > 0");
  if (filter.state === "all") parts.push("r.links > 0");
  const [follow] = filter.follow.length === 1 ? filter.follow : [];
  if (follow !== undefined) parts.push(follow === "follow" ? "r.follow > 0" : "r.follow = 0");
  const [seen] = filter.seen.length === 1 ? filter.seen : [];
  if (seen !== undefined) parts.push(seen === "verified" ? "r.verified > 0" : "r.verified = 0");
  if (filter.vendor.length > 0) {
    parts.push(
      `EXISTS (SELECT 1 FROM domain_source s WHERE s.workspace_id = r.workspace_id AND s.site_id = r.site_id
         AND s.domain_id = r.domain_id AND s.links > 0 AND s.vendor = ANY(${params.add(filter.vendor)}::"Vendor"[]))`,
    );
  }
  const [sources] = filter.sources.length === 1 ? filter.sources : [];
  if (sources !== undefined) parts.push(`${SOURCES} ${sources === "one" ? "= 1" : "> 1"}`);
  if (filter.opinion.length > 0)
    parts.push(`coalesce(${OPINION}::text, 'none') = ANY(${params.add(filter.opinion)}::text[])`);
  if (filter.only.length > 0) parts.push(`d.name = ANY(${params.add(filter.only)}::text[])`);
  if (filter.tld !== undefined) parts.push(`d.name LIKE ${params.add(`%.${filter.tld}`)}`);
  if (filter.q !== "") parts.push(`d.name ILIKE ${params.add(likeOf(filter.q))}`);
  return parts.join(" AND ");
}
