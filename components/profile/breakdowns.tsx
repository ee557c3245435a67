import { AuthorityHistogram } from "#components/profile/authority";
import { Breakdown } from "#components/profile/breakdown";
import { BrokenTargets, TopTargets } from "#components/profile/top-targets";
import { Languages, Relevance } from "#components/profile/topics";
import { countOf } from "#components/ui/format";
import { Panel } from "#components/ui/panel";
import { kindWords, placeWords } from "#lib/links/words";
import type { SiteSummary } from "#lib/profile/summary-types";

interface Props {
  summary: SiteSummary;
  slug: string;
  /** The address of the site's pages. */
  base: string;
  className?: string | undefined;
}

/** What the profile is made of, as one row of charts after the other. */
export function Breakdowns(props: Omit<Props, "className">) {
  return (
    <>
      <AuthorityHistogram {...props} className="lg:col-span-4" />
      <Placement {...props} className="lg:col-span-4" />
      <Origins {...props} className="lg:col-span-4" />
      <Relevance {...props} className="lg:col-span-6" />
      <Languages {...props} className="lg:col-span-6" />
      <TopLevelDomains {...props} className="lg:col-span-4" />
      <TopTargets {...props} className="lg:col-span-4" />
      <div className="grid content-start gap-4 lg:col-span-4">
        <Kinds {...props} />
        <BrokenTargets {...props} />
      </div>
    </>
  );
}

/** Stands where a distribution will be. */
export function Building({ className }: { className?: string }) {
  return (
    <Panel title="Distributions" {...(className ? { className } : {})}>
      <p className="text-muted">
        They are being counted for the first time. Open this page again in a minute.
      </p>
    </Panel>
  );
}

/** Where on the pages the links stand. */
function Placement({ summary, slug, base, className }: Props) {
  const known = summary.places.filter(({ place }) => place !== "unknown").some(({ domains }) => domains > 0);
  return (
    <Breakdown
      className={className}
      title="Placement"
      range="where links stand, by domain"
      fileName={`${slug}-placement`}
      columns={["Place", "Referring domains", "Live links"]}
      all={summary.domains}
      items={summary.places.map(({ place, domains, links }) => ({
        label: placeWords[place] ?? place,
        value: domains,
        second: links,
        href: `${base}/links?side=inbound&place=${place}`,
      }))}
      empty="Places are known once pages have been read."
      say={known ? undefined : "Files do not say where a link stands: verify the links to see it."}
    />
  );
}

const origins = { earned: "Earned", built: "Built", bought: "Bought", unknown: "Not said" } as const;

/** How the links came about, as people and campaigns said. */
function Origins({ summary, slug, className }: Props) {
  const unsaid = summary.origins.find(({ origin }) => origin === "unknown")?.domains ?? 0;
  return (
    <Breakdown
      className={className}
      title="Origin"
      range="as people said of placements"
      fileName={`${slug}-origin`}
      columns={["Origin", "Referring domains"]}
      all={summary.domains}
      items={summary.origins.map(({ origin, domains }) => ({ label: origins[origin], value: domains }))}
      empty="Nothing links here yet."
      say={
        unsaid > 0
          ? `${countOf(unsaid, "domain")} without an origin: only a person or a placement says it.`
          : undefined
      }
    />
  );
}

/** Text, image or redirect. */
function Kinds({ summary, slug, base, className }: Props) {
  return (
    <Breakdown
      className={className}
      title="Kinds of links"
      range="referring domains"
      fileName={`${slug}-kinds`}
      columns={["Kind", "Referring domains", "Live links"]}
      all={summary.domains}
      items={summary.kinds.map(({ kind, domains, links }) => ({
        label: kindWords[kind] ?? kind,
        value: domains,
        second: links,
        href: `${base}/links?side=inbound&kind=${kind}`,
      }))}
      empty="Nothing links here yet."
    />
  );
}

/** Under which top-level domains the referring domains are. */
function TopLevelDomains({ summary, slug, base, className }: Props) {
  const { tlds, moreTlds, domains } = summary;
  return (
    <Breakdown
      className={className}
      title="Top-level domains"
      range="referring domains"
      fileName={`${slug}-tlds`}
      columns={["Top-level domain", "Referring domains"]}
      all={domains}
      items={tlds.map(({ tld, domains: value }) => ({
        label: `.${tld}`,
        value,
        href: `${base}/domains?tld=${tld}`,
      }))}
      empty="Nothing links here yet."
      say={
        moreTlds.tlds > 0
          ? `${countOf(moreTlds.domains, "domain")} more under ${countOf(moreTlds.tlds, "other one", "other ones")}.`
          : undefined
      }
    />
  );
}
