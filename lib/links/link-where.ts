// The SQL of a filter of links (link-filter.ts): the tables that it reads and its conditions.
import { domainOfHost, hostOf } from "#lib/core/domain";
import type { Params } from "#lib/db/params";
import { ASK_NONE, type AskEach } from "./ask-each.ts";
import { hashKey } from "./hash-key.ts";
import type { LinkFilter, STATUSES } from "./link-filter.ts";
import { changeSql, namedSql } from "./named-where.ts";
import type { SiteKeys } from "./site-keys.ts";
import { careSql, tagSql } from "./teamwork-where.ts";

/** The tables that may stand beside a link l: its two pages sp and tp, its anchor a. */
export type LinkTable = "sp" | "tp" | "a";

const JOINS: Record<LinkTable, string> = {
  sp: "JOIN page sp ON sp.id = l.source_id",
  tp: "JOIN page tp ON tp.id = l.target_id",
  a: "LEFT JOIN anchor a ON a.id = l.anchor_id",
};

/** A link with the tables that are read: over a million rows each join costs, so a count takes none in vain. */
export function linkFrom(tables: Iterable<LinkTable>): string {
  return ["link l", ...[...new Set(tables)].map((table) => JOINS[table])].join("\n  ");
}

/** A link with everything that any filter, sort or status reads. */
export const LINK_FROM = linkFrom(["sp", "tp", "a"]);

/** The tables that the WHERE of a filter reads. */
export function tablesOf(filter: LinkFilter): LinkTable[] {
  const tables: LinkTable[] = [];
  const asksPage = filter.status.some((status) => !SETTLED.includes(status));
  if (filter.q !== "" || asksPage || filter.opinion.length > 0) tables.push("sp");
  if (filter.q !== "") tables.push("tp");
  if (filter.q !== "") tables.push("a");
  return tables;
}

/**
 * The placements (p) that a link keeps or breaks: those of its page, by any of the page's addresses, that agreed
 * on its target; and one whose own target is not linked from there, as the page links to the site at all.
 */
export function promisesSql(site: string): string {
  return `FROM placement p WHERE p.workspace_id = l.workspace_id AND p.site_id = ${site} AND p.archived_at IS NULL
    AND p.source_id IN (
      SELECT l.source_id UNION ALL SELECT al.id FROM page al WHERE al.workspace_id = l.workspace_id AND al.moved_to_id = l.source_id)
    AND (p.target_id = l.target_id OR NOT EXISTS (SELECT 1 FROM link agreed WHERE agreed.workspace_id = l.workspace_id
      AND agreed.source_id = l.source_id AND agreed.target_id = p.target_id))`;
}

/** lib/core/link-status.ts in SQL; a link whose promise is broken shows as changed. */
export function statusSql(site: string): string {
  return `CASE
    WHEN l.presence IN ('lost', 'not_found', 'missed') THEN l.presence::text
    WHEN l.presence = 'reported' AND l.misses > 0 THEN 'missed'
    WHEN sp.access IN ('blocked', 'robots_disallowed') THEN 'blocked'
    WHEN sp.access = 'js_required' THEN 'pending'
    WHEN sp.access IN ('http_error', 'unreachable', 'not_html', 'unparsable') THEN 'unreachable'
    WHEN l.presence = 'found' AND EXISTS (SELECT 1 ${promisesSql(site)} AND p.headline = 'changed') THEN 'changed'
    WHEN l.presence = 'found' THEN 'live'
    ELSE 'pending' END`;
}

/**
 * One status as a condition: what `statusSql` would say, in words that an index and the planner understand. Those
 * that a link's own row settles read no page.
 */
function hasStatusSql(status: (typeof STATUSES)[number], site: () => string): string {
  // Neither settled by its own row: the page's last look decides.
  const open = "(l.presence = 'found' OR (l.presence = 'reported' AND l.misses = 0))";
  const read = "(sp.access IS NULL OR sp.access = 'ok')";
  // A scalar, not an EXISTS: that becomes a join with every placement before the first row is shown.
  const broken = () => `(SELECT true ${promisesSql(site())} AND p.headline = 'changed' LIMIT 1)`;
  switch (status) {
    case "lost":
    case "not_found":
      return `l.presence = '${status}'`;
    case "missed":
      return "(l.presence = 'missed' OR (l.presence = 'reported' AND l.misses > 0))";
    case "blocked":
      return `(${open} AND sp.access IN ('blocked', 'robots_disallowed'))`;
    case "unreachable":
      return `(${open} AND sp.access IN ('http_error', 'unreachable', 'not_html', 'unparsable'))`;
    case "pending":
      return `(${open} AND (sp.access = 'js_required' OR (l.presence = 'reported' AND ${read})))`;
    case "changed":
      return `(l.presence = 'found' AND ${read} AND ${broken()})`;
    case "live":
      return `(l.presence = 'found' AND ${read} AND ${broken()} IS NULL)`;
    default:
      return status satisfies never;
  }
}

const SETTLED: readonly (typeof STATUSES)[number][] = ["lost", "not_found", "missed"];

/** By how many sources a link was reported, as one of SOURCES: at most two of its sightings are read. */
export const SOURCES_SQL = `(SELECT CASE count(*) WHEN 0 THEN 'none' WHEN 1 THEN 'one' ELSE 'more' END FROM (
    SELECT 1 FROM link_sighting ls WHERE ls.workspace_id = l.workspace_id AND ls.source_id = l.source_id
      AND ls.target_id = l.target_id LIMIT 2) counted)`;

/**
 * The WHERE of a filter.
 * @param site its id and its domain ids, read within the Scope
 * @param ask conditions that no index may answer (ask-each.ts)
 */
export function linkWhere(
  params: Params,
  workspaceId: number,
  site: SiteKeys,
  filter: LinkFilter,
  ask: AskEach = ASK_NONE,
): string {
  const workspace = params.add(workspaceId);
  const domains = params.add(site.domainIds);
  // Only where it is used: PostgreSQL cannot tell the type of a parameter that stands nowhere.
  const siteId = () => params.add(site.id);
  const parts = [`l.workspace_id = ${workspace}`, sideSql(filter.side, domains)];
  if (filter.status.length > 0) {
    parts.push(`(${filter.status.map((status) => hasStatusSql(status, siteId)).join(" OR ")})`);
  }
  if (filter.rel.length > 0) parts.push(`l.rel_class = ANY(${params.add(filter.rel)}::"RelClass"[])`);
  if (filter.place.length > 0) parts.push(`l.place = ANY(${params.add(filter.place)}::"LinkPlace"[])`);
  if (filter.kind.length > 0) parts.push(`l.kind = ANY(${params.add(filter.kind)}::"LinkKind"[])`);
  if (filter.relevance.length > 0)
    parts.push(`coalesce(l.relevance::text, 'unknown') = ANY(${params.add(filter.relevance)}::text[])`);
  if (filter.language !== undefined) {
    // A set, not a scalar: of a rare language its few pages lead to the links, of a common one each link is asked.
    parts.push(
      `l.source_id IN (SELECT page_id FROM page_topic WHERE workspace_id = ${workspace} AND language = ${params.add(filter.language)})`,
    );
  }
  if (filter.seen === "verified") parts.push("l.presence IN ('found', 'missed', 'lost')");
  if (filter.seen === "reported") parts.push("l.presence IN ('reported', 'not_found')");
  if (filter.vendor.length > 0) {
    // A scalar, not an EXISTS: that becomes a join with every sighting before the first row is shown.
    parts.push(
      `(SELECT true FROM link_sighting ls WHERE ls.workspace_id = l.workspace_id AND ls.source_id = l.source_id
         AND ls.target_id = l.target_id AND ls.vendor = ANY(${params.add(filter.vendor)}::"Vendor"[]) LIMIT 1)`,
    );
  }
  if (filter.sources.length > 0) {
    parts.push(`${SOURCES_SQL} = ANY(${params.add(filter.sources)}::text[])`);
  }
  if (filter.opinion.length > 0) {
    parts.push(
      `EXISTS (SELECT 1 FROM opinion o WHERE o.workspace_id = l.workspace_id AND o.site_id = ${siteId()}
         AND o.kind = ANY(${params.add(filter.opinion)}::"OpinionKind"[]) AND (o.url_key = sp.url_key OR o.domain = (
           SELECT name FROM domain WHERE id = l.source_domain_id)))`,
    );
  }
  if (filter.tag.length > 0) parts.push(tagSql(params, workspace, filter.tag));
  if (filter.care.length > 0) parts.push(careSql(params, workspace, site, filter.care));
  if (filter.domain !== "") {
    const domain = domainSql(params, workspace, filter.domain);
    parts.push(endSql(filter.side, (column) => `${column} = ${domain}`));
  }
  if (filter.domains.length > 0) {
    const ids = `ANY(ARRAY(SELECT id FROM domain WHERE workspace_id = ${workspace} AND name = ANY(${params.add(filter.domains)}::text[])))`;
    parts.push(endSql(filter.side, (column) => `${column} = ${ids}`));
  }
  parts.push(...changeSql(params, filter), ...namedSql(params, filter));
  // By their keys: the one anchor, the one page is found first, and its links by their index.
  if (filter.anchor !== undefined) {
    const key = params.add(hashKey(filter.anchor.trim()));
    const id = `(SELECT id FROM anchor WHERE workspace_id = ${workspace} AND text_key = ${key})`;
    const has = `${ask.anchor ? "l.anchor_id + 0" : "l.anchor_id"} = ${id}`;
    parts.push(filter.anchor.trim() === "" ? `(l.anchor_id IS NULL OR ${has})` : has);
  }
  if (filter.target !== undefined) {
    const key = params.add(hashKey(filter.target));
    parts.push(
      `${ask.target ? "l.target_id + 0" : "l.target_id"} = (SELECT id FROM page WHERE workspace_id = ${workspace} AND url_key = ${key})`,
    );
  }
  if (filter.q !== "") {
    const like = params.add(`%${filter.q.replaceAll(/[\\%_]/g, "\\$&")}%`);
    parts.push(`(left(a.text, 200) ILIKE ${like} OR sp.url ILIKE ${like} OR tp.url ILIKE ${like})`);
  }
  return parts.join("\n AND ");
}

/** A condition on the domain at the other end; of an internal link either end is one. */
function endSql(side: LinkFilter["side"], condition: (column: string) => string): string {
  const [source, target] = [condition("l.source_domain_id"), condition("l.target_domain_id")];
  return side === "internal" ? `(${source} OR ${target})` : side === "outbound" ? target : source;
}

// A person types a host, an address or a domain: a domain of that very name (a host that was split off) goes
// before the registrable one.
function domainSql(params: Params, workspace: string, typed: string): string {
  const host = hostOf(/^https?:\/\//i.test(typed) ? typed : `https://${typed}`) ?? typed.toLowerCase();
  const names = [...new Set([host, domainOfHost(host)])];
  const list = params.add(names);
  return `(SELECT id FROM domain WHERE workspace_id = ${workspace} AND name = ANY(${list}::text[])
    ORDER BY array_position(${list}::text[], name) LIMIT 1)`;
}

// lib/core/side.ts in SQL, for a set of domains.
function sideSql(side: LinkFilter["side"], domains: string): string {
  const source = `l.source_domain_id = ANY(${domains}::int[])`;
  const target = `l.target_domain_id = ANY(${domains}::int[])`;
  switch (side) {
    case "inbound":
      return `${target} AND NOT ${source}`;
    case "outbound":
      return `${source} AND NOT ${target}`;
    case "internal":
      return `${source} AND ${target}`;
    default:
      return side satisfies never;
  }
}
