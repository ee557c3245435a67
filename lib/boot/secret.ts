// One secret for all processes: it signs sessions and encrypts what is stored. Another one by accident would sign
// everybody out and leave secrets unreadable, so its fingerprint stands in the database and is compared at each start.
import { createHmac, randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { AppError } from "#lib/errors";

/** The secret that the environment names, or the one in the data folder, made on first use. */
export function loadSecret(dataDir: string, given: string | null): string {
  if (given !== null) return given;
  const file = path.join(dataDir, "secret");
  if (!fs.existsSync(file)) {
    fs.writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
  }
  return fs.readFileSync(file, "utf8").trim();
}

/** What stands in the database: tells secrets apart and does not give them away. */
export function fingerprintOf(secret: string): string {
  return createHmac("sha256", secret).update("fairlead instance").digest("hex").slice(0, 32);
}

/** Notes the first secret that a database is used with. Throws AppError "conflict" for any other one. */
export async function checkSecret(databaseUrl: string, secret: string): Promise<void> {
  const fingerprint = fingerprintOf(secret);
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on("error", () => {}); // a lost connection fails the query that waits for it
  await client.connect();
  try {
    await client.query(
      `INSERT INTO instance (id, secret_fingerprint) VALUES (1, $1)
       ON CONFLICT (id) DO UPDATE SET secret_fingerprint = excluded.secret_fingerprint
         WHERE instance.secret_fingerprint IS NULL`,
      [fingerprint],
    );
    const found = await client.query("SELECT secret_fingerprint AS known FROM instance WHERE id = 1");
    if (found.rows[0]?.known === fingerprint) return;
  } finally {
    await client.end();
  }
  throw new AppError(
    "conflict",
    "FAIRLEAD_SECRET is not the one that this database was set up with. Nothing was changed. Give every process the first one (it lies in the file `secret` of the first machine's data folder).",
  );
}
