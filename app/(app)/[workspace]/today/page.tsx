import type { Metadata } from "next";
import { Page } from "#components/frame/page";
import { TodayList } from "#components/today/today-list";
import { TodayKeys } from "#components/today/today-row";
import { ButtonLink } from "#components/ui/button";
import { EmptyState } from "#components/ui/empty-state";
import { PageTitle } from "#components/ui/page-title";
import { SegmentedLinks } from "#components/ui/segmented";
import { viewHref } from "#components/ui/view-href";
import { pageScope } from "#lib/scope/page-scope";
import { can } from "#lib/scope/scope";
import { readToday } from "#lib/today/queries";
import { readTodayView, type TodayView, todayParams } from "#lib/today/today-view";
import { totalsInWords } from "#lib/today/words";
import { OpenProspect } from "./open-prospect.tsx";

export const metadata: Metadata = { title: "Today" };

/** One list of what needs somebody, and for each the next thing to do. */
export default async function TodayPage({ params, searchParams }: PageProps<"/[workspace]/today">) {
  const { workspace } = await params;
  const scope = await pageScope(workspace);
  const view = readTodayView(await searchParams);
  const today = new Date().toISOString().slice(0, 10);
  const list = await readToday(scope, view, today);
  const path = `/${workspace}/today`;
  const [first, ...rest] = totalsInWords(list);
  return (
    <Page
      crumbs={[{ label: "Today" }]}
      aside={view.open === null ? null : <OpenProspect scope={scope} path={path} view={view} today={today} />}
    >
      <TodayKeys openId={view.open ?? undefined} />
      <PageTitle
        title={first ?? "Nothing needs you today"}
        lead={rest.length > 0 ? `${rest.join(", ")}.` : undefined}
        actions={
          <>
            {view.only === null ? null : (
              <ButtonLink href={viewHref(path, todayParams(view), { only: null })}>All kinds</ButtonLink>
            )}
            {scope.role === "viewer" ? null : <Owner path={path} view={view} />}
          </>
        }
      />
      {first === undefined ? (
        <EmptyState title="All is answered, and every agreed link stands">
          Here come replies that wait, follow-ups, links that are lost or end, approvals, and links that
          nobody announced, each with what to do about it.
        </EmptyState>
      ) : (
        <TodayList
          workspace={workspace}
          path={path}
          view={view}
          list={list}
          today={today}
          mayRun={can(scope, "run_outreach")}
          mayVerify={can(scope, "verify")}
          mayEdit={can(scope, "edit_placements")}
        />
      )}
    </Page>
  );
}

function Owner({ path, view }: { path: string; view: TodayView }) {
  const to = (owner: TodayView["owner"]) => ({
    href: viewHref(path, todayParams({ ...view, owner, open: null })),
    current: view.owner === owner,
  });
  return (
    <SegmentedLinks
      label="Whose"
      items={[
        { label: "Mine", ...to("mine") },
        { label: "All", ...to("all") },
      ]}
    />
  );
}
