// Whether a linking page shares its topic with the page it links to: compared when either of them was read anew, and
// written where the answer is another one.
import { type CommonTerms, compareTopics, type Relevance } from "#lib/core/relevance/compare";
import { type LinkContext, withContext } from "#lib/core/relevance/context";
import type { Topic } from "#lib/core/relevance/topic";
import type { Sql } from "#lib/db/sql";
import { loadTopics, type StoredTopic } from "./page-topics.ts";
import { wantTopics } from "./write-topics.ts";

export interface LinkToJudge extends LinkContext {
  sourceId: number;
  targetId: number;
  /** The page where the target's address leads, when that is another one. */
  targetPageId: number;
  relevance: Relevance | null;
}

/** Columns of a LinkToJudge: link l, its target page t, its anchor a. */
export const TO_JUDGE = `l.source_id AS "sourceId", l.target_id AS "targetId", coalesce(t.moved_to_id, t.id) AS "targetPageId",
  l.relevance, a.text AS anchor, l.context_left AS left, l.context_right AS right`;

/** Links that a topic may be shared by: seen on a page of another domain, to a watched one. @param watched placeholder of domain ids */
export const MAY_SHARE = (watched: string) =>
  `NOT l.same_domain AND l.presence IN ('found', 'missed') AND l.target_domain_id = ANY(${watched}::int[])`;

/** Judges the links of source pages whose text or links are new. Part of the transaction that records their looks. */
export async function judgeLinksOf(
  sql: Sql,
  workspaceId: number,
  sourceIds: readonly number[],
  watchedIds: readonly number[],
): Promise<void> {
  if (sourceIds.length === 0) return;
  const links = await sql.query<LinkToJudge>(
    `SELECT ${TO_JUDGE} FROM link l JOIN page t ON t.id = l.target_id LEFT JOIN anchor a ON a.id = l.anchor_id
     WHERE l.workspace_id = $1 AND l.source_id = ANY($2) AND ${MAY_SHARE("$3")}`,
    [workspaceId, sourceIds, watchedIds],
  );
  await judgeLinks(sql, workspaceId, links);
}

/** Judges links by the stored topics; asks for target pages to be read where that is still to be done. */
export async function judgeLinks(
  sql: Sql,
  workspaceId: number,
  links: readonly LinkToJudge[],
): Promise<void> {
  if (links.length === 0) return;
  const targetIds = [...new Set(links.map(({ targetPageId }) => targetPageId))];
  const topics = await loadTopics(sql, workspaceId, [
    ...new Set([...targetIds, ...links.map(({ sourceId }) => sourceId)]),
  ]);
  await wantTopics(
    sql,
    workspaceId,
    targetIds.filter((id) => topics.get(id)?.isOld ?? true),
  );
  const common = await loadCommon(sql, workspaceId);
  const judged = links.flatMap((link) => {
    const relevance = relevanceOf(link, topics, common);
    return relevance === undefined || relevance === link.relevance ? [] : [{ ...link, relevance }];
  });
  if (judged.length === 0) return;
  await sql.query(
    `UPDATE link l SET relevance = r.relevance::"LinkRelevance"
     FROM unnest($2::int[], $3::int[], $4::text[]) AS r(source_id, target_id, relevance)
     WHERE l.workspace_id = $1 AND l.source_id = r.source_id AND l.target_id = r.target_id`,
    [
      workspaceId,
      judged.map(({ sourceId }) => sourceId),
      judged.map(({ targetId }) => targetId),
      judged.map(({ relevance }) => relevance),
    ],
  );
}

/** Undefined: one of the two was not read; what was known of the link stays. */
function relevanceOf(
  link: LinkToJudge,
  topics: ReadonlyMap<number, StoredTopic>,
  common: CommonTerms,
): Relevance | null | undefined {
  const [source, target] = [topics.get(link.sourceId)?.topic, topics.get(link.targetPageId)?.topic];
  return source == null || target == null
    ? undefined
    : compareInContext(source, target, link, common).relevance;
}

/** The comparison as it is made everywhere: a thin page helped by the words around its link. */
export function compareInContext(source: Topic, target: Topic, context: LinkContext, common: CommonTerms) {
  return compareTopics(withContext(source, context), target, common);
}

/** Words that tell less on the pages of this workspace (count-common.ts). */
export async function loadCommon(sql: Sql, workspaceId: number): Promise<CommonTerms> {
  const [row] = await sql.query<{ terms: Record<string, number> }>(
    "SELECT terms FROM common_terms WHERE workspace_id = $1",
    [workspaceId],
  );
  return new Map(Object.entries(row?.terms ?? {}));
}
