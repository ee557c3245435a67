// The domains that a site links to: the outbound side of the same links, one level up.
import { z } from "zod";
import { Params } from "#lib/db/params";
import { query } from "#lib/db/sql";
import { siteKeys } from "#lib/links/site-keys";
import type { Scope } from "#lib/scope/scope";
import {
  cappedCount,
  type KeysetPage,
  keysetPage,
  likeOf,
  type PagePlace,
  type SortSql,
} from "../keyset-page.ts";
import type { LinkedDomainLine, LinkedSort } from "../report-types.ts";
import { listOf, type ReportOrder, SearchText } from "../report-view.ts";

export const firstLinkedOrder: ReportOrder<LinkedSort> = { sort: "live", dir: "desc" };

/** What the report may be narrowed by, as it stands in the address. */
export const LinkedFilter = z.object({
  q: SearchText,
  follow: listOf(["follow", "nofollow"]),
  /** Whether the domain links back. */
  back: listOf(["yes", "no"]),
});
export type LinkedFilter = z.output<typeof LinkedFilter>;

const number = (sql: string): SortSql => ({ sql, type: "int", kind: "number" });
const SORTS: Record<LinkedSort, SortSql> = {
  live: number("g.live"),
  follow: number("g.follow"),
  domain: { sql: "g.domain", type: "text", kind: "text" },
  back: number("g.back"),
};

/** One page of the domains that a site links to. */
export async function listLinkedDomains(
  scope: Scope,
  slug: string,
  filter: LinkedFilter,
  order: ReportOrder<LinkedSort>,
  page: PagePlace,
): Promise<KeysetPage<LinkedDomainLine>> {
  const params = new Params();
  const { from, where } = await linkedSql(params, scope, slug, filter);
  const key = [{ sql: "g.id", type: "int" }];
  const columns = "g.domain, g.live, g.verified, g.follow, g.back";
  return keysetPage({ params, columns, from, where, sort: SORTS[order.sort], dir: order.dir, key }, page);
}

/** How many domains a filter keeps, up to 10,000. */
export async function countLinkedDomains(scope: Scope, slug: string, filter: LinkedFilter) {
  const params = new Params();
  const { from, where } = await linkedSql(params, scope, slug, filter);
  return cappedCount(params, from, where);
}

/** Whether a site links anywhere at all, as far as is known. */
export async function linksAnywhere(scope: Scope, slug: string): Promise<boolean> {
  const { domainIds } = await siteKeys(scope, slug);
  const rows = await query(
    `SELECT 1 FROM domain_link WHERE workspace_id = $1 AND source_domain_id = ANY($2) AND NOT target_domain_id = ANY($2) AND live > 0 LIMIT 1`,
    [scope.workspaceId, domainIds],
  );
  return rows.length > 0;
}

async function linkedSql(params: Params, scope: Scope, slug: string, filter: LinkedFilter) {
  const { id, domainIds } = await siteKeys(scope, slug);
  const workspace = params.add(scope.workspaceId);
  const own = params.add(domainIds);
  const from = `(SELECT d.id, d.name AS domain, sum(o.live)::int AS live, sum(o.verified)::int AS verified, sum(o.follow)::int AS follow,
      coalesce((SELECT r.live FROM referring_domain r WHERE r.workspace_id = ${workspace} AND r.site_id = ${params.add(id)} AND r.domain_id = d.id), 0) AS back
    FROM domain_link o JOIN domain d ON d.id = o.target_domain_id
    WHERE o.workspace_id = ${workspace} AND o.source_domain_id = ANY(${own}::int[]) AND NOT o.target_domain_id = ANY(${own}::int[])
      AND o.live > 0 GROUP BY d.id, d.name) g`;
  const parts = ["true"];
  const [follow] = filter.follow.length === 1 ? filter.follow : [];
  if (follow !== undefined) parts.push(follow === "follow" ? "g.follow > 0" : "g.follow = 0");
  const [back] = filter.back.length === 1 ? filter.back : [];
  if (back !== undefined) parts.push(back === "yes" ? "g.back > 0" : "g.back = 0");
  if (filter.q !== "") parts.push(`g.domain ILIKE ${params.add(likeOf(filter.q))}`);
  return { from, where: parts.join(" AND ") };
}
