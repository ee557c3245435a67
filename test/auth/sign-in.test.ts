import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { changeMyPassword, endMySession, signOut } from "#lib/auth/actions";
import { cookieNames } from "#lib/auth/cookie";
import { makeDeviceToken, readDeviceToken } from "#lib/auth/device";
import { personOf } from "#lib/auth/person";
import { listMySessions } from "#lib/auth/queries";
import { writeSessionToken } from "#lib/auth/session-token";
import { signIn } from "#lib/auth/sign-in";
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

const bare = new Headers({
  host: "localhost:3000",
  origin: "http://localhost:3000",
  "user-agent": "Test/1.0",
});
const wrong = (email: string) => signIn({ email, password: "not the password at all" }, bare);
const right = (email: string, headers = bare) => signIn({ email, password: castPassword }, headers);
const known = (userId: string) =>
  new Headers({ ...Object.fromEntries(bare), cookie: `${cookieNames().device}=${makeDeviceToken(userId)}` });
async function browserOf(email: string): Promise<Headers> {
  const { claims } = await right(email);
  const cookie = `${cookieNames().session}=${await writeSessionToken(claims)}`;
  return new Headers({ ...Object.fromEntries(bare), cookie });
}

describe("signing in", () => {
  test("starts a session that is a row", async () => {
    const headers = await browserOf("alice@example.com");
    const person = await personOf(headers);
    expect(person).toMatchObject({ id: cast.people.alice.id, email: "alice@example.com" });
    const rows = await query("select user_agent from session where id = $1", [person?.sessionId]);
    expect(rows).toEqual([{ user_agent: "Test/1.0" }]);
  });

  test("says the same for a wrong password and for nobody", async () => {
    const answers = await Promise.all(
      ["alice@example.com", "nobody@example.com"].map((email) =>
        wrong(email).catch((error: Error) => error.message),
      ),
    );
    expect(answers[0]).toBe(answers[1]);
  });

  test("works as long for nobody as for somebody", async () => {
    const time = async (email: string) => {
      await query("delete from login_attempt");
      const start = performance.now();
      await wrong(email).catch(() => undefined);
      return performance.now() - start;
    };
    await time("warm@example.com");
    // In turns, and the fastest of each: what else the machine does only ever adds.
    let [somebody, nobody] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let n = 0; n < 10; n++) {
      somebody = Math.min(somebody, await time("alice@example.com"));
      nobody = Math.min(nobody, await time("nobody@example.com"));
    }
    // Without the hash of nobody it would be five times faster.
    expect(nobody / somebody).toBeGreaterThan(0.5);
    expect(nobody / somebody).toBeLessThan(2);
  });
});

describe("guessing", () => {
  const guess = async (email: string, times: number, headers = bare) => {
    const codes: string[] = [];
    for (let n = 0; n < times; n++) {
      await signIn({ email, password: `guess ${n} guess guess` }, headers).catch((error: { code: string }) =>
        codes.push(error.code),
      );
    }
    return codes;
  };

  test("is delayed after ten tries, the right password too", async () => {
    const codes = await guess("alice@example.com", 11);
    expect(codes.filter((code) => code === "invalid")).toHaveLength(10);
    expect(codes[10]).toBe("too_many");
    await expect(right("alice@example.com")).rejects.toMatchObject({
      code: "too_many",
      message: /15 minutes/,
    });
  });

  test("a hundred times at once is ten tries", async () => {
    const codes = await Promise.all(
      Array.from({ length: 100 }, () =>
        wrong("bob@example.com").catch((error: { code: string }) => error.code),
      ),
    );
    expect(codes.filter((code) => code === "invalid")).toHaveLength(10);
  });

  test("is delayed alike for who is not there", async () => {
    expect((await guess("nobody@example.com", 11))[10]).toBe("too_many");
  });

  test("from one address is delayed across accounts", async () => {
    for (let n = 0; n < 10; n++) await wrong(`nobody${n}@example.com`).catch(() => undefined);
    await expect(right("charlie@example.com")).rejects.toMatchObject({ code: "too_many" });
  });

  test("never keeps out the browser that its owner has used before", async () => {
    await guess("alice@example.com", 10);
    await expect(right("alice@example.com")).rejects.toMatchObject({ code: "too_many" });
    expect(await right("alice@example.com", known(cast.people.alice.id))).toMatchObject({
      userId: cast.people.alice.id,
    });
  });

  test("from a known browser is delayed too", async () => {
    expect((await guess("alice@example.com", 11, known(cast.people.alice.id)))[10]).toBe("too_many");
  });

  test("with somebody else's known browser gains nothing", async () => {
    await guess("alice@example.com", 10);
    await expect(right("alice@example.com", known(cast.people.bob.id))).rejects.toMatchObject({
      code: "too_many",
    });
  });

  test("may go on after fifteen minutes; refused tries do not make it longer", async () => {
    await guess("alice@example.com", 15);
    await query("update login_attempt set at = at - interval '15 minutes 1 second'");
    expect(await right("alice@example.com")).toMatchObject({ userId: cast.people.alice.id });
  });

  test("rightly is no guess: signing in twenty times is free", async () => {
    for (let n = 0; n < 20; n++) await right("erik@example.com");
  });
});

test("a browser's cookie is believed for its own person and as we wrote it", () => {
  const { alice, bob } = cast.people;
  const token = makeDeviceToken(alice.id);
  expect(readDeviceToken(token, alice.id)).toMatch(/^[\w-]{22}$/);
  expect(readDeviceToken(token, bob.id)).toBeNull();
  expect(readDeviceToken(token.replace(alice.id, bob.id), bob.id)).toBeNull();
  expect(readDeviceToken(`${token.slice(0, -2)}AA`, alice.id)).toBeNull();
  expect(readDeviceToken(null, alice.id)).toBeNull();
});

describe("a password change", () => {
  const change = (headers: Headers, current: string, next: string) =>
    inRequest(headers, () => changeMyPassword({ current, next }));

  test("ends every other session and keeps the browser that asked", async () => {
    const [here, there] = [await browserOf("dana@example.com"), await browserOf("dana@example.com")];
    const { result, setCookies } = await change(here, castPassword, "ten brown otters at dusk");
    expect(result).toEqual({ ok: true, data: null });
    expect(await personOf(there)).toBeNull();
    expect(await personOf(here)).toBeNull(); // its cookie is replaced
    const cookie = setCookies.map((line) => line.split(";")[0]).join("; ");
    expect(await personOf(new Headers({ cookie }))).toMatchObject({ id: cast.people.dana.id });
    await expect(right("dana@example.com")).rejects.toMatchObject({ code: "invalid" });
  });

  test.each([
    ["the present password is wrong", "not my password at all", "ten brown otters at dusk", "current"],
    ["the new one is short", castPassword, "short", "next"],
    ["the new one is common", castPassword, "Password12345", "next"],
    ["the new one is the present one", castPassword, castPassword, "next"],
  ])("is refused when %s", async (_, current, next, field) => {
    const headers = await browserOf("erik@example.com");
    const { result } = await change(headers, current, next);
    expect(result).toMatchObject({ ok: false, code: "invalid", fields: { [field]: expect.any(String) } });
    expect(await personOf(headers)).not.toBeNull();
  });

  test("lets a stolen session guess ten times", async () => {
    const headers = await browserOf("erik@example.com");
    for (let n = 0; n < 10; n++) await change(headers, `guess ${n} guess guess`, "ten brown otters at dusk");
    const { result } = await change(headers, castPassword, "ten brown otters at dusk");
    expect(result).toMatchObject({ ok: false, code: "too_many" });
  });

  test("twice at once is made once", async () => {
    const headers = await browserOf("bob@example.com");
    const answers = await Promise.all([
      change(headers, castPassword, "ten brown otters at dusk"),
      change(headers, castPassword, "six red kites at dawn"),
    ]);
    expect(answers.filter(({ result }) => result.ok)).toHaveLength(1);
  });
});

describe("signing out", () => {
  test("ends this session on the server and takes the cookie", async () => {
    const headers = await browserOf("charlie@example.com");
    const { result, setCookies } = await inRequest(headers, () => signOut({}));
    expect(result.ok).toBe(true);
    expect(setCookies.join()).toMatch(/fairlead\.session=;.*Max-Age=0/);
    expect(await personOf(headers)).toBeNull();
  });

  test("of another browser is possible from here, of another person's not", async () => {
    const [here, there] = [await browserOf("charlie@example.com"), await browserOf("charlie@example.com")];
    const person = await personOf(here);
    if (person === null) throw new Error("signed out");
    const sessions = await listMySessions(person);
    expect(sessions[0]).toMatchObject({ id: person.sessionId, current: true });
    const other = (await personOf(there))?.sessionId ?? "";
    expect(sessions.map(({ id }) => id)).toContain(other);
    const alice = await browserOf("alice@example.com");
    await inRequest(alice, () => endMySession({ sessionId: other }));
    expect(await personOf(there)).not.toBeNull();
    await inRequest(here, () => endMySession({ sessionId: other }));
    expect(await personOf(there)).toBeNull();
    expect(await personOf(here)).not.toBeNull();
  });
});
