import { expect, test } from "vitest";
import { formatLine, redact } from "#lib/log";

const at = new Date("2026-03-01T10:20:30Z");

test("machines get one JSON object a line", () => {
  expect(JSON.parse(formatLine("warn", "slow", { ms: 12 }, at, false))).toEqual({
    at: "2026-03-01T10:20:30.000Z",
    level: "warn",
    message: "slow",
    ms: 12,
  });
});

test("a terminal gets words", () => {
  expect(formatLine("info", "ready", { port: 3000, host: "a" }, at, true)).toBe(
    "10:20:30 ready port=3000 host=a",
  );
  expect(formatLine("error", "failed", {}, at, true)).toBe("10:20:30 error failed");
});

test.each([
  [
    {
      password: "x",
      newPassword: "x",
      setup_token: "x",
      Authorization: "x",
      cookie: "x",
      apiKey: "x",
      secret: "x",
    },
  ],
])("secrets are hidden by their key", (fields) => {
  expect(Object.values(redact(fields) as object)).toEqual(Object.keys(fields).map(() => "***"));
});

test("secrets in addresses are hidden wherever they stand", () => {
  expect(redact("cannot reach postgresql://me:hunter2@db:5432/x")).toBe(
    "cannot reach postgresql://***@db:5432/x",
  );
  expect(redact({ deep: ["http://h/setup?token=abc&a=1"] })).toEqual({
    deep: ["http://h/setup?token=***&a=1"],
  });
  expect(JSON.stringify(redact(new Error("at https://u:p@h/")))).not.toContain("u:p");
});

test("what JSON cannot say does not break a line", () => {
  const round: Record<string, unknown> = { id: 1n, when: at };
  round.self = round;
  expect(() => formatLine("info", "round", round, at, false)).not.toThrow();
});

test("a long text is cut", () => {
  expect(redact("x".repeat(10_000))).toHaveLength(2_001);
});
