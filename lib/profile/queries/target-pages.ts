// The pages of a site that live backlinks lead to, by referring domain; those that are broken are links to reclaim.

import { z } from "zod";
import { Params } from "#lib/db/params";
import { LinkFilter } from "#lib/links/link-filter";
import { siteKeys } from "#lib/links/site-keys";
import type { Scope } from "#lib/scope/scope";
import { figuresOfPages } from "#lib/traffic/page-figures";
import { pageTrafficSql } from "#lib/traffic/traffic-sql";
import {
  cappedCount,
  figureSort,
  type KeysetPage,
  keysetPage,
  likeOf,
  type PagePlace,
  type SortSql,
} from "../keyset-page.ts";
import type { TargetLine, TargetSort } from "../report-types.ts";
import { listOf, type ReportOrder, SearchText } from "../report-view.ts";

export const firstTargetOrder: ReportOrder<TargetSort> = { sort: "domains", dir: "desc" };

/** What the report may be narrowed by, as it stands in the address. */
export const TargetFilter = z.object({
  q: SearchText,
  /** What the page answered when we asked it last. */
  answers: listOf(["ok", "redirects", "broken", "unknown"]),
  /** These and no other: the rows that somebody ticked. */
  only: LinkFilter.shape.targets,
});
export type TargetFilter = z.output<typeof TargetFilter>;

const number = (sql: string): SortSql => ({ sql, type: "int", kind: "number" });
const SORTS = {
  domains: number("st.domains"),
  live: number("st.live"),
  follow: number("st.follow"),
  target: { sql: "p.url", type: "text", kind: "text" },
} as const satisfies Partial<Record<TargetSort, SortSql>>;

/** A page's own last look, or the look at where agreed links lead: whichever is later. */
export const TARGET_ANSWER = `LEFT JOIN target_look tl ON tl.url_key = p.url_key AND tl.http_status IS NOT NULL`;
const IS_LATER = "(tl.looked_at > p.last_fetched_at OR p.last_fetched_at IS NULL)";
const STATUS = `CASE WHEN ${IS_LATER} THEN tl.http_status ELSE p.http_status END`;
const LEADS_TO = `CASE WHEN ${IS_LATER} AND tl.final_url <> p.url THEN tl.final_url
  WHEN p.moved_to_id IS NOT NULL THEN (SELECT m.url FROM page m WHERE m.id = p.moved_to_id) END`;
export const TARGET_ANSWERS = `CASE WHEN ${STATUS} >= 400 THEN 'broken' WHEN ${STATUS} IS NULL THEN 'unknown'
  WHEN ${LEADS_TO} IS NOT NULL THEN 'redirects' ELSE 'ok' END`;

const FROM = `site_target st JOIN page p ON p.id = st.target_id ${TARGET_ANSWER}`;
const COLUMNS = `p.id, p.url, p.title, st.domains, st.live, st.follow, ${STATUS} AS "httpStatus", ${LEADS_TO} AS "redirectsTo",
  CASE WHEN ${IS_LATER} THEN tl.looked_at ELSE p.last_fetched_at END AS "askedAt"`;

/** One page of the target pages of a site. */
export async function listTargetPages(
  scope: Scope,
  slug: string,
  filter: TargetFilter,
  order: ReportOrder<TargetSort>,
  page: PagePlace,
): Promise<KeysetPage<TargetLine>> {
  const { id } = await siteKeys(scope, slug);
  const params = new Params();
  const where = targetWhere(params, scope, id, filter);
  const key = [{ sql: "st.target_id", type: "int" }];
  const found = await keysetPage<LoadedTarget>(
    { params, columns: COLUMNS, ...sortedBy(params, scope, id, order), where, dir: order.dir, key },
    page,
  );
  const pageIds = found.lines.map((line) => line.id);
  const figures = new Map((await figuresOfPages(scope, id, pageIds)).map((one) => [one.pageId, one]));
  const lines = found.lines.map((line) => {
    const { search, visits } = figures.get(line.id) ?? { search: null, visits: null };
    return {
      ...line,
      askedAt: line.askedAt?.toISOString() ?? null,
      clicks: search?.clicks ?? null,
      impressions: search?.impressions ?? null,
      sessions: visits?.sessions ?? null,
    };
  });
  return { ...found, lines };
}

type LoadedTarget = Omit<TargetLine, "askedAt" | "clicks" | "impressions" | "sessions"> & {
  askedAt: Date | null;
};

// Visits are joined only to sort by them: what is shown of them is read for the rows of one page.
function sortedBy(params: Params, scope: Scope, siteId: number, { sort, dir }: ReportOrder<TargetSort>) {
  if (sort !== "clicks" && sort !== "impressions" && sort !== "sessions")
    return { from: FROM, sort: SORTS[sort] };
  const traffic = pageTrafficSql(params.add(scope.workspaceId), params.add(siteId));
  return {
    from: `${FROM} LEFT JOIN ${traffic} tr ON tr.page_id = st.target_id`,
    sort: figureSort(`tr.${sort}`, dir),
  };
}

/** How many target pages a filter keeps, up to 10,000. */
export async function countTargetPages(scope: Scope, slug: string, filter: TargetFilter) {
  const { id } = await siteKeys(scope, slug);
  const params = new Params();
  return cappedCount(params, FROM, targetWhere(params, scope, id, filter));
}

function targetWhere(params: Params, scope: Scope, siteId: number, filter: TargetFilter): string {
  const parts = [
    `st.workspace_id = ${params.add(scope.workspaceId)}`,
    `st.site_id = ${params.add(siteId)}`,
    "st.domains > 0",
  ];
  if (filter.answers.length > 0) parts.push(`${TARGET_ANSWERS} = ANY(${params.add(filter.answers)}::text[])`);
  if (filter.only.length > 0) parts.push(`st.target_id = ANY(${params.add(filter.only.map(Number))}::int[])`);
  if (filter.q !== "") {
    const like = params.add(likeOf(filter.q));
    parts.push(`(p.url ILIKE ${like} OR p.title ILIKE ${like})`);
  }
  return parts.join(" AND ");
}
