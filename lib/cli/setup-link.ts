import { readEnv } from "../env.ts";
import { AppError } from "../errors.ts";

/**
 * Prints a new one-time link to create the first account; earlier ones end.
 * With `--if-needed` it prints nothing when there is an account already, instead of complaining.
 */
export async function run(args: string[]): Promise<number> {
  const { ensureSetupToken } = await import("../auth/setup-token.ts");
  const { closePool } = await import("../db/pool.ts");
  try {
    const token = await ensureSetupToken();
    if (token !== null) {
      process.stdout.write(`${readEnv().url}/setup?token=${encodeURIComponent(token)}\n`);
      return 0;
    }
  } finally {
    await closePool();
  }
  if (args.includes("--if-needed")) return 0;
  throw new AppError(
    "conflict",
    "There is an account already: sign in, and invite others from the workspace.",
  );
}
