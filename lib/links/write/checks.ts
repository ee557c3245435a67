import type { Look } from "#lib/core/look";
import { safeJson } from "#lib/db/safe-json";
import type { Sql } from "#lib/db/sql";

export interface CheckRow {
  pageId: number;
  runId: string;
  attempt: number;
  look: Look;
  conclusive: boolean;
  linksFound: number;
}

/** Writes one check a look: how the page was reached and what it said, for its history. */
export async function writeChecks(sql: Sql, workspaceId: number, rows: readonly CheckRow[]): Promise<void> {
  const records = rows.map(({ pageId, runId, attempt, look, conclusive, linksFound }) => ({
    page_id: pageId,
    at: look.at,
    run_id: runId,
    attempt,
    access: look.access,
    reason: look.reason,
    conclusive,
    http_status: look.httpStatus,
    final_url: look.finalUrl,
    hops: look.hops.length === 0 ? null : look.hops,
    truncated: look.truncated,
    not_modified: look.httpStatus === 304,
    soft_404: look.soft404,
    noindex: look.robots.noindex,
    nofollow: look.robots.nofollow,
    robots_by: look.robots.by,
    robots_allowed: look.robotsTxt.allowed,
    googlebot_allowed: look.robotsTxt.googlebotAllowed,
    canonical: look.canonical,
    out_external: look.outlinks.external,
    out_domains: look.outlinks.domains,
    links_found: linksFound,
    bytes: look.bytes,
    ms: Math.round(look.ms),
  }));
  await sql.query(
    `INSERT INTO page_check (workspace_id, page_id, at, run_id, attempt, access, reason, conclusive, http_status, final_url,
       hops, truncated, not_modified, soft_404, noindex, nofollow, robots_by, robots_allowed, googlebot_allowed, canonical,
       out_external, out_domains, links_found, bytes, ms)
     SELECT $1, page_id, at, run_id, attempt, access, reason, conclusive, http_status, final_url, hops, truncated, not_modified,
       soft_404, noindex, nofollow, robots_by, robots_allowed, googlebot_allowed, canonical, out_external, out_domains,
       links_found, bytes, ms
     FROM jsonb_to_recordset($2::jsonb) AS r(page_id int, at timestamptz, run_id uuid, attempt smallint, access "PageAccess",
       reason text, conclusive boolean, http_status smallint, final_url text, hops jsonb, truncated boolean, not_modified boolean,
       soft_404 boolean, noindex boolean, nofollow boolean, robots_by "DecidedBy", robots_allowed boolean, googlebot_allowed boolean,
       canonical text, out_external int, out_domains int, links_found int, bytes int, ms int)`,
    [workspaceId, safeJson(records)],
  );
}
