// What is counted by domain of the live links into a site from outside its set: which anchors, and which of its pages.
import { countsAs, isLive } from "#lib/core/link-state";
import type { AnchorKind } from "#lib/core/link-types";
import type { LinkRow } from "../graph.ts";
import { sitesReached, type Watch } from "../watch.ts";

/** What is added to the live links of one domain into one site with one anchor, or to one page. */
export interface UseDelta {
  site: number;
  domain: number;
  /** Id of the anchor or of the target page. */
  thing: number;
  /** Null: a target page. */
  anchorKind: AnchorKind | null;
  live: number;
  follow: number;
}

export interface Uses {
  anchors: UseDelta[];
  targets: UseDelta[];
}

/**
 * @param anchors ids by text, of the rows as they were and as they are
 */
export function deltasOfUse(
  before: readonly LinkRow[],
  after: readonly LinkRow[],
  anchors: ReadonlyMap<string, number>,
  watch: Watch,
): Uses {
  const byAnchor = new Map<string, UseDelta>();
  const byTarget = new Map<string, UseDelta>();
  const add = (link: LinkRow, sign: 1 | -1) => {
    if (!isLive(link.state)) return;
    const follow = countsAs(link.state) === "follow" ? sign : 0;
    const { anchor, anchorKind } = link.state;
    const anchorId = anchor === null ? undefined : anchors.get(anchor);
    for (const site of sitesReached(watch, link.sourceDomainId, link.targetDomainId)) {
      const at = { site, domain: link.sourceDomainId };
      sum(byTarget, { ...at, thing: link.targetId, anchorKind: null, live: sign, follow });
      if (anchorId !== undefined) sum(byAnchor, { ...at, thing: anchorId, anchorKind, live: sign, follow });
    }
  };
  for (const link of before) add(link, -1);
  for (const link of after) add(link, 1);
  return { anchors: changed(byAnchor), targets: changed(byTarget) };
}

function sum(sums: Map<string, UseDelta>, delta: UseDelta): void {
  const key = `${delta.site}:${delta.thing}:${delta.anchorKind}:${delta.domain}`;
  const there = sums.get(key);
  if (there === undefined) {
    sums.set(key, delta);
    return;
  }
  there.live += delta.live;
  there.follow += delta.follow;
}

const changed = (sums: ReadonlyMap<string, UseDelta>): UseDelta[] =>
  [...sums.values()].filter(({ live, follow }) => live !== 0 || follow !== 0);
