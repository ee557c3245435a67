import { describe, expect, test } from "vitest";
import { setUpInstance } from "#lib/auth/actions";
import { personOf } from "#lib/auth/person";
import { isSetUp, isSetupToken, issueSetupToken, setupLink } from "#lib/auth/setup-token";
import { one, query } from "#lib/db/sql";
import { inRequest } from "../support/next-request.ts";

const headers = new Headers({ host: "localhost:3000", origin: "http://localhost:3000" });
const owner = (token: string, email = "ada@example.com") => ({
  token,
  name: "Ada Brandt",
  email,
  password: "nine grey herons at noon",
  workspace: "Northlight",
});
const setUp = (input: ReturnType<typeof owner>) => inRequest(headers, () => setUpInstance(input));
const count = async (table: string) =>
  (await one<{ n: number }>(`select count(*)::int as n from ${table}`))?.n;

describe("setting up an instance", () => {
  test("prints a link built from our own address, and stores only the token's hash", async () => {
    const token = (await issueSetupToken()) ?? "";
    expect(setupLink(token, "https://links.example.com")).toBe(
      `https://links.example.com/setup?token=${token}`,
    );
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    const [row] = await query<{ text: string }>(
      "select encode(setup_token_hash, 'escape') as text from instance",
    );
    expect(row?.text).not.toContain(token);
  });

  test("is refused without the token", async () => {
    await issueSetupToken();
    for (const token of ["", "guess", "x".repeat(43)]) {
      expect((await setUp(owner(token))).result).toMatchObject({ ok: false, code: "forbidden" });
    }
    expect(await isSetUp()).toBe(false);
  });

  test("is refused with a token that a later start replaced", async () => {
    const old = (await issueSetupToken()) ?? "";
    await issueSetupToken();
    expect(await isSetupToken(old)).toBe(false);
    expect((await setUp(owner(old))).result).toMatchObject({ ok: false, code: "forbidden" });
  });

  test("says which field is not good enough, and leaves the token", async () => {
    const token = (await issueSetupToken()) ?? "";
    const { result } = await setUp({ ...owner(token), password: "password1234" });
    expect(result).toMatchObject({ code: "invalid", fields: { password: expect.any(String) } });
    expect(await isSetupToken(token)).toBe(true);
  });

  test("by eight people at once makes one owner, one workspace and one session", async () => {
    const token = (await issueSetupToken()) ?? "";
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => setUp(owner(token, `ada${n}@example.com`))),
    );
    const done = answers.filter(({ result }) => result.ok);
    expect(done).toHaveLength(1);
    expect([await count("app_user"), await count("workspace"), await count("session")]).toEqual([1, 1, 1]);
    expect(await one("select role from member")).toEqual({ role: "owner" });
    for (const { result } of answers)
      if (!result.ok) expect(["conflict", "forbidden"]).toContain(result.code);

    const cookie = done[0]?.setCookies.map((line) => line.split(";")[0]).join("; ") ?? "";
    expect(done[0]?.setCookies.every((line) => /HttpOnly/i.test(line) && /SameSite=lax/i.test(line))).toBe(
      true,
    );
    expect(await personOf(new Headers({ cookie }))).toMatchObject({ name: "Ada Brandt" });
  });

  test("ends with the owner: no new token, the old one opens nothing", async () => {
    expect(await issueSetupToken()).toBeNull();
    expect((await setUp(owner("x".repeat(43)))).result).toMatchObject({ ok: false, code: "conflict" });
    expect(await count("app_user")).toBe(1);
  });

  test("ends with the owner even if a token was written a moment later", async () => {
    await query("update instance set setup_token_hash = sha256('late'::bytea)");
    expect((await setUp(owner("late", "second@example.com"))).result).toMatchObject({
      ok: false,
      code: "conflict",
    });
    expect(await count("app_user")).toBe(1);
  });

  test("is in the log", async () => {
    const rows = await query<{ action: string }>("select action from audit_entry order by id");
    expect(rows.map((row) => row.action)).toEqual(["instance.set_up", "workspace.created"]);
  });
});
