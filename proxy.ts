import { type NextRequest, NextResponse } from "next/server";
import { readSessionToken } from "#lib/auth/session-token";
import { readEnv } from "#lib/env";
import { contentPolicy } from "#lib/http/content-policy";
import { isKnownHost, unknownHostMessage } from "#lib/http/hosts";

// A convenience: a nonce for each page's scripts, and a short way to the sign-in form. It decides nothing about
// who may read or change what; without this file every page, action and route still refuses (docs/decisions).

/** First parts of paths that people reach without being signed in. */
const open: ReadonlySet<string> = new Set(["setup", "sign-in", "invite"]);

export async function proxy(request: NextRequest): Promise<NextResponse> {
  if (!isKnownHost(request.headers)) return new NextResponse(unknownHostMessage, { status: 421 });
  const { pathname, search } = request.nextUrl;
  const first = pathname.split("/")[1] ?? "";
  const reads = request.method === "GET" || request.method === "HEAD";
  if (reads && first !== "" && !open.has(first) && (await readSessionToken(request.headers)) === null) {
    const to = request.nextUrl.clone();
    to.pathname = "/sign-in";
    to.search = "";
    to.searchParams.set("next", pathname + search);
    return NextResponse.redirect(to);
  }
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const policy = contentPolicy(nonce, readEnv().production);
  // The framework reads the nonce from the request's own policy and writes it into its scripts.
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  // These pages carry a secret in their address.
  if (first === "setup" || first === "invite") response.headers.set("referrer-policy", "no-referrer");
  return response;
}

export const config = {
  // Not what is served as it lies, and nothing under /api: the framework hands a request that passes here on
  // with the first 10 MB of its body only, and uploads go there.
  matcher: ["/((?!api/|_next/|favicon\\.ico$|icon\\.svg$|robots\\.txt$|fonts/|images/).*)"],
};
