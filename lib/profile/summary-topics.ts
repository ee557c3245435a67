// What a summary tells of the pages that link: whether they share a topic with the pages that they link to, and their
// languages. Known of pages that were read; of these alone links are looked up.
import type { Sql } from "#lib/db/sql";
import { type SiteSummary, SUMMARY_RELEVANCE } from "./summary-types.ts";

/** Languages that are told one by one. */
const LANGUAGES = 12;

/** Live links of other sites to this one. */
const INBOUND = `l.workspace_id = $1 AND l.live
  AND l.target_domain_id IN (SELECT domain_id FROM site_domain WHERE workspace_id = $1 AND site_id = $2)
  AND NOT EXISTS (SELECT 1 FROM site_domain own WHERE own.workspace_id = $1 AND own.site_id = $2 AND own.domain_id = l.source_domain_id)`;

/** @param all the site's referring domains and live links */
export async function readRelevance(
  sql: Sql,
  keys: readonly number[],
  all: { domains: number; links: number },
): Promise<SiteSummary["relevance"]> {
  const rows = await sql.query<{ relevance: string | null; domains: number; links: number }>(
    `SELECT l.relevance, count(DISTINCT l.source_domain_id)::int AS domains, count(*)::int AS links
     FROM link l WHERE ${INBOUND} AND l.relevance IS NOT NULL GROUP BY GROUPING SETS ((1), ())`,
    keys,
  );
  const of = (relevance: string | null) =>
    rows.find((row) => row.relevance === relevance) ?? { domains: 0, links: 0 };
  const compared = of(null);
  return SUMMARY_RELEVANCE.map((relevance) =>
    relevance === "unknown"
      ? { relevance, domains: all.domains - compared.domains, links: all.links - compared.links }
      : { relevance, domains: of(relevance).domains, links: of(relevance).links },
  );
}

export async function readLanguages(
  sql: Sql,
  keys: readonly number[],
  domains: number,
): Promise<Pick<SiteSummary, "languages" | "noLanguage">> {
  const rows = await sql.query<{ language: string | null; domains: number }>(
    `SELECT t.language, count(DISTINCT p.domain_id)::int AS domains
     FROM page_topic t JOIN page p ON p.workspace_id = t.workspace_id AND p.id = t.page_id
     WHERE t.workspace_id = $1 AND t.language IS NOT NULL
       AND EXISTS (SELECT 1 FROM link l WHERE l.source_id = t.page_id AND ${INBOUND})
     GROUP BY GROUPING SETS ((1), ()) ORDER BY 2 DESC, 1`,
    keys,
  );
  const known = rows.find(({ language }) => language === null)?.domains ?? 0;
  return {
    languages: rows
      .flatMap(({ language, domains: n }) => (language === null ? [] : [{ language, domains: n }]))
      .slice(0, LANGUAGES),
    noLanguage: domains - known,
  };
}
