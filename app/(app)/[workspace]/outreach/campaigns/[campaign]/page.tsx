import { Pencil, Plus } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { Page } from "#components/frame/page";
import { WorkArea } from "#components/frame/work-area";
import { NoMatch } from "#components/links/no-links";
import { SearchForm } from "#components/links/search-form";
import { AskSelection } from "#components/outreach/approvals/ask-selection";
import { Board } from "#components/outreach/board/board";
import { BoardFilter } from "#components/outreach/board/board-filter";
import { ProspectBulkBar } from "#components/outreach/board/prospect-bulk-bar";
import { ProspectFacets } from "#components/outreach/board/prospect-facets";
import { ProspectTable } from "#components/outreach/board/prospect-table";
import { CampaignDialog } from "#components/outreach/campaigns/campaign-dialog";
import { CampaignHead } from "#components/outreach/campaigns/campaign-head";
import { CloseButton } from "#components/outreach/campaigns/close-button";
import { NoProspects } from "#components/outreach/campaigns/no-prospects";
import { ExportMenu } from "#components/reports/export-menu";
import { Button, ButtonLink } from "#components/ui/button";
import { CursorPager } from "#components/ui/cursor-pager";
import { formatCount } from "#components/ui/format";
import { RowSelection } from "#components/ui/row-selection";
import { viewHref } from "#components/ui/view-href";
import { countAsked } from "#lib/outreach/approvals/queries";
import { wantedOf } from "#lib/outreach/approvals/standing";
import { prospectViewParams, readProspectView } from "#lib/outreach/board/prospect-view";
import {
  boardTerms,
  countProspects,
  listProspects,
  prospectFacets,
  readBoard,
} from "#lib/outreach/board/queries";
import { readCampaign } from "#lib/outreach/campaigns/queries";
import { missing } from "#lib/scope/not-found";
import { pageScope } from "#lib/scope/page-scope";
import { can } from "#lib/scope/scope";
import { formOptions } from "../form-options.ts";
import { campaignViews } from "./campaign-views.ts";
import { OpenProspect } from "./open-prospect.tsx";
import { stagesShown } from "./stages-shown.ts";

type Props = PageProps<"/[workspace]/outreach/campaigns/[campaign]">;

/** Rows a page. */
const LIMIT = 50;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, campaign } = await params;
  if (!z.uuid().safeParse(campaign).success) notFound();
  const { name } = await readCampaign(await pageScope(workspace), campaign).catch(missing);
  return { title: name };
}

export default async function CampaignPage({ params, searchParams }: Props) {
  const { workspace, campaign: id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const scope = await pageScope(workspace);
  const campaign = await readCampaign(scope, id).catch(missing);
  const view = readProspectView(await searchParams);
  const { filter } = view;
  const today = new Date().toISOString().slice(0, 10);
  const isBoard = view.as === "board";
  const place = { cursor: view.before ?? view.after, back: view.before !== null, limit: LIMIT };
  const [terms, options, facets, columns, page, count, asked] = await Promise.all([
    boardTerms(scope, id, today),
    formOptions(scope),
    prospectFacets(scope, id, isBoard ? { ...filter, stage: [] } : filter, today),
    isBoard ? readBoard(scope, id, filter, today) : [],
    isBoard ? null : listProspects(scope, id, filter, { sort: view.sort, dir: view.dir }, place, today),
    countProspects(scope, id, filter, today),
    countAsked(scope, id),
  ]);
  const path = `/${workspace}/outreach/campaigns/${id}`;
  const address = prospectViewParams({ ...view, prospect: null });
  const mayRun = can(scope, "run_outreach");
  const mayMove = mayRun && campaign.closedAt === null;
  const shown = stagesShown(campaign);
  const lines = page?.lines ?? [];
  const head = (
    <CampaignHead
      campaign={campaign}
      embargoUntil={terms.embargoUntil}
      views={campaignViews(path, view.as, campaign, asked, filter)}
      actions={
        mayRun ? (
          <>
            <CampaignDialog
              key={JSON.stringify(campaign)}
              workspace={workspace}
              campaign={campaign}
              sites={[campaign.site]}
              {...options}
              trigger={
                <Button variant="ghost" icon={<Pencil aria-hidden />}>
                  Edit
                </Button>
              }
            />
            <CloseButton workspace={workspace} campaign={campaign} />
          </>
        ) : null
      }
    />
  );
  const facetList = (
    <ProspectFacets path={path} params={address} filter={filter} facets={facets} withoutStage={isBoard} />
  );
  return (
    <RowSelection
      key={JSON.stringify([view.as, filter])}
      ids={lines.map((line) => line.id)}
      total={count}
      openId={view.prospect ?? undefined}
    >
      <Page
        kind="work"
        crumbs={[
          { label: "Outreach" },
          { label: "Campaigns", href: `/${workspace}/outreach/campaigns` },
          { label: campaign.name },
        ]}
        action={
          mayMove && campaign.prospects > 0 ? (
            <ButtonLink href={`${path}/add`} icon={<Plus aria-hidden />}>
              Add prospects
            </ButtonLink>
          ) : undefined
        }
        aside={
          view.prospect === null ? null : (
            <OpenProspect
              scope={scope}
              campaign={campaign}
              view={view}
              terms={terms}
              people={options.people}
              path={path}
            />
          )
        }
      >
        {campaign.prospects === 0 ? (
          <>
            <div className="work-tabs">{head}</div>
            <NoProspects addHref={mayMove ? `${path}/add` : null} />
          </>
        ) : (
          <WorkArea
            tabs={head}
            bar={
              <>
                <SearchForm path={path} params={address} value={filter.q} label="Find a prospect" />
                <BoardFilter always={isBoard} filter={filter} clearHref={viewHref(path, { as: address.as })}>
                  {facetList}
                </BoardFilter>
                <div className="ml-auto flex flex-none gap-2">
                  <ExportMenu
                    href={viewHref(`/api/${workspace}/campaigns/${id}/export`, address, {
                      after: null,
                      before: null,
                      from: null,
                    })}
                    countText={formatCount(count)}
                    rowWord="prospects"
                  />
                </div>
              </>
            }
            facets={isBoard ? undefined : facetList}
            foot={
              page === null ? undefined : (
                <>
                  {mayMove ? (
                    <ProspectBulkBar
                      workspace={workspace}
                      campaign={id}
                      filter={filter}
                      people={options.people}
                    >
                      <AskSelection
                        workspace={workspace}
                        campaign={id}
                        filter={filter}
                        wanted={wantedOf(campaign)}
                      />
                    </ProspectBulkBar>
                  ) : null}
                  <CursorPager
                    path={path}
                    params={address}
                    place={view}
                    page={page}
                    limit={LIMIT}
                    total={formatCount(count)}
                    drop={["prospect"]}
                  />
                </>
              )
            }
          >
            {isBoard ? (
              <Board
                workspace={workspace}
                campaign={id}
                filter={filter}
                columns={columns.filter(({ stage }) => shown.includes(stage))}
                terms={terms}
                path={path}
                params={address}
                openId={view.prospect}
                movable={mayMove}
              />
            ) : lines.length === 0 ? (
              <NoMatch clearHref={`${path}?as=table`} />
            ) : (
              <ProspectTable
                path={path}
                params={address}
                view={view}
                lines={lines}
                terms={terms}
                showCosts={scope.may.has("costs")}
                press={campaign.kind === "digital_pr" && scope.may.has("contacts")}
              />
            )}
          </WorkArea>
        )}
      </Page>
    </RowSelection>
  );
}
