/** Hosts whose links do neither good nor harm: what search engines may not keep, and sites that list every domain. */
import type { AuditContext } from "../audit-context.ts";
import { count, type Evidence, evidence, latestDay, percent } from "../evidence.ts";
import type { DomainFacts } from "../facts.ts";
import { listedParent } from "../host-lists.ts";

/** https://developers.google.com/search/docs/crawling-indexing/block-indexing */
export function noindexHost(facts: DomainFacts, { weights }: AuditContext): Evidence[] {
  const { readPages, noindexPages } = facts;
  if (readPages === 0 || noindexPages < readPages) return [];
  const pages = facts.sample.filter(({ noindex }) => noindex);
  return [
    evidence({
      signal: "noindex_host",
      weight: weights.points.noindex_host,
      sentence: `${count(readPages, "page")} that we read, all with noindex: search engines do not keep them.`,
      seenOn: latestDay(pages.map(({ seenOn }) => seenOn)),
      sample: pages.map(({ url }) => url),
      act: "none",
    }),
  ];
}

/** Of a list of addresses, this part of the links has no words of its own. */
const BARE_SHARE = 0.9;
const bare = new Set(["url", "empty", "generic", "title", "brand"]);

/**
 * Sites that print addresses, figures or copies of others by machine: named in a list, by their name, or because they
 * link to hundreds of domains by address or title alone.
 */
export function statisticsSite(facts: DomainFacts, { weights, statistics }: AuditContext): Evidence[] {
  const why = reasonOf(facts, weights, statistics);
  if (why === null) return [];
  return [
    evidence({
      signal: "statistics_site",
      weight: weights.points.statistics_site,
      sentence: `${why} Such sites list everybody, and search engines know them: harmless.`,
      seenOn: latestDay(facts.sample.map(({ seenOn }) => seenOn)),
      since: facts.firstOn,
      sample: facts.sample.map(({ url }) => url),
      act: "none",
    }),
  ];
}

function reasonOf(
  { domain, anchors, sample }: DomainFacts,
  { lists, outgoing }: AuditContext["weights"],
  statistics: ReadonlySet<string>,
): string | null {
  const listed = listedParent(domain, statistics);
  if (listed !== null) return `${listed} is on the list of statistics sites.`;
  const all = anchors.reduce((sum, { live }) => sum + live, 0);
  const plain = anchors.reduce((sum, { live, category }) => sum + (bare.has(category ?? "") ? live : 0), 0);
  const share = all === 0 ? 0 : plain / all;
  if (share < BARE_SHARE) return null;
  const name = domain.replaceAll(/[^a-z0-9]/g, "");
  const part = lists.statisticsNames.find((one) => name.includes(one));
  if (part !== undefined) return `Its name says “${part}”, and it links by address or name.`;
  const crowded = sample.filter(({ outDomains }) => (outDomains ?? 0) >= outgoing.hundreds);
  if (crowded.length === 0 || crowded.length < sample.length) return null;
  return `All pages that we read list hundreds of domains, and ${percent(share)} of the links are addresses or names alone.`;
}
