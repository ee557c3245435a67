import { queryInTime } from "#lib/db/in-time";
import { Params } from "#lib/db/params";
import type { Scope } from "#lib/scope/scope";
import { askEach } from "./ask-each.ts";
import type { LinkFilter } from "./link-filter.ts";
import { linkFrom, linkWhere, statusSql, tablesOf } from "./link-where.ts";
import type { SiteKeys } from "./site-keys.ts";
import { siteKeys } from "./site-keys.ts";
import { FACETS, type Facet, type Facets } from "./types.ts";

/** Facets are counted over at most this many links, the newest: enough to choose by, at any size. */
const SAMPLE = 10_000;

/** Facets that are read from another table than the link's: of the sample, once it is there. */
type Beside = "tag" | "care";
const isBeside = (facet: Facet): facet is Beside => facet === "tag" || facet === "care";
/** Facets that tell by whom a link was reported: read once for both. */
const isReported = (facet: Facet): facet is "vendor" | "sources" => facet === "vendor" || facet === "sources";

const REPORTED_BY = `ARRAY(SELECT ls.vendor::text FROM link_sighting ls WHERE ls.workspace_id = l.workspace_id
  AND ls.source_id = l.source_id AND ls.target_id = l.target_id)`;

const VALUES: Record<Exclude<Facet, "status" | "vendor" | "sources" | Beside>, string> = {
  rel: "l.rel_class::text",
  place: "l.place::text",
  kind: "l.kind::text",
  relevance: "coalesce(l.relevance::text, 'unknown')",
  seen: "CASE WHEN l.presence IN ('found', 'missed', 'lost') THEN 'verified' ELSE 'reported' END",
};

interface Row {
  facet: Facet;
  value: string;
  count: number;
  /** Links in the sample. */
  sampled: number;
}

/**
 * How many links each choice of a facet would leave, all other filters kept. Facets without a choice share one
 * pass over the same links; each one with a choice is counted without its own.
 */
export async function linkFacets(scope: Scope, slug: string, filter: LinkFilter): Promise<Facets> {
  const keys = await siteKeys(scope, slug);
  // Whoever filters by their own name, and not as "me", finds it counted by name.
  const byName = filter.care.length > 0 && !filter.care.includes("me");
  const site = byName ? { ...keys, me: null } : keys;
  const chosen = FACETS.filter((facet) => chosenValues(filter, facet).length > 0);
  const free = FACETS.filter((facet) => !chosen.includes(facet));
  const passes = [
    free.length > 0 ? count(scope, site, filter, free) : [],
    ...chosen.map((facet) => count(scope, site, without(filter, facet), [facet])),
  ];
  const rows = (await Promise.all(passes)).flat();
  const of = (facet: Facet) => {
    const mine = rows.filter((row) => row.facet === facet);
    const capped = (mine[0]?.sampled ?? 0) >= SAMPLE;
    return { values: mine.map(({ value, count }) => ({ value, count })), capped };
  };
  return {
    status: of("status"),
    rel: of("rel"),
    place: of("place"),
    kind: of("kind"),
    relevance: of("relevance"),
    vendor: of("vendor"),
    sources: of("sources"),
    seen: of("seen"),
    tag: of("tag"),
    care: of("care"),
  };
}

/** Facets of so many links that nobody waits for them. */
export function uncountedFacets(): Facets {
  const uncounted = { values: [], capped: true };
  return Object.fromEntries(FACETS.map((facet) => [facet, uncounted])) as unknown as Facets;
}

/** What is chosen of one facet. */
function chosenValues(filter: LinkFilter, facet: Facet): readonly string[] {
  return facet === "seen" ? [filter.seen ?? []].flat() : filter[facet];
}

function without(filter: LinkFilter, facet: Facet): LinkFilter {
  return facet === "seen" ? { ...filter, seen: undefined } : { ...filter, [facet]: [] };
}

async function count(
  scope: Scope,
  site: SiteKeys,
  filter: LinkFilter,
  facets: readonly Facet[],
): Promise<Row[]> {
  const { workspaceId } = scope;
  const params = new Params();
  const where = linkWhere(params, workspaceId, site, filter, await askEach(scope, site, filter, SAMPLE));
  const domains = params.add(site.domainIds);
  const side = filter.side === "inbound" ? "l.target_domain_id" : "l.source_domain_id";
  const columns = facets.flatMap((facet) => {
    if (isBeside(facet) || isReported(facet)) return [];
    return `${facet === "status" ? statusSql(params.add(site.id)) : VALUES[facet]} AS "${facet}"`;
  });
  if (facets.some(isReported)) columns.push(`${REPORTED_BY} AS vendors`);
  const counts = facets.map((facet) =>
    isBeside(facet) ? besideSql(facet, params, workspaceId, site.me ?? null) : ownSql(facet),
  );
  // What a facet reads beside the link is read for the sample alone.
  return queryInTime<Row>(
    `WITH newest AS MATERIALIZED (
       SELECT n.* FROM unnest(${domains}::int[]) AS own(id) CROSS JOIN LATERAL (
         SELECT l.* FROM ${linkFrom(tablesOf(filter))}
         WHERE ${side} = own.id AND ${where} ORDER BY l.known_on DESC LIMIT ${SAMPLE}) n
       ORDER BY n.known_on DESC LIMIT ${SAMPLE}),
     sample AS MATERIALIZED (
       SELECT ${["l.source_id", "l.target_id", ...columns].join(", ")}
       FROM newest l ${facets.includes("status") ? "JOIN page sp ON sp.id = l.source_id" : ""})
     SELECT c.*, (SELECT count(*)::int FROM sample) AS sampled FROM (${counts.join(" UNION ALL ")}) c ORDER BY count DESC, value`,
    params.values,
  );
}

function ownSql(facet: Exclude<Facet, Beside>): string {
  const counted = (value: string, from = "sample") =>
    `SELECT '${facet}' AS facet, ${value} AS value, count(*)::int AS count FROM ${from} GROUP BY 2`;
  switch (facet) {
    case "vendor":
      return counted("v", "sample CROSS JOIN LATERAL unnest(vendors) v");
    case "sources":
      return counted("CASE cardinality(vendors) WHEN 0 THEN 'none' WHEN 1 THEN 'one' ELSE 'more' END");
    default:
      return counted(`"${facet}"`);
  }
}

/** @param me whose links count as "me" */
function besideSql(facet: Beside, params: Params, workspaceId: number, me: string | null): string {
  const on = (table: string) =>
    `${table} x ON x.workspace_id = ${params.add(workspaceId)} AND x.source_id = s.source_id AND x.target_id = s.target_id`;
  const counted = (value: string, join: string) =>
    `SELECT '${facet}' AS facet, ${value} AS value, count(*)::int AS count FROM sample s ${join} GROUP BY 2`;
  switch (facet) {
    case "tag":
      return counted("coalesce(x.tag, '')", `LEFT JOIN ${on("link_tag")}`);
    case "care":
      return counted(
        `CASE WHEN x.user_id = ${params.add(me)}::uuid THEN 'me' ELSE coalesce(x.user_id::text, 'nobody') END`,
        `LEFT JOIN ${on("link_assignee")}`,
      );
    default:
      return facet satisfies never;
  }
}
