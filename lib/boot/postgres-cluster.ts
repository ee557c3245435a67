// The folder that the database keeps its data in: made once, whole or not at all.
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { AppError } from "#lib/errors";
import { type Account, type Binaries, binaryPath } from "./postgres-binaries.ts";

/** Where the password of its owner lies, for this machine's account alone. */
export function passwordFile(dir: string): string {
  return path.join(dir, "postgres.password");
}

/** What its programs see of the environment: a person's own PG* settings must not reach them. */
export function serverEnv(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env, LC_ALL: "C", TZ: "UTC" };
  for (const name of Object.keys(env)) if (name.startsWith("PG")) delete env[name];
  return env;
}

/** Makes the data folder. Throws AppError "unavailable" with initdb's own words. */
export function initialise(binaries: Binaries, account: Account, dir: string, data: string): void {
  const half = `${data}.half`;
  fs.rmSync(half, { recursive: true, force: true });
  fs.mkdirSync(half, { mode: 0o700 });
  const password = randomBytes(24).toString("base64url");
  fs.writeFileSync(passwordFile(dir), password, { mode: 0o600 });
  const handedOver = path.join(dir, "pgdata.password");
  fs.writeFileSync(handedOver, `${password}\n`, { mode: 0o600 });
  if ("uid" in account.ids) {
    for (const file of [half, handedOver]) fs.chownSync(file, account.ids.uid, account.ids.gid);
  }
  const args = [
    "-D",
    half,
    "-U",
    "postgres",
    `--pwfile=${handedOver}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
  ];
  args.push("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--no-instructions");
  const made = spawnSync(binaryPath(binaries, "initdb"), args, {
    ...account.ids,
    cwd: "/",
    env: serverEnv(),
    encoding: "utf8",
  });
  fs.rmSync(handedOver, { force: true });
  if (made.status !== 0) {
    const why = made.error?.message ?? `${made.stderr}${made.stdout}`;
    throw new AppError("unavailable", `The database could not be made in ${dir}: ${why.trim()}`);
  }
  fs.renameSync(half, data); // a half-made cluster is never mistaken for a good one
}
