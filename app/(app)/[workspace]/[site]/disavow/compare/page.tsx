import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CompareForm } from "#components/disavow/compare-form";
import { ComparisonLines } from "#components/disavow/comparison";
import { Page } from "#components/frame/page";
import { countOf } from "#components/ui/format";
import { PageTitle } from "#components/ui/page-title";
import { viewHref } from "#components/ui/view-href";
import { compareVersions } from "#lib/disavow/compare-versions";
import type { Comparison } from "#lib/disavow/types";
import { isAppError } from "#lib/errors";
import { pageScope } from "#lib/scope/page-scope";
import { siteBySlug } from "#lib/sites/find-site";

export const metadata: Metadata = { title: "Compare disavow lists" };

export default async function ComparePage({
  params,
  searchParams,
}: PageProps<"/[workspace]/[site]/disavow/compare">) {
  const { workspace, site: encoded } = await params;
  const scope = await pageScope(workspace);
  const view = await searchParams;
  const slug = decodeURIComponent(encoded);
  const property = [view.property].flat()[0] ?? "";
  const today = new Date().toISOString().slice(0, 10);
  const [site, comparison] = await Promise.all([
    siteBySlug(scope, slug),
    compareVersions(scope, slug, today, { property, from: numberOf(view.from), to: numberOf(view.to) }),
  ]).catch((error) => {
    if (isAppError(error)) notFound();
    throw error;
  });
  const base = `/${workspace}/${encoded}`;
  const path = `${base}/disavow/compare`;
  return (
    <Page
      crumbs={[
        { label: site.name, href: base },
        { label: "Disavow", href: viewHref(`${base}/disavow`, {}, { property }) },
        { label: "Compare" },
      ]}
    >
      <PageTitle title={titleOf(comparison)} lead={property} />
      <CompareForm
        key={`${comparison.from} ${comparison.to}`}
        comparison={comparison}
        property={property}
        path={path}
      />
      <ComparisonLines comparison={comparison} path={path} params={view} />
    </Page>
  );
}

/** The number of a version in the address; null for none and for "draft". */
function numberOf(given: string | string[] | undefined): number | null {
  const number = Number([given].flat()[0]);
  return Number.isInteger(number) && number > 0 && number < 1e9 ? number : null;
}

function titleOf({ from, to, added, removed }: Comparison): string {
  const after = to === null ? "the draft" : `version ${to}`;
  if (added.length + removed.length === 0) return `Version ${from} and ${after} name the same`;
  return `From version ${from} to ${after}: ${countOf(added.length, "entry", "entries")} added, ${removed.length.toLocaleString("en")} removed`;
}
