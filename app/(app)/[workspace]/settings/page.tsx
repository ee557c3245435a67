import type { Metadata } from "next";
import Link from "next/link";
import { Page } from "#components/frame/page";
import { RatesPanel } from "#components/outreach/rates/rates-panel";
import { RulesForm } from "#components/outreach/touches/rules-form";
import { DefinitionList } from "#components/ui/definition-list";
import { Notice } from "#components/ui/notice";
import { PageTitle } from "#components/ui/page-title";
import { Panel } from "#components/ui/panel";
import { AuditList } from "#components/workspaces/audit-list";
import { InvitationList } from "#components/workspaces/invitation-list";
import { InviteForm } from "#components/workspaces/invite-form";
import { MemberList } from "#components/workspaces/member-list";
import { UpkeepPanels } from "#components/workspaces/upkeep-panels";
import { WorkspaceForm } from "#components/workspaces/workspace-form";
import { readEnv } from "#lib/env";
import { ownMoney } from "#lib/outreach/rates/own-money";
import { readRules } from "#lib/outreach/touches/rules";
import { pageScope } from "#lib/scope/page-scope";
import { can, type Scope } from "#lib/scope/scope";
import { hostMove, lastRecount, listSplits, PAGES_COUNTED } from "#lib/upkeep/queries";
import { listAudit, listInvitations, listMembers, readWorkspaceSettings } from "#lib/workspaces/queries";
import { mayGrant, roles } from "#lib/workspaces/roles";
import type { WorkspaceSettings } from "#lib/workspaces/types";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage({ params, searchParams }: PageProps<"/[workspace]/settings">) {
  const scope = await pageScope((await params).workspace);
  const { before } = await searchParams;
  const manages = can(scope, "manage_members");
  const [settings, members, invitations] = await Promise.all([
    readWorkspaceSettings(scope),
    listMembers(scope),
    manages ? listInvitations(scope) : [],
  ]);
  const grantable = manages ? roles.filter((role) => mayGrant(scope.role, role)) : [];
  return (
    <Page
      kind="form"
      crumbs={[{ label: settings.name, href: `/${scope.workspaceSlug}` }, { label: "Settings" }]}
    >
      <PageTitle title="Settings" />
      {can(scope, "manage_workspace") ? <NetworkWarning /> : null}
      <Panel title="Workspace">
        {can(scope, "manage_workspace") ? (
          <WorkspaceForm settings={settings} />
        ) : (
          <Facts settings={settings} />
        )}
      </Panel>
      <Outreach scope={scope} />
      <Costs scope={scope} />
      <Upkeep scope={scope} />
      <Panel title="Members" scope={`${members.length}`} padded={false}>
        <MemberList
          workspace={{ slug: settings.slug, name: settings.name }}
          members={members}
          grantable={grantable}
        />
      </Panel>
      {manages ? (
        <Panel title="Invite" scope="A link lets one person in" padded={false}>
          <div className="px-4 pt-2 pb-4">
            <InviteForm workspace={settings.slug} grantable={grantable} />
          </div>
          {invitations.length > 0 ? (
            <div className="border-t border-border">
              <InvitationList workspace={settings.slug} invitations={invitations} />
            </div>
          ) : null}
        </Panel>
      ) : null}
      {can(scope, "read_audit") ? (
        <Log scope={scope} before={typeof before === "string" && /^\d{1,18}$/.test(before) ? before : null} />
      ) : null}
    </Page>
  );
}

function Facts({ settings }: { settings: WorkspaceSettings }) {
  const { lostAfterMisses: misses, lostAfterHours: hours } = settings;
  return (
    <DefinitionList
      items={[
        { term: "Name", value: settings.name },
        {
          term: "A link is lost",
          value: `after ${misses} looks in a row without it, at least ${hours} hours apart`,
        },
        { term: "A person’s word", value: `holds for ${settings.askAgainDays} days` },
      ]}
    />
  );
}

async function Log({ scope, before }: { scope: Scope; before: string | null }) {
  const { entries, next } = await listAudit(scope, { before });
  return (
    <Panel title="Log" scope="Who did what, newest first" padded={false}>
      <AuditList entries={entries} />
      {next ? (
        <p className="border-t border-border px-4 py-2.5">
          <Link href={`/${scope.workspaceSlug}/settings?before=${next}`} className="link">
            Older
          </Link>
        </p>
      ) : null}
    </Panel>
  );
}

async function Outreach({ scope }: { scope: Scope }) {
  const rules = await readRules(scope);
  return (
    <Panel title="Outreach" scope="How often a site is asked">
      {can(scope, "manage_workspace") ? (
        <RulesForm workspace={scope.workspaceSlug} rules={rules} />
      ) : (
        <DefinitionList
          items={[
            { term: "A site is asked again", value: `after ${rules.cooldownDays} days` },
            { term: "Follow-ups", value: `${rules.followUpsMost} at most, ${rules.followUpDays} days apart` },
          ]}
        />
      )}
    </Panel>
  );
}

async function Upkeep({ scope }: { scope: Scope }) {
  const [recount, splits, move] = await Promise.all([lastRecount(scope), listSplits(scope), hostMove(scope)]);
  return (
    <UpkeepPanels
      workspace={scope.workspaceSlug}
      recount={recount}
      splits={splits}
      pagesCounted={PAGES_COUNTED}
      move={move}
      keepLooksMonths={readEnv().keepLooksMonths}
      maySplit={can(scope, "manage_sites")}
    />
  );
}

async function Costs({ scope }: { scope: Scope }) {
  const own = await ownMoney(scope);
  return own === null ? null : (
    <RatesPanel
      workspace={scope.workspaceSlug}
      currency={own.currency}
      rates={own.rates}
      mayChange={can(scope, "run_outreach")}
      mayChangeCurrency={can(scope, "manage_workspace")}
    />
  );
}

/** These come from the environment alone; whoever owns the workspace should know that they are set. */
function NetworkWarning() {
  const { allowNetworks, connectTo } = readEnv();
  if (allowNetworks.length === 0 && connectTo === "") return null;
  return (
    <Notice title="This instance may reach addresses that are not public">
      {allowNetworks.length > 0 ? <p>FAIRLEAD_ALLOW_NETWORKS names {allowNetworks.join(", ")}.</p> : null}
      {connectTo === "" ? null : <p>FAIRLEAD_CONNECT_TO leads some hosts elsewhere.</p>}
      Links are read there too. Whoever runs this instance can unset both.
    </Notice>
  );
}
