// Which pages that links lead to are read next for their topics: those that most domains link to, one worker at a time.
import { query } from "#lib/db/sql";
import { TOPIC_DAYS } from "#lib/links/topics/page-topics";

/** Pages of one domain that are read for their topics within 30 days: the rest of a shop's thousands tells no more. */
const MOST_OF_DOMAIN = 500;
/** A worker that dies gives its pages back after so long, in minutes. */
const LEASE_MINUTES = 10;

export interface WantedTarget {
  workspaceId: number;
  pageId: number;
  url: string;
}

/** Takes up to `limit` pages that are wanted. */
export async function claimTargets(limit: number): Promise<WantedTarget[]> {
  await postponeTooMany();
  return query<WantedTarget>(
    `WITH due AS (
       SELECT t.workspace_id, t.page_id, p.url, max(s.domains) AS domains
       FROM page_topic t JOIN page p ON p.workspace_id = t.workspace_id AND p.id = t.page_id
       JOIN workspace w ON w.id = t.workspace_id AND w.deleted_at IS NULL
       JOIN site_domain d ON d.workspace_id = t.workspace_id AND d.domain_id = p.domain_id
       LEFT JOIN site_target s ON s.workspace_id = t.workspace_id AND s.site_id = d.site_id AND s.target_id = t.page_id
       WHERE t.wanted_at <= now()
       GROUP BY t.workspace_id, t.page_id, p.url ORDER BY max(s.domains) DESC NULLS LAST, t.page_id LIMIT $1)
     UPDATE page_topic t SET wanted_at = now() + interval '${LEASE_MINUTES} minutes'
     FROM due WHERE t.workspace_id = due.workspace_id AND t.page_id = due.page_id AND t.wanted_at <= now()
     RETURNING t.workspace_id AS "workspaceId", t.page_id AS "pageId", due.url`,
    [limit],
  );
}

/** A domain of which enough was read lately is left alone until that has aged. */
async function postponeTooMany(): Promise<void> {
  await query(
    `WITH waiting AS (
       SELECT DISTINCT p.workspace_id, p.domain_id FROM page_topic t
       JOIN page p ON p.workspace_id = t.workspace_id AND p.id = t.page_id WHERE t.wanted_at <= now()
     ), full_up AS (
       SELECT w.workspace_id, w.domain_id FROM waiting w
       JOIN page p ON p.workspace_id = w.workspace_id AND p.domain_id = w.domain_id
       JOIN page_topic t ON t.workspace_id = p.workspace_id AND t.page_id = p.id
       WHERE t.read_at > now() - interval '${TOPIC_DAYS} days'
       GROUP BY 1, 2 HAVING count(*) >= ${MOST_OF_DOMAIN})
     UPDATE page_topic t SET wanted_at = now() + interval '${TOPIC_DAYS} days'
     FROM page p JOIN full_up f ON f.workspace_id = p.workspace_id AND f.domain_id = p.domain_id
     WHERE t.workspace_id = p.workspace_id AND t.page_id = p.id AND t.wanted_at <= now()`,
  );
}

/** A page that got no turn is wanted again after a while. @param minutes until then */
export async function putBack({ workspaceId, pageId }: WantedTarget, minutes: number): Promise<void> {
  await query(
    `UPDATE page_topic SET wanted_at = now() + $3 * interval '1 minute' WHERE workspace_id = $1 AND page_id = $2`,
    [workspaceId, pageId, minutes],
  );
}

/** Whatever it said, it was read now. */
export async function markRead({ workspaceId, pageId }: WantedTarget): Promise<void> {
  await query(
    "UPDATE page_topic SET wanted_at = NULL, read_at = now() WHERE workspace_id = $1 AND page_id = $2",
    [workspaceId, pageId],
  );
}

/** A page that could not be read is tried again; what it said before stays. @param minutes until then */
export async function markFailed({ workspaceId, pageId }: WantedTarget, minutes: number): Promise<void> {
  await query(
    `UPDATE page_topic SET wanted_at = now() + $3 * interval '1 minute', read_at = coalesce(read_at, now())
     WHERE workspace_id = $1 AND page_id = $2`,
    [workspaceId, pageId, minutes],
  );
}
