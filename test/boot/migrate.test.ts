import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import type { Postgres } from "#lib/boot/postgres";
import { ensureDatabase, migrate, readMigrationState } from "#lib/db/migrate";
import { tempFolder } from "../support/temp-folder.ts";
import { tempServer } from "../support/temp-server.ts";

let server: Postgres;
let count = 0;

beforeAll(async () => {
  server = await tempServer();
});
afterAll(() => server.stop());

/** A folder of migrations and an empty database for them. */
async function scene(files: Record<string, string>): Promise<{ url: string; dir: string }> {
  const dir = tempFolder();
  for (const [name, sql] of Object.entries(files)) write(dir, name, sql);
  const url = server.url(`scene_${++count}`);
  await ensureDatabase(url);
  return { url, dir };
}

function write(dir: string, name: string, sql: string): void {
  fs.mkdirSync(path.join(dir, name), { recursive: true });
  fs.writeFileSync(path.join(dir, name, "migration.sql"), sql);
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

const one = { "1_one": "CREATE TABLE one (id int); INSERT INTO one VALUES (1);" };
const two = { "2_two": "ALTER TABLE one ADD COLUMN name text;" };

test("what is missing is applied, in order, and once", async () => {
  const { url, dir } = await scene({ ...two, ...one });
  expect(await migrate(url, dir)).toEqual(["1_one", "2_two"]);
  expect(await migrate(url, dir)).toEqual([]);
  write(dir, "3_three", "CREATE TABLE three (id int)");
  expect(await migrate(url, dir)).toEqual(["3_three"]);
});

test("many starts at once apply each migration once", async () => {
  const { url, dir } = await scene({ ...one, ...two });
  const applied = await Promise.all(Array.from({ length: 6 }, () => migrate(url, dir)));
  expect(applied.flat().sort()).toEqual(["1_one", "2_two"]);
  expect(await ask(url, "SELECT count(*)::int AS n FROM one")).toEqual([{ n: 1 }]);
});

test("Prisma's own table is kept as Prisma keeps it", async () => {
  const { url, dir } = await scene(one);
  await migrate(url, dir);
  const rows = await ask(
    url,
    `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished, applied_steps_count FROM "_prisma_migrations"`,
  );
  const checksum = createHash("sha256").update(one["1_one"]).digest("hex");
  expect(rows).toEqual([{ migration_name: "1_one", checksum, finished: true, applied_steps_count: 1 }]);
});

test("one that fails leaves the database as it was, and keeps the ones before it", async () => {
  const { url, dir } = await scene({ ...one, "2_bad": "CREATE TABLE half (id int); SELECT 1 / 0;" });
  await expect(migrate(url, dir)).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("2_bad"),
  });
  expect(await ask(url, "SELECT to_regclass('half') AS half, to_regclass('one')::text AS one")).toEqual([
    { half: null, one: "one" },
  ]);
  write(dir, "2_bad", "CREATE TABLE half (id int)");
  expect(await migrate(url, dir)).toEqual(["2_bad"]);
});

test("a database of a newer version is refused untouched", async () => {
  const { url, dir } = await scene({ ...one, ...two });
  await migrate(url, dir);
  fs.rmSync(path.join(dir, "2_two"), { recursive: true });
  write(dir, "3_three", "CREATE TABLE three (id int)");
  await expect(migrate(url, dir)).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("2_two"),
  });
  expect(await readMigrationState(url, dir)).toEqual({ missing: ["3_three"], unknown: ["2_two"] });
});

test("an edited migration is told and not applied again", async () => {
  const { url, dir } = await scene(one);
  await migrate(url, dir);
  write(dir, "1_one", "CREATE TABLE other (id int)");
  const stderr = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  onTestFinished(() => stderr.mockRestore());
  expect(await migrate(url, dir)).toEqual([]);
  expect(String(stderr.mock.calls[0]?.[0])).toContain("1_one was edited");
});

test("what cannot run in a transaction has a file of its own", async () => {
  const index =
    "-- outside a transaction: built without a lock\nCREATE INDEX CONCURRENTLY one_id ON one (id);";
  const { url, dir } = await scene({ ...one, "2_index": index });
  expect(await migrate(url, dir)).toEqual(["1_one", "2_index"]);
});

test("a database never migrated misses them all", async () => {
  const { url, dir } = await scene({ ...one, ...two });
  expect(await readMigrationState(url, dir)).toEqual({ missing: ["1_one", "2_two"], unknown: [] });
});
