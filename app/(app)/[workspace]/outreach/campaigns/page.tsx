import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { Page } from "#components/frame/page";
import { CampaignDialog } from "#components/outreach/campaigns/campaign-dialog";
import { CampaignTable } from "#components/outreach/campaigns/campaign-table";
import { NoCampaigns } from "#components/outreach/campaigns/no-campaigns";
import { Button } from "#components/ui/button";
import { countOf, formatCount } from "#components/ui/format";
import { LinkTabs } from "#components/ui/link-tabs";
import { PageTitle } from "#components/ui/page-title";
import { Panel } from "#components/ui/panel";
import { campaignSites, listCampaigns } from "#lib/outreach/campaigns/queries";
import type { CampaignLine } from "#lib/outreach/campaigns/types";
import { pageScope } from "#lib/scope/page-scope";
import { can } from "#lib/scope/scope";
import { formOptions } from "./form-options.ts";

export const metadata: Metadata = { title: "Campaigns" };

export default async function CampaignsPage({
  params,
  searchParams,
}: PageProps<"/[workspace]/outreach/campaigns">) {
  const { workspace } = await params;
  const scope = await pageScope(workspace);
  const [campaigns, sites, options, { show }] = await Promise.all([
    listCampaigns(scope),
    campaignSites(scope),
    formOptions(scope),
    searchParams,
  ]);
  const mayRun = can(scope, "run_outreach") && sites.length > 0;
  const create = mayRun ? (
    <CampaignDialog
      workspace={workspace}
      sites={sites}
      {...options}
      trigger={
        <Button variant="primary" icon={<Plus aria-hidden />}>
          New campaign
        </Button>
      }
    />
  ) : null;
  const crumbs = [{ label: "Outreach" }, { label: "Campaigns" }];
  if (campaigns.length === 0) {
    return (
      <Page crumbs={crumbs}>
        <NoCampaigns create={create} />
      </Page>
    );
  }
  const open = campaigns.filter(({ closedAt }) => closedAt === null);
  const closed = campaigns.filter(({ closedAt }) => closedAt !== null);
  const showsClosed = show === "closed";
  const path = `/${workspace}/outreach/campaigns`;
  const shown = showsClosed ? closed : open;
  return (
    <Page crumbs={crumbs} action={create}>
      <PageTitle title={titleOf(open)} lead={leadOf(open)} />
      <LinkTabs
        label="Campaigns"
        tabs={[
          { label: "Open", href: path, current: !showsClosed, count: formatCount(open.length) },
          {
            label: "Closed",
            href: `${path}?show=closed`,
            current: showsClosed,
            count: formatCount(closed.length),
          },
        ]}
      />
      {shown.length === 0 ? (
        <p className="text-muted">
          {showsClosed ? "A campaign that is over can be closed; it will be here." : "No campaign is open."}
        </p>
      ) : (
        <Panel padded={false}>
          <CampaignTable workspace={workspace} campaigns={shown} showCosts={scope.may.has("costs")} />
        </Panel>
      )}
    </Page>
  );
}

function titleOf(open: readonly CampaignLine[]): string {
  return open.length === 0 ? "No campaign is open" : `${countOf(open.length, "open campaign")}`;
}

function leadOf(open: readonly CampaignLine[]): string | undefined {
  if (open.length === 0) return undefined;
  const sum = (of: (campaign: CampaignLine) => number) =>
    open.reduce((all, campaign) => all + of(campaign), 0);
  return `${countOf(
    sum(({ prospects }) => prospects),
    "prospect",
  )}, ${countOf(
    sum(({ byStage }) => byStage.replied),
    "reply",
    "replies",
  )}, ${countOf(
    sum(({ byStage }) => byStage.placed),
    "link",
  )} placed.`;
}
