import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrationsDir } from "#lib/boot/database";
import type { Postgres } from "#lib/boot/postgres";
import { checkSecret, fingerprintOf, loadSecret } from "#lib/boot/secret";
import { ensureDatabase, migrate } from "#lib/db/migrate";
import { tempFolder } from "../support/temp-folder.ts";
import { tempServer } from "../support/temp-server.ts";

let server: Postgres;
beforeAll(async () => {
  server = await tempServer();
});
afterAll(() => server.stop());

async function emptyDatabase(name: string): Promise<string> {
  const url = server.url(name);
  await ensureDatabase(url);
  await migrate(url, migrationsDir);
  return url;
}

test("the secret is made once, for the owner's eyes alone", () => {
  const dir = tempFolder();
  const secret = loadSecret(dir, null);
  expect(secret).toHaveLength(43);
  expect(loadSecret(dir, null)).toBe(secret);
  expect(fs.statSync(path.join(dir, "secret")).mode & 0o777).toBe(0o600);
});

test("one that the environment names wins and is not written down", () => {
  const dir = tempFolder();
  expect(loadSecret(dir, "named by the operator, in the environment")).toBe(
    "named by the operator, in the environment",
  );
  expect(fs.readdirSync(dir)).toEqual([]);
});

test("the first secret is noted by its fingerprint, and any other is refused", async () => {
  const url = await emptyDatabase("secret_one");
  await checkSecret(url, "the first one");
  await checkSecret(url, "the first one");
  await expect(checkSecret(url, "another one")).rejects.toMatchObject({ code: "conflict" });
  await checkSecret(url, "the first one");
});

test("of two first starts with different secrets one is refused", async () => {
  const url = await emptyDatabase("secret_two");
  const tries = await Promise.allSettled([checkSecret(url, "mine"), checkSecret(url, "yours")]);
  expect(tries.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a fingerprint tells secrets apart and gives none away", () => {
  expect(fingerprintOf("one")).not.toBe(fingerprintOf("two"));
  expect(fingerprintOf("one")).toMatch(/^[0-9a-f]{32}$/);
});
