import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { migrationsDir, openDatabase } from "#lib/boot/database";
import { generateClient } from "#lib/boot/generate-client";
import { type Postgres, startPostgres } from "#lib/boot/postgres";
import { root } from "#lib/boot/root";
import { ensureDatabase, migrate } from "#lib/db/migrate";
import { createMigration, findDrift } from "#lib/db/migrate-dev";
import { readEnv } from "#lib/env";
import { AppError } from "#lib/errors";

/** `migrate` applies, `migrate new NAME` writes the next one, `migrate drift` compares all of them with the schema. */
export async function run([what, name]: string[]): Promise<number> {
  switch (what) {
    case undefined:
      return apply();
    case "new":
      return write(name ?? "");
    case "drift":
      return drift();
    default:
      throw new AppError("invalid", "Use `migrate`, `migrate new NAME` or `migrate drift`.");
  }
}

async function apply(): Promise<number> {
  const env = readEnv();
  fs.mkdirSync(env.dataDir, { recursive: true });
  const database = await openDatabase(env.dataDir, env.databaseUrl, () => {});
  try {
    say(`database: ${database.about}`);
    const applied = await migrate(database.url, migrationsDir);
    say(applied.length > 0 ? `migrated: ${applied.join(", ")}` : "up to date");
  } finally {
    if (!database.adopted) await database.stop(); // a running product keeps its database
  }
  return 0;
}

async function write(name: string): Promise<number> {
  const made = await onEmptyDatabase((url) => createMigration(root, url, name, new Date()));
  say(made === null ? "the schema did not change" : `prisma/migrations/${made}/migration.sql`);
  if (generateClient(root)) say("generated the database client");
  return 0;
}

async function drift(): Promise<number> {
  const sql = await onEmptyDatabase(async (url) => {
    await migrate(url, migrationsDir);
    return findDrift(root, url);
  });
  say(sql ?? "the migrations make what prisma/schema.prisma says");
  return sql === null ? 0 : 1;
}

// One of its own, so that the answer is about the files and not about this machine's data.
async function onEmptyDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "fairlead-drift-"));
  fs.chmodSync(dir, 0o755);
  const server: Postgres = await startPostgres({ dir, port: 0, temporary: true, settings: { fsync: "off" } });
  try {
    const url = server.url("drift");
    await ensureDatabase(url);
    return await work(url);
  } finally {
    await server.stop();
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
