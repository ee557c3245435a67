/**
 * Keywords as anchors, more than this site's domains use by themselves. What Google calls link spam is "keyword-rich"
 * links at scale: https://developers.google.com/search/docs/essentials/spam-policies#link-spam
 */
import { type AuditContext, isMoney, moneyOf } from "../audit-context.ts";
import { count, type Evidence, evidence, percent, quote } from "../evidence.ts";
import type { DomainFacts } from "../facts.ts";

export function moneyAnchors(facts: DomainFacts, { weights, moneyNorm }: AuditContext): Evidence[] {
  const own = moneyOf(facts);
  if (own === null || own.follow === 0 || own.money === 0) return [];
  const { ownShare, aboveShare, normShare, links } = weights.money;
  const share = own.money / own.follow;
  if (share < ownShare || share < Math.min(moneyNorm, normShare) + aboveShare) return [];
  const anchors = facts.anchors.filter(({ category, follow }) => isMoney(category) && follow > 0);
  return [
    evidence({
      signal: "money_anchors",
      weight: weights.points.money_anchors * (own.money >= links ? 1 : 0.5),
      sentence: `${own.money.toLocaleString("en")} of ${count(own.follow, "followed link")} ${own.money === 1 ? "has" : "have"} a keyword as anchor, such as ${quote(anchors[0]?.text ?? "")}; of this site's referring domains ${percent(moneyNorm)} link mostly like that.`,
      since: facts.firstOn,
      sample: anchors.map(({ text }) => text),
      act: "domain",
    }),
  ];
}
