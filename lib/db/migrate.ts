// Applies prisma/migrations as `prisma migrate deploy` would (same table, same checksums), without its engine,
// which is a download. Plain pg, because Prisma's adapter cuts scripts at every semicolon.
import { createHash, randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { AppError } from "#lib/errors";
import { log } from "#lib/log";

export interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

/** The advisory lock that Prisma's own engine takes, so that neither runs beside the other. */
const lockKey = 72_707_369;
// CREATE INDEX CONCURRENTLY and its like: one statement in a file of its own that starts with this line.
const outsideTransaction = /^--\s*outside a transaction/i;

const createTable = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;
const selectApplied = `SELECT migration_name AS name, checksum FROM "_prisma_migrations"
  WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
const insertApplied = `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count)
  VALUES ($1, $2, $3, now(), 1)`;

/** The names of a folder's migrations in the order to apply them. */
export function migrationNames(dir: string): string[] {
  if (!fs.existsSync(dir)) return [];
  const entries = fs.readdirSync(dir, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory());
  return folders.map((folder) => folder.name).sort();
}

/** The migrations of a folder in the order to apply them. */
export function readMigrations(dir: string): Migration[] {
  return migrationNames(dir).map((name) => {
    const bytes = fs.readFileSync(path.join(dir, name, "migration.sql"));
    return { name, sql: bytes.toString("utf8"), checksum: createHash("sha256").update(bytes).digest("hex") };
  });
}

/** Makes the database that the address names, when it is missing. */
export async function ensureDatabase(url: string): Promise<void> {
  const address = new URL(url);
  const name = decodeURIComponent(address.pathname.slice(1));
  address.pathname = "/postgres";
  await withClient(address.href, async (client) => {
    const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  });
}

/**
 * Applies what is missing, each migration in one transaction under one lock, and returns the names applied.
 * Throws AppError "conflict" when the database is newer than this checkout or a migration fails.
 */
export async function migrate(url: string, dir: string): Promise<string[]> {
  const migrations = readMigrations(dir);
  return withClient(url, async (client) => {
    await client.query("SELECT pg_advisory_lock($1)", [lockKey]);
    await client.query(createTable);
    const applied = await readApplied(client);
    refuseNewer(applied, migrations);
    const done: string[] = [];
    for (const migration of migrations) {
      const checksum = applied.get(migration.name);
      if (checksum === undefined) {
        await apply(client, migration);
        done.push(migration.name);
      } else if (checksum !== migration.checksum) {
        log.warn(`migration ${migration.name} was edited after this database applied it`);
      }
    }
    return done;
  });
}

export interface MigrationState {
  /** In the checkout and not in the database. */
  missing: string[];
  /** In the database and not in the checkout: another, newer version of the product made it. */
  unknown: string[];
}

/** Compares the database with the checkout and changes nothing. */
export function compareMigrations(applied: Iterable<string>, files: readonly string[]): MigrationState {
  const inDatabase = new Set(applied);
  const inCheckout = new Set(files);
  return {
    missing: files.filter((name) => !inDatabase.has(name)),
    unknown: [...inDatabase].filter((name) => !inCheckout.has(name)),
  };
}

/** The same, read from a database. One never migrated misses them all. */
export async function readMigrationState(url: string, dir: string): Promise<MigrationState> {
  const files = migrationNames(dir);
  return withClient(url, async (client) => {
    const table = await client.query(`SELECT to_regclass('"_prisma_migrations"') AS name`);
    const applied = table.rows[0]?.name ? await readApplied(client) : new Map<string, string>();
    return compareMigrations(applied.keys(), files);
  });
}

async function readApplied(client: pg.Client): Promise<Map<string, string>> {
  const found = await client.query<{ name: string; checksum: string }>(selectApplied);
  return new Map(found.rows.map((row) => [row.name, row.checksum]));
}

function refuseNewer(applied: Map<string, string>, migrations: readonly Migration[]): void {
  const { unknown } = compareMigrations(
    applied.keys(),
    migrations.map((migration) => migration.name),
  );
  if (unknown.length === 0) return;
  throw new AppError(
    "conflict",
    `The database is newer than this version of Fairlead: it has ${unknown.join(", ")}. Nothing was changed. Update this checkout, or use another database.`,
  );
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  const inTransaction = !outsideTransaction.test(migration.sql);
  if (inTransaction) await client.query("BEGIN");
  try {
    await client.query(migration.sql);
    await client.query(insertApplied, [randomUUID(), migration.checksum, migration.name]);
    if (inTransaction) await client.query("COMMIT");
  } catch (cause) {
    if (inTransaction) await client.query("ROLLBACK");
    const why = cause instanceof Error ? cause.message : String(cause);
    const kept = inTransaction ? " The database is as it was before it." : "";
    throw new AppError("conflict", `Migration ${migration.name} failed: ${why}.${kept}`, { cause });
  }
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {}); // a lost connection fails the query that waits for it
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end(); // also gives the advisory lock back
  }
}
