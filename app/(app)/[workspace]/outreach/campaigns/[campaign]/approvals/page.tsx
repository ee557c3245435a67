import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { Page } from "#components/frame/page";
import { ApprovalList } from "#components/outreach/approvals/approval-list";
import { CampaignHead } from "#components/outreach/campaigns/campaign-head";
import { countOf } from "#components/ui/format";
import { listApprovals } from "#lib/outreach/approvals/queries";
import { boardTerms } from "#lib/outreach/board/queries";
import { readCampaign } from "#lib/outreach/campaigns/queries";
import { missing } from "#lib/scope/not-found";
import { pageScope } from "#lib/scope/page-scope";
import { can } from "#lib/scope/scope";
import { campaignViews } from "../campaign-views.ts";

type Props = PageProps<"/[workspace]/outreach/campaigns/[campaign]/approvals">;

export const metadata: Metadata = { title: "Approvals" };

export default async function ApprovalsPage({ params }: Props) {
  const { workspace, campaign: id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const scope = await pageScope(workspace);
  const campaign = await readCampaign(scope, id).catch(missing);
  const [{ asked, answered }, terms] = await Promise.all([
    listApprovals(scope, id),
    boardTerms(scope, id, new Date().toISOString().slice(0, 10)),
  ]);
  const path = `/${workspace}/outreach/campaigns/${id}`;
  const mayAnswer = can(scope, "approve");
  return (
    <Page
      kind="work"
      crumbs={[
        { label: "Outreach" },
        { label: "Campaigns", href: `/${workspace}/outreach/campaigns` },
        { label: campaign.name, href: path },
        { label: "Approvals" },
      ]}
    >
      <div className="work-tabs">
        <CampaignHead
          campaign={campaign}
          embargoUntil={terms.embargoUntil}
          views={campaignViews(path, "approvals", campaign, asked.length)}
          actions={null}
        />
      </div>
      <div className="grid max-w-[920px] content-start gap-6 overflow-auto px-6 py-5 max-md:px-4">
        <section className="grid gap-3" aria-labelledby="asked">
          <h2 id="asked" className="text-lg font-semibold">
            {asked.length === 0
              ? "Nothing waits for an answer"
              : `${countOf(asked.length, "question")} to answer`}
          </h2>
          {asked.length === 0 ? (
            <p className="text-muted">
              Sites, anchors and drafts that the client is asked about will be here, each with its two
              answers.
            </p>
          ) : (
            <ApprovalList workspace={workspace} approvals={asked} mayAnswer={mayAnswer} />
          )}
        </section>
        {answered.length > 0 ? (
          <section className="grid gap-3" aria-labelledby="answered">
            <h2 id="answered" className="text-lg font-semibold">
              Answered
            </h2>
            <ApprovalList workspace={workspace} approvals={answered} mayAnswer={false} />
          </section>
        ) : null}
      </div>
    </Page>
  );
}
