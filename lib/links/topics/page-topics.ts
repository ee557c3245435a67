// Topics of pages as they are stored: the weightiest words with their weights in one short text.
import type { Term, Topic } from "#lib/core/relevance/topic";
import type { Sql } from "#lib/db/sql";

/** "shoes:3.4 running:2.8" */
export const writeTerms = (terms: readonly Term[]): string =>
  terms.map(({ word, weight }) => `${word}:${weight}`).join(" ");

export function readTerms(text: string): Term[] {
  if (text === "") return [];
  return text.split(" ").map((part) => {
    const at = part.lastIndexOf(":");
    return { word: part.slice(0, at), weight: Number(part.slice(at + 1)) };
  });
}

export interface StoredTopic {
  /** Null: the page was not read for its topic, or cannot be. */
  topic: Topic | null;
  /** A page that is linked to is read again after a while. */
  isOld: boolean;
}

/** A topic holds for so long as that of a page that is linked to. */
export const TOPIC_DAYS = 30;

/** The stored topics of pages, by page. */
export async function loadTopics(
  sql: Sql,
  workspaceId: number,
  pageIds: readonly number[],
): Promise<Map<number, StoredTopic>> {
  if (pageIds.length === 0) return new Map();
  const rows = await sql.query<Omit<Topic, "terms"> & { id: number; terms: string | null; isOld: boolean }>(
    `SELECT page_id AS id, language, words, terms,
       wanted_at IS NULL AND coalesce(read_at < now() - interval '${TOPIC_DAYS} days', true) AS "isOld"
     FROM page_topic WHERE workspace_id = $1 AND page_id = ANY($2)`,
    [workspaceId, pageIds],
  );
  return new Map(
    rows.map(({ id, terms, isOld, ...rest }) => [
      id,
      { topic: terms === null ? null : { ...rest, terms: readTerms(terms) }, isOld },
    ]),
  );
}
