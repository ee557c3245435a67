import { query } from "#lib/db/sql";

/** Newest pages that are counted. */
const SAMPLE = 5_000;
/** Of fewer domains nobody can say what is common. */
const DOMAINS_MIN = 50;
/** A word on less than this part of the domains is not common. */
const SHARE_MIN = 0.05;
const TERMS_MAX = 500;

/**
 * Counts which words stand on many domains of a workspace: what every blog says in its margin, whatever it is about.
 * By domain, because the thousand pages of one blog say the same.
 */
export async function countCommonTerms(workspaceId: number): Promise<void> {
  await query(
    `WITH sample AS (
       SELECT p.domain_id, t.terms FROM page_topic t JOIN page p ON p.workspace_id = t.workspace_id AND p.id = t.page_id
       WHERE t.workspace_id = $1 AND t.terms IS NOT NULL ORDER BY t.page_id DESC LIMIT ${SAMPLE}
     ), counted AS (
       SELECT word, count(*) AS domains FROM (
         SELECT DISTINCT s.domain_id, split_part(term, ':', 1) AS word FROM sample s, unnest(string_to_array(s.terms, ' ')) AS term) w
       GROUP BY word
     ), whole AS (SELECT count(DISTINCT domain_id)::int AS domains FROM sample)
     INSERT INTO common_terms AS c (workspace_id, domains, terms, built_at)
     SELECT $1, whole.domains, coalesce((
       SELECT jsonb_object_agg(word, round(domains::numeric / whole.domains, 3)) FROM (
         SELECT word, counted.domains FROM counted
         WHERE whole.domains >= ${DOMAINS_MIN} AND counted.domains > ${SHARE_MIN} * whole.domains
         ORDER BY counted.domains DESC, word LIMIT ${TERMS_MAX}) most), '{}'), now()
     FROM whole
     ON CONFLICT (workspace_id) DO UPDATE SET domains = excluded.domains, terms = excluded.terms, built_at = excluded.built_at`,
    [workspaceId],
  );
}
