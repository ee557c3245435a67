import type { Metadata } from "next";
import { Page } from "#components/frame/page";
import {
  DomainAnchors,
  DomainFigures,
  DomainHistory,
  DomainPages,
  DomainPlacements,
  DomainTargets,
} from "#components/reports/domain-card";
import { ExternalLink } from "#components/ui/external-link";
import { countOf } from "#components/ui/format";
import { PageTitle } from "#components/ui/page-title";
import { domainCard } from "#lib/profile/queries/domain-card";
import type { DomainCard } from "#lib/profile/report-types";
import { missing } from "#lib/scope/not-found";
import { pageScope } from "#lib/scope/page-scope";
import { siteBySlug } from "#lib/sites/find-site";

type Props = PageProps<"/[workspace]/[site]/domains/[domain]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).domain) };
}

export default async function DomainPage({ params }: Props) {
  const { workspace, site: slug, domain } = await params;
  const scope = await pageScope(workspace);
  const site = await siteBySlug(scope, decodeURIComponent(slug)).catch(missing);
  const card = await domainCard(scope, site.slug, decodeURIComponent(domain)).catch(missing);
  const base = `/${workspace}/${slug}`;
  const props = { card, base, site: site.name, workspace };
  return (
    <Page
      crumbs={[
        { label: site.name, href: base },
        { label: "Referring domains", href: `${base}/domains` },
        { label: card.domain },
      ]}
    >
      <PageTitle
        title={<ExternalLink href={`https://${card.domain}/`}>{card.domain}</ExternalLink>}
        lead={leadOf(card, site.name)}
      />
      <div className="grid gap-4 lg:grid-cols-12">
        <DomainFigures {...props} />
        <div className="grid content-start gap-4 lg:col-span-8">
          <DomainPlacements {...props} />
          <DomainPages {...props} />
          <div className="grid gap-4 md:grid-cols-2">
            <DomainAnchors {...props} />
            <DomainTargets {...props} />
          </div>
        </div>
        <DomainHistory {...props} />
      </div>
    </Page>
  );
}

function leadOf({ toSite, fromSite }: DomainCard, site: string): string {
  if (toSite.live > 0 && fromSite.live > 0)
    return `${countOf(toSite.live, "live link")} to ${site}, and ${countOf(fromSite.live, "link")} back. Links in exchange are worth a look when they were agreed.`;
  if (toSite.live > 0) return `${countOf(toSite.live, "live link")} to ${site}.`;
  if (toSite.links > 0) return `It linked to ${site}; no link of it is live now.`;
  return fromSite.live > 0
    ? `It does not link to ${site}; ${site} links to it.`
    : `No live link joins it and ${site}.`;
}
