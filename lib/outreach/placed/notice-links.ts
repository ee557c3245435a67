// What a batch of looks tells of prospects, in the batch's own transaction so that nothing is missed: links that were
// agreed and are found now, and links of a prospect's site that nobody announced.
import type { EventKind } from "#lib/core/link-state";
import { newId } from "#lib/db/new-id";
import { safeJson } from "#lib/db/safe-json";
import type { Sql } from "#lib/db/sql";
import { takeAgreedJob } from "#lib/jobs/definitions/outreach-placed";
import { sendJob } from "#lib/jobs/queue";

/** Kinds of observed events by which a link comes into being, or back. */
export const NEWS: ReadonlySet<EventKind> = new Set(["gained", "known", "verified", "returned"]);

/** A link that a look has found and that did not stand before, as far as we know. */
export interface FoundLink {
  sourceDomainId: number;
  targetDomainId: number;
  source: string;
  target: string;
  /** ISO 8601 */
  at: string;
}

/**
 * Notices links from the sites of prospects that are being asked, or that never answered, and have no placement; each
 * link once.
 */
export async function noticeLinks(sql: Sql, workspaceId: number, found: readonly FoundLink[]): Promise<void> {
  if (found.length === 0) return;
  const rows = await sql.query<{ prospectId: string; source: string; target: string; at: string }>(
    `SELECT DISTINCT ON (q.id, f.source, f.target) q.id AS "prospectId", f.source, f.target, f.at
     FROM jsonb_to_recordset($2::jsonb) AS f("sourceDomainId" int, "targetDomainId" int, source text, target text, at text)
     JOIN domain d ON d.workspace_id = $1 AND d.id = f."sourceDomainId"
     JOIN prospect q ON q.workspace_id = $1 AND q.domain = d.name
       AND (q.stage IN ('contacted', 'replied', 'agreed', 'in_production')
         OR (q.stage = 'rejected' AND q.reject_reason = 'no_answer'))
     JOIN campaign c ON c.workspace_id = $1 AND c.id = q.campaign_id AND c.closed_at IS NULL
     JOIN site_domain sd ON sd.workspace_id = $1 AND sd.site_id = q.site_id AND sd.domain_id = f."targetDomainId"
     WHERE NOT EXISTS (SELECT 1 FROM placement p WHERE p.workspace_id = $1 AND p.prospect_id = q.id)
       AND NOT EXISTS (SELECT 1 FROM unannounced_link u WHERE u.workspace_id = $1 AND u.prospect_id = q.id
         AND u.source_url = f.source AND u.target_url = f.target)
     ORDER BY q.id, f.source, f.target`,
    [workspaceId, safeJson(found)],
  );
  if (rows.length === 0) return;
  const links = rows.map((row) => ({ ...row, id: newId(), eventId: newId() }));
  await sql.query(
    `WITH r AS (SELECT * FROM jsonb_to_recordset($2::jsonb)
         AS r(id uuid, "eventId" uuid, "prospectId" uuid, source text, target text, at timestamptz)),
       told AS (
         INSERT INTO prospect_event (id, workspace_id, prospect_id, kind, "to", note, at)
         SELECT "eventId", $1, "prospectId", 'unannounced', source, target, at FROM r)
     INSERT INTO unannounced_link (id, workspace_id, prospect_id, source_url, target_url, found_at)
     SELECT id, $1, "prospectId", source, target, at FROM r`,
    [workspaceId, safeJson(links)],
  );
  await takeAgreed(
    sql,
    workspaceId,
    links.map(({ id }) => id),
  );
}

/** Where terms to this very target waited for their page, nobody needs to be asked: the placement is made by itself. */
async function takeAgreed(sql: Sql, workspaceId: number, ids: readonly string[]): Promise<void> {
  const awaited = await sql.query<{ prospect: string; id: string }>(
    `SELECT DISTINCT ON (u.prospect_id) u.prospect_id AS prospect, u.id FROM unannounced_link u
     JOIN agreed_terms k ON k.workspace_id = u.workspace_id AND k.prospect_id = u.prospect_id AND k.target_url = u.target_url
     JOIN prospect q ON q.workspace_id = u.workspace_id AND q.id = u.prospect_id AND q.stage IN ('agreed', 'in_production')
     WHERE u.workspace_id = $1 AND u.id = ANY($2) ORDER BY u.prospect_id, u.source_url`,
    [workspaceId, ids],
  );
  for (const link of awaited) await sendJob(sql, takeAgreedJob, { workspaceId, ...link });
}
