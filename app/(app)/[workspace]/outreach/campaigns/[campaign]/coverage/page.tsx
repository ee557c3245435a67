import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { Page } from "#components/frame/page";
import { CampaignHead } from "#components/outreach/campaigns/campaign-head";
import { AddCoverage } from "#components/outreach/coverage/add-coverage";
import { CoverageTable } from "#components/outreach/coverage/coverage-table";
import { countOf, formatCount } from "#components/ui/format";
import { Panel } from "#components/ui/panel";
import { countAsked } from "#lib/outreach/approvals/queries";
import { boardTerms } from "#lib/outreach/board/queries";
import { readCampaign } from "#lib/outreach/campaigns/queries";
import { listCoverage } from "#lib/outreach/coverage/queries";
import type { CoverageList } from "#lib/outreach/coverage/types";
import { missing } from "#lib/scope/not-found";
import { pageScope } from "#lib/scope/page-scope";
import { can } from "#lib/scope/scope";
import { campaignViews } from "../campaign-views.ts";

export const metadata: Metadata = { title: "Coverage" };

export default async function CoveragePage({
  params,
}: PageProps<"/[workspace]/outreach/campaigns/[campaign]/coverage">) {
  const { workspace, campaign: id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const scope = await pageScope(workspace);
  const campaign = await readCampaign(scope, id).catch(missing);
  if (campaign.kind !== "digital_pr") notFound();
  const [coverage, terms, asked] = await Promise.all([
    listCoverage(scope, id),
    boardTerms(scope, id, new Date().toISOString().slice(0, 10)),
    countAsked(scope, id),
  ]);
  const path = `/${workspace}/outreach/campaigns/${id}`;
  const mayEdit = can(scope, "run_outreach");
  return (
    <Page
      kind="work"
      crumbs={[
        { label: "Outreach" },
        { label: "Campaigns", href: `/${workspace}/outreach/campaigns` },
        { label: campaign.name, href: path },
        { label: "Coverage" },
      ]}
      action={
        mayEdit ? <AddCoverage workspace={workspace} campaign={id} stories={coverage.stories} /> : undefined
      }
    >
      <div className="work-tabs">
        <CampaignHead
          campaign={campaign}
          embargoUntil={terms.embargoUntil}
          views={campaignViews(path, "coverage", campaign, asked)}
          actions={null}
        />
      </div>
      <div className="grid content-start gap-4 overflow-auto px-6 py-5 max-md:px-4">
        <div>
          <h2 className="text-lg font-semibold">{titleOf(coverage)}</h2>
          <p className="max-w-[680px] text-muted">{leadOf(coverage)}</p>
        </div>
        {coverage.stories.length === 0 ? null : (
          <Panel padded={false}>
            <CoverageTable workspace={workspace} campaign={id} stories={coverage.stories} mayEdit={mayEdit} />
          </Panel>
        )}
      </div>
    </Page>
  );
}

function titleOf({ stories, domains }: CoverageList): string {
  if (stories.length === 0) return "Nothing was published yet";
  return `${countOf(stories.length, "story", "stories")} in ${countOf(domains, "publication")}`;
}

function leadOf({ stories, counts, copies }: CoverageList): string {
  if (stories.length === 0)
    return "Pieces about the campaign will be here, each with how it names the site: linked, nofollow or mention only.";
  const parts = [
    `${formatCount(counts.linked)} linked`,
    `${formatCount(counts.nofollow)} nofollow`,
    `${formatCount(counts.mention)} mention only`,
    copies > 0 ? `${countOf(copies, "copy", "copies")} among them` : "",
  ];
  return `${parts.filter((part) => part !== "").join(", ")}.`;
}
