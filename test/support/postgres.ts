import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { templateName } from "./postgres-server.ts";

export interface TestDatabase {
  url: string;
  /** Drops it, sessions included. */
  close: () => Promise<void>;
}

let own: TestDatabase | undefined;

/**
 * This test file's own database, cloned from the migrated template before the file was loaded. It is the one that
 * lib/db uses in this file, and it is dropped after the file's last test, so `close` need not be called.
 */
export async function testDatabase(): Promise<TestDatabase> {
  own ??= await newDatabase();
  return own;
}

/** One more migrated, empty database, for tests of several installations. */
export async function newDatabase(): Promise<TestDatabase> {
  const serverUrl = inject("serverUrl");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await onServer(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${templateName}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, close: () => onServer(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
