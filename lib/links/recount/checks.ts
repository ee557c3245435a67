// What a recount compares: facts with facts, rollups with facts, sums with their parts. Each is one statement.
import { SITE_ROLLUPS, type SiteRollup } from "../profile-counts.ts";
import { COUNTED, COUNTS } from "../write/counts.ts";
import { type Comparison, differing, putRight, tellChanged, tellOf } from "./compare.ts";

/** Domains from one id (without it) to another (with it). */
export interface Span {
  after: number;
  upTo: number;
}

/** The whole of a workspace. */
export const EVERY_DOMAIN: Span = { after: 0, upTo: 2_147_483_647 };

/** One comparison. Its statements tell how many rows differ, and show some. */
export interface Check {
  /** The table that is counted. */
  what: string;
  values: readonly number[];
  /** A SELECT of the rows that differ. */
  differing: string;
  /** The same, told in one row. */
  find: string;
  /** Null: these are facts; nothing says what they should be. */
  right: string | null;
}

const checkOf = (what: string, values: readonly number[], text: string, right: string | null): Check => ({
  what,
  values,
  differing: text,
  find: tellOf(text),
  right,
});

const check = (comparison: Comparison, values: readonly number[]): Check =>
  checkOf(comparison.table, values, differing(comparison), putRight(comparison));

// A link counts as what its events say: each starts or ends one class. Index look-ups link by link, because nothing
// orders events by linking domain.
const STRANGE_LINKS = `SELECT l.source_id, l.target_id, l.rel_class, l.live, e.sums FROM link l LEFT JOIN LATERAL (
    SELECT array_agg(class || ' ' || n ORDER BY class) AS sums FROM (
      SELECT class, sum(n) AS n FROM link_event e CROSS JOIN LATERAL (VALUES (e.to_class, 1), (e.from_class, -1)) v(class, n)
      WHERE e.workspace_id = $1 AND e.source_id = l.source_id AND e.target_id = l.target_id AND class IS NOT NULL
      GROUP BY class HAVING sum(n) <> 0) y) e ON true
  WHERE l.workspace_id = $1 AND l.source_domain_id > $2 AND l.source_domain_id <= $3
    AND e.sums IS DISTINCT FROM CASE WHEN live THEN ARRAY[rel_class || ' 1'] END`;

const OPEN_PAGES = `SELECT p.id, p.open_links, l.open FROM page p LEFT JOIN LATERAL (SELECT count(*)::int AS open FROM link l
    WHERE l.workspace_id = $1 AND l.source_id = p.id AND l.presence IN ('reported', 'missed')) l ON true
  WHERE p.workspace_id = $1 AND p.domain_id > $2 AND p.domain_id <= $3 AND p.open_links <> l.open`;
const SET_OPEN_PAGES = `UPDATE page p SET open_links = d.open FROM (${OPEN_PAGES}) d
  WHERE p.workspace_id = $1 AND p.id = d.id RETURNING p.id, d.open`;

const PAIRS: Comparison = {
  table: "domain_link",
  keys: ["source_domain_id", "target_domain_id"],
  counts: COUNTS,
  counted: `SELECT source_domain_id, target_domain_id, ${COUNTED} FROM link
    WHERE workspace_id = $1 AND source_domain_id > $2 AND source_domain_id <= $3 GROUP BY 1, 2`,
  among: "source_domain_id > $2 AND source_domain_id <= $3",
};

/** Links and pairs of domains, by where the links come from. */
export function checksOfDomains(workspaceId: number, { after, upTo }: Span): Check[] {
  const values = [workspaceId, after, upTo];
  return [
    checkOf("link", values, STRANGE_LINKS, null),
    checkOf("page", values, OPEN_PAGES, tellChanged(SET_OPEN_PAGES)),
    check(PAIRS, values),
  ];
}

const ofSite = (
  { name, keys, counts, counted }: SiteRollup,
  some: (column: string) => string,
): Comparison => ({
  table: name,
  keys: ["site_id", ...keys],
  counts,
  counted: counted(some),
  among: `site_id = $2${some("domain_id")}`,
});

/** What a site has of each of some referring domains. */
export function checksOfReferring(workspaceId: number, siteId: number, { after, upTo }: Span): Check[] {
  const some = (column: string) => ` AND ${column} > $3 AND ${column} <= $4`;
  return SITE_ROLLUPS.filter(({ byDomain }) => byDomain).map((rollup) =>
    check(ofSite(rollup, some), [workspaceId, siteId, after, upTo]),
  );
}

/** The sums of a site; right only when what they are sums of is. */
export function checksOfSite(workspaceId: number, siteId: number): Check[] {
  return SITE_ROLLUPS.filter(({ byDomain }) => !byDomain).map((rollup) =>
    check(
      ofSite(rollup, () => ""),
      [workspaceId, siteId],
    ),
  );
}
