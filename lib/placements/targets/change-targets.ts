import { newId } from "#lib/db/new-id";
import { safeJson } from "#lib/db/safe-json";
import { transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { internPages } from "#lib/links/intern";
import { withWatch } from "#lib/links/watch";
import type { WriteScope } from "#lib/scope/scope";
import { audit } from "#lib/workspaces/audit";
import { planTargets } from "./plan-targets.ts";
import { FRESH } from "./target-sql.ts";

/**
 * Gives many promises their new targets in one go. What was found is about the old target: each waits for the next
 * look, its verdicts stay in its history, and how it stood is kept for an undo.
 * Throws AppError "not_found", "invalid" (nothing to change), "conflict" (the placements changed meanwhile).
 */
export async function changeTargets(
  scope: WriteScope,
  { site, text }: { site: string; text: string },
): Promise<{ id: string; changed: number }> {
  const { siteId, rules, moves } = await planTargets(scope, site, text);
  if (moves.length === 0) {
    throw new AppError("invalid", "No placement has one of these old targets. Nothing was changed.");
  }
  const { workspaceId } = scope;
  const refs = await withWatch(workspaceId, (watch) =>
    internPages(
      workspaceId,
      moves.map(({ to }) => to),
      watch.domainOf,
    ),
  );
  const records = moves.map(({ id, targetId, from, to }) => ({
    id,
    targetId,
    from,
    to,
    newId: refs.get(to)?.id as number,
  }));
  const id = newId();
  try {
    return await transaction(async (sql) => {
      await sql.query(
        `INSERT INTO target_change (id, workspace_id, site_id, rules, by_id) VALUES ($1, $2, $3, $4::jsonb, $5)`,
        [
          id,
          workspaceId,
          siteId,
          safeJson(rules.map(({ from, to, under }) => ({ from, to, under }))),
          scope.actorId,
        ],
      );
      const changed = await sql.query(MOVE, [workspaceId, siteId, id, safeJson(records)]);
      await sql.query("UPDATE target_change SET changed = $2 WHERE id = $1", [id, changed.length]);
      await audit(sql, scope, "placement_targets.changed", site, { changed: changed.length });
      return { id, changed: changed.length };
    });
  } catch (error) {
    if ((error as { code?: string }).code !== "23505") throw error;
    throw new AppError(
      "conflict",
      "Nothing was changed: placements were added meanwhile. Look at the preview again.",
    );
  }
}

// Locked in the order of the writer of verdicts. A placement whose target was changed since the plan is left out.
const MOVE = `WITH moves AS (
    SELECT * FROM jsonb_to_recordset($4::jsonb) AS m(id uuid, "targetId" int, "newId" int, "from" text, "to" text)),
  held AS (
    SELECT p.* FROM placement p WHERE p.workspace_id = $1 AND p.site_id = $2 AND p.archived_at IS NULL
      AND p.id IN (SELECT id FROM moves) ORDER BY p.id FOR UPDATE),
  moved AS (
    UPDATE placement p SET target_id = m."newId", ${FRESH}
    FROM held h JOIN moves m ON m.id = h.id AND m."targetId" = h.target_id
    WHERE p.id = h.id AND p.target_id = m."targetId"
    RETURNING p.id)
  INSERT INTO target_change_item (change_id, placement_id, from_url, to_url, before)
  SELECT $3, h.id, m."from", m."to", jsonb_build_object('headline', h.headline, 'sentence', h.sentence, 'flags', h.flags,
    'presence', h.presence, 'access', h.access, 'checkedAt', h.checked_at, 'foundAt', h.found_at, 'seenAt', h.seen_at,
    'misses', h.misses, 'missedAt', h.missed_at, 'lostAt', h.lost_at)
  FROM held h JOIN moves m ON m.id = h.id WHERE h.id IN (SELECT id FROM moved) RETURNING 1`;
