import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { pool } from "#lib/db/pool";
import { isDatabaseGone } from "#lib/frontier/database-gone";

test("whoever falls silent inside a transaction lets go of its locks within half a minute", async () => {
  const frozen = await pool().connect();
  await frozen.query("begin");
  await frozen.query("select pg_advisory_xact_lock(1)");
  await sleep(21_000);
  const { rows } = await pool().query("select pg_try_advisory_lock(1) as free");
  expect(rows).toEqual([{ free: true }]);
  const error = await frozen.query("select 1").catch((failure: unknown) => failure);
  // Nothing was written: whoever wakes tries again.
  expect(isDatabaseGone(error)).toBe(true);
  frozen.release(true);
}, 60_000);
