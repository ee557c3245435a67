// How fast board and table of a campaign answer with 10,000 prospects, and a decision on all of them.
import { spawn } from "node:child_process";
import path from "node:path";
import { parseArgs } from "node:util";
import { root } from "#lib/boot/root";
import { AppError } from "#lib/errors";
import { benchEnv, openBenchDatabase } from "./room/database.ts";

const USE = "`bench outreach [prospects] [--plans FILE]`: prospects of the campaign, 10000 when left out.";

/** `bench outreach [prospects] [--plans FILE]`. Ends with 1 when a limit is missed; plans of every statement go to FILE. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: { plans: { type: "string", default: "" } },
    allowPositionals: true,
  });
  const [prospects = "10000"] = positionals;
  if (positionals.length > 1 || !/^[1-9]\d{2,5}$/.test(prospects)) throw new AppError("invalid", USE);
  const database = await openBenchDatabase();
  try {
    const measuring = spawn(
      process.execPath,
      [path.join(root, "lib/bench/outreach/measure.ts"), prospects, values.plans],
      { env: benchEnv(database, 9), cwd: root, stdio: "inherit" },
    );
    return await new Promise<number>((resolve) => measuring.once("exit", (ended) => resolve(ended ?? 1)));
  } finally {
    await database.close();
  }
}
