/** How much is known of a domain: from few facts nobody is judged high. */
import type { DomainFacts, SiteFacts } from "./facts.ts";

/** Groups of facts, in the words of the person who reads what is missing. */
export type FactGroup = "anchors" | "pages" | "place" | "outgoing links" | "address" | "authority" | "dates";

export function knownFacts(
  { anchors, readPages, links, sample, address, authority, dated }: DomainFacts,
  { ranked }: SiteFacts,
): { known: FactGroup[]; missing: FactGroup[] } {
  const groups: readonly (readonly [FactGroup, boolean])[] = [
    ["anchors", anchors.some(({ category }) => category !== null)],
    ["pages", readPages > 0],
    ["place", links.verified > 0],
    ["outgoing links", sample.some(({ marks }) => marks !== null)],
    ["address", address !== null],
    ["authority", ranked || authority !== null],
    ["dates", dated],
  ];
  const named = (is: boolean) => groups.flatMap(([group, known]) => (known === is ? [group] : []));
  return { known: named(true), missing: named(false) };
}
