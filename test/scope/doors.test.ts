import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { query } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { action } from "#lib/http/action";
import { scopeFromJob } from "#lib/scope/from-job";
import { type Cast, makeCast } from "../support/cast.ts";
import { inRequest } from "../support/next-request.ts";

let cast: Cast;
const greet = action(
  { may: "import", input: z.object({ name: z.string().min(1, "Who?") }) },
  async (scope, input) => {
    if (input.name === "thief") throw new Error("select * from secrets at /srv/app/x.ts");
    if (input.name === "twice") throw new AppError("conflict", "Already greeted.");
    return `${scope.role} greets ${input.name}`;
  },
);
const call = (headers: Headers, input: unknown = { name: "Ada" }, slug = cast.northlight.slug) =>
  inRequest(headers, () => greet(slug, input as { name: string })).then(({ result }) => result);

beforeAll(async () => {
  cast = await makeCast();
});

describe("an action", () => {
  test("runs for a role that may", async () => {
    expect(await call(cast.headers("erik"))).toEqual({ ok: true, data: "editor greets Ada" });
  });
  test("refuses a role that may not", async () => {
    expect(await call(cast.headers("bob"))).toMatchObject({ ok: false, code: "forbidden" });
  });
  test("refuses whoever is signed out", async () => {
    expect(await call(cast.headers("anonymous"))).toMatchObject({ ok: false, code: "signed_out" });
  });
  test("tells a stranger the same as of a workspace that is not there", async () => {
    const foreign = await call(cast.headers("charlie"));
    expect(foreign).toMatchObject({ ok: false, code: "not_found" });
    expect(await call(cast.headers("charlie"), { name: "Ada" }, "no-such-place")).toEqual(foreign);
    expect(await call(cast.headers("charlie"), { name: "Ada" }, "nul\0byte")).toEqual(foreign);
  });
  test.each([
    ["no Origin", null],
    ["the Origin `null`", "null"],
    ["a foreign Origin", "https://evil.example"],
    ["our host under another port", "http://localhost:4000"],
    ["an Origin with a path", "http://localhost:3000/x"],
  ])("refuses a request with %s", async (_, origin) => {
    const headers = cast.headers("alice");
    if (origin === null) headers.delete("origin");
    else headers.set("origin", origin);
    expect(await call(headers)).toMatchObject({ ok: false, code: "forbidden" });
  });
  test("refuses a host that is not listed", async () => {
    const headers = cast.headers("alice", { host: "rebound.example", origin: "http://rebound.example" });
    expect(await call(headers)).toMatchObject({ ok: false, code: "forbidden" });
  });
  test("names the field that is wrong", async () => {
    expect(await call(cast.headers("alice"), { name: "" })).toEqual({
      ok: false,
      code: "invalid",
      message: "Who?",
      fields: { name: "Who?" },
    });
  });
  test("passes an expected failure on", async () => {
    expect(await call(cast.headers("alice"), { name: "twice" })).toMatchObject({
      code: "conflict",
      message: "Already greeted.",
    });
  });
  test("hides an unexpected one", async () => {
    const answer = await call(cast.headers("alice"), { name: "thief" });
    expect(answer).toMatchObject({ ok: false, code: "unavailable" });
    expect(JSON.stringify(answer)).not.toMatch(/secrets|srv/);
  });
});

describe("a session ends", () => {
  test("with its row", async () => {
    await query("update session set revoked_at = now() where user_id = $1", [cast.people.erik.id]);
    expect(await call(cast.headers("erik"))).toMatchObject({ code: "signed_out" });
    await query("update session set revoked_at = null where user_id = $1", [cast.people.erik.id]);
  });
  test("with its time", async () => {
    await query("update session set expires_at = now() - interval '1 second' where user_id = $1", [
      cast.people.erik.id,
    ]);
    expect(await call(cast.headers("erik"))).toMatchObject({ code: "signed_out" });
    await query("update session set expires_at = now() + interval '1 day' where user_id = $1", [
      cast.people.erik.id,
    ]);
  });
  test("with another version of the person's sessions", async () => {
    await query("update app_user set session_version = 2 where id = $1", [cast.people.erik.id]);
    expect(await call(cast.headers("erik"))).toMatchObject({ code: "signed_out" });
    await query("update app_user set session_version = 1 where id = $1", [cast.people.erik.id]);
  });
  test("with a cookie that we did not write", async () => {
    const headers = cast.headers("alice");
    headers.set("cookie", `${headers.get("cookie")?.slice(0, -4)}AAAA`);
    expect(await call(headers)).toMatchObject({ code: "signed_out" });
  });
});

test("a workspace that is being deleted refuses everybody, its jobs too", async () => {
  expect(await scopeFromJob({ workspaceId: cast.elsewhere.id })).toMatchObject({
    actorId: null,
    role: "editor",
  });
  await query("update workspace set deleted_at = now() where id = $1", [cast.elsewhere.id]);
  expect(await call(cast.headers("charlie"), { name: "Ada" }, "elsewhere")).toMatchObject({
    code: "not_found",
  });
  await expect(scopeFromJob({ workspaceId: cast.elsewhere.id })).rejects.toMatchObject({ code: "not_found" });
});
