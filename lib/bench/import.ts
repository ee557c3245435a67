// How fast reports become facts: into a site that has links already, against COPY of the same kind of rows, resolved,
// into the same tables; a whole import from its file on, killed and resumed; the same file again; a later export.
import { spawn } from "node:child_process";
import path from "node:path";
import { parseArgs } from "node:util";
import { root } from "#lib/boot/root";
import { AppError } from "#lib/errors";
import { benchEnv, openBenchDatabase, seededDatabase } from "./room/database.ts";

/**
 * `bench import [rows]`: links that the site has; also the rows of the whole import, at most a million.
 * `bench import --of SLUG`: only the import into an existing site, of a workspace that `seed large` made in the database
 * of DATABASE_URL; its links stay there.
 */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: { of: { type: "string", default: "" } },
    allowPositionals: true,
  });
  const rows = positionals[0] ?? "50000";
  if (positionals.length > 1 || !/^[1-9]\d{3,}$/.test(rows))
    throw new AppError("invalid", "`bench import [rows]`: 1000 rows or more; or `bench import --of SLUG`.");
  const database = values.of === "" ? await openBenchDatabase() : seededDatabase();
  try {
    const measuring = spawn(
      process.execPath,
      [path.join(root, "lib/bench/import/measure.ts"), rows, values.of],
      { env: benchEnv(database, 9), cwd: root, stdio: "inherit" },
    );
    return await new Promise<number>((resolve) => measuring.once("exit", (ended) => resolve(ended ?? 1)));
  } finally {
    await database.close();
  }
}
