// Pages verified by real workers while workers and the database are killed under them: what is lost, doubled, late.
import { spawn } from "node:child_process";
import { randomBytes, randomInt } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { generateClient } from "#lib/boot/generate-client";
import { freePort } from "#lib/boot/ports";
import { startPostgres } from "#lib/boot/postgres";
import { root } from "#lib/boot/root";
import { tetherEnv } from "#lib/boot/tether";
import { ensureDatabase, migrate } from "#lib/db/migrate";
import type { CrashFigures } from "./crash/figures.ts";

export interface CrashOptions {
  pages: number;
  /** Workers that are killed. */
  kills: number;
  /** Times that the database is. */
  restarts: number;
  /** Equal seeds strike at equal moments, as far as two runs are alike. */
  seed: number;
}

/** Few enough hosts that the run lasts, enough that both workers have work while hosts wait for a dead one's lease. */
const hostsFor = (pages: number) => Math.max(80, Math.ceil(pages / 20));

/** Runs it on a database of its own in a temporary folder; what happens is told on stderr. */
export async function runCrashes(options: CrashOptions): Promise<CrashFigures> {
  generateClient(root);
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "fairlead-chaos-"));
  fs.chmodSync(dir, 0o755); // the server's account must enter it when this runs as root
  // Below those that the system gives to outgoing connections: a restart must find its port free again.
  const port = await freePort(randomInt(20_000, 32_000));
  const server = await startPostgres({ dir, port, temporary: true });
  try {
    const url = server.url("fairlead");
    await ensureDatabase(url);
    await migrate(url, path.join(root, "prisma/migrations"));
    const settings = { ...options, hosts: hostsFor(options.pages), dir, port: server.port, pid: server.pid };
    const child = spawn(
      process.execPath,
      [
        ...["--import", path.join(root, "lib/boot/tethered.ts")],
        path.join(root, "lib/chaos/crash/under-load.ts"),
        ...Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]),
      ],
      {
        cwd: root,
        env: {
          DATABASE_URL: url,
          FAIRLEAD_SECRET: randomBytes(32).toString("hex"),
          NODE_ENV: "production",
          ...tetherEnv(),
        },
        // The last pipe is the tether.
        stdio: ["ignore", "pipe", "inherit", "pipe"],
      },
    );
    const said = child.stdout === null ? "" : await text(child.stdout);
    if (said === "") throw new Error("the crash run broke off: see above");
    return JSON.parse(said) as CrashFigures;
  } finally {
    await server.stop();
    fs.rmSync(dir, { recursive: true, force: true });
  }
}
