import { NextRequest } from "next/server";
import { beforeAll, describe, expect, test } from "vitest";
import { config, proxy } from "../../proxy.ts";
import { type Actor, type Cast, makeCast } from "../support/cast.ts";

let cast: Cast;
beforeAll(async () => {
  cast = await makeCast();
});

const open = (actor: Actor, path: string, extra: Record<string, string> = {}) =>
  proxy(new NextRequest(`http://localhost:3000${path}`, { headers: cast.headers(actor, extra) }));

describe("the proxy", () => {
  test("answers a host that is not listed with 421", async () => {
    expect((await open("alice", "/northlight", { host: "rebound.example" })).status).toBe(421);
  });

  test("sends whoever is signed out to the form, and back afterwards", async () => {
    const answer = await open("anonymous", "/northlight/settings?before=3");
    expect(answer.headers.get("location")).toBe(
      "http://localhost:3000/sign-in?next=%2Fnorthlight%2Fsettings%3Fbefore%3D3",
    );
  });

  test.each(["/setup?token=x", "/sign-in", "/invite/x"])("lets everybody see %s", async (path) => {
    expect((await open("anonymous", path)).headers.get("location")).toBeNull();
  });

  test("gives each page a nonce of its own, in its policy and for its scripts", async () => {
    const nonceOf = (headers: Headers) =>
      /'nonce-(\w{32})'/.exec(headers.get("content-security-policy") ?? "")?.[1];
    const [one, two] = [await open("alice", "/northlight"), await open("alice", "/northlight")];
    expect(nonceOf(one.headers)).toBeDefined();
    expect(nonceOf(one.headers)).not.toBe(nonceOf(two.headers));
    expect(one.headers.get("x-middleware-request-x-nonce")).toBe(nonceOf(one.headers));
    expect(one.headers.get("content-security-policy")).not.toMatch(/script-src[^;]*'unsafe-inline/);
  });

  test.each(["/setup?token=x", "/invite/x"])(
    "keeps the secret in the address of %s to itself",
    async (path) => {
      expect((await open("anonymous", path)).headers.get("referrer-policy")).toBe("no-referrer");
    },
  );
});

describe("the matcher", () => {
  const matches = (path: string) => new RegExp(`^${config.matcher[0]}$`).test(path);
  test.each([
    "/api/northlight/imports/uploads",
    "/api/health",
    "/api/auth/csrf",
    "/_next/static/x.js",
    "/icon.svg",
  ])("leaves %s alone: bodies pass whole, files as they lie", (path) => expect(matches(path)).toBe(false));
  test.each(["/", "/northlight", "/northlight/example.com/links", "/api-team", "/sign-in"])(
    "covers %s",
    (path) => {
      expect(matches(path)).toBe(true);
    },
  );
});
