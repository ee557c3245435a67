import { NextRequest } from "next/server";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { browserName } from "#lib/auth/browser-name";
import { cookieNames } from "#lib/auth/cookie";
import { handleNextAuth } from "#lib/auth/next-auth";
import { personOf } from "#lib/auth/person";
import { query } from "#lib/db/sql";
import { type Cast, castPassword, makeCast } from "../support/cast.ts";
import { inRequest } from "../support/next-request.ts";

let cast: Cast;
beforeAll(async () => {
  cast = await makeCast();
});
beforeEach(async () => {
  await query("delete from login_attempt");
});

async function send(
  method: string,
  path: string,
  options: { headers?: Record<string, string>; fields?: Record<string, string> } = {},
): Promise<Response> {
  const body = options.fields === undefined ? null : new URLSearchParams(options.fields).toString();
  const headers = cast.headers("anonymous", options.headers);
  if (body !== null) {
    headers.set("content-type", "application/x-www-form-urlencoded");
    headers.set("content-length", String(body.length));
  }
  const request = new NextRequest(`http://localhost:3000/api/auth/${path}`, { method, headers, body });
  const context = { params: Promise.resolve({ nextauth: path.split("/") }) };
  return (await inRequest(headers, () => handleNextAuth(request, context))).result;
}

const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");

async function signIn(
  fields: { email: string; password: string; callbackUrl?: string },
  extra: Record<string, string> = {},
) {
  const csrf = await send("GET", "csrf");
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  return send("POST", "callback/credentials", {
    headers: { cookie: cookiesOf(csrf), ...extra },
    fields: { callbackUrl: "/", json: "true", csrfToken, ...fields },
  });
}
const alice = { email: "Alice@Example.com ", password: castPassword };
const told = async (answer: Response) => {
  const { url } = (await answer.json()) as { url: string };
  return new URL(url).searchParams.get("error");
};

describe("the sign-in form's request", () => {
  test("gives a session and makes the browser a known one", async () => {
    const answer = await signIn(alice);
    const person = await personOf(new Headers({ cookie: cookiesOf(answer) }));
    expect(person).toMatchObject({ id: cast.people.alice.id });
    const { session, device } = cookieNames();
    for (const name of [session, device]) {
      const line = answer.headers.getSetCookie().find((one) => one.startsWith(`${name}=`));
      expect(line).toMatch(/HttpOnly/i);
      expect(line).toMatch(/SameSite=Lax/i);
    }
  });

  test.each([
    ["the password is wrong", { ...alice, password: "not the password" }],
    ["nobody has the email", { ...alice, email: "nobody@example.com" }],
  ])("says the same when %s, and gives nothing", async (_, fields) => {
    const answer = await signIn(fields);
    expect(answer.headers.getSetCookie().join()).not.toMatch(/fairlead/);
    expect(await told(answer)).toBe("The email or the password is not right.");
  });

  test("says when the next try is possible", async () => {
    for (let n = 0; n < 10; n++) await signIn({ ...alice, password: "not the password" });
    expect(await told(await signIn(alice))).toMatch(
      /^Too many tries\. The next one is possible in 15 minutes\.$/,
    );
  });

  test("does not lead to another site", async () => {
    for (const callbackUrl of ["https://evil.example/", "//evil.example", "/\\evil.example"]) {
      const { url } = (await (await signIn({ ...alice, callbackUrl })).json()) as { url: string };
      expect(new URL(url).hostname).toBe("localhost");
    }
  });

  test("is refused without its token, from elsewhere, or when it is no form", async () => {
    const bare = await send("POST", "callback/credentials", { fields: { ...alice, json: "true" } });
    expect(cookiesOf(bare)).not.toMatch(/fairlead/);
    expect((await signIn(alice, { origin: "https://evil.example" })).status).toBe(403);
    expect((await signIn(alice, { host: "evil.example" })).status).toBe(421);
    expect((await signIn({ ...alice, password: "x".repeat(20_000) })).status).toBe(413);
  });
});

test.each([
  ["GET", "session"],
  ["GET", "signin"],
  ["GET", "error"],
  ["POST", "signout"],
  ["POST", "session"],
  ["POST", "_log"],
  ["GET", "callback/credentials"],
])("%s %s is not answered: it would know nothing of our sessions", async (method, path) => {
  expect((await send(method, path)).status).toBe(404);
});

test("behind TLS no other host of the domain can plant our cookies", () => {
  expect(cookieNames("https://links.example.com")).toEqual({
    session: "__Host-fairlead.session",
    device: "__Host-fairlead.device",
    options: { httpOnly: true, sameSite: "lax", path: "/", secure: true },
  });
});

test.each([
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"],
  [
    "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0",
    "Edge on Windows",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile Safari/604.1",
    "Safari on iOS",
  ],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36",
    "Chrome on macOS",
  ],
  [null, "An unknown browser"],
])("a browser that calls itself %j is %s", (userAgent, name) => expect(browserName(userAgent)).toBe(name));
