// What a batch of looks means for outreach: agreed links that are found place their prospects, and links of a
// prospect's site that came into being unannounced are noticed. Two statements at most, and none without news.
import type { Sql } from "#lib/db/sql";
import { type FoundLink, NEWS, noticeLinks } from "#lib/outreach/placed/notice-links";
import { placeProspects } from "#lib/outreach/placed/place-prospects";
import type { Judged } from "./apply-visit.ts";
import type { Graph } from "./graph.ts";
import type { PromiseVerdict } from "./write/placements.ts";

/** Tells outreach of the batch; the caller holds its transaction. */
export async function tellProspects(
  sql: Sql,
  workspaceId: number,
  graph: Graph,
  judged: readonly Judged[],
  verdicts: ReadonlyMap<number, PromiseVerdict[]>,
): Promise<void> {
  const placed = [...verdicts.values()].flat().flatMap((verdict) => verdict.placed ?? []);
  await placeProspects(sql, workspaceId, placed);
  await noticeLinks(sql, workspaceId, newLinks(graph, judged));
}

function newLinks(graph: Graph, judged: readonly Judged[]): FoundLink[] {
  const lookedAt = new Map(judged.map(({ applied }) => [applied.source.id, applied.look.at]));
  return [...graph.links].flatMap(([pageId, links]) => {
    const source = graph.pages.get(pageId)?.url;
    const at = lookedAt.get(pageId);
    if (source === undefined || at === undefined) return [];
    return [...links.values()].flatMap(({ sourceDomainId, targetDomainId, targetUrl, past }) => {
      if (sourceDomainId === targetDomainId) return [];
      const isNew = past.events.some(({ draft }) => draft.origin === "observed" && NEWS.has(draft.kind));
      return isNew ? [{ sourceDomainId, targetDomainId, source, target: targetUrl, at }] : [];
    });
  });
}
