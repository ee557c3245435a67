import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Postgres, startPostgres } from "#lib/boot/postgres";

/** A database server of this test file's own, gone with it. */
export async function tempServer(): Promise<Postgres> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "fairlead-test-"));
  fs.chmodSync(dir, 0o755);
  return startPostgres({ dir, port: 0, temporary: true, settings: { fsync: "off", shared_buffers: "16MB" } });
}
