// How fast reports become facts: into a site that has links already, against COPY of the same kind of rows, resolved,
// into the same tables; a whole import from its file on, killed and resumed; the same file again; a later export.
import { spawn } from "node:child_process";
import path from "node:path";
import { root } from "#lib/boot/root";
import { AppError } from "#lib/errors";
import { benchEnv, openBenchDatabase } from "./room/database.ts";

/** `bench import [rows]`: links that the site has; also the rows of the whole import, at most a million. */
export async function run([rows = "50000"]: string[]): Promise<number> {
  if (!/^[1-9]\d{3,}$/.test(rows)) throw new AppError("invalid", "`bench import [rows]`: 1000 rows or more.");
  const database = await openBenchDatabase();
  try {
    const measuring = spawn(process.execPath, [path.join(root, "lib/bench/import/measure.ts"), rows], {
      env: benchEnv(database, 9),
      cwd: root,
      stdio: "inherit",
    });
    return await new Promise<number>((resolve) => measuring.once("exit", (ended) => resolve(ended ?? 1)));
  } finally {
    await database.close();
  }
}
