import { one, query } from "#lib/db/sql";
import { readEnv } from "#lib/env";
import { hashToken, makeToken } from "./one-time-token.ts";

/**
 * Makes the one-time set-up token, so that nobody else on the network can claim a fresh instance. Called by
 * the boot before it prints the link; each call ends the link printed before. Null: there is an owner already.
 */
export async function issueSetupToken(): Promise<string | null> {
  const { token, hash } = makeToken();
  const row = await one(
    `update instance set setup_token_hash = $1, setup_token_at = now()
      where id = 1 and not exists (select from app_user) returning id`,
    [hash],
  );
  return row === null ? null : token;
}

/** The link that the boot prints, from FAIRLEAD_URL alone. */
export function setupLink(token: string, url: string = readEnv().url): string {
  return `${url}/setup?token=${encodeURIComponent(token)}`;
}

/** Whether set-up is still open to whoever holds this token. */
export async function isSetupToken(token: string): Promise<boolean> {
  const rows = await query(
    `select id from instance where id = 1 and setup_token_hash = $1 and not exists (select from app_user)`,
    [hashToken(token)],
  );
  return rows.length > 0;
}

/** Whether this instance has an owner. */
export async function isSetUp(): Promise<boolean> {
  return (await one("select id from app_user limit 1")) !== null;
}
