/**
 * Domains that nobody looks after: parked, or without an address. Their links count for little and go by themselves. That
 * a domain expired and was bought again for its links is in no fact we have: its network tells, or nothing does.
 */
import type { AuditContext } from "../audit-context.ts";
import { count, type Evidence, evidence, latestDay } from "../evidence.ts";
import type { DomainFacts } from "../facts.ts";

export function parkedDomain(facts: DomainFacts, { weights }: AuditContext): Evidence[] {
  const parked = facts.sample.filter(({ marks }) => marks?.parked);
  if (parked.length === 0) return [];
  return [
    evidence({
      signal: "parked",
      weight: weights.points.parked,
      sentence: `${count(parked.length, "page says", "pages say")} that the domain is for sale or parked.`,
      seenOn: latestDay(parked.map(({ seenOn }) => seenOn)),
      sample: parked.map(({ url }) => url),
      act: "none",
    }),
  ];
}

/** Every look at it ended at its name. */
export function expiredDomain(facts: DomainFacts, { weights }: AuditContext): Evidence[] {
  const { sample } = facts;
  if (sample.length === 0 || sample.some(({ reason }) => reason !== "dns")) return [];
  return [
    evidence({
      signal: "expired",
      weight: weights.points.expired,
      sentence: "Its host name leads nowhere: the domain has probably expired, and its links go with it.",
      seenOn: latestDay(sample.map(({ seenOn }) => seenOn)),
      sample: sample.map(({ url }) => url),
      act: "none",
    }),
  ];
}
