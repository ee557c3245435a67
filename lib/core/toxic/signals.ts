/** Every signal that one domain's own facts can give. Patterns over many domains are in patterns.ts. */
import type { AuditContext } from "./audit-context.ts";
import type { Evidence } from "./evidence.ts";
import type { DomainFacts } from "./facts.ts";
import { expiredDomain, parkedDomain } from "./signals/dead-domains.ts";
import { foreignScript } from "./signals/foreign-script.ts";
import { hackedPages } from "./signals/hacked-pages.ts";
import { noindexHost, statisticsSite } from "./signals/harmless-hosts.ts";
import { hiddenLinks } from "./signals/hidden-links.ts";
import { moneyAnchors } from "./signals/money-anchors.ts";
import { manyOutgoing, spamNeighbours } from "./signals/outgoing.ts";
import { paidFollowed } from "./signals/paid-followed.ts";
import { sitewideLinks } from "./signals/placement.ts";
import { spamWords } from "./signals/spam-words.ts";
import { vendorScores } from "./signals/vendor-scores.ts";

const signals: readonly ((facts: DomainFacts, context: AuditContext) => Evidence[])[] = [
  moneyAnchors,
  spamWords,
  foreignScript,
  sitewideLinks,
  hiddenLinks,
  manyOutgoing,
  spamNeighbours,
  hackedPages,
  parkedDomain,
  expiredDomain,
  noindexHost,
  statisticsSite,
  vendorScores,
  paidFollowed,
];

export function signalsOf(facts: DomainFacts, context: AuditContext): Evidence[] {
  return signals.flatMap((signal) => signal(facts, context));
}
