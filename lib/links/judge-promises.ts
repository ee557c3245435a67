// What was agreed about links of the pages that were looked at, judged by whichever address the page was asked.
import type { Sql } from "#lib/db/sql";
import type { Judged } from "./apply-visit.ts";
import { storedAliases } from "./other-addresses.ts";
import type { Watch } from "./watch.ts";
import { judgePlacements, type PromiseVerdict } from "./write/placements.ts";
import { settlePageSightings } from "./write/sightings.ts";

/** Every address of each page that was judged, as they are now that the moves are written. */
export async function addressesOf(
  sql: Sql,
  workspaceId: number,
  judged: readonly Judged[],
): Promise<Map<Judged, number[]>> {
  const sources = judged.map(({ applied }) => applied.source.id);
  const aliases = Map.groupBy(await storedAliases(sql, workspaceId, sources), ({ movedToId }) => movedToId);
  return new Map(
    judged.map((each) => {
      const { source } = each.applied;
      const others = aliases.get(source.id)?.map(({ id }) => id) ?? [];
      return [each, [...new Set([each.one.pageId, source.id, ...others])]];
    }),
  );
}

/** Judges what was agreed, and candidates, on every page that was judged, by whichever address. */
export async function judgePromises(
  sql: Sql,
  workspaceId: number,
  all: readonly Judged[],
  addresses: ReadonlyMap<Judged, number[]>,
  watch: Watch,
): Promise<Map<number, PromiseVerdict[]>> {
  const judged = all.filter(({ handedOver }) => !handedOver);
  const pages = judged.map((each) => ({
    runId: each.one.runId,
    pageIds: addresses.get(each) ?? [],
    look: each.applied.look,
  }));
  const verdicts = await judgePlacements(sql, workspaceId, pages, watch);
  await settlePageSightings(
    sql,
    workspaceId,
    pages,
    judged.map(({ applied }) => applied.conclusive),
  );
  return verdicts;
}
