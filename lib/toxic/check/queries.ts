import { needDisavow } from "#lib/core/toxic/need-disavow";
import { one } from "#lib/db/sql";
import { siteKeys } from "#lib/links/site-keys";
import type { Scope } from "#lib/scope/scope";
import { readPaid } from "../facts/read-site.ts";
import { NEEDS_LOOK, QUEUE_FROM, QUEUE_WHERE, UNDECIDED } from "../queue/queue-sql.ts";
import type { DisavowCheck, KeptAnswers } from "./types.ts";

/** Whether a site needs a disavow file, as far as its answers and our data tell. Throws AppError "not_found". */
export async function readDisavowCheck(scope: Scope, slug: string): Promise<DisavowCheck> {
  const { id } = await siteKeys(scope, slug);
  const [answers, findings] = await Promise.all([readAnswers(scope, id), readFindings(scope, id)]);
  return { answers, findings, advice: answers === null ? null : needDisavow(answers, findings) };
}

async function readAnswers(scope: Scope, siteId: number): Promise<KeptAnswers | null> {
  const row = await one<Omit<KeptAnswers, "at"> & { at: Date }>(
    `SELECT a.manual_action AS "manualAction", a.sudden_drop AS "suddenDrop", a.bought_links AS "boughtLinks", u.name AS by, a.at
     FROM disavow_answers a LEFT JOIN app_user u ON u.id = a.by_id WHERE a.workspace_id = $1 AND a.site_id = $2`,
    [scope.workspaceId, siteId],
  );
  return row === null ? null : { ...row, at: row.at.toISOString() };
}

async function readFindings(scope: Scope, siteId: number): Promise<DisavowCheck["findings"]> {
  const keys = [scope.workspaceId, siteId];
  const [audit, waiting, counts, paid] = await Promise.all([
    one<{ attack: "calm" | "watch" | "attack" }>(
      `SELECT watch->>'state' AS attack FROM toxic_audit WHERE workspace_id = $1 AND site_id = $2 AND state = 'done'
       ORDER BY requested_at DESC LIMIT 1`,
      keys,
    ),
    one<{ high: number; review: number }>(
      `SELECT count(*) FILTER (WHERE r.level = 'high')::int AS high, count(*) FILTER (WHERE r.level = 'review')::int AS review
       FROM ${QUEUE_FROM} WHERE ${QUEUE_WHERE} AND ${NEEDS_LOOK} AND ${UNDECIDED}`,
      keys,
    ),
    one<{ marked: number; live: number; judged: number }>(
      `SELECT (SELECT count(*)::int FROM opinion WHERE workspace_id = $1 AND site_id = $2 AND kind = 'toxic') AS marked,
         (SELECT count(*)::int FROM referring_domain WHERE workspace_id = $1 AND site_id = $2 AND live > 0) AS live,
         (SELECT count(*)::int FROM toxic_result r JOIN referring_domain f ON f.workspace_id = $1 AND f.site_id = $2
            AND f.domain_id = r.domain_id AND f.live > 0 WHERE r.workspace_id = $1 AND r.site_id = $2) AS judged`,
      keys,
    ),
    scope.may.has("placements") ? readPaid(keys) : new Map<number, readonly unknown[]>(),
  ]);
  if (audit === null) return null;
  const { marked = 0, live = 0, judged = 0 } = counts ?? {};
  return {
    high: waiting?.high ?? 0,
    review: waiting?.review ?? 0,
    marked,
    attack: audit.attack,
    paidFollowed: [...paid.values()].reduce((sum, links) => sum + links.length, 0),
    judgedShare: live === 0 ? 1 : judged / live,
  };
}
