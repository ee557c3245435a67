// What a site's links are about, for its summary. The one part of it that no rollup holds: read from the index of links
// that were seen, never from the links themselves.
import type { Sql } from "#lib/db/sql";
import { RELEVANCES } from "#lib/links/link-filter";
import type { SiteSummary } from "./summary-types.ts";

const LANGUAGES = 12;

/** Seen live links of the site: no other is judged or has a page whose language is known. Parameters: workspace, site. */
const SEEN = `link l JOIN site_domain sd ON sd.workspace_id = l.workspace_id AND sd.domain_id = l.target_domain_id
  WHERE l.workspace_id = $1 AND sd.site_id = $2 AND l.presence IN ('found', 'missed')`;
/** Domains of the site's own set have no row here: links of theirs are internal. */
const REFERRING = "referring_domain r WHERE r.workspace_id = $1 AND r.site_id = $2 AND r.live > 0";

/** By relevance; a domain counts once in each that its links have, and as not known while one of them is. */
export async function readRelevance(sql: Sql, keys: readonly number[]): Promise<SiteSummary["relevance"]> {
  const rows = await sql.query<SiteSummary["relevance"][number]>(
    `WITH judged AS MATERIALIZED (
       SELECT l.source_domain_id AS domain_id, l.relevance, count(*)::int AS links FROM ${SEEN}
         AND l.relevance IS NOT NULL GROUP BY 1, 2),
     known AS (SELECT domain_id, sum(links)::int AS links FROM judged GROUP BY 1),
     domains AS (SELECT r.domain_id, r.live FROM ${REFERRING})
     SELECT relevance::text, count(*)::int AS domains, sum(links)::int AS links FROM judged JOIN domains USING (domain_id) GROUP BY 1
     UNION ALL SELECT 'unknown', count(*)::int, coalesce(sum(live - coalesce(links, 0)), 0)::int
     FROM domains LEFT JOIN known USING (domain_id) WHERE live > coalesce(links, 0)`,
    keys,
  );
  return RELEVANCES.map(
    (relevance) => rows.find((row) => row.relevance === relevance) ?? { relevance, domains: 0, links: 0 },
  );
}

/** By the language of linking pages; a domain counts once in each that it writes to the site in. */
export async function readLanguages(
  sql: Sql,
  keys: readonly number[],
  all: number,
): Promise<SiteSummary["languages"]> {
  const rows = await sql.query<{ language: string | null; domains: number }>(
    `WITH spoken AS MATERIALIZED (
       SELECT DISTINCT s.source_domain_id AS domain_id, t.language FROM (
         SELECT l.workspace_id, l.source_domain_id, l.source_id FROM ${SEEN}) s
       JOIN page_topic t ON t.workspace_id = s.workspace_id AND t.page_id = s.source_id AND t.language IS NOT NULL)
     SELECT language, count(DISTINCT domain_id)::int AS domains FROM spoken
     WHERE domain_id IN (SELECT r.domain_id FROM ${REFERRING}) GROUP BY GROUPING SETS ((language), ()) ORDER BY 2 DESC, 1`,
    keys,
  );
  const known = rows.find(({ language }) => language === null)?.domains ?? 0;
  const languages = rows.flatMap(({ language, domains }) =>
    language === null ? [] : [{ language, domains }],
  );
  return {
    most: languages.slice(0, LANGUAGES),
    others: languages.length - Math.min(LANGUAGES, languages.length),
    unknown: all - known,
  };
}
