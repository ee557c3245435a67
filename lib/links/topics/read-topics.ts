import { createHash } from "node:crypto";
import { type Topic, type TopicText, topicOf } from "#lib/core/relevance/topic";
import { anyConnection } from "#lib/db/sql";
import type { Prepared } from "../apply-look.ts";
import type { Watch } from "../watch.ts";

/** A topic that was just read, and the digest of what it was read from. */
export interface ReadTopic {
  topic: Topic;
  key: Buffer;
}

/**
 * The topics of looks whose text is not the one that is known already: of pages with a link that is kept, and of
 * watched sites' own pages. Before any transaction, because taking text apart takes its time.
 */
export async function readTopics(
  workspaceId: number,
  looks: readonly Prepared[],
  watch: Watch,
): Promise<Map<Prepared, ReadTopic>> {
  const telling = looks.filter((one) => tells(one, watch));
  const read = new Map<Prepared, ReadTopic>();
  if (telling.length === 0) return read;
  const known = await knownKeys(
    workspaceId,
    telling.map(({ pageId }) => pageId),
  );
  for (const one of telling) {
    const text = one.look.topicText as TopicText;
    const key = keyOf(text);
    if (known.get(one.pageId)?.equals(key) !== true) read.set(one, { topic: topicOf(text), key });
  }
  return read;
}

function tells({ look, seen, finalUrl }: Prepared, watch: Watch): boolean {
  if (look.topicText === null || look.access !== "ok" || look.soft404) return false;
  if (seen.size > 0) return true;
  const domain = finalUrl === null ? null : watch.domainOf(finalUrl);
  return domain !== null && watch.watched.has(domain);
}

async function knownKeys(workspaceId: number, pageIds: readonly number[]): Promise<Map<number, Buffer>> {
  const rows = await anyConnection.query<{ id: number; key: Buffer }>(
    "SELECT page_id AS id, text_key AS key FROM page_topic WHERE workspace_id = $1 AND page_id = ANY($2) AND text_key IS NOT NULL",
    [workspaceId, pageIds],
  );
  return new Map(rows.map(({ id, key }) => [id, key]));
}

/** Raise it when the same text would give other terms. */
const TOPIC_VERSION = 1;

/** The first 8 bytes of a digest of everything that a topic is read from. */
export function keyOf({ lang, title, headings, text }: TopicText): Buffer {
  const parts = [TOPIC_VERSION, lang, title, headings, text].join("\0");
  return createHash("sha1").update(parts).digest().subarray(0, 8);
}
