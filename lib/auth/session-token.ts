import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { requireSecret } from "#lib/env";
import { cookieNames, readCookie } from "./cookie.ts";

/** A session ends after 30 days, used or not; in seconds. */
export const sessionSeconds = 30 * 24 * 60 * 60;

/** What the cookie holds: which session, and the version of the person's sessions it was made under. */
const Claims = z.object({ sid: z.uuid(), sv: z.int() });
export type SessionClaims = z.infer<typeof Claims>;

/** The encrypted token (JWE) for a session, as next-auth writes it. */
export async function writeSessionToken(claims: SessionClaims): Promise<string> {
  return encode({ token: { ...claims }, secret: requireSecret(), maxAge: sessionSeconds });
}

/** The claims in a request's session cookie; null when there is none, it is not ours, or it is too old. */
export async function readSessionToken(headers: Headers): Promise<SessionClaims | null> {
  const token = readCookie(headers, cookieNames().session);
  if (token === null || token === "") return null;
  const decoded = await decode({ token, secret: requireSecret() }).catch(() => null);
  const claims = Claims.safeParse(decoded);
  return claims.success ? claims.data : null;
}
