import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { Page } from "#components/frame/page";
import { AddProspects } from "#components/outreach/add/add-prospects";
import { type From, reportWords, ways } from "#components/outreach/add/ways";
import { LinkTabs } from "#components/ui/link-tabs";
import { Notice } from "#components/ui/notice";
import { PageTitle } from "#components/ui/page-title";
import { viewHref } from "#components/ui/view-href";
import { campaignOf } from "#lib/outreach/prospects/campaign-of";
import { PreviewQuery } from "#lib/outreach/prospects/schema";
import { missing } from "#lib/scope/not-found";
import { pageScope } from "#lib/scope/page-scope";

export const metadata: Metadata = { title: "Add prospects" };

type Props = PageProps<"/[workspace]/outreach/campaigns/[campaign]/add">;

export default async function AddProspectsPage({ params, searchParams }: Props) {
  const { workspace, campaign: id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const scope = await pageScope(workspace, "run_outreach");
  const campaign = await campaignOf(scope, id).catch(missing);
  const search = await searchParams;
  const from: From = PreviewQuery.shape.from.catch("pasted").parse(search.from);
  const base = `/${workspace}/outreach/campaigns`;
  const path = `${base}/${id}/add`;
  const isReport = from in reportWords;
  const report = isReport ? (viewHref("", search).split("?")[1] ?? "") : null;
  return (
    <Page
      crumbs={[
        { label: "Campaigns", href: base },
        { label: campaign.name, href: `${base}/${id}` },
        { label: "Add prospects" },
      ]}
    >
      <PageTitle
        title={`Add prospects to “${campaign.name}”`}
        lead={`${isReport ? `${reportWords[from as keyof typeof reportWords]}. ` : ""}Every site is looked over before it is added: who was written to before, who refused, who links to ${campaign.siteName} already.`}
      />
      <div className="grid gap-5">
        <LinkTabs
          label="Where they come from"
          tabs={[
            ...(isReport
              ? [
                  {
                    label: reportWords[from as keyof typeof reportWords],
                    href: viewHref(path, search),
                    current: true,
                  },
                ]
              : []),
            ...ways.map((way) => ({
              label: way.label,
              href: viewHref(path, {}, { from: way.from === "pasted" ? null : way.from }),
              current: way.from === from,
            })),
          ]}
        />
        {campaign.isClosed ? (
          <Notice title="This campaign is closed">It takes no more prospects.</Notice>
        ) : (
          <AddProspects
            key={`${from} ${report}`}
            workspace={workspace}
            campaign={{ id, name: campaign.name }}
            from={from}
            report={report}
          />
        )}
      </div>
    </Page>
  );
}
