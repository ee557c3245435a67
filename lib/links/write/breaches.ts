// Breaches of promises as rows with a beginning and an end. One statement a batch, and no row is written where
// nothing changed.
import { cutText } from "#lib/core/clean-text";
import type { Breach } from "#lib/core/verdict/flags";
import { newId } from "#lib/db/new-id";
import { safeJson } from "#lib/db/safe-json";
import type { Sql } from "#lib/db/sql";

/** What is not as agreed about one promise, once that is settled. */
export interface SettledTerms {
  /** Of the placement. */
  id: string;
  /** ISO 8601: the look, or the change of terms, that settles it. */
  at: string;
  /** Every breach that holds, each flag once. A side that is null: what was written of it before stands. */
  broken: readonly { flag: Breach; promised: string | null; found: string | null }[];
}

/** Longest text kept of each side, in characters; an anchor or an address may be longer. */
const TEXT_MAX = 2_000;

/** Begins the breaches that are new, keeps those that hold, ends the others. */
export async function writeBreaches(
  sql: Sql,
  workspaceId: number,
  settled: readonly SettledTerms[],
): Promise<void> {
  if (settled.length === 0) return;
  const broken = settled.flatMap(({ id, at, broken }) =>
    broken.map(({ flag, promised, found }) => ({
      row: newId(),
      id,
      at,
      flag,
      promised: promised === null ? null : cutText(promised, TEXT_MAX),
      found: found === null ? null : cutText(found, TEXT_MAX),
    })),
  );
  await sql.query(
    `WITH settled AS (SELECT * FROM jsonb_to_recordset($2::jsonb) AS s(id uuid, at timestamptz)),
     broken AS (
       SELECT * FROM jsonb_to_recordset($3::jsonb)
         AS b("row" uuid, id uuid, at timestamptz, flag text, promised text, found text)),
     ended AS (
       UPDATE placement_breach o SET ended_at = s.at FROM settled s
       WHERE o.workspace_id = $1 AND o.placement_id = s.id AND o.ended_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM broken b WHERE b.id = o.placement_id AND b.flag = o.flag))
     INSERT INTO placement_breach AS o (id, placement_id, workspace_id, flag, promised, found, began_at)
     SELECT "row", id, $1, flag, promised, found, at FROM broken ORDER BY id, flag
     ON CONFLICT (placement_id, flag) WHERE ended_at IS NULL DO UPDATE
       SET promised = coalesce(excluded.promised, o.promised), found = coalesce(excluded.found, o.found)
       WHERE (o.promised, o.found)
         IS DISTINCT FROM (coalesce(excluded.promised, o.promised), coalesce(excluded.found, o.found))`,
    [workspaceId, safeJson(settled.map(({ id, at }) => ({ id, at }))), safeJson(broken)],
  );
}

/**
 * Begins anew what only a change of terms had ended since the last look, where the same is promised again: a
 * change that was taken back leaves the beginning as it was.
 */
export async function reopenBreaches(
  sql: Sql,
  workspaceId: number,
  settled: readonly (SettledTerms & { lookedAt: string })[],
): Promise<void> {
  const broken = settled.flatMap(({ id, lookedAt, broken }) =>
    broken.map(({ flag, promised, found }) => ({ id, lookedAt, flag, promised, found })),
  );
  if (broken.length === 0) return;
  await sql.query(
    `UPDATE placement_breach SET ended_at = NULL WHERE workspace_id = $1 AND id IN (
       SELECT DISTINCT ON (o.placement_id, o.flag) o.id FROM placement_breach o
       JOIN jsonb_to_recordset($2::jsonb) AS b(id uuid, "lookedAt" timestamptz, flag text, promised text, found text)
         ON o.placement_id = b.id AND o.flag = b.flag AND o.ended_at > b."lookedAt" 
         AND o.promised IS NOT DISTINCT FROM coalesce(b.promised, o.promised)
         AND o.found IS NOT DISTINCT FROM coalesce(b.found, o.found)
       WHERE o.workspace_id = $1 AND NOT EXISTS (
         SELECT 1 FROM placement_breach h WHERE h.placement_id = o.placement_id AND h.flag = o.flag AND h.ended_at IS NULL)
       ORDER BY o.placement_id, o.flag, o.ended_at DESC)`,
    [workspaceId, safeJson(broken)],
  );
}
