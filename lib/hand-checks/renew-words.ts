import type { Sql } from "#lib/db/sql";
import { isOpenSql } from "./standing-sql.ts";

/**
 * Writes on placements the word that holds for each: the last one that was not taken back and that no conclusive
 * look has made past. A look after the word, or on a later day than the one it is about, knows better. Whoever gives
 * or takes back a word calls it, and whoever makes a placement of a link that people had looked at; the caller holds
 * the rows' locks or has just made them.
 */
export async function renewWords(sql: Sql, workspaceId: number, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql.query(
    `UPDATE placement p SET hand_seen = w.seen, hand_on = w.looked_on, ask_again_on = w.ask_again_on
     FROM (
       SELECT q.id, h.seen, h.looked_on, h.ask_again_on FROM placement q
       JOIN page qs ON qs.workspace_id = q.workspace_id AND qs.id = q.source_id
       LEFT JOIN LATERAL (
         SELECT h.* FROM hand_check h JOIN page hs ON hs.workspace_id = h.workspace_id AND hs.id = h.source_id
         WHERE h.workspace_id = q.workspace_id AND h.site_id = q.site_id AND h.target_id = q.target_id AND h.withdrawn_at IS NULL
           AND coalesce(hs.moved_to_id, hs.id) = coalesce(qs.moved_to_id, qs.id)
           AND NOT EXISTS (SELECT 1 FROM placement_check c WHERE c.placement_id = q.id
             AND NOT ${isOpenSql("c")}
             AND (c.at > h.at OR (c.at AT TIME ZONE 'UTC')::date > h.looked_on))
         ORDER BY h.looked_on DESC, h.at DESC, h.id DESC LIMIT 1) h ON true
       WHERE q.workspace_id = $1 AND q.id = ANY($2)) w
     WHERE p.workspace_id = $1 AND p.id = w.id
       AND (p.hand_seen, p.hand_on, p.ask_again_on) IS DISTINCT FROM (w.seen, w.looked_on, w.ask_again_on)`,
    [workspaceId, ids],
  );
}

/**
 * Locks the placements of a site that a word on this link is about: those that agreed on its target, on any address
 * of its page. Ids in lock order.
 */
export async function lockPromises(
  sql: Sql,
  workspaceId: number,
  siteId: number,
  link: { sourceId: number; targetId: number },
): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `SELECT p.id FROM placement p JOIN page s ON s.workspace_id = p.workspace_id AND s.id = p.source_id
     WHERE p.workspace_id = $1 AND p.site_id = $2 AND p.target_id = $4 AND coalesce(s.moved_to_id, s.id) = (
       SELECT coalesce(moved_to_id, id) FROM page WHERE workspace_id = $1 AND id = $3)
     ORDER BY p.id FOR UPDATE OF p`,
    [workspaceId, siteId, link.sourceId, link.targetId],
  );
  return rows.map((row) => row.id);
}
