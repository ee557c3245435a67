// How long sessions of a benchmark wait for each other.
import { setTimeout as sleep } from "node:timers/promises";
import { one } from "#lib/db/sql";

/** Samples how long sessions have waited for a lock, in milliseconds. */
export function watchLocks(): { stop: () => Promise<number> } {
  let longest = 0;
  let over = false;
  const watching = (async () => {
    while (!over) {
      const row = await one<{ ms: number | null }>(
        `SELECT max(extract(epoch FROM clock_timestamp() - l.waitstart) * 1000)::int AS ms FROM pg_locks l WHERE NOT l.granted`,
      );
      longest = Math.max(longest, row?.ms ?? 0);
      await sleep(50);
    }
  })();
  return {
    stop: async () => {
      over = true;
      await watching;
      return longest;
    },
  };
}
