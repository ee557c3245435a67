// What came and what went, by the dates that files gave and looks saw: referring domains from their crossings, links
// from their own rows. An import alone is never a gain of today.
import { z } from "zod";
import { Params } from "#lib/db/params";
import { LinkFilter } from "#lib/links/link-filter";
import { linkFrom, linkWhere, tablesOf } from "#lib/links/link-where";
import { siteKeys } from "#lib/links/site-keys";
import type { Scope } from "#lib/scope/scope";
import { cappedCount, type KeysetPage, keysetPage, likeOf, type PagePlace } from "../keyset-page.ts";
import type { DomainChange, LinkChange } from "../report-types.ts";
import { SearchText } from "../report-view.ts";

/** What the report shows, as it stands in the address. */
export const ChangeFilter = z.object({
  what: z.enum(["new", "lost"]).catch("new").default("new"),
  of: z.enum(["domains", "links"]).catch("domains").default("domains"),
  q: SearchText,
  /** YYYY-MM-DD, both included. */
  since: z.iso.date().optional().catch(undefined),
  until: z.iso.date().optional().catch(undefined),
  /** These domains and no other: the rows that somebody ticked. */
  only: LinkFilter.shape.domains,
});
export type ChangeFilter = z.output<typeof ChangeFilter>;

/** Referring domains that came or went, newest first. */
export async function listDomainChanges(
  scope: Scope,
  slug: string,
  filter: ChangeFilter,
  page: PagePlace,
): Promise<KeysetPage<DomainChange>> {
  const { id, domainIds } = await siteKeys(scope, slug);
  const params = new Params();
  const where = domainWhere(params, scope, id, filter);
  const own = params.add(domainIds);
  const columns = `d.name AS domain, e.occurred_on AS on, e.kind, r.live, r.links,
    (SELECT le.origin FROM link_event le WHERE le.workspace_id = e.workspace_id AND le.target_domain_id = ANY(${own}::int[])
       AND le.source_domain_id = e.domain_id AND le.occurred_on = e.occurred_on AND le.from_class IS DISTINCT FROM le.to_class
     ORDER BY le.id LIMIT 1) AS origin`;
  const key = [
    { sql: "e.domain_id", type: "int" },
    { sql: "e.kind", type: '"EventKind"' },
  ];
  return keysetPage(
    {
      params,
      columns,
      from: DOMAIN_FROM,
      where,
      sort: { sql: "e.occurred_on", type: "date", kind: "date" },
      dir: "desc",
      key,
    },
    page,
  );
}

/** How many domains came or went, up to 10,000. */
export async function countDomainChanges(scope: Scope, slug: string, filter: ChangeFilter) {
  const { id } = await siteKeys(scope, slug);
  const params = new Params();
  return cappedCount(params, DOMAIN_FROM, domainWhere(params, scope, id, filter));
}

const DOMAIN_FROM = `domain_event e JOIN domain d ON d.id = e.domain_id
  JOIN referring_domain r ON r.workspace_id = e.workspace_id AND r.site_id = e.site_id AND r.domain_id = e.domain_id`;

function domainWhere(params: Params, scope: Scope, siteId: number, filter: ChangeFilter): string {
  const kinds = filter.what === "new" ? ["gained", "returned"] : ["lost"];
  const parts = [
    `e.workspace_id = ${params.add(scope.workspaceId)}`,
    `e.site_id = ${params.add(siteId)}`,
    `e.kind = ANY(${params.add(kinds)}::"EventKind"[])`,
    ...daysSql(params, "e.occurred_on", filter),
  ];
  if (filter.only.length > 0) parts.push(`d.name = ANY(${params.add(filter.only)}::text[])`);
  if (filter.q !== "") parts.push(`d.name ILIKE ${params.add(likeOf(filter.q))}`);
  return parts.join(" AND ");
}

/** Links that came or went, newest first. */
export async function listLinkChanges(
  scope: Scope,
  slug: string,
  filter: ChangeFilter,
  page: PagePlace,
): Promise<KeysetPage<LinkChange>> {
  const site = await siteKeys(scope, slug);
  const params = new Params();
  const meant = changedLinks(filter);
  const where = linkWhere(params, scope.workspaceId, site, meant);
  const own = params.add(site.domainIds);
  const on = dayOf(filter);
  const columns = `l.source_id AS "sourceId", l.target_id AS "targetId", sp.url AS source, tp.url AS target, sd.name AS domain,
    a.text AS anchor, l.anchor_kind AS "anchorKind", l.rel_class AS "relClass", ${on} AS on,
    ${filter.what === "lost" ? "l.loss_reason" : "NULL"} AS reason, l.found_at IS NOT NULL AS "seenByUs",
    ARRAY(SELECT s.vendor::text FROM link_sighting s WHERE s.workspace_id = l.workspace_id AND s.source_id = l.source_id
      AND s.target_id = l.target_id ORDER BY s.vendor) AS vendors`;
  const key = [
    { sql: "l.source_id", type: "int" },
    { sql: "l.target_id", type: "int" },
  ];
  return keysetPage(
    {
      params,
      columns,
      // Each domain of the site gives its own first links, in the order of an index of links.
      from: ({ seek, order, limit }) => `unnest(${own}::int[]) AS own(id) CROSS JOIN LATERAL (
          SELECT l.* FROM ${linkFrom(tablesOf(meant))} WHERE l.target_domain_id = own.id AND ${where} ${seek} ORDER BY ${order} LIMIT ${limit}) l
        JOIN page sp ON sp.id = l.source_id JOIN page tp ON tp.id = l.target_id
        JOIN domain sd ON sd.id = l.source_domain_id LEFT JOIN anchor a ON a.id = l.anchor_id`,
      where: "true",
      sort: { sql: on, type: "date", kind: "date" },
      dir: "desc",
      key,
    },
    page,
  );
}

/** How many links came or went, up to 10,000. */
export async function countLinkChanges(scope: Scope, slug: string, filter: ChangeFilter) {
  const site = await siteKeys(scope, slug);
  const params = new Params();
  const meant = changedLinks(filter);
  const where = linkWhere(params, scope.workspaceId, site, meant);
  const own = params.add(site.domainIds);
  const tables = `unnest(${own}::int[]) AS own(id) JOIN ${linkFrom(tablesOf(meant))} ON l.target_domain_id = own.id`;
  return cappedCount(params, tables, where);
}

const dayOf = ({ what }: ChangeFilter) => (what === "new" ? "l.known_on" : "l.lost_on");

/** The links of the report as a filter of links: what is ticked there, or all of it. */
export function changedLinks({ what, q, since, until }: ChangeFilter): LinkFilter {
  return LinkFilter.parse({ change: what, q, since, until });
}

function daysSql(params: Params, day: string, { since, until }: ChangeFilter): string[] {
  return [
    ...(since === undefined ? [] : [`${day} >= ${params.add(since)}::date`]),
    ...(until === undefined ? [] : [`${day} <= ${params.add(until)}::date`]),
  ];
}
