import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { query } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { personRoute, route } from "#lib/http/route";
import { type Actor, type Cast, makeCast } from "../support/cast.ts";

let cast: Cast;
beforeAll(async () => {
  cast = await makeCast();
});

const GET = route(
  {
    may: "read",
    params: z.object({ id: z.coerce.number().int() }),
    query: z.object({ q: z.string().default("none") }),
  },
  async ({ scope, params, query: asked }) => {
    if (params.id === 500) throw new Error("relation x at /srv/x.ts");
    if (params.id === 409) throw new AppError("conflict", "Taken.");
    return Response.json({ role: scope.role, id: params.id, q: asked.q });
  },
);
const POST = route({ may: "import" }, async ({ request }) => Response.json({ got: await request.text() }));

function ask(
  actor: Actor,
  options: { id?: string; search?: string; workspace?: string; headers?: Record<string, string> } = {},
) {
  const headers = cast.headers(actor, options.headers);
  const request = new Request(`http://localhost:3000/api/x${options.search ?? ""}`, { headers });
  const params = { workspace: options.workspace ?? "northlight", id: options.id ?? "7" };
  return GET(request, { params: Promise.resolve(params) });
}

function post(headers: Headers) {
  const request = new Request("http://localhost:3000/api/x", { method: "POST", headers, body: "rows" });
  return POST(request, { params: Promise.resolve({ workspace: "northlight" }) });
}

describe("a route", () => {
  test("answers who may, with its parameters parsed", async () => {
    const answer = await ask("bob", { search: "?q=rel" });
    expect(await answer.json()).toEqual({ role: "viewer", id: 7, q: "rel" });
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  });
  test.each([
    ["nobody", "anonymous", {}, 401],
    ["a stranger", "charlie", {}, 404],
    ["a workspace that is not there", "alice", { workspace: "nowhere" }, 404],
    ["a parameter that is none", "alice", { id: "seven" }, 400],
    ["an expected failure", "alice", { id: "409" }, 409],
    ["a host that is not listed", "alice", { headers: { host: "evil.example" } }, 421],
  ] as const)("answers %s with its status", async (_, actor, options, status) => {
    const answer = await ask(actor, options);
    expect(answer.status).toBe(status);
    expect(Object.keys((await answer.json()) as object)).toEqual(expect.arrayContaining(["code", "message"]));
  });
  test("hides an unexpected failure", async () => {
    const answer = await ask("alice", { id: "500" });
    expect(answer.status).toBe(503);
    expect(await answer.text()).not.toMatch(/relation|srv/);
  });
  test("takes a change from our own pages alone", async () => {
    expect(await (await post(cast.headers("erik"))).json()).toEqual({ got: "rows" });
    const foreign = cast.headers("erik");
    foreign.set("origin", "https://evil.example");
    expect((await post(foreign)).status).toBe(403);
    foreign.delete("origin");
    expect((await post(foreign)).status).toBe(403);
  });
  test("refuses a role that may not", async () => {
    expect((await post(cast.headers("bob"))).status).toBe(403);
  });
  test("of a person asks who it is, in no workspace", async () => {
    const mine = personRoute(async ({ person }) => Response.json(person.name));
    const call = (actor: Actor) =>
      mine(new Request("http://localhost:3000/api/me", { headers: cast.headers(actor) }), {
        params: Promise.resolve({}),
      });
    expect(await (await call("charlie")).json()).toBe("Charlie");
    expect((await call("anonymous")).status).toBe(401);
  });
});

test("a removed member's next request is refused", async () => {
  expect((await ask("dana")).status).toBe(200);
  await query("delete from member where user_id = $1", [cast.people.dana.id]);
  expect((await ask("dana")).status).toBe(404);
});
