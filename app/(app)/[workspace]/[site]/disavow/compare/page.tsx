import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CompareForm } from "#components/disavow/compare-form";
import { ComparisonLines } from "#components/disavow/comparison";
import { Page } from "#components/frame/page";
import { ButtonLink } from "#components/ui/button";
import { EmptyState } from "#components/ui/empty-state";
import { countOf } from "#components/ui/format";
import { PageTitle } from "#components/ui/page-title";
import { viewHref } from "#components/ui/view-href";
import { compareVersions, newestCompared } from "#lib/disavow/compare-versions";
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
  const given = [view.property].flat()[0] ?? "";
  const today = new Date().toISOString().slice(0, 10);
  const isSaid = view.from !== undefined || view.to !== undefined;
  const compare = async () => {
    const asked = isSaid
      ? { property: given, from: numberOf(view.from), to: numberOf(view.to) }
      : await newestCompared(scope, slug, given);
    if (asked === null) return null;
    return { property: asked.property, comparison: await compareVersions(scope, slug, today, asked) };
  };
  const [site, found] = await Promise.all([siteBySlug(scope, slug), compare()]).catch((error) => {
    if (isAppError(error)) notFound();
    throw error;
  });
  const base = `/${workspace}/${encoded}`;
  const path = `${base}/disavow/compare`;
  if (found === null) return <NothingToCompare name={site.name} base={base} />;
  const { property, comparison } = found;
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

function NothingToCompare({ name, base }: { name: string; base: string }) {
  return (
    <Page
      crumbs={[
        { label: name, href: base },
        { label: "Disavow", href: `${base}/disavow` },
        { label: "Compare" },
      ]}
    >
      <EmptyState
        title="There is no version to compare yet"
        actions={<ButtonLink href={`${base}/disavow`}>To the disavow list</ButtonLink>}
      >
        Say which list Google holds, or write a first version; then each can be compared with every other one
        and with the draft.
      </EmptyState>
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
