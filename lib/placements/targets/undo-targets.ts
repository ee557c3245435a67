import { type Sql, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { internPages } from "#lib/links/intern";
import { withWatch } from "#lib/links/watch";
import type { WriteScope } from "#lib/scope/scope";
import { audit } from "#lib/workspaces/audit";
import { leftAlone, SHOWN } from "./preview-targets.ts";
import { FRESH } from "./target-sql.ts";
import type { LeftAlone, UndoneTargets } from "./types.ts";

/**
 * Takes a change back as a whole: every placement that still has its new target gets the old one again, and stands
 * as it stood where nobody has looked since. Others stay, and are listed.
 * Throws AppError "not_found", "conflict" (it was taken back already, or its placements changed meanwhile).
 */
export async function undoTargets(scope: WriteScope, id: string): Promise<UndoneTargets> {
  const urls = await oldTargets(scope, id);
  const refs = await withWatch(scope.workspaceId, (watch) =>
    internPages(scope.workspaceId, urls, watch.domainOf),
  );
  const olds = [...refs].map(([url, ref]) => ({ url, id: ref.id }));
  try {
    return await transaction(async (sql) => {
      const [change] = await sql.query<{ slug: string }>(
        `UPDATE target_change c SET undone_at = now() FROM site s
         WHERE c.workspace_id = $1 AND c.id = $2 AND ($3::int[] IS NULL OR c.site_id = ANY($3)) AND c.undone_at IS NULL
           AND s.workspace_id = c.workspace_id AND s.id = c.site_id RETURNING s.slug`,
        [scope.workspaceId, id, sitesOf(scope)],
      );
      if (!change) throw new AppError("conflict", "This change was taken back already.");
      const restored = await sql.query(RESTORE, [scope.workspaceId, id, JSON.stringify(olds)]);
      const left = await keptOnes(sql, scope, id);
      await audit(sql, scope, "placement_targets.undone", change.slug, { restored: restored.length });
      return {
        restored: restored.length,
        left: left.slice(0, SHOWN).map(leftAlone),
        leftCount: left.length,
      };
    });
  } catch (error) {
    if ((error as { code?: string }).code !== "23505") throw error;
    throw new AppError("conflict", "Nothing was changed: placements were added meanwhile. Try again.");
  }
}

const sitesOf = (scope: WriteScope) => (scope.sites === "all" ? null : scope.sites);

async function oldTargets(scope: WriteScope, id: string): Promise<string[]> {
  const rows = await transaction((sql) =>
    sql.query<{ url: string }>(
      `SELECT DISTINCT i.from_url AS url FROM target_change c JOIN target_change_item i ON i.change_id = c.id
       WHERE c.workspace_id = $1 AND c.id = $2 AND ($3::int[] IS NULL OR c.site_id = ANY($3))`,
      [scope.workspaceId, id, sitesOf(scope)],
    ),
  );
  if (rows.length === 0) throw new AppError("not_found", "This change is not there.");
  return rows.map((row) => row.url);
}

// A placement of the same source to the old target that was added since keeps its place.
const RESTORE = `WITH olds AS (SELECT * FROM jsonb_to_recordset($3::jsonb) AS o(url text, id int)),
  held AS (
    SELECT p.id, p.source_id, p.site_id, p.checked_at, i.before, o.id AS old_id
    FROM placement p JOIN target_change_item i ON i.placement_id = p.id JOIN page t ON t.id = p.target_id
      JOIN olds o ON o.url = i.from_url
    WHERE p.workspace_id = $1 AND i.change_id = $2 AND t.url = i.to_url ORDER BY p.id FOR UPDATE OF p),
  free AS (
    SELECT h.* FROM held h WHERE NOT EXISTS (SELECT 1 FROM placement other WHERE other.workspace_id = $1
      AND other.site_id = h.site_id AND other.source_id = h.source_id AND other.target_id = h.old_id OFFSET 0)),
  unseen AS (
    SELECT f.*, b.* FROM free f CROSS JOIN LATERAL jsonb_to_record(f.before) AS b(headline "Headline", sentence text,
      flags text[], presence text, access "PageAccess", "checkedAt" timestamptz, "foundAt" timestamptz, "seenAt" timestamptz,
      misses smallint, "missedAt" timestamptz, "lostAt" timestamptz)
    WHERE f.checked_at IS NOT DISTINCT FROM b."checkedAt"),
  put_back AS (
    UPDATE placement p SET target_id = u.old_id, headline = u.headline, sentence = u.sentence, flags = u.flags,
      presence = u.presence, access = u.access, found_at = u."foundAt", seen_at = u."seenAt", misses = u.misses,
      missed_at = u."missedAt", lost_at = u."lostAt"
    FROM unseen u WHERE p.id = u.id RETURNING p.id),
  looked_at AS (
    UPDATE placement p SET target_id = f.old_id, ${FRESH}
    FROM free f WHERE p.id = f.id AND f.id NOT IN (SELECT id FROM unseen) RETURNING p.id)
  SELECT id FROM put_back UNION ALL SELECT id FROM looked_at`;

/** Those that do not have their old target again. */
function keptOnes(sql: Sql, scope: WriteScope, id: string): Promise<LeftAlone[]> {
  return sql.query<LeftAlone>(
    `SELECT p.id, s.url AS source, i.from_url AS "from", t.url AS "to"
     FROM target_change_item i
       CROSS JOIN LATERAL (SELECT * FROM placement p WHERE p.workspace_id = $1 AND p.id = i.placement_id OFFSET 0) p
       JOIN page s ON s.id = p.source_id JOIN page t ON t.id = p.target_id
     WHERE i.change_id = $2 AND t.url <> i.from_url ORDER BY s.url, p.id`,
    [scope.workspaceId, id],
  );
}
