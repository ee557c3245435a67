import { AppError } from "#lib/errors";

/**
 * Prints a new one-time link to create the first account; earlier ones end.
 * With `--if-needed` it prints nothing when there is an account already, instead of complaining.
 */
export async function run(args: string[]): Promise<number> {
  const { issueSetupToken, setupLink } = await import("#lib/auth/setup-token");
  const { closePool } = await import("#lib/db/pool");
  try {
    const token = await issueSetupToken();
    if (token !== null) {
      process.stdout.write(`${setupLink(token)}\n`);
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
