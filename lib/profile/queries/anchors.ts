// The anchors of a site's live backlinks, counted by referring domain: a sitewide link counts once.

import { z } from "zod";
import { type AnchorCategory, anchorCategoriser } from "#lib/core/anchor";
import { Params } from "#lib/db/params";
import { query } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { LinkFilter } from "#lib/links/link-filter";
import { anchorKeysSql } from "#lib/links/named-where";
import { siteKeys } from "#lib/links/site-keys";
import type { Scope } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import { ANCHOR_CATEGORIES } from "../anchor-categories.ts";
import {
  cappedCount,
  type KeysetPage,
  keysetPage,
  likeOf,
  type PagePlace,
  type SortSql,
} from "../keyset-page.ts";
import type { AnchorSort, SiteAnchorLine, TargetAnchors } from "../report-types.ts";
import { listOf, type ReportOrder, SearchText } from "../report-view.ts";

export const firstAnchorOrder: ReportOrder<AnchorSort> = { sort: "domains", dir: "desc" };

/** What the report may be narrowed by, as it stands in the address. */
export const AnchorFilter = z.object({
  q: SearchText,
  category: listOf(ANCHOR_CATEGORIES),
  kind: listOf(["text", "image", "title", "empty"]),
  /** These and no other: the rows that somebody ticked. */
  only: LinkFilter.shape.anchors,
});
export type AnchorFilter = z.output<typeof AnchorFilter>;

const number = (sql: string): SortSql => ({ sql, type: "int", kind: "number" });
const SORTS: Record<AnchorSort, SortSql> = {
  domains: number("sa.domains"),
  live: number("sa.live"),
  follow: number("sa.follow"),
  anchor: { sql: "left(a.text, 200)", type: "text", kind: "text" },
};
const FROM = "site_anchor sa JOIN anchor a ON a.id = sa.anchor_id";

/** One page of the anchors of a site. */
export async function listAnchors(
  scope: Scope,
  slug: string,
  filter: AnchorFilter,
  order: ReportOrder<AnchorSort>,
  page: PagePlace,
): Promise<KeysetPage<SiteAnchorLine>> {
  const { id } = await siteKeys(scope, slug);
  const params = new Params();
  const where = anchorWhere(params, scope, id, filter);
  const columns = "a.id, a.text, sa.anchor_kind AS kind, sa.category, sa.domains, sa.live, sa.follow";
  const key = [
    { sql: "sa.anchor_id", type: "int" },
    { sql: "sa.anchor_kind", type: '"AnchorKind"' },
  ];
  return keysetPage(
    { params, columns, from: FROM, where, sort: SORTS[order.sort], dir: order.dir, key },
    page,
  );
}

/** How many anchors a filter keeps, up to 10,000. */
export async function countAnchors(scope: Scope, slug: string, filter: AnchorFilter) {
  const { id } = await siteKeys(scope, slug);
  const params = new Params();
  return cappedCount(params, FROM, anchorWhere(params, scope, id, filter));
}

function anchorWhere(params: Params, scope: Scope, siteId: number, filter: AnchorFilter): string {
  const parts = [
    `sa.workspace_id = ${params.add(scope.workspaceId)}`,
    `sa.site_id = ${params.add(siteId)}`,
    "sa.domains > 0",
  ];
  if (filter.category.length > 0)
    parts.push(`sa.category = ANY(${params.add(filter.category)}::"AnchorCategory"[])`);
  if (filter.kind.length > 0) parts.push(`sa.anchor_kind = ANY(${params.add(filter.kind)}::"AnchorKind"[])`);
  if (filter.only.length > 0)
    parts.push(`(sa.anchor_id, sa.anchor_kind) IN ${anchorKeysSql(params, filter.only)}`);
  if (filter.q !== "") parts.push(`left(a.text, 200) ILIKE ${params.add(likeOf(filter.q))}`);
  return parts.join(" AND ");
}

/** Most anchors of one page that are read: the most used ones. */
const OF_TARGET = 2_000;

/** The anchors of one target page. Throws AppError "not_found" for a page without backlinks of this site. */
export async function anchorsOfTarget(scope: Scope, slug: string, targetId: number): Promise<TargetAnchors> {
  const site = await siteBySlug(scope, slug);
  const keys = [scope.workspaceId, site.id, targetId];
  const [page] = await query<{ url: string; title: string | null; domains: number }>(
    `SELECT p.url, p.title, st.domains FROM site_target st JOIN page p ON p.id = st.target_id
     WHERE st.workspace_id = $1 AND st.site_id = $2 AND st.target_id = $3`,
    keys,
  );
  if (page === undefined) throw new AppError("not_found", "No backlink of this site leads to that page.");
  const rows = await query<Omit<SiteAnchorLine, "id" | "category"> & { domainIds: number[] }>(
    `WITH used AS (
       SELECT l.anchor_id, l.anchor_kind, l.source_domain_id, count(*) AS live, count(*) FILTER (WHERE l.rel_class = 'follow') AS follow
       FROM link l WHERE l.workspace_id = $1 AND l.target_id = $3 AND l.live AND NOT EXISTS (
         SELECT 1 FROM site_domain sd WHERE sd.workspace_id = $1 AND sd.site_id = $2 AND sd.domain_id = l.source_domain_id)
       GROUP BY 1, 2, 3),
     most AS (
       SELECT anchor_id, anchor_kind, sum(live)::int AS live, sum(follow)::int AS follow, array_agg(source_domain_id) AS "domainIds"
       FROM used WHERE anchor_id IS NOT NULL GROUP BY 1, 2 ORDER BY count(*) DESC, sum(live) DESC, anchor_id LIMIT ${OF_TARGET})
     SELECT a.text, m.anchor_kind AS kind, m.live, m.follow, m."domainIds" FROM most m JOIN anchor a ON a.id = m.anchor_id
     ORDER BY cardinality(m."domainIds") DESC, m.live DESC, a.text`,
    keys,
  );
  const categorise = anchorCategoriser(site);
  const byCategory = new Map<AnchorCategory, Set<number>>();
  const anchors = rows.map(({ domainIds, ...row }) => {
    const category = categorise(row, page.title);
    const domains = byCategory.get(category) ?? new Set();
    byCategory.set(category, domains);
    for (const id of domainIds) domains.add(id);
    return { ...row, category, domains: domainIds.length };
  });
  const categories = [...byCategory]
    .map(([category, domains]) => ({ category, domains: domains.size }))
    .sort((a, b) => b.domains - a.domains);
  return { ...page, anchors, categories };
}
