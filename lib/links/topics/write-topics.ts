import { safeJson } from "#lib/db/safe-json";
import type { Sql } from "#lib/db/sql";
import { writeTerms } from "./page-topics.ts";
import type { ReadTopic } from "./read-topics.ts";

export interface TopicOfPage extends ReadTopic {
  pageId: number;
  /** ISO 8601; when the text was read. */
  at: string;
  /** Links may lead to it that were judged by what it said before. */
  isTarget: boolean;
}

/**
 * Writes topics that were read, rows with the same text left alone. Several of one page: the last one stays.
 * @returns the pages of which the language is another one
 */
export async function writeTopics(
  sql: Sql,
  workspaceId: number,
  topics: readonly TopicOfPage[],
): Promise<Set<number>> {
  if (topics.length === 0) return new Set();
  const rows = [...new Map(topics.map((one) => [one.pageId, one])).values()].map((one) => ({
    id: one.pageId,
    language: one.topic.language,
    words: one.topic.words,
    terms: writeTerms(one.topic.terms),
    key: one.key.toString("hex"),
    at: one.at,
    judge: one.isTarget,
  }));
  const written = await sql.query<{ id: number; language: string | null; before: string | null }>(
    `WITH before AS (SELECT page_id, language FROM page_topic WHERE workspace_id = $1 AND page_id = ANY($3)),
     written AS (
     INSERT INTO page_topic AS t (workspace_id, page_id, language, words, terms, text_key, read_at, judge)
     SELECT $1, r.id, r.language, r.words, r.terms, decode(r.key, 'hex'), r.at, r.judge
     FROM jsonb_to_recordset($2::jsonb) AS r(id int, language text, words int, terms text, key text, at timestamptz, judge boolean)
     ORDER BY r.id
     ON CONFLICT (workspace_id, page_id) DO UPDATE SET language = excluded.language, words = excluded.words,
       terms = excluded.terms, text_key = excluded.text_key, read_at = excluded.read_at, wanted_at = NULL,
       judge = t.judge OR (excluded.judge AND t.terms IS DISTINCT FROM excluded.terms)
     WHERE t.text_key IS DISTINCT FROM excluded.text_key RETURNING page_id, language)
     SELECT w.page_id AS id, w.language, b.language AS before FROM written w LEFT JOIN before b USING (page_id)`,
    [workspaceId, safeJson(rows), rows.map(({ id }) => id)],
  );
  return new Set(written.filter(({ language, before }) => language !== before).map(({ id }) => id));
}

/** Asks for pages to be read that links lead to and whose topic is not known, or known for too long. */
export async function wantTopics(sql: Sql, workspaceId: number, pageIds: readonly number[]): Promise<void> {
  if (pageIds.length === 0) return;
  await sql.query(
    `INSERT INTO page_topic AS t (workspace_id, page_id, wanted_at)
     SELECT $1, id, now() FROM unnest($2::int[]) AS w(id) ORDER BY id
     ON CONFLICT (workspace_id, page_id) DO UPDATE SET wanted_at = now() WHERE t.wanted_at IS NULL`,
    [workspaceId, pageIds],
  );
}
