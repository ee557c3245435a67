// Once per run of the database tests: a real Postgres in a temporary folder, with one migrated database to clone.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { generateClient } from "#lib/boot/generate-client";
import { startPostgres } from "#lib/boot/postgres";
import { ensureDatabase, migrate } from "#lib/db/migrate";

declare module "vitest" {
  interface ProvidedContext {
    /** The server's database `postgres`, for making and dropping others. */
    serverUrl: string;
  }
}

export const templateName = "fairlead_template";

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const root = project.config.root;
  generateClient(root);
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "fairlead-test-"));
  fs.chmodSync(dir, 0o755); // the server's account must enter it when this runs as root
  const server = await startPostgres({
    dir,
    port: 0,
    temporary: true,
    // Nothing here outlives the run: no waiting for the disk.
    settings: {
      shared_buffers: "256MB",
      fsync: "off",
      synchronous_commit: "off",
      full_page_writes: "off",
      max_connections: "300",
    },
  });
  const template = server.url(templateName);
  await ensureDatabase(template);
  await migrate(template, path.join(root, "prisma/migrations"));
  project.provide("serverUrl", server.url("postgres"));
  return server.stop;
}
