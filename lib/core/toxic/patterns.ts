/** All patterns of a site's referring domains, and what they say of each domain. */
import type { AuditContext } from "./audit-context.ts";
import type { Evidence } from "./evidence.ts";
import type { DomainFacts } from "./facts.ts";
import { addressBlocks } from "./patterns/address-block.ts";
import type { Pattern } from "./patterns/pattern.ts";
import { sameAnchors } from "./patterns/same-anchor.ts";
import { sharedPages } from "./patterns/shared-pages.ts";

/** The largest groups of a kind first. Takes time and memory in proportion to the domains. */
export function findPatterns(domains: readonly DomainFacts[], context: AuditContext): Pattern[] {
  return [sharedPages, sameAnchors, addressBlocks].flatMap((find) =>
    find(domains, context).sort((a, b) => b.domains.length - a.domains.length),
  );
}

/** The patterns that each domain stands in. */
export function patternsByDomain(patterns: readonly Pattern[]): Map<string, Pattern[]> {
  const byDomain = new Map<string, Pattern[]>();
  for (const pattern of patterns) {
    for (const domain of pattern.domains) {
      const own = byDomain.get(domain);
      if (own === undefined) byDomain.set(domain, [pattern]);
      else own.push(pattern);
    }
  }
  return byDomain;
}

/** Membership as evidence. */
export function patternEvidence(domain: string, patterns: readonly Pattern[]): Evidence[] {
  return patterns.flatMap((pattern) => pattern.evidence(domain));
}
