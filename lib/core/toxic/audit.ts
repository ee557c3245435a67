/** The audit of one site: the patterns between its referring domains, and a judgement of each. */
import { auditContext } from "./audit-context.ts";
import type { DomainFacts, SiteFacts } from "./facts.ts";
import { judgeDomain, type ToxicVerdict } from "./judge.ts";
import type { Pattern } from "./patterns/pattern.ts";
import { findPatterns, patternEvidence, patternsByDomain } from "./patterns.ts";
import { createResolver } from "./resolve.ts";
import { defaultWeights, type ToxicWeights } from "./weights.ts";

export interface Audit {
  patterns: readonly Pattern[];
  /** Of one of the domains that were given: a job writes them in chunks and shows its progress. */
  judge: (facts: DomainFacts) => ToxicVerdict;
}

/** @param today YYYY-MM-DD */
export function auditSite(
  domains: readonly DomainFacts[],
  site: SiteFacts,
  today: string,
  weights: ToxicWeights = defaultWeights,
): Audit {
  const context = auditContext(domains, site, weights, today);
  const resolve = createResolver(site, weights.lists.wellKnown);
  // A settled domain is no member of a group: whoever clears a group must not meet a friend in it.
  const judged = domains.filter(({ domain }) => resolve(domain) === null);
  const patterns = findPatterns(judged, context);
  const byDomain = patternsByDomain(patterns);
  return {
    patterns,
    judge: (facts) => {
      const shared = patternEvidence(facts.domain, byDomain.get(facts.domain) ?? []);
      return judgeDomain(facts, context, resolve(facts.domain), shared);
    },
  };
}
