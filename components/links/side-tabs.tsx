import { formatCount } from "#components/ui/format";
import { LinkTabs } from "#components/ui/link-tabs";
import { viewHref } from "#components/ui/view-href";
import type { LinkFilter } from "#lib/links/link-filter";
import type { SideTotals } from "#lib/links/types";
import { sideWords } from "#lib/links/words";

/** The three readings of one table. Changing the reading drops the filter: its values mean other links there. */
export function SideTabs(props: { path: string; side: LinkFilter["side"]; totals: SideTotals }) {
  const { path, side, totals } = props;
  return (
    <LinkTabs
      label="Which links"
      tabs={(["inbound", "outbound", "internal"] as const).map((one) => ({
        label: sideWords[one].title,
        href: viewHref(path, { side: one }),
        current: one === side,
        count: formatCount(totals[one].links),
      }))}
    />
  );
}
