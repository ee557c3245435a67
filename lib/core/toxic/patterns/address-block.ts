/**
 * Many thin domains in one block of addresses that is not a known shared host. A weak sign: hosts put strangers side by
 * side, so a block needs more domains the larger the profile is, and nearly all of them thin.
 */
import type { AuditContext } from "../audit-context.ts";
import { evidence } from "../evidence.ts";
import type { DomainFacts } from "../facts.ts";
import { networkSet } from "../networks.ts";
import { isThin } from "../thin.ts";
import { byName, type Pattern } from "./pattern.ts";

export function addressBlocks(domains: readonly DomainFacts[], { weights }: AuditContext): Pattern[] {
  const { address: fewest, domainsABlock, addressThinShare } = weights.patterns;
  const shared = networkSet(weights.lists.sharedNetworks);
  const blocks = new Map<string, DomainFacts[]>();
  for (const facts of domains) {
    const block = facts.address === null ? null : shared.blockOutside(facts.address);
    if (block === null) continue;
    const before = blocks.get(block);
    if (before === undefined) blocks.set(block, [facts]);
    else before.push(facts);
  }
  const least = fewest + Math.floor(domains.length / domainsABlock);
  return [...blocks].flatMap(([block, all]) => {
    const thin = all.filter((facts) => isThin(facts, weights));
    if (thin.length < least || thin.length / all.length < addressThinShare) return [];
    return [patternOf(block, thin, weights.points.address_block)];
  });
}

function patternOf(block: string, thin: readonly DomainFacts[], weight: number): Pattern {
  const title = `${thin.length.toLocaleString("en")} thin domains share the addresses ${block}`;
  const own = new Map(thin.map(({ domain, address }) => [domain, address]));
  return {
    kind: "address_block",
    key: `address_block:${block}`,
    title,
    domains: [...own.keys()].sort(byName),
    evidence: (domain) => [
      evidence({
        signal: "address_block",
        weight,
        sentence: `${title}, which belong to no shared host that is listed.`,
        sample: [own.get(domain) ?? ""],
        act: "domain",
      }),
    ],
  };
}
