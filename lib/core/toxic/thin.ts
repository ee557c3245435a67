/** A thin domain: few links, no visits, and hardly anybody links to it. A sign of nothing by itself. */
import type { DomainFacts } from "./facts.ts";
import type { ToxicWeights } from "./weights.ts";

export function isThin({ links, authority, sessions }: DomainFacts, { thin }: ToxicWeights): boolean {
  if (links.live > thin.links || (sessions ?? 0) > 0) return false;
  // Without a ranking all have no authority: then links and visits alone say it.
  return authority === null || authority < thin.authority;
}
