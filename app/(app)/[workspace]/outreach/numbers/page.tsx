import type { Metadata } from "next";
import Link from "next/link";
import { Page } from "#components/frame/page";
import { CampaignSelect } from "#components/outreach/numbers/campaign-select";
import { FunnelChart } from "#components/outreach/numbers/funnel-chart";
import { Figure, FunnelTable } from "#components/outreach/numbers/funnel-table";
import { EmptyState } from "#components/ui/empty-state";
import { countOf, formatShare } from "#components/ui/format";
import { PageTitle } from "#components/ui/page-title";
import { SegmentedLinks } from "#components/ui/segmented";
import { viewHref } from "#components/ui/view-href";
import { findCampaigns } from "#lib/outreach/numbers/find-campaigns";
import { numbersParams, readNumbersView } from "#lib/outreach/numbers/numbers-view";
import { readFunnel } from "#lib/outreach/numbers/read-funnel";
import { FUNNEL_GROUPS, type FunnelGrouping, type FunnelLine } from "#lib/outreach/numbers/types";
import type { Tactic } from "#lib/placements/types";
import { tacticWords } from "#lib/placements/words";
import { pageScope } from "#lib/scope/page-scope";
import { CampaignCosts } from "./campaign-costs.tsx";

export const metadata: Metadata = { title: "Numbers of outreach" };

const heads: Record<FunnelGrouping, string> = {
  campaign: "Campaign",
  tactic: "Tactic",
  template: "Template",
  owner: "Owner",
};
const nobody: Record<FunnelGrouping, string> = {
  campaign: "No campaign",
  tactic: "Not said",
  template: "Without a template",
  owner: "Nobody",
};

/** How far prospects come, how long it takes, what a live link costs: of one campaign or of all. */
export default async function NumbersPage({
  params,
  searchParams,
}: PageProps<"/[workspace]/outreach/numbers">) {
  const { workspace } = await params;
  const scope = await pageScope(workspace);
  const view = readNumbersView(await searchParams);
  const [campaigns, report] = await Promise.all([
    findCampaigns(scope),
    readFunnel(scope, view.campaign, view.by),
  ]);
  const path = `/${workspace}/outreach/numbers`;
  const href = (over: Record<string, string>) => viewHref(path, numbersParams({ ...view, ...over }));
  const campaign = campaigns.find((one) => one.id === view.campaign);
  const { all } = report;
  const crumbs = [{ label: "Outreach" }, { label: "Numbers" }];
  if (all.reached.found === 0) {
    return (
      <Page crumbs={crumbs}>
        <EmptyState title="No prospect to count yet">
          Here stands how many sites answer and place a link, by campaign, tactic, template and owner, how
          long it takes, and what a live link costs.
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page crumbs={crumbs}>
      <PageTitle
        title={`${countOf(all.reached.placed, "link placed", "links placed")} from ${countOf(all.reached.found, "prospect")}`}
        lead={
          <>
            Of those written to, answered:{" "}
            <Figure value={all.replyRate === null ? null : formatShare(all.replyRate, 1)} />; placed:{" "}
            <Figure value={all.placementRate === null ? null : formatShare(all.placementRate, 1)} />.
          </>
        }
        actions={
          <CampaignSelect
            path={path}
            params={numbersParams({ ...view, campaign: null })}
            campaigns={campaigns}
            campaign={view.campaign}
          />
        }
      />
      <FunnelChart
        report={report}
        range={campaign?.name ?? "all campaigns"}
        fileName={`funnel-${campaign?.name ?? "all"}`}
      />
      <FunnelTable
        report={report}
        head={heads[view.by]}
        nameOf={(line) => <GroupName path={path} by={view.by} line={line} />}
        tools={
          <SegmentedLinks
            label="Group by"
            items={FUNNEL_GROUPS.map((by) => ({
              label: heads[by],
              href: href({ by }),
              current: view.by === by,
            }))}
          />
        }
      />
      <CampaignCosts scope={scope} view={view} campaign={campaign} href={(costs) => href({ costs })} />
    </Page>
  );
}

/** A campaign leads to its own numbers. */
function GroupName({ path, by, line }: { path: string; by: FunnelGrouping; line: FunnelLine }) {
  if (line.group === null) return nobody[by];
  if (by === "tactic") return tacticWords[line.group as Tactic];
  if (by !== "campaign") return line.name ?? nobody[by];
  return (
    <Link className="link" href={viewHref(path, { campaign: line.group })}>
      {line.name}
    </Link>
  );
}
