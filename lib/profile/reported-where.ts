// Which of a site's reported domains are meant: the filter of their list, and its SQL. A run that reads their home pages
// is of the same rows.
import { z } from "zod";
import type { Params } from "#lib/db/params";
import { LinkFilter, OPINIONS, VENDORS } from "#lib/links/link-filter";
import { likeOf } from "./keyset-page.ts";
import { listOf, SearchText } from "./report-view.ts";

/** What the list may be narrowed by, as it stands in the address. */
export const ReportedFilter = z.object({
  q: SearchText,
  /** What we know of its links: none, live ones, or some of which none is live. */
  known: listOf(["none", "live", "gone"]),
  vendor: listOf(VENDORS),
  /** Reported by how many sources. */
  sources: listOf(["one", "more"]),
  /** Whether whoever reports it says that it links no more. */
  lost: listOf(["there", "lost"]),
  opinion: listOf([...OPINIONS, "none"]),
  /** Whether somebody has looked at its home page. */
  home: listOf(["asked", "unasked"]),
  /** Named by this import, first or last. */
  import: z.uuid().optional().catch(undefined),
  /** These and no other: the rows that somebody ticked. */
  only: LinkFilter.shape.domains,
});
export type ReportedFilter = z.output<typeof ReportedFilter>;

/** The address of a domain's home page, as a page of that address is named. */
export const homeOf = (domain: string): string => `https://${domain}/`;

/** `homeOf` of a domain d, as the key of a page (lib/links/hash-key.ts). */
export const HOME_KEY = `substring(sha256(convert_to('https://' || d.name || '/', 'UTF8')) FROM 1 FOR 16)`;

export const REPORTS_OF = `domain_sighting s WHERE s.workspace_id = g.workspace_id AND s.site_id = g.site_id AND s.domain_id = g.domain_id`;

export const OPINION =
  "(SELECT o.kind FROM opinion o WHERE o.workspace_id = d.workspace_id AND o.site_id = g.site_id AND o.domain = d.name)";

/** Looks at the home page of a domain d: the page asked, and the page h that its address leads to. */
export const HOME = `page asked JOIN page h ON h.workspace_id = asked.workspace_id AND h.id = coalesce(asked.moved_to_id, asked.id)
    WHERE asked.workspace_id = d.workspace_id AND asked.url_key = ${HOME_KEY} AND h.last_fetched_at IS NOT NULL`;

/** FROM and WHERE of a filter: reports by domain g, the domain d, what is known of its links r. */
export function reportedSql(
  params: Params,
  workspaceId: number,
  siteId: number,
  filter: ReportedFilter,
): { from: string; where: string } {
  const workspace = params.add(workspaceId);
  const site = params.add(siteId);
  const from = `(SELECT s.workspace_id, s.site_id, s.domain_id, max(s.links) AS links, count(*) AS sources,
      min(s.first_seen_on) AS first_seen_on, max(s.last_seen_on) AS last_seen_on, bool_and(s.lost_on IS NOT NULL) AS lost
    FROM domain_sighting s WHERE s.workspace_id = ${workspace} AND s.site_id = ${site} GROUP BY 1, 2, 3) g
    JOIN domain d ON d.id = g.domain_id
    LEFT JOIN referring_domain r ON r.workspace_id = g.workspace_id AND r.site_id = g.site_id AND r.domain_id = g.domain_id`;
  const reported = (such: string) => `EXISTS (SELECT 1 FROM ${REPORTS_OF} AND ${such})`;
  const parts = [
    `NOT EXISTS (SELECT 1 FROM site_domain own WHERE own.workspace_id = ${workspace} AND own.site_id = g.site_id
       AND own.domain_id = g.domain_id)`,
  ];
  if (filter.known.length > 0) {
    const known =
      "CASE WHEN coalesce(r.links, 0) = 0 THEN 'none' WHEN r.live > 0 THEN 'live' ELSE 'gone' END";
    parts.push(`${known} = ANY(${params.add(filter.known)}::text[])`);
  }
  if (filter.vendor.length > 0)
    parts.push(reported(`s.vendor = ANY(${params.add(filter.vendor)}::"Vendor"[])`));
  const [sources] = filter.sources.length === 1 ? filter.sources : [];
  if (sources !== undefined) parts.push(sources === "one" ? "g.sources = 1" : "g.sources > 1");
  const [lost] = filter.lost.length === 1 ? filter.lost : [];
  if (lost !== undefined) parts.push(lost === "lost" ? "g.lost" : "NOT g.lost");
  if (filter.opinion.length > 0)
    parts.push(`coalesce(${OPINION}::text, 'none') = ANY(${params.add(filter.opinion)}::text[])`);
  const [home] = filter.home.length === 1 ? filter.home : [];
  if (home !== undefined) parts.push(`${home === "asked" ? "" : "NOT "}EXISTS (SELECT 1 FROM ${HOME})`);
  if (filter.import !== undefined)
    parts.push(reported(`${params.add(filter.import)}::uuid IN (s.import_id, s.last_import_id)`));
  if (filter.only.length > 0) parts.push(`d.name = ANY(${params.add(filter.only)}::text[])`);
  if (filter.q !== "") parts.push(`d.name ILIKE ${params.add(likeOf(filter.q))}`);
  return { from, where: parts.join(" AND ") };
}
