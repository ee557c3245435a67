import { countOf, formatCapped, formatCount } from "#components/ui/format";
import type { LinkFilter } from "#lib/links/link-filter";
import type { CappedCount, SideTotal } from "#lib/links/types";
import { sideWords } from "#lib/links/words";

interface LinksTitleProps {
  side: LinkFilter["side"];
  total: SideTotal;
  /** How many the filter keeps; null when nothing is filtered. */
  filtered: CappedCount | null;
}

/** The sentence that the table answers with, how much of it we have seen, and what is not counted. */
export function LinksTitle({ side, total, filtered }: LinksTitleProps) {
  const { one, preposition } = sideWords[side];
  const title = filtered
    ? `${formatCapped(filtered)} of ${countOf(total.links, one)} match`
    : `${countOf(total.live, one)} ${preposition} ${countOf(total.domains, "domain")}`;
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 px-6 pt-3 pb-1 max-md:px-4">
      <h1 className="text-lg font-semibold">{title}</h1>
      <p className="text-sm text-muted">{seenWords(total)}</p>
    </div>
  );
}

function seenWords({ links, live, verified }: SideTotal): string {
  const parts: string[] = [];
  if (live > 0 && verified >= live) parts.push("all seen by us");
  else if (live > 0 && verified === 0) parts.push("only reported, none seen by us yet");
  else if (live > 0)
    parts.push(`${formatCount(verified)} seen by us, ${formatCount(live - verified)} only reported`);
  // Known rows that are no links of today: lost, reported lost, or reported and not there.
  if (links > live) parts.push(`${formatCount(links - live)} more ${links - live === 1 ? "is" : "are"} gone`);
  return parts.join("; ");
}
