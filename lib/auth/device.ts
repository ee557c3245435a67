import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { requireSecret } from "#lib/env";

// A browser that somebody has signed in with before (OWASP, "Slow Down Online Guessing Attacks with Device
// Cookies"). Its tries are counted apart, so that strangers who use up an account's tries delay only
// browsers that the account has never seen, never its owner's own.

function sign(userId: string, id: string): Buffer {
  return createHmac("sha256", requireSecret()).update(`device ${userId} ${id}`).digest();
}

/** The cookie's value for a browser that this person has just signed in with. */
export function makeDeviceToken(userId: string): string {
  const id = randomBytes(16).toString("base64url");
  return `${userId}.${id}.${sign(userId, id).toString("base64url")}`;
}

/** The id of the browser when the cookie is genuine and was made for this person, else null. */
export function readDeviceToken(token: string | null, userId: string | null): string | null {
  const [owner = "", id = "", signature = ""] = (token ?? "").split(".");
  if (userId === null || owner !== userId || id === "") return null;
  const given = Buffer.from(signature, "base64url");
  const right = sign(owner, id);
  return given.length === right.length && timingSafeEqual(given, right) ? id : null;
}
