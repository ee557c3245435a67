import { ApprovalsSection } from "#components/outreach/approvals/approvals-section";
import { DomainSection } from "#components/outreach/board/domain-section";
import { HistorySection } from "#components/outreach/board/history-section";
import { ProspectActions } from "#components/outreach/board/prospect-actions";
import { ProspectDrawer } from "#components/outreach/board/prospect-drawer";
import { ProspectEdit } from "#components/outreach/board/prospect-edit";
import { Drawer } from "#components/ui/drawer";
import { DrawerSection } from "#components/ui/drawer-section";
import { viewHref } from "#components/ui/view-href";
import { readEnv } from "#lib/env";
import { isAppError } from "#lib/errors";
import { readApprovalsOf } from "#lib/outreach/approvals/queries";
import { judgeApprovals, lastAnswers, wantedOf } from "#lib/outreach/approvals/standing";
import { readProspect } from "#lib/outreach/board/detail";
import { readProspectDomain } from "#lib/outreach/board/domain-facts";
import { type ProspectView, prospectViewParams } from "#lib/outreach/board/prospect-view";
import type { BoardTerms } from "#lib/outreach/board/types";
import type { Campaign } from "#lib/outreach/campaigns/types";
import { readRelease } from "#lib/ranks/read-release";
import { can, type Scope } from "#lib/scope/scope";
import type { Person } from "#lib/teamwork/types";
import { RecordSections } from "./record-sections.tsx";
import { stagesShown } from "./stages-shown.ts";

interface OpenProspectProps {
  scope: Scope;
  campaign: Campaign;
  view: ProspectView;
  terms: BoardTerms;
  people: readonly Person[];
  path: string;
}

/** The prospect that is open beside the board or the table, with all that is known of it. */
export async function OpenProspect({ scope, campaign, view, terms, people, path }: OpenProspectProps) {
  const params = prospectViewParams(view);
  const closeHref = viewHref(path, params, { prospect: null });
  const id = view.prospect ?? "";
  const prospect = await readProspect(scope, campaign.id, id, terms.today).catch((error: unknown) => {
    if (isAppError(error) && error.code === "not_found") return null;
    throw error;
  });
  if (prospect === null) {
    return (
      <Drawer label="Prospect" closeHref={closeHref}>
        <DrawerSection>
          <p>This prospect is not there any more.</p>
        </DrawerSection>
      </Drawer>
    );
  }
  const [facts, release, approvals] = await Promise.all([
    readProspectDomain(scope, campaign.id, prospect.domain),
    readRelease("current"),
    readApprovalsOf(scope, prospect.id),
  ]);
  const mayRun = can(scope, "run_outreach") && campaign.closedAt === null;
  const isOver = prospect.stage === "placed" || prospect.stage === "rejected";
  const step = (to: string | null) => (to === null ? undefined : viewHref(path, params, { prospect: to }));
  const workspace = scope.workspaceSlug;
  return (
    <ProspectDrawer
      prospect={prospect}
      terms={terms}
      closeHref={closeHref}
      previousHref={step(prospect.place.previous)}
      nextHref={step(prospect.place.next)}
      address={readEnv().url + viewHref(path, params)}
      actions={
        mayRun ? (
          <ProspectActions
            key={prospect.id}
            workspace={workspace}
            campaign={campaign.id}
            prospect={prospect}
            stages={stagesShown(campaign)}
            people={people}
          />
        ) : null
      }
    >
      <ProspectEdit
        key={prospect.id}
        workspace={workspace}
        prospect={prospect}
        targets={campaign.targets}
        mayEdit={mayRun}
      />
      <ApprovalsSection
        key={`client ${prospect.id}`}
        workspace={workspace}
        meant={{ campaign: campaign.id, what: { kind: "picked", ids: [prospect.id] } }}
        words={prospect.domain}
        wanted={wantedOf(campaign)}
        approvals={approvals}
        blocks={isOver ? [] : judgeApprovals(campaign, lastAnswers(approvals), prospect.anchor).blocks}
        mayAsk={mayRun}
        mayAnswer={can(scope, "approve")}
      />
      <RecordSections
        key={`record ${prospect.id}`}
        scope={scope}
        prospectId={prospect.id}
        stage={prospect.stage}
        open={campaign.closedAt === null}
        today={terms.today}
      />
      <DomainSection
        prospect={prospect}
        facts={facts}
        base={`/${workspace}/${campaign.site.slug}`}
        siteName={campaign.site.name}
        release={release?.words ?? null}
      />
      <HistorySection history={prospect.history} />
    </ProspectDrawer>
  );
}
