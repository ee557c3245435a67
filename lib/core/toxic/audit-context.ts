/** What every signal asks beside the facts of one domain, prepared once for all domains of a site. */
import type { AnchorCategory } from "../anchor.ts";
import { addDays } from "../profile-series.ts";
import type { DomainFacts, SiteFacts } from "./facts.ts";
import { type PhraseFinder, phraseFinder } from "./phrases.ts";
import { type Script, scriptOfLanguage } from "./scripts.ts";
import type { ToxicWeights } from "./weights.ts";

export interface AuditContext {
  site: SiteFacts;
  weights: ToxicWeights;
  /** Share (0–1) of the site's referring domains whose followed links have mostly money anchors. */
  moneyNorm: number;
  spam: PhraseFinder;
  doubtful: PhraseFinder;
  /** Scripts of the site's own languages, Latin left out; null: nobody knows its languages. */
  scripts: ReadonlySet<Script> | null;
  statistics: ReadonlySet<string>;
}

/** Younger domains say nothing of what is normal: an attack would make itself the norm. */
const NORM_DAYS = 90;
/** Fewer domains that are older, and all are asked. */
const NORM_DOMAINS = 30;

/** @param today YYYY-MM-DD */
export function auditContext(
  domains: readonly DomainFacts[],
  site: SiteFacts,
  weights: ToxicWeights,
  today: string,
): AuditContext {
  const { lists } = weights;
  return {
    site,
    weights,
    moneyNorm: moneyNorm(domains, weights, addDays(today, -NORM_DAYS)),
    spam: phraseFinder(lists.spamWords, site.words),
    doubtful: phraseFinder(lists.doubtfulWords, site.words),
    scripts:
      site.languages.length === 0
        ? null
        : new Set(site.languages.map(scriptOfLanguage).filter((script) => script !== null)),
    statistics: new Set(lists.statisticsSites),
  };
}

/** A keyword alone or among others; with the brand beside it, it is a name. */
export function isMoney(category: AnchorCategory | null): boolean {
  return category === "exact" || category === "partial";
}

/** Followed links of a domain, and those with a money anchor. Null: no anchor of it has been named yet. */
export function moneyOf({ anchors }: DomainFacts): { follow: number; money: number } | null {
  const named = anchors.filter(({ category }) => category !== null);
  if (named.length === 0) return null;
  const sum = (list: typeof named) => list.reduce((all, { follow }) => all + follow, 0);
  return { follow: sum(named), money: sum(named.filter(({ category }) => isMoney(category))) };
}

function moneyNorm(domains: readonly DomainFacts[], { money }: ToxicWeights, before: string): number {
  const old = domains.filter(({ firstOn }) => firstOn !== null && firstOn < before);
  let asked = 0;
  let mostly = 0;
  for (const domain of old.length < NORM_DOMAINS ? domains : old) {
    const own = moneyOf(domain);
    if (own === null || own.follow === 0) continue;
    asked++;
    if (own.money / own.follow >= money.ownShare) mostly++;
  }
  return asked === 0 ? 0 : mostly / asked;
}
