// Addresses as the sites of a workspace: one row a registrable domain, or a host that the workspace split off. Nothing
// is written for it: a prospect's domain is a name, and most of them never become a domain with links.
import { isPublicSuffix } from "#lib/core/domain";
import type { ReadProspect } from "#lib/core/outreach/read-prospects";
import { isHomePage } from "#lib/core/url";
import type { Watch } from "#lib/links/watch";
import type { Candidate, RefusedRow } from "./types.ts";

type Given = Omit<ReadProspect, "line"> & { line?: number | null; originNote?: string | null };
type Known = Pick<Watch, "domainOf" | "own">;

/** The site that an address belongs to, or why it cannot be asked for a link. */
export function siteOf(url: string, watch: Known): { domain: string } | { reason: string } {
  const domain = watch.domainOf(url);
  if (domain === null || !domain.includes(".") || /^[\d.]+$|^\[/.test(domain)) {
    return { reason: "This is no site on the public web." };
  }
  if (isPublicSuffix(domain)) {
    return { reason: `${domain} is an ending that many sites share. Name the one site under it.` };
  }
  if (watch.own.has(domain)) return { reason: `${domain} is your own site.` };
  return { domain };
}

/** One candidate a site: the first page that is more than its home page, and the first of everything else. */
export function resolveSites(
  given: readonly Given[],
  watch: Known,
): { sites: Candidate[]; refused: RefusedRow[] } {
  const sites = new Map<string, Candidate>();
  const refused = new Map<string, RefusedRow>();
  for (const { url, line = null, pageUrl, originNote = null, ...said } of given) {
    const read = siteOf(url, watch);
    if ("reason" in read) {
      const name = (pageUrl ?? url).slice(0, 200);
      // A site that is refused is told once, however many of its pages were named.
      const key = watch.domainOf(url) ?? name;
      if (!refused.has(key)) refused.set(key, { line, name, reason: read.reason });
      continue;
    }
    const { domain } = read;
    const known = sites.get(domain);
    sites.set(
      domain,
      known
        ? merge(known, { pageUrl, originNote, ...said })
        : { domain, pageUrl, more: 0, originNote, ...said },
    );
  }
  return { sites: [...sites.values()], refused: [...refused.values()] };
}

function merge(known: Candidate, next: Omit<Candidate, "domain" | "more">): Candidate {
  const isBetter =
    next.pageUrl !== null &&
    !isHomePage(next.pageUrl) &&
    (known.pageUrl === null || isHomePage(known.pageUrl));
  const isAnother = next.pageUrl !== null && next.pageUrl !== known.pageUrl;
  return {
    domain: known.domain,
    pageUrl: isBetter ? next.pageUrl : (known.pageUrl ?? next.pageUrl),
    more: known.more + (isAnother && known.pageUrl !== null ? 1 : 0),
    note: known.note ?? next.note,
    originNote: known.originNote ?? next.originNote,
    fit: known.fit ?? next.fit,
    targetUrl: known.targetUrl ?? next.targetUrl,
    anchor: known.anchor ?? next.anchor,
  };
}
