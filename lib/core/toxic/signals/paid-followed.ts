/**
 * Links that the team pays for and that are followed. No sign of spam on the other side, but against the policy:
 * https://developers.google.com/search/docs/crawling-indexing/qualify-outbound-links#sponsored
 */
import type { AuditContext } from "../audit-context.ts";
import { count, type Evidence, evidence, latestDay } from "../evidence.ts";
import type { DomainFacts } from "../facts.ts";

export function paidFollowed({ paid }: DomainFacts, { weights }: AuditContext): Evidence[] {
  if (paid.length === 0) return [];
  return [
    evidence({
      signal: "paid_followed",
      weight: weights.points.paid_followed,
      sentence: `${count(paid.length, "paid link is", "paid links are")} followed, without rel="sponsored". Ask for it: that settles the matter without a disavow.`,
      seenOn: latestDay(paid.map(({ seenOn }) => seenOn)),
      sample: paid.map(({ source }) => source),
      act: "none",
    }),
  ];
}
