// Figures of visits as SQL that reports join. What they are read from is a few ten thousand rows a site at most.

/** A site's pages with their figures, those of their other addresses among them: page_id, clicks, impressions, sessions. */
export const pageTrafficSql = (workspace: string, site: string): string =>
  `(SELECT v.page_id, sum(t.clicks)::int AS clicks, sum(t.impressions)::int AS impressions, sum(t.sessions)::int AS sessions
    FROM page_traffic t JOIN page a ON a.workspace_id = t.workspace_id AND a.id = t.page_id
    CROSS JOIN LATERAL (VALUES (a.id), (a.moved_to_id)) AS v(page_id)
    WHERE t.workspace_id = ${workspace} AND t.site_id = ${site} AND v.page_id IS NOT NULL GROUP BY 1)`;

/** Domains that sent visits to a site, their hosts together: domain_id, sessions. */
export const domainTrafficSql = (workspace: string, site: string): string =>
  `(SELECT t.domain_id, sum(t.sessions)::int AS sessions FROM host_traffic t
    WHERE t.workspace_id = ${workspace} AND t.site_id = ${site} GROUP BY 1)`;
