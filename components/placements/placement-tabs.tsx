import Link from "next/link";
import { formatCount } from "#components/ui/format";
import { LinkTabs } from "#components/ui/link-tabs";
import { viewHref } from "#components/ui/view-href";
import type { Headline } from "#lib/core/verdict";
import type { PlacementFilter } from "#lib/placements/schema";
import type { PlacementSummary } from "#lib/placements/types";

const groups: readonly { label: string; status: readonly Headline[] }[] = [
  { label: "All", status: [] },
  { label: "Live", status: ["live"] },
  { label: "Changed", status: ["changed"] },
  { label: "Gone", status: ["lost", "missed", "not_found"] },
  { label: "Not known", status: ["blocked", "unreachable", "pending"] },
];

interface PlacementTabsProps {
  path: string;
  filter: PlacementFilter;
  summary: PlacementSummary;
}

/** The promises by what they need. */
export function PlacementTabs({ path, filter, summary }: PlacementTabsProps) {
  const plain = filter.archived === undefined && filter.expiring === undefined && filter.eyes === undefined;
  const same = (status: readonly string[]) =>
    plain && status.length === filter.status.length && filter.status.every((one) => status.includes(one));
  const tabs = groups.map(({ label, status }) => ({
    label,
    href: viewHref(path, { status }),
    current: same(status),
    count: formatCount(
      status.length === 0 ? summary.total : status.reduce((sum, one) => sum + summary.byStatus[one], 0),
    ),
  }));
  const more = [
    {
      label: "Needs your eyes",
      count: summary.needEyes,
      params: { eyes: "needed" },
      current: filter.eyes === "needed",
    },
    {
      label: "Ending",
      count: summary.expiring,
      params: { expiring: "soon" },
      current: filter.expiring === "soon",
    },
    {
      label: "Archived",
      count: summary.archived,
      params: { archived: "yes" },
      current: filter.archived === "yes",
    },
  ];
  return (
    <LinkTabs
      label="Placements"
      after={
        <Link href={`${path}/survival`} className="link ml-auto text-sm">
          Survival
        </Link>
      }
      tabs={[
        ...tabs,
        ...more
          .filter(({ count, current }) => count > 0 || current)
          .map(({ label, count, params, current }) => ({
            label,
            href: viewHref(path, params),
            current,
            count: formatCount(count),
          })),
        { label: "Renewals", href: `${path}/renewals`, current: false },
      ]}
    />
  );
}
