// What a person asks of the table of links, from the URL, and the SQL of it. The same filter selects the rows
// on the page, the ones counted, the ones exported and the ones verified: a selection is this and the count seen.

import { z } from "zod";
import { domainOfHost, hostOf } from "#lib/core/domain";
import { PLACES as AGREED_PLACES } from "#lib/core/place";
import { cleanTag } from "#lib/core/tags";
import { type Vendor, vendorNames } from "#lib/core/vendors";

const list = <const T extends readonly [string, ...string[]]>(values: T) =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((given) => (given === undefined ? [] : [given].flat().flatMap((part) => part.split(","))))
    .pipe(z.array(z.enum(values)).catch([]));

export const STATUSES = [
  "live",
  "changed",
  "missed",
  "lost",
  "not_found",
  "blocked",
  "unreachable",
  "pending",
] as const;
export const REL_CLASSES = ["follow", "nofollow", "ugc", "sponsored", "unknown"] as const;
export const PLACES = [...AGREED_PLACES, "unknown"] as const;
/** Whether the two pages share a topic; "unknown": nobody can say yet. */
export const RELEVANCES = ["same", "related", "unrelated", "too_little", "unknown"] as const;
export const KINDS = ["text", "image", "redirect", "frame", "form"] as const;
export const VENDORS = Object.keys(vendorNames) as [Vendor, ...Vendor[]];
/** How many sources reported it; none: only we saw it. */
export const SOURCES = ["one", "more", "none"] as const;
export const OPINIONS = ["toxic", "whitelisted"] as const;

/** Tags by name; an empty one stands for "no tag". */
const tags = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((given) => (given === undefined ? [] : [given].flat().map(cleanTag)))
  .pipe(z.array(z.string()).max(50).catch([]));

/** Who looks after it: oneself, nobody, or members by their id. */
const carers = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((given) => (given === undefined ? [] : [given].flat()))
  .pipe(
    z
      .array(z.union([z.enum(["me", "nobody"]), z.uuid()]))
      .max(50)
      .catch([]),
  );

/** Domains that a filter may name: they all stand in an address. */
const DOMAINS_MAX = 200;
/** Text filters hold at most this many characters. */
const TEXT_MAX = 200;
// PostgreSQL refuses NUL in text.
const withoutNul = (value: string) => value.replaceAll("\0", "");
const text = z.string().trim().max(TEXT_MAX).transform(withoutNul).catch("");

/** The filter as it stands in the URL; whatever does not parse is left out, so an old link still opens. */
export const LinkFilter = z.object({
  side: z.enum(["inbound", "outbound", "internal"]).catch("inbound").default("inbound"),
  status: list(STATUSES),
  rel: list(REL_CLASSES),
  place: list(PLACES),
  kind: list(KINDS),
  relevance: list(RELEVANCES),
  /** The language of the linking page, "en". */
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .optional()
    .catch(undefined),
  /** Reported by any of these. */
  vendor: list(VENDORS),
  /** Reported by one source alone, by several, by none. With `vendor`: by this one and no other. */
  sources: list(SOURCES),
  /** "verified": seen by ourselves; "reported": not yet. */
  seen: z.enum(["verified", "reported"]).optional().catch(undefined),
  opinion: list(OPINIONS),
  tag: tags,
  care: carers,
  /** In the anchor, the source or the target address. */
  q: text.default(""),
  /** The registrable domain at the other end. */
  domain: text.default(""),
  /** Any of these registrable domains at the other end. */
  domains: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((given) =>
      [given ?? []]
        .flat()
        .flatMap((part) => part.split(",").map((name) => withoutNul(name.trim()).toLowerCase())),
    )
    .pipe(z.array(z.string().min(1).max(253)).max(DOMAINS_MAX).catch([])),
  /** Exactly this anchor text; an empty one is written as a single space. */
  anchor: z.string().max(2_000).transform(withoutNul).optional().catch(undefined),
  /** Exactly this target address. */
  target: z.string().max(4_000).transform(withoutNul).optional().catch(undefined),
  /** Known since this day or later, YYYY-MM-DD. */
  since: z.iso.date().optional().catch(undefined),
});
export type LinkFilter = z.output<typeof LinkFilter>;

/** Collects values and numbers their placeholders. */
export class Params {
  readonly values: unknown[] = [];
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

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
  if (filter.q !== "" || filter.target !== undefined) tables.push("tp");
  if (filter.q !== "" || filter.anchor !== undefined) tables.push("a");
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
 */
export function linkWhere(params: Params, workspaceId: number, site: SiteKeys, filter: LinkFilter): string {
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
  if (filter.since !== undefined) parts.push(`l.known_on >= ${params.add(filter.since)}::date`);
  if (filter.anchor !== undefined) parts.push(`coalesce(a.text, '') = ${params.add(filter.anchor.trim())}`);
  if (filter.target !== undefined) parts.push(`tp.url = ${params.add(filter.target)}`);
  if (filter.q !== "") {
    const like = params.add(`%${filter.q.replaceAll(/[\\%_]/g, "\\$&")}%`);
    parts.push(`(left(a.text, 200) ILIKE ${like} OR sp.url ILIKE ${like} OR tp.url ILIKE ${like})`);
  }
  return parts.join("\n AND ");
}

export interface SiteKeys {
  id: number;
  domainIds: readonly number[];
  /** Who asks: the "me" of a filter. */
  me?: string | null;
}

/** A condition on the domain at the other end; of an internal link either end is one. */
function endSql(side: LinkFilter["side"], condition: (column: string) => string): string {
  const [source, target] = [condition("l.source_domain_id"), condition("l.target_domain_id")];
  return side === "internal" ? `(${source} OR ${target})` : side === "outbound" ? target : source;
}

const SAME_LINK =
  "x.workspace_id = l.workspace_id AND x.source_id = l.source_id AND x.target_id = l.target_id";

// By name: the few links of a tag are found first. Without one: asked of each link, as a scalar, not joined.
function tagSql(params: Params, workspace: string, tags: readonly string[]): string {
  const named = tags.filter((tag) => tag !== "");
  const parts = [];
  if (named.length > 0)
    parts.push(`(l.source_id, l.target_id) IN (SELECT x.source_id, x.target_id FROM link_tag x
      WHERE x.workspace_id = ${workspace} AND x.tag = ANY(${params.add(named)}::text[]))`);
  if (tags.includes("")) parts.push(`(SELECT true FROM link_tag x WHERE ${SAME_LINK} LIMIT 1) IS NULL`);
  return `(${parts.join(" OR ")})`;
}

function careSql(params: Params, workspace: string, { me }: SiteKeys, carers: LinkFilter["care"]): string {
  const people = carers.flatMap((one) => (one === "me" ? (me ?? []) : one === "nobody" ? [] : one));
  const parts = [
    `(l.source_id, l.target_id) IN (SELECT x.source_id, x.target_id FROM link_assignee x
      WHERE x.workspace_id = ${workspace} AND x.user_id = ANY(${params.add(people)}::uuid[]))`,
  ];
  if (carers.includes("nobody"))
    parts.push(`(SELECT true FROM link_assignee x WHERE ${SAME_LINK} LIMIT 1) IS NULL`);
  return `(${parts.join(" OR ")})`;
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
