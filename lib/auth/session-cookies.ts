import { cookies } from "next/headers";
import { cookieNames } from "./cookie.ts";
import { makeDeviceToken } from "./device.ts";
import { type SessionClaims, sessionSeconds, writeSessionToken } from "./session-token.ts";

/** A browser is known for a year after its last sign-in; in seconds. */
export const deviceSeconds = 365 * 24 * 60 * 60;

/** Signs the browser of the running action in, and makes it a known one. */
export async function giveSession(userId: string, claims: SessionClaims): Promise<void> {
  const { session, device, options } = cookieNames();
  const jar = await cookies();
  jar.set(session, await writeSessionToken(claims), { ...options, maxAge: sessionSeconds });
  jar.set(device, makeDeviceToken(userId), { ...options, maxAge: deviceSeconds });
}

/** Takes the session from the browser of the running action. It stays a known one. */
export async function takeSession(): Promise<void> {
  const { session, options } = cookieNames();
  (await cookies()).set(session, "", { ...options, maxAge: 0 });
}
