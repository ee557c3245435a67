// What an audit of a large profile costs: a made-up site of 60,000 referring domains, audited by the worker's own job.
import { spawn } from "node:child_process";
import path from "node:path";
import { root } from "#lib/boot/root";
import { AppError } from "#lib/errors";
import { benchEnv, openBenchDatabase } from "./room/database.ts";

const USE = "`bench audit [domains]`: referring domains, 60000 when left out.";

/** `bench audit [domains]`. Ends with 1 when a bar is missed. */
export async function run(args: string[]): Promise<number> {
  const [domains = "60000", ...more] = args;
  if (more.length > 0 || !/^[1-9]\d{2,5}$/.test(domains)) throw new AppError("invalid", USE);
  const database = await openBenchDatabase();
  try {
    const measuring = spawn(process.execPath, [path.join(root, "lib/bench/audit/measure.ts"), domains], {
      env: benchEnv(database, 9),
      cwd: root,
      stdio: "inherit",
    });
    return await new Promise<number>((resolve) => measuring.once("exit", (ended) => resolve(ended ?? 1)));
  } finally {
    await database.close();
  }
}
