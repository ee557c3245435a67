// Link intersect: domains that link to chosen competitors and not to us, and the other way round.

import { z } from "zod";
import { Params } from "#lib/db/params";
import { query } from "#lib/db/sql";
import { LinkFilter } from "#lib/links/link-filter";
import type { Scope } from "#lib/scope/scope";
import { allowed, siteBySlug } from "#lib/sites/find-site";
import {
  cappedCount,
  type KeysetPage,
  keysetPage,
  likeOf,
  type PagePlace,
  type SortSql,
} from "../keyset-page.ts";
import type { ComparedSite, GapLine, GapSort } from "../report-types.ts";
import { type ReportOrder, SearchText } from "../report-view.ts";

export const firstGapOrder: ReportOrder<GapSort> = { sort: "sites", dir: "desc" };

/** Most sites that are compared at once. */
const MOST = 10;

/** What is compared, as it stands in the address. */
export const GapFilter = z.object({
  /** `theirs`: links to them and not to us; `ours`: to us and none of them; `shared`: to both. */
  show: z.enum(["theirs", "ours", "shared"]).catch("theirs").default("theirs"),
  /** Slugs of the sites compared with; none: every other site of the workspace. */
  with: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((given) => (given === undefined ? [] : [given].flat().slice(0, MOST))),
  /** Links to at least so many of them. */
  least: z.coerce.number().int().min(1).max(MOST).catch(1).default(1),
  q: SearchText,
  /** These domains and no other: the rows that somebody ticked. */
  only: LinkFilter.shape.domains,
});
export type GapFilter = z.output<typeof GapFilter>;

/** The sites that a site may be compared with, competitors first. */
export async function comparableSites(scope: Scope, slug: string): Promise<ComparedSite[]> {
  const site = await siteBySlug(scope, slug);
  return query<ComparedSite>(
    `SELECT s.id, s.slug, s.name, s.kind,
       (SELECT count(*)::int FROM referring_domain r WHERE r.workspace_id = s.workspace_id AND r.site_id = s.id AND r.live > 0) AS domains
     FROM site s WHERE s.workspace_id = $1 AND s.id <> $2 AND ($3::int[] IS NULL OR s.id = ANY($3))
     ORDER BY s.kind DESC, s.name`,
    [scope.workspaceId, site.id, allowed(scope)],
  );
}

const number = (sql: string): SortSql => ({ sql, type: "int", kind: "number" });
const SORTS: Record<GapSort, SortSql> = {
  sites: number("g.sites"),
  live: number("g.live"),
  follow: number("g.follow"),
  domain: { sql: "g.name", type: "text", kind: "text" },
};

/** One page of the comparison. */
export async function listLinkGap(
  scope: Scope,
  slug: string,
  filter: GapFilter,
  order: ReportOrder<GapSort>,
  page: PagePlace,
): Promise<KeysetPage<GapLine>> {
  const params = new Params();
  const from = await gapSql(params, scope, slug, filter);
  const columns = `g.name AS domain, g.sites, g.live, g.follow,
    ARRAY(SELECT s.slug FROM site s WHERE s.workspace_id = ${params.add(scope.workspaceId)} AND s.id = ANY(g.site_ids) ORDER BY s.name) AS to`;
  const key = [{ sql: "g.domain_id", type: "int" }];
  return keysetPage(
    { params, columns, from, where: searchSql(params, filter), sort: SORTS[order.sort], dir: order.dir, key },
    page,
  );
}

/** How many domains the comparison has, up to 10,000. */
export async function countLinkGap(scope: Scope, slug: string, filter: GapFilter) {
  const params = new Params();
  const from = await gapSql(params, scope, slug, filter);
  return cappedCount(params, from, searchSql(params, filter));
}

function searchSql(params: Params, { q, only }: GapFilter): string {
  const parts = ["true"];
  if (q !== "") parts.push(`g.name ILIKE ${params.add(likeOf(q))}`);
  if (only.length > 0) parts.push(`g.name = ANY(${params.add(only)}::text[])`);
  return parts.join(" AND ");
}

// A domain of our own set that links to a competitor is no prospect.
async function gapSql(params: Params, scope: Scope, slug: string, filter: GapFilter): Promise<string> {
  const site = await siteBySlug(scope, slug);
  const all = await comparableSites(scope, slug);
  const chosen = filter.with.length === 0 ? all : all.filter((one) => filter.with.includes(one.slug));
  const workspace = params.add(scope.workspaceId);
  const us = params.add(site.id);
  const them = params.add(chosen.map((one) => one.id));
  const ours = `EXISTS (SELECT 1 FROM referring_domain o WHERE o.workspace_id = ${workspace} AND o.site_id = ${us}
    AND o.domain_id = r.domain_id AND o.live > 0)`;
  const notOwn = `NOT EXISTS (SELECT 1 FROM site_domain sd WHERE sd.workspace_id = ${workspace} AND sd.site_id = ${us} AND sd.domain_id = r.domain_id)`;
  const rows =
    filter.show === "ours"
      ? `SELECT r.domain_id, 0 AS sites, r.live, r.follow, ARRAY[]::int[] AS site_ids FROM referring_domain r
         WHERE r.workspace_id = ${workspace} AND r.site_id = ${us} AND r.live > 0 AND NOT EXISTS (
           SELECT 1 FROM referring_domain t WHERE t.workspace_id = ${workspace} AND t.site_id = ANY(${them}::int[])
             AND t.domain_id = r.domain_id AND t.live > 0)`
      : `SELECT r.domain_id, count(*)::int AS sites, sum(r.live)::int AS live, sum(r.follow)::int AS follow, array_agg(r.site_id) AS site_ids
         FROM referring_domain r WHERE r.workspace_id = ${workspace} AND r.site_id = ANY(${them}::int[]) AND r.live > 0
           AND ${filter.show === "theirs" ? "NOT " : ""}${ours} AND ${notOwn}
         GROUP BY r.domain_id HAVING count(*) >= ${params.add(Math.min(filter.least, Math.max(1, chosen.length)))}`;
  return `(SELECT x.*, d.name FROM (${rows}) x JOIN domain d ON d.id = x.domain_id) g`;
}
