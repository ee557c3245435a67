// Whether a linking page shares its topic with the page it links to: compared when either of them was read anew, and
// written where the answer is another one.
import { type CommonTerms, compareTopics, type Relevance } from "#lib/core/relevance/compare";
import { type LinkContext, withContext } from "#lib/core/relevance/context";
import type { Topic } from "#lib/core/relevance/topic";
import type { Sql } from "#lib/db/sql";
import { loadTopics } from "./page-topics.ts";
import { wantTopics } from "./write-topics.ts";

export interface LinkToJudge extends LinkContext {
  sourceId: number;
  targetId: number;
  targetDomainId: number;
  /** The page where the target's address leads, when that is another one. */
  targetPageId: number;
  relevance: Relevance | null;
}

/** Columns of a LinkToJudge: link l, its target page t, its anchor a. */
export const TO_JUDGE = `l.source_id AS "sourceId", l.target_id AS "targetId", l.target_domain_id AS "targetDomainId", coalesce(t.moved_to_id, t.id) AS "targetPageId",
  l.relevance, a.text AS anchor, l.context_left AS left, l.context_right AS right`;

/** Links that a topic may be shared by: seen on a page of another domain, to a watched one. @param watched placeholder of domain ids */
export const MAY_SHARE = (watched: string) =>
  `NOT l.same_domain AND l.presence IN ('found', 'missed') AND l.target_domain_id = ANY(${watched}::int[])`;

/**
 * Judges the links of source pages whose text or links are new. Part of the transaction that records their looks.
 * @param read topics that were just written, by page
 * @param otherLanguage pages of which it is another than last time
 * @returns the domains that are linked to by links of which relevance or language is another one
 */
export async function judgeLinksOf(
  sql: Sql,
  workspaceId: number,
  sourceIds: readonly number[],
  watchedIds: readonly number[],
  read: ReadonlyMap<number, Topic>,
  otherLanguage: ReadonlySet<number>,
): Promise<Set<number>> {
  if (sourceIds.length === 0) return new Set();
  const links = await sql.query<LinkToJudge>(
    `SELECT ${TO_JUDGE} FROM link l JOIN page t ON t.id = l.target_id LEFT JOIN anchor a ON a.id = l.anchor_id
     WHERE l.workspace_id = $1 AND l.source_id = ANY($2) AND ${MAY_SHARE("$3")}`,
    [workspaceId, sourceIds, watchedIds],
  );
  const spoken = links.filter(({ sourceId }) => otherLanguage.has(sourceId));
  const judged = await judgeLinks(sql, workspaceId, links, read);
  return new Set([...judged, ...spoken.map(({ targetDomainId }) => targetDomainId)]);
}

/**
 * Judges links by the stored topics; asks for target pages to be read where that is still to be done.
 * @returns the domains that links lead to of which the answer is another one: their sites' summaries are stale
 */
export async function judgeLinks(
  sql: Sql,
  workspaceId: number,
  links: readonly LinkToJudge[],
  read: ReadonlyMap<number, Topic> = new Map(),
): Promise<Set<number>> {
  if (links.length === 0) return new Set();
  const targetIds = [...new Set(links.map(({ targetPageId }) => targetPageId))];
  const targets = await loadTopics(sql, workspaceId, targetIds);
  const missing = targetIds.filter((id) => targets.get(id)?.isOld ?? true);
  await wantTopics(sql, workspaceId, missing);
  const open = links.filter(({ targetPageId }) => targets.get(targetPageId)?.topic != null);
  if (open.length === 0) return new Set();
  const unread = new Set(open.map(({ sourceId }) => sourceId).filter((id) => !read.has(id)));
  const stored = await loadTopics(sql, workspaceId, [...unread]);
  const sourceOf = (id: number) => read.get(id) ?? stored.get(id)?.topic ?? null;
  const common = await loadCommon(sql, workspaceId);
  const judged = open.flatMap((link) => {
    const [source, target] = [sourceOf(link.sourceId), targets.get(link.targetPageId)?.topic];
    // One of the two was not read: what was known of the link stays.
    if (source === null || target == null) return [];
    const { relevance } = compareInContext(source, target, link, common);
    return relevance === link.relevance ? [] : [{ ...link, relevance }];
  });
  if (judged.length === 0) return new Set();
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
  return new Set(judged.map(({ targetDomainId }) => targetDomainId));
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
