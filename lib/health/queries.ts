import path from "node:path";
import { compareMigrations, migrationNames } from "#lib/db/migrate";
import { query } from "#lib/db/sql";
import { log } from "#lib/log";
import type { Health } from "./types.ts";

/** A worker that said nothing for this long counts as gone. */
const beatLimitMs = 30_000;
/** A monitor wants an answer, also when the database gives none. */
const answerLimitMs = 5_000;

const nothing: Health = {
  ok: false,
  database: { ok: false },
  migrations: { ok: false, applied: 0, missing: 0 },
  worker: { ok: false, alive: 0, lastBeatAt: null },
};

/** Reads how the installation is. Never throws: what cannot be read is not well. */
export async function readHealth(now: Date): Promise<Health> {
  const late = new Promise<Health>((resolve) => setTimeout(() => resolve(nothing), answerLimitMs).unref());
  return Promise.race([read(now), late]).catch((error: unknown) => {
    log.warn("health could not be read", { error });
    return nothing;
  });
}

async function read(now: Date): Promise<Health> {
  const [applied, beats] = await Promise.all([
    query<{ name: string }>(
      `SELECT migration_name AS name FROM "_prisma_migrations"
        WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
    ),
    query<{ alive: number; last: Date | null }>(
      "SELECT count(*) FILTER (WHERE beat_at > $1)::int AS alive, max(beat_at) AS last FROM worker_beat",
      [new Date(now.getTime() - beatLimitMs)],
    ),
  ]);
  const names = applied.map((row) => row.name);
  // The web server runs in the checkout; a bundle does not know its own place.
  const files = migrationNames(path.join(process.cwd(), "prisma/migrations"));
  const { missing, unknown } = compareMigrations(names, files);
  const alive = beats[0]?.alive ?? 0;
  const migrated = missing.length === 0 && unknown.length === 0;
  return {
    ok: migrated && alive > 0,
    database: { ok: true },
    migrations: { ok: migrated, applied: names.length, missing: missing.length },
    worker: { ok: alive > 0, alive, lastBeatAt: beats[0]?.last?.toISOString() ?? null },
  };
}
