import type { LinkContext } from "#lib/core/relevance/context";
import type { Topic } from "#lib/core/relevance/topic";
import { anyConnection, one } from "#lib/db/sql";
import type { PageWords, SharedTopic } from "../types.ts";
import { compareInContext, loadCommon } from "./judge-links.ts";
import { loadTopics } from "./page-topics.ts";

/** Words of one page that are shown. */
const SHOWN = 8;

/**
 * What the two pages of a link have in common, compared now: the evidence of what the link's row says. The caller has
 * found the link within a Scope.
 */
export async function sharedTopic(
  workspaceId: number,
  sourceId: number,
  targetId: number,
  context: LinkContext,
): Promise<SharedTopic> {
  const target = await one<{ id: number }>(
    "SELECT coalesce(moved_to_id, id) AS id FROM page WHERE workspace_id = $1 AND id = $2",
    [workspaceId, targetId],
  );
  const topics = await loadTopics(anyConnection, workspaceId, [sourceId, target?.id ?? targetId]);
  const to = topics.get(target?.id ?? targetId);
  const [from, towards] = [topics.get(sourceId)?.topic ?? null, to?.topic ?? null];
  const common = from === null || towards === null ? null : await loadCommon(anyConnection, workspaceId);
  const shared = from && towards && common ? compareInContext(from, towards, context, common).shared : [];
  return { shared, source: wordsOf(from), target: wordsOf(towards), targetFailed: to?.failed ?? false };
}

function wordsOf(topic: Topic | null): PageWords | null {
  if (topic === null) return null;
  return { language: topic.language, words: topic.terms.slice(0, SHOWN).map(({ word }) => word) };
}
