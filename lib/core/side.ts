/**
 * Inbound, outbound and internal are not kinds of link: they are one link seen from a site, and a
 * site is a set of domains. This function alone decides; nothing stores its answer as a type.
 */

/** Backlink, external link, internal link. */
export type Side = "inbound" | "outbound" | "internal";

/** The two ends of a link; domains by name or by key. */
export interface LinkEnds<D extends string | number> {
  sourceDomain: D;
  targetDomain: D;
}

/**
 * Where a link stands, seen from a site.
 *
 * Partition: every link that touches the site has exactly one side. Duality: what leaves A for B is what
 * B receives from A.
 *
 * @returns null when neither end is the site's.
 */
export function sideOf<D extends string | number>(link: LinkEnds<D>, site: ReadonlySet<D>): Side | null {
  if (site.has(link.targetDomain)) return site.has(link.sourceDomain) ? "internal" : "inbound";
  return site.has(link.sourceDomain) ? "outbound" : null;
}
