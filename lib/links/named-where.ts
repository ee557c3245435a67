// The SQL of what a filter of links names one by one, and of what came and went.
import type { Params } from "#lib/db/params";
import type { LinkFilter } from "./link-filter.ts";

/** Anchors as a filter names them ("12-text"), as a set of an anchor's id and kind. */
export function anchorKeysSql(params: Params, anchors: readonly string[]): string {
  const parts = anchors.map((anchor) => anchor.split("-"));
  const ids = params.add(parts.map(([id]) => Number(id)));
  const kinds = params.add(parts.map(([, kind]) => kind));
  return `(SELECT * FROM unnest(${ids}::int[], ${kinds}::"AnchorKind"[]))`;
}

/** Conditions on a link l: the anchors and target pages that are named. */
export function namedSql(params: Params, { anchors, targets }: LinkFilter): string[] {
  const parts: string[] = [];
  if (anchors.length > 0) {
    const ids = params.add(anchors.map((anchor) => Number.parseInt(anchor, 10)));
    // The first condition alone is one that the index of anchors serves.
    parts.push(`l.anchor_id = ANY(${ids}::int[])`);
    parts.push(`(l.anchor_id, l.anchor_kind) IN ${anchorKeysSql(params, anchors)}`);
  }
  if (targets.length > 0) parts.push(`l.target_id = ANY(${params.add(targets.map(Number))}::int[])`);
  return parts;
}

/**
 * Conditions on a link l: whether it counts as live, whether it came or went, and when. A link without a date of its
 * own is known since its import, and no gain of that day.
 */
export function changeSql(params: Params, { live, change, since, until }: LinkFilter): string[] {
  const parts: string[] = [];
  if (live !== undefined) parts.push(live === "yes" ? "l.live" : "NOT l.live");
  if (change !== undefined) parts.push(change === "new" ? "l.dated AND l.live" : "l.lost_on IS NOT NULL");
  const day = change === "lost" ? "l.lost_on" : "l.known_on";
  if (since !== undefined) parts.push(`${day} >= ${params.add(since)}::date`);
  if (until !== undefined) parts.push(`${day} <= ${params.add(until)}::date`);
  return parts;
}
