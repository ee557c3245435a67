import { Upload } from "lucide-react";
import type { Metadata } from "next";
import { z } from "zod";
import { Page } from "#components/frame/page";
import { AgreedLinks } from "#components/profile/agreed-links";
import { AnchorCategories, AnchorTexts } from "#components/profile/anchors";
import { Breakdowns, Building } from "#components/profile/breakdowns";
import { FirstLines } from "#components/profile/first-lines";
import { FollowRatio } from "#components/profile/follow-ratio";
import { rangeNames } from "#components/profile/range-words";
import { ReferringDomains } from "#components/profile/referring-domains";
import { LinkVelocity } from "#components/profile/velocity";
import { NoLinksYet } from "#components/sites/no-links-yet";
import { ButtonLink } from "#components/ui/button";
import { countOf, formatCount } from "#components/ui/format";
import { PageTitle } from "#components/ui/page-title";
import { RelativeTime } from "#components/ui/time";
import { viewHref } from "#components/ui/view-href";
import { NEXT_LOOKS_MAX, NextLooksRow } from "#components/watching/next-looks";
import { ANCHOR_BANDS } from "#lib/core/anchor-hint";
import { overviewData } from "#lib/profile/overview-data";
import type { SiteSummary } from "#lib/profile/summary-types";
import { type FirstResult, type Overview, RANGES, type Span } from "#lib/profile/types";
import { missing } from "#lib/scope/not-found";
import { pageScope } from "#lib/scope/page-scope";
import { can } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import { nextLooks } from "#lib/watching/queries";

export const metadata: Metadata = { title: "Overview" };

export default async function OverviewPage({ params, searchParams }: PageProps<"/[workspace]/[site]">) {
  const { workspace, site: slug } = await params;
  const scope = await pageScope(workspace);
  const site = await siteBySlug(scope, decodeURIComponent(slug)).catch(missing);
  const view = await searchParams;
  const range = RANGES.find((one) => one === view.range) ?? "90d";
  const byBands = view.marks === "bands";
  const base = `/${workspace}/${slug}`;
  const [{ overview, summary: kept, anchors, since, result, marks, changes }, next] = await Promise.all([
    overviewData(scope, site.slug, { range, span: readSpan(view), now: new Date() }),
    nextLooks(scope, site.slug, NEXT_LOOKS_MAX),
  ]);
  const { data: summary, builtAt, stale } = kept;
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
            lead={leadOf(overview, summary, since, changes)}
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
              verified={
                summary === null ? null : { domains: summary.verifiedDomains, links: summary.verifiedLinks }
              }
              place={{ path: base, changes: `${base}/changes` }}
              ranges={RANGES.map((one) => ({
                label: rangeNames[one],
                href: viewHref(base, {}, { range: one === "90d" ? null : one }),
                current: overview.range === one,
              }))}
            />
            <FirstLines className="lg:col-span-4" result={result} base={base}>
              <NextLooksRow
                next={next}
                settingsHref={can(scope, "manage_sites") ? `${base}/settings` : null}
              />
            </FirstLines>
            {summary === null ? (
              <Building className="lg:col-span-5" />
            ) : (
              <AnchorCategories
                className="lg:col-span-5"
                summary={summary}
                slug={site.slug}
                anchorsPath={`${base}/anchors`}
                marks={byBands ? bandMarks : competitorMarks(marks)}
                choices={[
                  { label: "Competitors", href: viewHref(base, view, { marks: null }), current: !byBands },
                  { label: "Bands", href: viewHref(base, view, { marks: "bands" }), current: byBands },
                ]}
              />
            )}
            <FollowRatio
              className="lg:col-span-7"
              overview={overview}
              slug={site.slug}
              linksHref={`${base}/links?side=inbound`}
            />
            <LinkVelocity
              className="lg:col-span-6"
              overview={overview}
              slug={site.slug}
              changesPath={`${base}/changes`}
            />
            <AnchorTexts
              className="lg:col-span-6"
              lines={anchors}
              domains={overview.now.referringDomains}
              slug={site.slug}
              linksHref={`${base}/links?side=inbound`}
            />
            {summary === null ? null : <Breakdowns summary={summary} slug={site.slug} base={base} />}
          </div>
          {builtAt !== null && stale ? (
            <p className="text-sm text-muted">
              Distributions are of <RelativeTime at={builtAt} />; what was written since is being counted.
            </p>
          ) : null}
        </>
      )}
    </Page>
  );
}

/** Commonly quoted, and no rule of Google’s: a hint that a team may switch on. */
const bandMarks = {
  label: "upper end of the usual band",
  shares: ANCHOR_BANDS.map(({ category, to }) => ({ category, share: to / 100 })),
};

function competitorMarks(found: Awaited<ReturnType<typeof overviewData>>["marks"]) {
  if (found === null) return null;
  const label = found.sites === 1 ? "a competitor" : `median of ${found.sites} competitors`;
  return { label, shares: found.shares };
}

function titleOf({ now }: Overview, { placements }: FirstResult): string {
  if (placements.total > 0)
    return `${placements.live} of ${countOf(placements.total, "agreed link")} are live as agreed`;
  return `${countOf(now.referringDomains, "domain")} ${now.referringDomains === 1 ? "links" : "link"} here`;
}

function leadOf(
  { now, gained, lost }: Overview,
  summary: SiteSummary | null,
  since: string | null,
  changes: { gained: number; lost: number } | null,
) {
  const verified =
    now.links === 0 || summary === null
      ? ""
      : ` ${formatCount(summary.verifiedLinks)} of ${countOf(now.links, "backlink")} verified by us.`;
  if (since === null || changes === null)
    return `${countOf(gained, "referring domain")} gained and ${formatCount(lost)} lost in this range.${verified}`;
  const { gained: came, lost: went } = changes;
  const what =
    came + went === 0
      ? "no referring domain came or went"
      : `${countOf(came, "referring domain")} gained, ${formatCount(went)} lost`;
  return (
    <>
      Since your last visit, <RelativeTime at={since} />: {what}.{verified}
    </>
  );
}

function readSpan(view: Record<string, string | string[] | undefined>): Span | null {
  const given = z.object({ since: z.iso.date(), until: z.iso.date() }).safeParse(view);
  return given.success && given.data.since <= given.data.until ? given.data : null;
}
