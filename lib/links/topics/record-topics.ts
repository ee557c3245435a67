import { redirectedAway } from "#lib/core/look";
import type { Sql } from "#lib/db/sql";
import type { Prepared } from "../apply-look.ts";
import type { Judged } from "../apply-visit.ts";
import { isComplete } from "../prepare-look.ts";
import type { Watch } from "../watch.ts";
import { judgeLinksOf } from "./judge-links.ts";
import type { ReadTopic } from "./read-topics.ts";
import { type TopicOfPage, writeTopics } from "./write-topics.ts";

/**
 * Writes the topics that looks brought, and judges the links of pages whose text or links are new. What another page,
 * where a redirect ended, is about is not what the asked one is about.
 * @param read topics by look, of those whose text is not the one that was known (readTopics)
 * @param unchanged pages whose links are as they were
 * @returns the sites whose links are of another topic or language than they were
 */
export async function recordTopics(
  sql: Sql,
  workspaceId: number,
  judged: readonly Judged[],
  read: ReadonlyMap<Prepared, ReadTopic>,
  unchanged: ReadonlySet<number>,
  watch: Watch,
): Promise<number[]> {
  const topics = judged.flatMap(({ one, applied: { source, look } }): TopicOfPage[] => {
    const topic = read.get(one);
    if (topic === undefined || !isComplete(look) || redirectedAway(look)) return [];
    return [{ ...topic, pageId: source.id, at: look.at, isTarget: watch.sitesOf.has(source.domainId) }];
  });
  const otherLanguage = await writeTopics(sql, workspaceId, topics);
  const written = new Map(topics.map(({ pageId, topic }) => [pageId, topic]));
  const sources = new Set(written.keys());
  for (const { applied } of judged) if (!unchanged.has(applied.source.id)) sources.add(applied.source.id);
  const watched = [...watch.sitesOf.keys()];
  const domains = await judgeLinksOf(sql, workspaceId, [...sources], watched, written, otherLanguage);
  return [...domains].flatMap((id) => watch.sitesOf.get(id) ?? []);
}
