import { one, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { addressKey, clientAddress } from "#lib/http/client-address";
import { audit } from "#lib/workspaces/audit";
import { cookieNames, readCookie } from "./cookie.ts";
import { readDeviceToken } from "./device.ts";
import { verifyPassword } from "./password.ts";
import type { SessionClaims } from "./session-token.ts";
import { startSession } from "./start-session.ts";
import { takeTry } from "./throttle.ts";

export interface SignedIn {
  userId: string;
  claims: SessionClaims;
}

/**
 * Proves who somebody is by their password and starts a session. One answer, after the same work, whether the
 * email or the password is wrong. Throws AppError "invalid", or "too_many" (10 tries in 15 minutes for an
 * account and for an address; a browser that this person has used before has tries of its own).
 */
export async function signIn(
  typed: { email: string; password: string },
  headers: Headers,
): Promise<SignedIn> {
  const user = await one<{ id: string; passwordHash: string }>(
    `select id, password_hash as "passwordHash" from app_user where email = $1`,
    [typed.email],
  );
  const device = readDeviceToken(readCookie(headers, cookieNames().device), user?.id ?? null);
  const attempt = await takeTry(
    device === null
      ? [`account:${typed.email}`, `address:${addressKey(clientAddress(headers))}`]
      : [`device:${device}`],
  );
  const right = await verifyPassword(user?.passwordHash ?? null, typed.password);
  if (!right || user === null) throw new AppError("invalid", "The email or the password is not right.");
  const claims = await transaction(async (sql) => {
    const started = await startSession(sql, user, headers);
    await audit(sql, { workspaceId: null, actorId: user.id }, "person.signed_in");
    return started;
  });
  await attempt.forget();
  return { userId: user.id, claims };
}
