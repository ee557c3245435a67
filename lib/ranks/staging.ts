// The table that an import fills beside the one in use, and the change from one to the other.
import type { RankLine } from "#lib/core/score/rank-line";
import { query, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";

/** What makes two imports the same one: then the second goes on where the first stopped. */
export interface Begun {
  name: string;
  /** Digest of the file's first bytes. */
  fingerprint: Buffer;
  top: number;
}

export interface Progress {
  /** Lines of the file that are settled. */
  lines: number;
  imported: number;
  rejected: number;
}

/** Takes up the import that was begun with the same file, or begins anew; what another one left is dropped. */
export function beginLoading({ name, fingerprint, top }: Begun): Promise<Progress> {
  return transaction(async (sql) => {
    await sql.query("LOCK TABLE rank_release IN SHARE ROW EXCLUSIVE MODE");
    const [same] = await sql.query<Progress>(
      `SELECT lines, imported, rejected FROM rank_release
       WHERE state = 'loading' AND name = $1 AND fingerprint = $2 AND top = $3 AND to_regclass('domain_rank_next') IS NOT NULL`,
      [name, fingerprint, top],
    );
    if (same !== undefined) return same;
    await sql.query("DROP TABLE IF EXISTS domain_rank_next");
    await sql.query("CREATE TABLE domain_rank_next (LIKE domain_rank)");
    await sql.query("DELETE FROM rank_release WHERE state = 'loading'");
    await sql.query(
      "INSERT INTO rank_release (state, name, fingerprint, top) VALUES ('loading', $1, $2, $3)",
      [name, fingerprint, top],
    );
    return { lines: 0, imported: 0, rejected: 0 };
  });
}

/**
 * Keeps some ranks and the place in the file behind them, in one transaction. Throws AppError "conflict" when another
 * import has gone on from `from.lines`.
 */
export function keepRanks(
  begun: Begun,
  from: Progress,
  to: Progress,
  ranks: readonly RankLine[],
): Promise<void> {
  return transaction(async (sql) => {
    // What a crash of the server takes back it takes back with its place in the file.
    await sql.query("SET LOCAL synchronous_commit = off");
    const moved = await sql.query(
      `UPDATE rank_release SET lines = $4, imported = $5, rejected = $6
       WHERE state = 'loading' AND name = $1 AND fingerprint = $2 AND lines = $3 RETURNING 1`,
      [begun.name, begun.fingerprint, from.lines, to.lines, to.imported, to.rejected],
    );
    if (moved.length === 0) throw takenOver();
    await sql.query("INSERT INTO domain_rank_next SELECT * FROM unnest($1::text[], $2::int[], $3::int[])", [
      ranks.map(({ name }) => name),
      ranks.map(({ position }) => position),
      ranks.map(({ pagerank }) => pagerank),
    ]);
  });
}

const takenOver = () => new AppError("conflict", "Another import of ranks has taken over. Nothing is lost.");

/** Forgets an import that found nothing. */
export function dropLoading(begun: Begun): Promise<void> {
  return transaction(async (sql) => {
    const mine = await sql.query(
      "DELETE FROM rank_release WHERE state = 'loading' AND name = $1 AND fingerprint = $2 RETURNING 1",
      [begun.name, begun.fingerprint],
    );
    if (mine.length > 0) await sql.query("DROP TABLE IF EXISTS domain_rank_next");
  });
}

/** Makes the filled table fit for use: each domain once, with its best position, and an index. */
export async function completeLoading(): Promise<void> {
  for (;;) {
    try {
      await transaction(async (sql) => {
        await sql.query("SET LOCAL maintenance_work_mem = '256MB'");
        await sql.query("CREATE UNIQUE INDEX IF NOT EXISTS domain_rank_next_name ON domain_rank_next (name)");
      });
      await query("ANALYZE domain_rank_next");
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== "23505") throw error;
      await dropRepeated();
    }
  }
}

/** unique_violation was met: rare, so that the sorting of everything is done only then. */
async function dropRepeated(): Promise<void> {
  await query(
    `DELETE FROM domain_rank_next n USING (
       SELECT ctid, row_number() OVER (PARTITION BY name ORDER BY position, pagerank) AS nth FROM domain_rank_next) d
     WHERE n.ctid = d.ctid AND d.nth > 1`,
  );
}

/** lock_not_available: somebody reads the ranks; tried again, so that no reader waits behind us. */
const LOCKED = "55P03";

/**
 * Puts the filled table in the place of the one in use: readers see the old release, then the new one whole.
 * @param total domains that were ranked; a lower position than that raises it
 */
export async function takePlace(
  begun: Begun,
  at: Progress,
  total: number,
): Promise<{ imported: number; total: number }> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction(async (sql) => {
        await sql.query("SET LOCAL lock_timeout = '1s'");
        const ready = await sql.query(
          "SELECT 1 FROM rank_release WHERE state = 'loading' AND name = $1 AND fingerprint = $2 AND lines = $3 FOR UPDATE",
          [begun.name, begun.fingerprint, at.lines],
        );
        if (ready.length === 0) throw takenOver();
        await sql.query("DROP TABLE domain_rank");
        await sql.query("ALTER TABLE domain_rank_next RENAME TO domain_rank");
        await sql.query(
          "ALTER TABLE domain_rank ADD CONSTRAINT domain_rank_pkey PRIMARY KEY USING INDEX domain_rank_next_name",
        );
        await sql.query("DELETE FROM rank_release WHERE state = 'current'");
        const [used] = await sql.query<{ imported: number; total: number }>(
          `UPDATE rank_release SET state = 'current', imported_at = now(), imported = r.count, total = greatest($1, r.last)
           FROM (SELECT count(*)::int AS count, max(position) AS last FROM domain_rank) r
           WHERE state = 'loading' RETURNING rank_release.imported, rank_release.total`,
          [total],
        );
        // Histograms of authority are of the release that was in use.
        await sql.query("UPDATE site_summary SET version = version + 1");
        return used as { imported: number; total: number };
      });
    } catch (error) {
      if ((error as { code?: string }).code !== LOCKED || attempt >= 60) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}
