/**
 * The order of work: domains that need a look, worst first, gathered under what they have in common, so that one decision
 * can clear a group.
 */
import type { Signal } from "./evidence.ts";
import { LEVELS, type ToxicVerdict } from "./judge.ts";
import { byName, PATTERN_KINDS, type Pattern } from "./patterns/pattern.ts";

export interface QueueGroup {
  /** Of the pattern, or the signal. */
  key: string;
  /** "41 domains share this template" */
  title: string;
  verdicts: ToxicVerdict[];
}

/** What a group without a pattern has in common: its heaviest signal. */
const TITLES: Readonly<Record<Signal, string>> = {
  network: "Link networks",
  shared_outgoing: "Same outgoing links",
  shared_template: "Same template",
  address_block: "Same block of addresses",
  same_anchor: "Same anchor to the same page",
  money_anchors: "Keyword anchors above this site's norm",
  spam_words: "Words that are sold as anchors",
  doubtful_words: "Doubtful words as anchors",
  foreign_script: "Anchors in another script",
  sitewide: "Links in the frame of every page",
  footer: "Links in a footer",
  hidden_links: "Hidden links",
  many_outgoing: "Pages with hundreds of outgoing domains",
  spam_neighbours: "Pages that link to spam",
  hacked_page: "Pages that were probably hacked",
  parked: "Parked domains",
  expired: "Expired domains",
  noindex_host: "Hosts with noindex",
  statistics_site: "Statistics sites and scrapers",
  vendor_score: "Marked by another tool",
  paid_followed: "Paid and followed",
};

const rankOf = ({ kind }: Pattern) => PATTERN_KINDS.indexOf(kind);

/** Groups of the domains at review or high; the group with the worst domain first, then the larger one. */
export function queueOf(verdicts: Iterable<ToxicVerdict>, patterns: readonly Pattern[]): QueueGroup[] {
  const strongest = new Map<string, Pattern>();
  for (const pattern of patterns) {
    for (const domain of pattern.domains) {
      const held = strongest.get(domain);
      if (held === undefined || rankOf(pattern) < rankOf(held)) strongest.set(domain, pattern);
    }
  }
  const groups = new Map<string, QueueGroup>();
  for (const verdict of verdicts) {
    if (LEVELS.indexOf(verdict.level) < LEVELS.indexOf("review")) continue;
    const pattern = strongest.get(verdict.domain);
    const signal = verdict.evidence[0]?.signal;
    if (pattern === undefined && signal === undefined) continue;
    const key = pattern?.key ?? `signal:${signal}`;
    const group = groups.get(key);
    if (group === undefined)
      groups.set(key, {
        key,
        title: pattern?.title ?? (signal === undefined ? "" : TITLES[signal]),
        verdicts: [verdict],
      });
    else group.verdicts.push(verdict);
  }
  const ordered = [...groups.values()];
  for (const group of ordered) group.verdicts.sort((a, b) => worstFirst(a, b));
  return ordered.sort((a, b) =>
    worstFirst(
      a.verdicts[0] as ToxicVerdict,
      b.verdicts[0] as ToxicVerdict,
      b.verdicts.length - a.verdicts.length,
    ),
  );
}

/** By level, then points, then `tie`, then name. */
function worstFirst(a: ToxicVerdict, b: ToxicVerdict, tie = 0): number {
  return (
    LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level) ||
    b.score - a.score ||
    tie ||
    byName(a.domain, b.domain)
  );
}
