import { priceWords } from "#components/placements/price";
import { countOf } from "#components/ui/format";
import type { PlacementSummary } from "#lib/placements/types";

/** How the promises stand, in one sentence, and what the live ones cost. */
export function PlacementsTitle({
  summary,
  filtered,
}: {
  summary: PlacementSummary;
  filtered: number | null;
}) {
  const { total, byStatus, costs } = summary;
  const title =
    filtered === null
      ? `${byStatus.live} of ${countOf(total, "agreed link")} ${total === 1 ? "is" : "are"} live as agreed`
      : `${filtered} of ${countOf(total, "agreed link")} match`;
  const cost = costs.map(({ currency, amount }) => priceWords({ price: amount, currency })).join(" and ");
  const parts = [
    summary.byHand > 0 ? `${summary.byHand} known by a person’s word` : "",
    byStatus.pending > 0 ? `${byStatus.pending} not looked at yet` : "",
    summary.expiring > 0 ? `${summary.expiring} ended or ending within 30 days` : "",
    cost === "" ? "" : `the live ones cost ${cost}`,
  ].filter((part) => part !== "");
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 px-6 pt-3 pb-1 max-md:px-4">
      <h1 className="text-lg font-semibold">{title}</h1>
      {parts.length > 0 ? <p className="text-sm text-muted">{parts.join(", ")}</p> : null}
    </div>
  );
}
