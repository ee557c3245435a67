import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { Page } from "#components/frame/page";
import { WatchRun } from "#components/runs/watch-run";
import { isAppError } from "#lib/errors";
import { runDetail, runOf } from "#lib/runs/queries";
import { pageScope } from "#lib/scope/page-scope";
import { can } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";

export const metadata: Metadata = { title: "Verification run" };

export default async function RunPage({ params }: PageProps<"/[workspace]/[site]/runs/[id]">) {
  const { workspace, site: slug, id } = await params;
  const scope = await pageScope(workspace);
  if (!z.uuid().safeParse(id).success) notFound();
  const [site, run, detail] = await Promise.all([
    siteBySlug(scope, decodeURIComponent(slug)),
    runOf(scope, decodeURIComponent(slug), id),
    runDetail(scope, id),
  ]).catch((error) => {
    if (isAppError(error)) notFound();
    throw error;
  });
  const base = `/${workspace}/${slug}`;
  return (
    <Page
      crumbs={[
        { label: site.name, href: base },
        { label: "Runs", href: `${base}/runs` },
        { label: `Run ${run.number}` },
      ]}
    >
      <WatchRun
        key={run.id}
        workspace={workspace}
        base={base}
        run={run}
        detail={detail}
        mayVerify={can(scope, "verify")}
      />
    </Page>
  );
}
