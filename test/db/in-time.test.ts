import { expect, test } from "vitest";
import { queryInTime } from "#lib/db/in-time";

test("what takes longer than a page may is ended, and says what to do", async () => {
  await expect(queryInTime("SELECT pg_sleep($1)", [30], 50)).rejects.toMatchObject({ code: "busy" });
});

test("the next statement of the same connection has its own time", async () => {
  await queryInTime("SELECT pg_sleep($1)", [30], 20).catch(() => null);
  const limits = await Promise.all(
    Array.from({ length: 10 }, () => queryInTime<{ limit: string }>("SHOW statement_timeout", [], 4_000)),
  );
  expect(new Set(limits.flat().map((row) => Object.values(row)[0]))).toEqual(new Set(["4s"]));
});

test("any other failure stays what it is", async () => {
  await expect(queryInTime("SELECT 1 / $1::int", [0])).rejects.toMatchObject({ code: "22012" });
});
