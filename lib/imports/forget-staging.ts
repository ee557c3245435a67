import { query } from "#lib/db/sql";

/** Staged rows and uploaded bytes are kept this long after an import: what it wrote stays, and its counts. */
const KEPT_DAYS = 30;

/** Lets go of the staged rows and uploads of old imports, and of those begun and never read. */
export async function forgetStaging(now: Date): Promise<number> {
  const old = await query<{ id: string }>(
    `SELECT i.id FROM import i WHERE coalesce(i.finished_at, i.created_at) < $1::timestamptz - make_interval(days => $2)
       AND i.state IN ('done', 'failed', 'cancelled', 'uploading', 'ready', 'undone')
       AND EXISTS (SELECT 1 FROM import_file f JOIN upload_chunk c ON c.file_id = f.id WHERE f.import_id = i.id)`,
    [now, KEPT_DAYS],
  );
  for (const { id } of old) {
    // The name is made from a uuid of ours, never from what a person wrote.
    await query(`DROP TABLE IF EXISTS import_row_${id.replaceAll("-", "")}`);
    await query(
      "DELETE FROM upload_chunk WHERE file_id IN (SELECT id FROM import_file WHERE import_id = $1)",
      [id],
    );
    await query(
      "UPDATE import SET state = 'cancelled', finished_at = coalesce(finished_at, $2) WHERE id = $1 AND state IN ('uploading', 'ready')",
      [id, now],
    );
  }
  return old.length;
}
