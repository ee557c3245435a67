import { query } from "./sql.ts";

/** Fewer changed rows than this mislead nobody. */
const FEW = 1_000;

/**
 * Has Postgres look anew at tables of which it has not seen more than half of the rows. Its own round comes once a
 * minute; until then a table that an import has just begun to fill counts as empty, every index seems as good as the
 * other, and a look-up by key reads a thousand rows: forty times the time of a whole chunk (measured).
 * @param names tables; of a partitioned one, its partitions
 */
export async function keepStatistics(names: readonly string[]): Promise<void> {
  const unseen = await query<{ name: string }>(
    `SELECT s.relid::regclass::text AS name FROM pg_stat_user_tables s
     LEFT JOIN pg_inherits i ON i.inhrelid = s.relid LEFT JOIN pg_class parent ON parent.oid = i.inhparent
     WHERE s.schemaname = 'public' AND coalesce(parent.relname, s.relname) = ANY($1)
       AND s.n_mod_since_analyze > $2 AND s.n_mod_since_analyze * 2 > s.n_live_tup ORDER BY 1`,
    [names, FEW],
  );
  // One that is being vacuumed is left to whoever does that.
  for (const { name } of unseen) await query(`ANALYZE (SKIP_LOCKED) ${name}`);
}
