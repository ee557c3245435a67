// How fast a disavow file of 100,000 lines leaves the database, beside COPY TO STDOUT of its lines in the same run.
import { spawn } from "node:child_process";
import path from "node:path";
import { root } from "#lib/boot/root";
import { benchEnv, openBenchDatabase } from "./room/database.ts";

/** `bench disavow`. Ends with 1 when the floor is missed. */
export async function run(): Promise<number> {
  const database = await openBenchDatabase();
  try {
    const measuring = spawn(process.execPath, [path.join(root, "lib/bench/disavow/measure.ts")], {
      env: benchEnv(database, 9),
      cwd: root,
      stdio: "inherit",
    });
    return await new Promise<number>((resolve) => measuring.once("exit", (ended) => resolve(ended ?? 1)));
  } finally {
    await database.close();
  }
}
