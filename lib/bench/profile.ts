// How fast a profile answers: the overview's data, each query of the reports, the table of links with its filters, and
// the pages as they are served, over a small and a large profile in one database; beside them plain GROUP BY over links.
import { spawn } from "node:child_process";
import path from "node:path";
import { parseArgs } from "node:util";
import { buildIfStale } from "#lib/boot/build";
import { root } from "#lib/boot/root";
import { AppError } from "#lib/errors";
import { type PageServer, servePages } from "./profile/served.ts";
import { benchEnv, openBenchDatabase, seededDatabase } from "./room/database.ts";

const USE =
  "`bench profile [links,…] [--plans FILE] [--of SLUG,…]`: numbers of links, 1000000,10000000 when left out.";

/**
 * `bench profile [links,…] [--plans FILE] [--of SLUG,…]`: the profiles are made by the product's own writer first, or are
 * workspaces that `seed large` made in the database of DATABASE_URL. The plans of every statement are written to FILE
 * as Markdown.
 */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: { plans: { type: "string", default: "" }, of: { type: "string", default: "" } },
    allowPositionals: true,
  });
  const sizes = positionals[0] ?? "1000000,10000000";
  if (positionals.length > 1 || !/^[1-9]\d{2,}(,[1-9]\d{2,})*$/.test(sizes))
    throw new AppError("invalid", USE);
  const database = values.of === "" ? await openBenchDatabase() : seededDatabase();
  let pages: PageServer | null = null;
  try {
    const env = benchEnv(database, 9);
    await buildIfStale(env, new AbortController().signal, (line) => process.stdout.write(`${line}\n`));
    pages = await servePages(env);
    const measuring = spawn(
      process.execPath,
      [path.join(root, "lib/bench/profile/measure.ts"), sizes, String(pages.port), values.plans, values.of],
      { env, cwd: root, stdio: "inherit" },
    );
    return await new Promise<number>((resolve) => measuring.once("exit", (ended) => resolve(ended ?? 1)));
  } finally {
    pages?.close();
    await database.close();
  }
}
