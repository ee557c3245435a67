import { createHash } from "node:crypto";
import { query, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";

/** At most this many tries … */
export const triesAllowed = 10;
/** … in this long, in minutes, for each key. */
export const windowMinutes = 15;

/** What tries are counted by: an account, an address, a known browser, a signed-in person's own password. */
export type ThrottleKey = `${"account" | "address" | "device" | "self"}:${string}`;

/** A try that was let through; `forget` it when it was right, so that only wrong ones count. */
export interface Try {
  forget: () => Promise<void>;
}

function words(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return seconds < 60
    ? `${Math.max(1, Math.ceil(seconds))} seconds`
    : minutes === 1
      ? "a minute"
      : `${minutes} minutes`;
}

/**
 * Lets a try through or refuses it with AppError "too_many" and the time of the next one. The row is written
 * before the password is looked at, under a lock of its keys, so that a hundred tries at once count as a
 * hundred. Refused tries are not counted: hammering does not make the wait longer.
 */
export async function takeTry(keys: readonly ThrottleKey[]): Promise<Try> {
  // Hashes: nobody reads in this table whose account was tried. In one order, so that two tries never wait in a ring.
  const hashes = keys.map((key) => createHash("sha256").update(key).digest()).sort(Buffer.compare);
  const result = await transaction(async (sql) => {
    for (const hash of hashes) {
      await sql.query("select pg_advisory_xact_lock($1::bigint)", [hash.readBigInt64BE(0).toString()]);
    }
    const [full] = await sql.query<{ seconds: number }>(
      `select extract(epoch from max(tenth.at) + make_interval(mins => $3) - now())::float8 as seconds
         from unnest($1::bytea[]) k
         cross join lateral (select at from login_attempt where key = k and at > now() - make_interval(mins => $3)
                              order by at desc offset $2 - 1 limit 1) tenth`,
      [hashes, triesAllowed, windowMinutes],
    );
    if (full?.seconds != null) return { wait: full.seconds };
    return {
      ids: await sql.query<{ id: string }>(
        "insert into login_attempt (key) select unnest($1::bytea[]) returning id::text",
        [hashes],
      ),
    };
  });
  if (result.ids === undefined) {
    throw new AppError("too_many", `Too many tries. The next one is possible in ${words(result.wait)}.`);
  }
  const ids = result.ids.map((row) => row.id);
  // Now and then, not at every try: rows outside the window serve nobody.
  if (ids.some((id) => BigInt(id) % 200n === 0n)) {
    await query("delete from login_attempt where at < now() - make_interval(mins => $1)", [windowMinutes]);
  }
  return {
    forget: async () => {
      await query("delete from login_attempt where id = any($1::bigint[])", [ids]);
    },
  };
}
