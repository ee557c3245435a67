import { queryInTime } from "#lib/db/in-time";
import { Params } from "#lib/db/params";
import { query } from "#lib/db/sql";
import type { Scope } from "#lib/scope/scope";
import { ASK_NONE, askEach } from "./ask-each.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import type { LinkFilter } from "./link-filter.ts";
import { LINE_COLUMNS, LINE_FROM, type LoadedLine, lineOf } from "./link-lines.ts";
import { LINK_KEY, linkSort } from "./link-sorts.ts";
import { linkFrom, linkWhere, tablesOf } from "./link-where.ts";
import { siteKeys } from "./site-keys.ts";
import type { CappedCount, LinkPage, LinkSort, SideTotals } from "./types.ts";

/** Exact counts of any filter would cost a second at ten million links: beyond this, "10,000+". */
export const COUNT_CAP = 10_000;

/**
 * One page of the table, by keyset: as fast at the end as at the start, and no row twice or never however many
 * share a value. Each domain of the site gives its own first rows, so that an index in the order of one domain
 * serves a site of several.
 * Throws AppError "busy" where it would take too long.
 * @param page `limitMs`: how long the caller waits at most; `cursor` of an earlier answer, null for the first page; `back` for the page that ends before it
 */
export async function listLinks(
  scope: Scope,
  slug: string,
  filter: LinkFilter,
  order: { sort: LinkSort; dir: "asc" | "desc" },
  page: { cursor: string | null; back?: boolean; limit: number; limitMs?: number },
): Promise<LinkPage> {
  const site = await siteKeys(scope, slug);
  const params = new Params();
  const sort = linkSort(order.sort, filter.side);
  const ask = order.sort === "known" ? await askEach(scope, site, filter, page.limit) : ASK_NONE;
  const where = linkWhere(params, scope.workspaceId, site, filter, ask);
  const after = decodeCursor(page.cursor, sort.kind, LINK_KEY);
  const back = after !== null && page.back === true;
  // Ties run against the sort: the index of a site's links is "newest first, then by key".
  const ascends = (order.dir === "asc") !== back;
  const [main, ties] = ascends ? ["ASC", "DESC"] : ["DESC", "ASC"];
  // A group has one value: its links need not be asked for it.
  const value = sort.groups === undefined ? sort.sql : "g.value";
  const seek = after === null ? "" : `AND ${seekSql(params, value, sort.type, ascends, after)}`;
  const seekGroup =
    after === null || sort.groups === undefined
      ? ""
      : `WHERE value ${ascends ? ">" : "<"}= ${params.add(after.value)}::${sort.type}`;
  const side = filter.side === "inbound" ? "l.target_domain_id" : "l.source_domain_id";
  const domains = params.add(site.domainIds);
  const limit = params.add(page.limit + 1);
  const by = `"sortValue" ${main}, "sourceId" ${ties}, "targetId" ${ties}`;
  const workspace = params.add(scope.workspaceId);
  const keys = `l.source_id ${ties}, l.target_id ${ties} LIMIT ${limit}`;
  const firstOfDomain =
    sort.groups === undefined
      ? `SELECT l.source_id AS "sourceId", l.target_id AS "targetId", ${sort.sql} AS "sortValue"
         FROM ${linkFrom([...tablesOf(filter), ...(sort.tables ?? [])])} ${sort.join ?? ""}
         WHERE ${side} = own.id AND ${where} ${seek} ORDER BY ${sort.sql} ${main}, ${keys}`
      : `SELECT l.*, g.value AS "sortValue" FROM (
           SELECT * FROM (${sort.groups.sql(workspace)}) g ${seekGroup} ORDER BY value ${main}) g CROSS JOIN LATERAL (
           SELECT l.source_id AS "sourceId", l.target_id AS "targetId" FROM ${linkFrom(tablesOf(filter))}
           WHERE ${side} = own.id AND ${sort.groups.column} = g.id AND ${where} ${seek} ORDER BY ${keys}) l
         ORDER BY ${by} LIMIT ${limit}`;
  const rows = await queryInTime<LoadedLine & { sortText: string }>(
    `WITH keys AS MATERIALIZED (
       SELECT first.* FROM unnest(${domains}::int[]) AS own(id) CROSS JOIN LATERAL (${firstOfDomain}) first
       ORDER BY ${by} LIMIT ${limit})
     SELECT ${LINE_COLUMNS(params.add(site.id))}, k."sortValue"::text AS "sortText"
     FROM keys k JOIN ${LINE_FROM} ON l.workspace_id = ${workspace}
       AND l.source_id = k."sourceId" AND l.target_id = k."targetId"
     ORDER BY k."sortValue" ${main}, k."sourceId" ${ties}, k."targetId" ${ties}`,
    params.values,
    page.limitMs,
  );
  const more = rows.length > page.limit;
  const shown = rows.slice(0, page.limit);
  if (back) shown.reverse();
  const edge = (row: (typeof shown)[number] | undefined) =>
    row === undefined ? null : encodeCursor([row.sortText, row.sourceId, row.targetId]);
  return {
    lines: shown.map(({ sortText: _text, ...row }) => lineOf(row)),
    next: back || more ? edge(shown.at(-1)) : null,
    previous: (back && more) || (!back && after !== null) ? edge(shown[0]) : null,
  };
}

function seekSql(
  params: Params,
  sql: string,
  type: string,
  ascends: boolean,
  after: { value: string; key: [number, number] },
): string {
  const value = `${params.add(after.value)}::${type}`;
  const key = after.key.map((id) => `${params.add(id)}::int`).join(", ");
  const [then, tie] = ascends ? [">", "<"] : ["<", ">"];
  // The first condition alone is one an index can seek to.
  return `${sql} ${then}= ${value} AND (${sql} ${then} ${value} OR (l.source_id, l.target_id) ${tie} (${key}))`;
}

/** How many links a filter has, up to 10,000. Throws AppError "busy" where it takes longer than `limitMs`. */
export async function countLinks(
  scope: Scope,
  slug: string,
  filter: LinkFilter,
  limitMs?: number,
): Promise<CappedCount> {
  const site = await siteKeys(scope, slug);
  const params = new Params();
  const ask = await askEach(scope, site, filter, COUNT_CAP);
  const where = linkWhere(params, scope.workspaceId, site, filter, ask);
  const [row] = await queryInTime<{ count: number }>(
    `SELECT count(*)::int AS count FROM (
       SELECT 1 FROM ${linkFrom(tablesOf(filter))} WHERE ${where} LIMIT ${COUNT_CAP + 1}) x`,
    params.values,
    limitMs,
  );
  const count = row?.count ?? 0;
  return { count: Math.min(count, COUNT_CAP), capped: count > COUNT_CAP };
}

/** What a site has on each side, exactly and at once: sums of the rollup of domain pairs. */
export async function sideTotals(scope: Scope, slug: string): Promise<SideTotals> {
  const site = await siteKeys(scope, slug);
  const rows = await query<{ side: keyof SideTotals } & SideTotals["inbound"]>(
    `SELECT side, sum(links)::int AS links, sum(live)::int AS live, sum(verified)::int AS verified,
       count(*) FILTER (WHERE live > 0)::int AS domains
     FROM (
       SELECT CASE WHEN NOT d.source_domain_id = ANY($2) THEN 'inbound' WHEN d.target_domain_id = ANY($2) THEN 'internal'
           ELSE 'outbound' END AS side,
         CASE WHEN d.source_domain_id = ANY($2) THEN d.target_domain_id ELSE d.source_domain_id END AS other,
         sum(d.links) AS links, sum(d.live) AS live, sum(d.verified) AS verified
       FROM domain_link d WHERE d.workspace_id = $1 AND (d.source_domain_id = ANY($2) OR d.target_domain_id = ANY($2))
       GROUP BY 1, 2) pairs
     GROUP BY 1`,
    [scope.workspaceId, site.domainIds],
  );
  const none = { links: 0, live: 0, verified: 0, domains: 0 };
  const of = (side: keyof SideTotals) => {
    const row = rows.find((one) => one.side === side);
    return row ? { links: row.links, live: row.live, verified: row.verified, domains: row.domains } : none;
  };
  return { inbound: of("inbound"), outbound: of("outbound"), internal: of("internal") };
}
