"use client";
import { AddToCampaign, type CampaignChoice } from "#components/outreach/add/add-to-campaign";
import { useChosen } from "#components/reports/use-chosen";
import { formatCount } from "#components/ui/format";
import { useRowSelection } from "#components/ui/row-selection";
import type { ViewParams } from "#components/ui/view-href";
import { NAMED_MAX } from "#lib/links/limits";

interface AddTickedProps extends CampaignChoice {
  from: "link_gap" | "lost_link" | "broken_target";
  /** The report's filter; what is ticked stands for its rows. */
  params: ViewParams;
  /** What the rows are named by in the address. */
  by: "only" | "picked";
  /** What is added of the ticked rows, where it is not they themselves: "sites that link to". */
  what?: string;
}

/** In the bulk bar of a report: adds the ticked rows to a campaign. */
export function AddTicked({ params, by, what, ...choice }: AddTickedProps) {
  const { chosen } = useChosen();
  const { selection, ids } = useRowSelection();
  // More than the rows of this page: that is the whole filter, which the bar above adds.
  const isWhole = selection.kind === "all" && selection.count > ids.length;
  if (isWhole || chosen.length === 0 || chosen.length > NAMED_MAX) return null;
  return (
    <AddToCampaign {...choice} params={{ ...params, [by]: chosen.join(",") }}>
      {`Add ${what === undefined ? "" : `${what} `}${formatCount(chosen.length)} to a campaign`}
    </AddToCampaign>
  );
}
