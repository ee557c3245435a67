import { CircleHelp, Eye, MailX, ShieldAlert, Upload } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AfterUploads } from "#components/disavow/after-uploads";
import { Cautions } from "#components/disavow/cautions";
import { DraftLines } from "#components/disavow/draft-lines";
import { DraftSummary } from "#components/disavow/draft-summary";
import { FirstStep } from "#components/disavow/first-step";
import { LinesToLookAt } from "#components/disavow/lines-to-look-at";
import { changesWords } from "#components/disavow/list-words";
import { MakeVersion } from "#components/disavow/make-version";
import { MovedNotice } from "#components/disavow/moved-notice";
import { SayAgain } from "#components/disavow/say-again";
import { VersionList } from "#components/disavow/version-list";
import { Page } from "#components/frame/page";
import { ButtonLink } from "#components/ui/button";
import { ExternalLink } from "#components/ui/external-link";
import { countOf, formatCount } from "#components/ui/format";
import { LinkTabs } from "#components/ui/link-tabs";
import { Notice } from "#components/ui/notice";
import { PageTitle } from "#components/ui/page-title";
import { Panel } from "#components/ui/panel";
import { Steps } from "#components/ui/steps";
import { viewHref } from "#components/ui/view-href";
import { afterUploads } from "#lib/disavow/after-uploads";
import { disavowState } from "#lib/disavow/queries";
import { LEFT_OUT_MAX } from "#lib/disavow/schema";
import type { DisavowState } from "#lib/disavow/types";
import { isAppError } from "#lib/errors";
import { pageScope } from "#lib/scope/page-scope";
import { can } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";

export const metadata: Metadata = { title: "Disavow" };

const steps = [
  { label: "What Google holds", icon: <Eye aria-hidden /> },
  { label: "Next version", icon: <ShieldAlert aria-hidden /> },
  { label: "Upload", icon: <Upload aria-hidden /> },
];

export default async function DisavowPage({
  params,
  searchParams,
}: PageProps<"/[workspace]/[site]/disavow">) {
  const { workspace, site: encoded } = await params;
  const scope = await pageScope(workspace);
  const site = await siteBySlug(scope, decodeURIComponent(encoded)).catch((error) => {
    if (isAppError(error)) notFound();
    throw error;
  });
  const view = await searchParams;
  const lines = [view.out ?? []].flat().slice(0, LEFT_OUT_MAX);
  const leaveOut = lines.includes("*") ? "flagged" : lines;
  const state = await disavowState(scope, site.slug, new Date().toISOString().slice(0, 10), {
    property: [view.property].flat()[0],
    leaveOut,
  });
  const { draft, property, properties, versions, googleKnownAt } = state;
  const uploads = await afterUploads(scope, site.slug, property);
  const base = `/${workspace}/${encoded}`;
  const path = `${base}/disavow`;
  const mayChange = can(scope, "manage_disavow");
  const of = { workspace, site: site.slug, property, path };
  return (
    <Page
      crumbs={[{ label: site.name, href: base }, { label: "Disavow" }]}
      action={
        <>
          <ButtonLink href={`${base}/toxic/check`} icon={<CircleHelp aria-hidden />}>
            Do I need it?
          </ButtonLink>
          <ButtonLink href={`${base}/removals`} icon={<MailX aria-hidden />}>
            Removal requests
          </ButtonLink>
          <ButtonLink href={`${base}/toxic`} icon={<ShieldAlert aria-hidden />}>
            Marked toxic
          </ButtonLink>
        </>
      }
    >
      <Steps label="Steps of a disavow list" steps={steps} current={stepOf(state)} />
      {googleKnownAt === null ? (
        <FirstStep {...of} base={base} waiting={draft.added.length} mayChange={mayChange} />
      ) : (
        <>
          <PageTitle
            title={titleOf(state)}
            lead="An upload replaces what Google holds for the property: each version is the one before with what was marked toxic since. Ask the site's owner to remove the link first; disavow what stays."
            actions={mayChange ? <SayAgain {...of} /> : undefined}
          />
          <MovedNotice
            moved={state.moved}
            workspace={workspace}
            site={site.slug}
            path={path}
            mayChange={mayChange}
          />
          {properties.length > 1 ? (
            <LinkTabs
              label="Properties"
              tabs={properties.map((one) => ({
                label: one,
                href: viewHref(path, {}, { property: one }),
                current: one === property,
              }))}
            />
          ) : null}
          <div className="grid items-start gap-4 lg:grid-cols-12">
            <div className="grid min-w-0 gap-4 lg:col-span-8">
              <DraftLines draft={draft} path={path} params={view} />
              <Cautions draft={draft} />
              <LinesToLookAt
                draft={draft}
                last={versions[0]}
                path={path}
                params={view}
                mayChange={mayChange}
              />
              <AfterUploads uploads={uploads} />
            </div>
            <div className="grid min-w-0 gap-4 lg:col-span-4">
              <Panel title={`Version ${draft.number}`} scope="draft">
                <div className="grid gap-4">
                  <DraftSummary state={state} />
                  {draft.problems.map((problem) => (
                    <Notice key={problem} kind="problem" title="Google would refuse this file">
                      {problem}
                    </Notice>
                  ))}
                  {mayChange && isWorthMaking(state) ? (
                    <MakeVersion
                      workspace={workspace}
                      site={site.slug}
                      path={path}
                      draft={{ property, number: draft.number, fingerprint: draft.fingerprint, leaveOut }}
                      disabled={draft.problems.length > 0 || draft.domains + draft.urls === 0}
                    />
                  ) : null}
                  {mayChange && !isWorthMaking(state) ? (
                    <p>
                      There is nothing to make a version of. What your team marks toxic will be added here.
                    </p>
                  ) : null}
                  <p className="text-sm text-muted">
                    Upload the file in the{" "}
                    <ExternalLink
                      href={`https://search.google.com/search-console/disavow-links?${new URLSearchParams({ resource_id: property })}`}
                      className="link"
                    >
                      disavow tool
                    </ExternalLink>{" "}
                    for {property}, then say below that you did. To take a line off the list, whitelist its
                    domain: it can be left out here then.
                  </p>
                </div>
              </Panel>
              <Panel
                title="Versions"
                scope={versionsWords(draft.number - 1, versions.length)}
                padded={false}
                tools={
                  <ButtonLink href={viewHref(`${path}/compare`, {}, { property, to: "draft" })}>
                    Compare
                  </ButtonLink>
                }
              >
                <VersionList
                  versions={versions}
                  workspace={workspace}
                  site={site.slug}
                  property={property}
                  mayChange={mayChange}
                />
              </Panel>
            </div>
          </div>
        </>
      )}
    </Page>
  );
}

function stepOf({ googleKnownAt, versions, draft }: DisavowState): number {
  if (googleKnownAt === null) return 0;
  const latest = versions[0];
  const isWaiting = latest?.origin === "fairlead" && latest.uploadedOn === null;
  return isWaiting && changesWords(draft) === "" ? 2 : 1;
}

/** Something would change for Google, or a list is written the way Google reads it. */
function isWorthMaking({ draft, versions }: DisavowState): boolean {
  return changesWords(draft) !== "" || (versions[0]?.origin === "google" && draft.repaired.length > 0);
}

function titleOf({ draft, versions }: DisavowState): string {
  const changes = changesWords(draft);
  if (changes !== "") return `Version ${draft.number}: ${changes}`;
  if (draft.domains + draft.urls === 0) return "There is nothing to disavow";
  const latest = versions[0];
  if (latest?.origin === "fairlead" && latest.uploadedOn === null) {
    return `Version ${latest.number} is ready to be uploaded`;
  }
  if (latest?.origin === "google" && draft.repaired.length > 0) {
    return `Version ${draft.number}: ${countOf(draft.repaired.length, "line")} repaired`;
  }
  return `Nothing has changed since version ${draft.number - 1}`;
}

function versionsWords(all: number, shown: number): string {
  return all > shown ? `the newest ${shown} of ${formatCount(all)}` : formatCount(all);
}
