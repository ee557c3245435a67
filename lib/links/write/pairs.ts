import { type LinkRow, linkKey } from "../graph.ts";
import type { CountDelta } from "./add-counts.ts";
import { COUNTS, columnsOf, noLinks } from "./counts.ts";

/** What the changed rows add to each pair of domains: from one, into the other. */
export function pairDeltas(before: readonly LinkRow[], after: readonly LinkRow[]): CountDelta[] {
  const pairs = new Map<string, CountDelta>();
  const add = (link: LinkRow, sign: 1 | -1) => {
    const key = linkKey(link.sourceDomainId, link.targetDomainId);
    let pair = pairs.get(key);
    if (!pair) {
      pair = { keys: [link.sourceDomainId, link.targetDomainId], counts: noLinks() };
      pairs.set(key, pair);
    }
    for (const name of columnsOf(link.state)) pair.counts[name] += sign;
  };
  for (const link of before) add(link, -1);
  for (const link of after) add(link, 1);
  return [...pairs.values()].filter(({ counts }) => COUNTS.some((name) => counts[name] !== 0));
}
