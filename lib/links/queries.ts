import { one, query } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { Scope } from "#lib/scope/scope";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { LINK_FROM, type LinkFilter, linkWhere, Params, statusSql } from "./link-filter.ts";
import type { CappedCount, LinkLine, LinkPage, LinkSort } from "./types.ts";

/** Exact counts of any filter would cost a second at ten million links: beyond this, "10,000+". */
const COUNT_CAP = 10_000;

/** The id and domains of a site, by its slug, within the Scope. Throws AppError "not_found". */
export async function siteKeys(scope: Scope, slug: string): Promise<{ id: number; domainIds: number[] }> {
  const site = await one<{ id: number; domainIds: number[] | null }>(
    `SELECT s.id, array_agg(sd.domain_id) AS "domainIds" FROM site s
     JOIN site_domain sd ON sd.workspace_id = s.workspace_id AND sd.site_id = s.id
     WHERE s.workspace_id = $1 AND s.slug = $2 AND ($3::int[] IS NULL OR s.id = ANY($3)) GROUP BY s.id`,
    [scope.workspaceId, slug, scope.sites === "all" ? null : scope.sites],
  );
  if (!site) throw new AppError("not_found", "This site is not there.");
  return { id: site.id, domainIds: site.domainIds ?? [] };
}

// The expression that each sort orders by; ties are broken by the key, so that a page never skips a row.
const SORTS: Record<LinkSort, { sql: string; type: string }> = {
  known: { sql: "l.known_on", type: "date" },
  source: { sql: "sp.url", type: "text" },
  target: { sql: "tp.url", type: "text" },
  anchor: { sql: "coalesce(left(a.text, 200), '')", type: "text" },
  rel: { sql: "l.rel_class::text", type: "text" },
  checked: { sql: "coalesce(sp.last_fetched_at, '-infinity')", type: "timestamptz" },
};

export const LINE_COLUMNS = (site: string) => `l.source_id AS "sourceId", l.target_id AS "targetId",
  ${statusSql(site)} AS status, sp.url AS source, tp.url AS target, sd.name AS "sourceDomain", td.name AS "targetDomain",
  sp.title, a.text AS anchor, l.anchor_kind AS "anchorKind", l.kind, l.rel_class AS "relClass", l.place, l.hidden,
  l.known_on AS "knownOn", l.dated, sp.last_fetched_at AS "checkedAt",
  coalesce((SELECT array_agg(ls.vendor::text ORDER BY ls.vendor) FROM link_sighting ls WHERE ls.workspace_id = l.workspace_id
     AND ls.source_id = l.source_id AND ls.target_id = l.target_id), '{}') AS vendors,
  (SELECT o.kind FROM opinion o WHERE o.workspace_id = l.workspace_id AND o.site_id = ${site}
     AND (o.url_key = sp.url_key OR o.domain = sd.name) ORDER BY o.url_key NULLS LAST LIMIT 1) AS opinion`;

export const LINE_FROM = `${LINK_FROM}
  JOIN domain sd ON sd.id = l.source_domain_id
  JOIN domain td ON td.id = l.target_domain_id`;

export type LoadedLine = Omit<LinkLine, "checkedAt"> & { checkedAt: Date | null };

/** A line with its dates as ISO strings. */
export function lineOf<T extends LoadedLine>(row: T): Omit<T, "checkedAt"> & { checkedAt: string | null } {
  return { ...row, checkedAt: row.checkedAt?.toISOString() ?? null };
}

/**
 * One page of the table, by keyset: as fast at the end as at the start.
 * @param cursor of an earlier answer; null for the first page
 */
export async function listLinks(
  scope: Scope,
  slug: string,
  filter: LinkFilter,
  order: { sort: LinkSort; dir: "asc" | "desc" },
  page: { cursor: string | null; limit: number },
): Promise<LinkPage> {
  const site = await siteKeys(scope, slug);
  const params = new Params();
  const where = linkWhere(params, scope.workspaceId, site, filter);
  const sort = SORTS[order.sort];
  const after = decodeCursor(page.cursor);
  const direction = order.dir === "asc" ? ">" : "<";
  const seek =
    after === null
      ? ""
      : `AND (${sort.sql}, l.source_id, l.target_id) ${direction} (${params.add(after.value)}::${sort.type}, ${params.add(after.sourceId)}::int, ${params.add(after.targetId)}::int)`;
  const rows = await query<LoadedLine & { sortValue: string }>(
    `SELECT ${LINE_COLUMNS(params.add(site.id))}, (${sort.sql})::text AS "sortValue"
     FROM ${LINE_FROM} WHERE ${where} ${seek}
     ORDER BY ${sort.sql} ${order.dir}, l.source_id ${order.dir}, l.target_id ${order.dir}
     LIMIT ${params.add(page.limit + 1)}`,
    params.values,
  );
  const last = rows.length > page.limit ? rows[page.limit - 1] : undefined;
  return {
    lines: rows.slice(0, page.limit).map(({ sortValue: _value, ...row }) => lineOf(row)),
    next: last
      ? encodeCursor({ value: last.sortValue, sourceId: last.sourceId, targetId: last.targetId })
      : null,
  };
}

/** How many links a filter has, up to 10,000. */
export async function countLinks(scope: Scope, slug: string, filter: LinkFilter): Promise<CappedCount> {
  const site = await siteKeys(scope, slug);
  const params = new Params();
  const where = linkWhere(params, scope.workspaceId, site, filter);
  const row = await one<{ count: number }>(
    `SELECT count(*)::int AS count FROM (SELECT 1 FROM ${LINK_FROM} WHERE ${where} LIMIT ${COUNT_CAP + 1}) x`,
    params.values,
  );
  const count = row?.count ?? 0;
  return { count: Math.min(count, COUNT_CAP), capped: count > COUNT_CAP };
}

export type Facet = "status" | "rel" | "place" | "kind" | "vendor";
export type Facets = Record<Facet, { value: string; count: number }[]>;

/** How many links each choice of a facet would leave, all other filters kept; over at most 10,000 links. */
export async function linkFacets(scope: Scope, slug: string, filter: LinkFilter): Promise<Facets> {
  const site = await siteKeys(scope, slug);
  const facet = async (name: Facet): Promise<{ value: string; count: number }[]> => {
    const params = new Params();
    const where = linkWhere(params, scope.workspaceId, site, { ...filter, [name]: [] });
    const siteId = params.add(site.id);
    const value = {
      status: statusSql(siteId),
      rel: "l.rel_class::text",
      place: "l.place::text",
      kind: "l.kind::text",
      vendor: "v.vendor::text",
    }[name];
    const sighted =
      name === "vendor"
        ? "JOIN link_sighting v ON v.workspace_id = l.workspace_id AND v.source_id = l.source_id AND v.target_id = l.target_id"
        : "";
    return query(
      `SELECT value, count(*)::int AS count FROM (
         SELECT ${value} AS value FROM ${LINK_FROM} ${sighted} WHERE ${where} AND ${siteId}::int > 0 LIMIT ${COUNT_CAP}) x
       GROUP BY 1 ORDER BY 2 DESC, 1`,
      params.values,
    );
  };
  const [status, rel, place, kind, vendor] = await Promise.all([
    facet("status"),
    facet("rel"),
    facet("place"),
    facet("kind"),
    facet("vendor"),
  ]);
  return { status, rel, place, kind, vendor };
}
