import os from "node:os";
import { query } from "#lib/db/sql";
import { log } from "#lib/log";

const beatMs = 5_000;

/** Writes every 5 s that this worker lives, for health and for people. Returns what ends it and its row. */
export async function startHeartbeat(workerId: string, startedAt: Date): Promise<() => Promise<void>> {
  const beat = () =>
    query(
      `insert into worker_beat (id, host, pid, started_at, beat_at) values ($1, $2, $3, $4, now())
       on conflict (id) do update set beat_at = now()`,
      [workerId, os.hostname(), process.pid, startedAt],
    ).catch((error: unknown) => log.warn("the heartbeat could not be written", { error }));
  await beat();
  const timer = setInterval(() => void beat(), beatMs);
  return async () => {
    clearInterval(timer);
    await query("delete from worker_beat where id = $1", [workerId]).catch(() => []);
  };
}
