import type { NextRequest } from "next/server";
import NextAuth, { type NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { requireSecret } from "#lib/env";
import { toFailure } from "#lib/http/failure";
import { isKnownHost, isSameOrigin } from "#lib/http/hosts";
import { parseInput } from "#lib/http/parse-input";
import { log } from "#lib/log";
import { callbackPath } from "./callback-path.ts";
import { cookieNames } from "./cookie.ts";
import { makeDeviceToken } from "./device.ts";
import { SignIn } from "./schema.ts";
import { deviceSeconds } from "./session-cookies.ts";
import { sessionSeconds } from "./session-token.ts";
import { signIn } from "./sign-in.ts";

// next-auth lives behind this file. It carries the sign-in form's request; who may and what a session is are
// decided by sign-in.ts and person.ts. Of its addresses only the three that the form needs are answered: its
// own `session` would show a token whose session has ended.

const answered: readonly string[] = ["GET csrf", "GET providers", "POST callback/credentials"];
/** An email and a password are no more; in bytes. */
const longestBody = 10_000;

interface NextAuthContext {
  params: Promise<{ nextauth: string[] }>;
}

function options(request: NextRequest, onSignedIn: (userId: string) => void): NextAuthOptions {
  const { session, options: cookie } = cookieNames();
  return {
    secret: requireSecret(),
    session: { strategy: "jwt", maxAge: sessionSeconds },
    useSecureCookies: cookie.secure,
    cookies: { sessionToken: { name: session, options: cookie } },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    logger: {
      error: (code, detail) => log.warn("sign-in", { code, detail }),
      // They are about NEXTAUTH_URL, which nothing here is built from.
      warn: () => undefined,
      debug: () => undefined,
    },
    providers: [
      Credentials({
        name: "Email",
        credentials: { email: { type: "email" }, password: { type: "password" } },
        async authorize(typed) {
          try {
            const done = await signIn(parseInput(SignIn, typed), request.headers);
            onSignedIn(done.userId);
            return { id: done.userId, claims: done.claims };
          } catch (error) {
            // The message goes to the form as it is.
            throw new Error(toFailure(error, "sign-in").message);
          }
        },
      }),
    ],
    callbacks: {
      // The token says which session it is, nothing about the person: that is read from the session each time.
      jwt: ({ user }) => (user as { claims?: Record<string, unknown> } | undefined)?.claims ?? {},
      redirect: ({ url, baseUrl }) => new URL(callbackPath(url, baseUrl), baseUrl).href,
    },
  };
}

/** The handler of `/api/auth/…`. */
export async function handleNextAuth(request: NextRequest, context: NextAuthContext): Promise<Response> {
  const { nextauth } = await context.params;
  if (!isKnownHost(request.headers)) return new Response(null, { status: 421 });
  if (!answered.includes(`${request.method} ${nextauth.join("/")}`))
    return new Response(null, { status: 404 });
  if (request.method === "POST") {
    if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
    const length = Number(request.headers.get("content-length") ?? Number.NaN);
    if (!(length <= longestBody)) return new Response(null, { status: 413 });
  }
  let signedIn: string | null = null;
  const answer: Response = await NextAuth(
    request,
    context,
    options(request, (userId) => {
      signedIn = userId;
    }),
  );
  answer.headers.set("cache-control", "no-store");
  if (signedIn !== null) {
    const { device, options: cookie } = cookieNames();
    const flags = `Path=/; HttpOnly; SameSite=Lax; Max-Age=${deviceSeconds}${cookie.secure ? "; Secure" : ""}`;
    answer.headers.append("set-cookie", `${device}=${makeDeviceToken(signedIn)}; ${flags}`);
  }
  return answer;
}
