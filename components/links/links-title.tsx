import { countOf, formatCount } from "#components/ui/format";
import type { LinkFilter } from "#lib/links/link-filter";
import type { CappedCount, SideTotal } from "#lib/links/types";
import { sideWords } from "#lib/links/words";

interface LinksTitleProps {
  side: LinkFilter["side"];
  total: SideTotal;
  /** How many the filter keeps; null when nothing is filtered. */
  filtered: CappedCount | null;
}

/** The sentence that the table answers with, and where the links come from. */
export function LinksTitle({ side, total, filtered }: LinksTitleProps) {
  const { one, preposition } = sideWords[side];
  const title = filtered
    ? `${countWords(filtered)} of ${countOf(total.links, one)} match`
    : `${formatCount(total.live)} of ${countOf(total.links, one)} ${total.links === 1 ? "is" : "are"} live`;
  const seen =
    total.verified === total.live
      ? "all seen by us"
      : `${formatCount(total.verified)} seen by us, the others reported`;
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 px-6 pt-3 pb-1 max-md:px-4">
      <h1 className="text-lg font-semibold">{title}</h1>
      <p className="text-sm text-muted">
        {preposition} {countOf(total.domains, "domain")}
        {total.live > 0 ? `, ${seen}` : ""}
      </p>
    </div>
  );
}

/** "214", "10,000+" */
export function countWords({ count, capped }: CappedCount): string {
  return capped ? `${formatCount(count)}+` : formatCount(count);
}
