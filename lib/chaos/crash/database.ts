import { setTimeout as sleep } from "node:timers/promises";
import { startPostgres } from "#lib/boot/postgres";
import { isRunning } from "#lib/boot/processes";
import { isDatabaseGone } from "#lib/frontier/database-gone";

const askEveryMs = 25;

export interface DatabasePlace {
  dir: string;
  port: number;
  pid: number;
}

/**
 * Postgres as a power cut ends it (SIGQUIT is "immediate": no checkpoint, no goodbye to its sessions), started again at
 * once at its port. Resolves with where it runs now.
 */
export async function crashDatabase({ dir, port, pid }: DatabasePlace): Promise<DatabasePlace> {
  process.kill(pid, "SIGQUIT");
  while (isRunning(pid, "postgres")) await sleep(askEveryMs);
  const server = await startPostgres({ dir, port, temporary: true });
  if (server.port !== port) throw new Error(`port ${port} was taken while the database was down`);
  return { dir, port, pid: server.pid };
}

/** Asks until the database answers, at short intervals: how long that took is what is measured. */
export async function untilAnswered<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!isDatabaseGone(error)) throw error;
      await sleep(askEveryMs);
    }
  }
}
