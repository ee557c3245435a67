import type { Metadata } from "next";
import { LinkActions } from "#components/links/link-actions";
import { AddTicked } from "#components/outreach/add/add-ticked";
import { AddToCampaign } from "#components/outreach/add/add-to-campaign";
import { domainChangeColumns, linkChangeColumns } from "#components/reports/change-columns";
import { ReportBulkBar } from "#components/reports/report-bulk-bar";
import { ReportFrame } from "#components/reports/report-frame";
import { ReportTable } from "#components/reports/report-table";
import { SinceForm } from "#components/reports/since-form";
import { formatCapped } from "#components/ui/format";
import { LinkTabs } from "#components/ui/link-tabs";
import { RowSelection } from "#components/ui/row-selection";
import { viewHref } from "#components/ui/view-href";
import { LinkFilter } from "#lib/links/link-filter";
import {
  ChangeFilter,
  changedLinks,
  countDomainChanges,
  countLinkChanges,
  listDomainChanges,
  listLinkChanges,
} from "#lib/profile/queries/new-and-lost";
import type { DomainChange, LinkChange } from "#lib/profile/report-types";
import { readReportView, reportViewParams } from "#lib/profile/report-view";
import { missing } from "#lib/scope/not-found";
import { pageScope } from "#lib/scope/page-scope";
import { siteBySlug } from "#lib/sites/find-site";
import { bulkOf } from "../bulk-of.ts";
import { campaignChoice } from "../campaign-choice.ts";

export const metadata: Metadata = { title: "New and lost" };

const LIMIT = 50;
const order = { sort: "on", dir: "desc" } as const;
const tabs = [
  { what: "new", of: "domains", label: "New domains" },
  { what: "lost", of: "domains", label: "Lost domains" },
  { what: "new", of: "links", label: "New links" },
  { what: "lost", of: "links", label: "Lost links" },
] as const;

type Props = PageProps<"/[workspace]/[site]/changes">;

export default async function ChangesPage({ params, searchParams }: Props) {
  const { workspace, site: slug } = await params;
  const scope = await pageScope(workspace);
  const site = await siteBySlug(scope, decodeURIComponent(slug)).catch(missing);
  const search = await searchParams;
  const filter = ChangeFilter.parse(search);
  const view = readReportView(search, ["on"], order);
  const place = { cursor: view.before ?? view.after, back: view.before !== null, limit: LIMIT };
  const ofDomains = filter.of === "domains";
  const [domains, links, count, bulk, choice] = await Promise.all([
    ofDomains ? listDomainChanges(scope, site.slug, filter, place) : null,
    ofDomains ? null : listLinkChanges(scope, site.slug, filter, place),
    (ofDomains ? countDomainChanges : countLinkChanges)(scope, site.slug, filter),
    bulkOf(scope, site.slug),
    filter.what === "lost" ? campaignChoice(scope, site) : null,
  ]);
  const base = `/${workspace}/${slug}`;
  const path = `${base}/changes`;
  const filters = {
    what: filter.what === "new" ? undefined : filter.what,
    of: ofDomains ? undefined : filter.of,
    q: filter.q || undefined,
    since: filter.since,
    until: filter.until,
    only: filter.only,
  };
  const address = { ...filters, ...reportViewParams(view, order) };
  const total = formatCapped(count);
  const noun = `${ofDomains ? "referring domain" : "backlink"}${count.count === 1 ? "" : "s"}`;
  const exportHref = viewHref(`/api/${workspace}/sites/${slug}/reports/new-and-lost`, filters);
  const ids = [...(domains?.lines ?? []).map(domainRow), ...(links?.lines ?? []).map(linkRow)];
  const table = { path, params: address, order };
  return (
    <RowSelection key={JSON.stringify(filters)} ids={ids} total={ofDomains ? ids.length : count.count}>
      <ReportFrame
        crumbs={[{ label: site.name, href: base }, { label: "New and lost" }]}
        title={`${total} ${noun} ${filter.what === "new" ? "gained" : "lost"}${spanWords(filter)}`}
        lead="By the dates that files gave and our looks saw. The day of an import alone is no gain; a link that a later export leaves out is not lost by that."
        tabs={
          <LinkTabs
            label="What came or went"
            className="px-6 max-md:px-4"
            tabs={tabs.map(({ what, of, label }) => ({
              label,
              href: viewHref(path, filters, {
                what: what === "new" ? null : what,
                of: of === "domains" ? null : of,
              }),
              current: what === filter.what && of === filter.of,
            }))}
          />
        }
        path={path}
        params={address}
        q={filter.q}
        searchLabel={ofDomains ? "Find a domain" : "Find a link"}
        bar={
          <>
            <SinceForm path={path} params={filters} since={filter.since} until={filter.until} />
            {choice && count.count > 0 ? (
              <AddToCampaign
                {...choice}
                from="lost_link"
                params={filters}
              >{`Add ${total} to a campaign`}</AddToCampaign>
            ) : null}
          </>
        }
        exportHref={exportHref}
        bulk={
          ofDomains ? (
            <ReportBulkBar {...bulk} of="domain" exportHref={exportHref} backlinks={LinkFilter.parse({})}>
              {choice ? <AddTicked {...choice} from="lost_link" params={filters} by="only" /> : null}
            </ReportBulkBar>
          ) : (
            <LinkActions {...bulk} filter={changedLinks(filter)} totalText={total} tags={[]}>
              {choice ? <AddTicked {...choice} from="lost_link" params={filters} by="picked" /> : null}
            </LinkActions>
          )
        }
        count={count}
        view={view}
        page={domains ?? links ?? { lines: [], next: null, previous: null }}
        limit={LIMIT}
        clearHref={viewHref(path, filters, { q: null, since: null, until: null })}
      >
        {domains ? (
          <ReportTable
            {...table}
            label="Domains that came or went"
            selectable
            nameOf={(line) => line.domain}
            lines={domains.lines}
            idOf={domainRow}
            hrefOf={(line) => `${base}/domains/${encodeURIComponent(line.domain)}`}
            columns={domainChangeColumns}
          />
        ) : null}
        {links ? (
          <ReportTable
            {...table}
            label="Links that came or went"
            selectable
            nameOf={(line) => `the link from ${line.source}`}
            lines={links.lines}
            idOf={linkRow}
            hrefOf={(line) =>
              viewHref(`${base}/links`, { side: "inbound", open: `${line.sourceId}-${line.targetId}` })
            }
            columns={linkChangeColumns(filter.what)}
          />
        ) : null}
      </ReportFrame>
    </RowSelection>
  );
}

const domainRow = ({ domain, on, kind }: DomainChange): string => `${domain} ${on} ${kind}`;
const linkRow = ({ sourceId, targetId }: LinkChange): string => `${sourceId}-${targetId}`;

function spanWords({ since, until }: ChangeFilter): string {
  if (since && until) return ` from ${since} to ${until}`;
  if (since) return ` since ${since}`;
  return until ? ` until ${until}` : "";
}
