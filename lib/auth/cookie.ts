import { readEnv } from "#lib/env";

/** What a cookie of ours is set with. */
export interface CookieOptions {
  httpOnly: true;
  sameSite: "lax";
  path: "/";
  secure: boolean;
}

/**
 * Names and options of our cookies. Behind TLS they carry `__Host-` (RFC 6265bis §4.1.3.2): no other host of
 * the same domain can plant them. One name an instance, told by FAIRLEAD_URL, never guessed from a request.
 */
export function cookieNames(url: string = readEnv().url): {
  session: string;
  device: string;
  options: CookieOptions;
} {
  const secure = url.startsWith("https:");
  const prefix = secure ? "__Host-" : "";
  return {
    session: `${prefix}fairlead.session`,
    device: `${prefix}fairlead.device`,
    options: { httpOnly: true, sameSite: "lax", path: "/", secure },
  };
}

/** The value of one cookie of a request, or null. */
export function readCookie(headers: Headers, name: string): string | null {
  for (const pair of (headers.get("cookie") ?? "").split(";")) {
    const at = pair.indexOf("=");
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return null;
}
