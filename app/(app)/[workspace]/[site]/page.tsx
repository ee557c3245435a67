import { Upload } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "#components/frame/page";
import { AgreedLinks } from "#components/profile/agreed-links";
import { AnchorCategories, AnchorTexts } from "#components/profile/anchors";
import { FirstLines } from "#components/profile/first-lines";
import { FollowRatio } from "#components/profile/follow-ratio";
import { rangeNames } from "#components/profile/range-words";
import { ReferringDomains } from "#components/profile/referring-domains";
import { NoLinksYet } from "#components/sites/no-links-yet";
import { ButtonLink } from "#components/ui/button";
import { countOf, formatCount } from "#components/ui/format";
import { PageTitle } from "#components/ui/page-title";
import { viewHref } from "#components/ui/view-href";
import { NEXT_LOOKS_MAX, NextLooksRow } from "#components/watching/next-looks";
import { isAppError } from "#lib/errors";
import { firstResult } from "#lib/profile/first-result";
import { siteOverview } from "#lib/profile/queries/overview";
import { type FirstResult, type Overview, RANGES } from "#lib/profile/types";
import { pageScope } from "#lib/scope/page-scope";
import { can } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import { nextLooks } from "#lib/watching/queries";

export const metadata: Metadata = { title: "Overview" };

export default async function OverviewPage({ params, searchParams }: PageProps<"/[workspace]/[site]">) {
  const { workspace, site: slug } = await params;
  const scope = await pageScope(workspace);
  const site = await siteBySlug(scope, decodeURIComponent(slug)).catch((error) => {
    if (isAppError(error)) notFound();
    throw error;
  });
  const view = await searchParams;
  const range = RANGES.find((one) => one === view.range) ?? "90d";
  const today = new Date().toISOString().slice(0, 10);
  const base = `/${workspace}/${slug}`;
  const [overview, result, next] = await Promise.all([
    siteOverview(scope, site.slug, range, today),
    firstResult(scope, site.slug),
    nextLooks(scope, site.slug, NEXT_LOOKS_MAX),
  ]);
  const mayImport = can(scope, "import");
  const empty =
    overview.now.links === 0 &&
    result.waitingPages === 0 &&
    result.placements.total === 0 &&
    result.notFound === 0;
  return (
    <Page
      crumbs={[{ label: site.name }, { label: "Overview" }]}
      action={
        mayImport ? (
          <ButtonLink href={`${base}/imports`} variant="primary" icon={<Upload aria-hidden />}>
            Import backlinks
          </ButtonLink>
        ) : undefined
      }
    >
      {empty ? (
        <NoLinksYet site={site.name} base={base} mayImport={mayImport} />
      ) : (
        <>
          <PageTitle
            title={titleOf(overview, result)}
            lead={leadOf(overview)}
            actions={
              result.placements.total > 0 ? (
                <AgreedLinks placements={result.placements} base={base} />
              ) : undefined
            }
          />
          <div className="grid gap-4 lg:grid-cols-12">
            <ReferringDomains
              className="lg:col-span-8"
              overview={overview}
              slug={site.slug}
              ranges={RANGES.map((one) => ({
                label: rangeNames[one],
                href: viewHref(base, view, { range: one === "90d" ? null : one }),
                current: one === range,
              }))}
            />
            <FirstLines className="lg:col-span-4" result={result} base={base}>
              <NextLooksRow
                next={next}
                settingsHref={can(scope, "manage_sites") ? `${base}/settings` : null}
              />
            </FirstLines>
            <AnchorCategories className="lg:col-span-5" overview={overview} slug={site.slug} />
            <FollowRatio className="lg:col-span-7" overview={overview} slug={site.slug} />
            <AnchorTexts
              className="lg:col-span-12"
              overview={overview}
              slug={site.slug}
              linksHref={`${base}/links?side=inbound`}
            />
          </div>
        </>
      )}
    </Page>
  );
}

function titleOf({ now }: Overview, { placements }: FirstResult): string {
  if (placements.total > 0)
    return `${placements.live} of ${countOf(placements.total, "agreed link")} are live as agreed`;
  return `${countOf(now.referringDomains, "domain")} ${now.referringDomains === 1 ? "links" : "link"} here`;
}

function leadOf({ now, gained, lost }: Overview): string {
  const verified =
    now.links === 0
      ? ""
      : ` ${formatCount(now.verifiedLinks)} of ${countOf(now.links, "backlink")} verified by us.`;
  return `${countOf(gained, "referring domain")} gained and ${formatCount(lost)} lost in this range.${verified}`;
}
