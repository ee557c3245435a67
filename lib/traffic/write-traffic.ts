import { safeJson } from "#lib/db/safe-json";
import type { Sql } from "#lib/db/sql";

export interface PageFiguresRow {
  pageId: number;
  source: "search_console" | "analytics";
  clicks: number | null;
  impressions: number | null;
  sessions: number | null;
  position: number | null;
}

export interface HostFigures {
  host: string;
  domainId: number;
  sessions: number;
}

interface Import {
  siteId: number;
  importId: string;
  period: { from: string; to: string } | null;
}

/** Figures of pages; the last file has the word. The same file again writes nothing. */
export async function writePageTraffic(
  sql: Sql,
  workspaceId: number,
  { siteId, importId, period }: Import,
  rows: readonly PageFiguresRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql.query(
    `INSERT INTO page_traffic AS t (workspace_id, site_id, page_id, source, clicks, impressions, sessions, position, period_from,
       period_to, import_id)
     SELECT $1, $3::int, "pageId", source, clicks, impressions, sessions, position, $5::date, $6::date, $4::uuid
     FROM jsonb_to_recordset($2::jsonb) AS r("pageId" int, source "TrafficSource", clicks int, impressions int, sessions int,
       position real)
     ORDER BY "pageId", source
     ON CONFLICT (workspace_id, site_id, page_id, source) DO UPDATE SET clicks = excluded.clicks,
       impressions = excluded.impressions, sessions = excluded.sessions, position = excluded.position,
       period_from = excluded.period_from, period_to = excluded.period_to, import_id = excluded.import_id
     WHERE (t.clicks, t.impressions, t.sessions, t.position, t.period_from, t.period_to) IS DISTINCT FROM
       (excluded.clicks, excluded.impressions, excluded.sessions, excluded.position, excluded.period_from, excluded.period_to)`,
    [workspaceId, safeJson(rows), siteId, importId, period?.from ?? null, period?.to ?? null],
  );
}

/** Visits by the host that sent them; the last file has the word. */
export async function writeHostTraffic(
  sql: Sql,
  workspaceId: number,
  { siteId, importId, period }: Import,
  rows: readonly HostFigures[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql.query(
    `INSERT INTO host_traffic AS t (workspace_id, site_id, host, domain_id, sessions, period_from, period_to, import_id)
     SELECT $1, $3::int, host, "domainId", sessions, $5::date, $6::date, $4::uuid
     FROM jsonb_to_recordset($2::jsonb) AS r(host text, "domainId" int, sessions int) ORDER BY host
     ON CONFLICT (workspace_id, site_id, host) DO UPDATE SET domain_id = excluded.domain_id, sessions = excluded.sessions,
       period_from = excluded.period_from, period_to = excluded.period_to, import_id = excluded.import_id
     WHERE (t.domain_id, t.sessions, t.period_from, t.period_to) IS DISTINCT FROM
       (excluded.domain_id, excluded.sessions, excluded.period_from, excluded.period_to)`,
    [workspaceId, safeJson(rows), siteId, importId, period?.from ?? null, period?.to ?? null],
  );
}
