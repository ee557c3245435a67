import { beforeAll, expect, test } from "vitest";
import { query, transaction } from "#lib/db/sql";

beforeAll(async () => {
  await query(
    "CREATE TABLE copied (id int PRIMARY KEY, word text, flag boolean, day date, bytes bytea, data jsonb)",
  );
});

const COLUMNS = ["id", "word", "flag", "day", "bytes", "data"];
const copy = (rows: Parameters<Parameters<Parameters<typeof transaction>[0]>[0]["copy"]>[2]) =>
  transaction((sql) => sql.copy("copied", COLUMNS, rows));

test("rows arrive as they were sent, whatever stands in them", async () => {
  const words = ["", "\\N", "\\", "tab\tnew\nline\rend", "a \\t b", "naïve 🦊", "\\.", null];
  await copy(
    words.map((word, id) => [id, word, id % 2 === 0, "2026-02-28", Buffer.from([0, 92, 255]), { word }]),
  );
  const rows = await query("SELECT * FROM copied ORDER BY id");
  expect(rows).toEqual(
    words.map((word, id) => ({
      id,
      word,
      flag: id % 2 === 0,
      day: "2026-02-28",
      bytes: Buffer.from([0, 92, 255]),
      data: { word },
    })),
  );
});

test("what Postgres cannot store is dropped or replaced", async () => {
  await copy([[100, "a\0b\ud800c", null, null, null, { word: "a\0b\ud800c" }]]);
  const [row] = await query("SELECT word, data FROM copied WHERE id = 100");
  expect(row).toEqual({ word: "ab\ufffdc", data: { word: "ab\ufffdc" } });
});

test("a refused row takes the others back, and the connection goes on", async () => {
  const rows = Array.from({ length: 20_000 }, (_, id) => [
    1_000 + (id % 19_999),
    "x".repeat(100),
    null,
    null,
    null,
    null,
  ]);
  await expect(copy(rows)).rejects.toMatchObject({ code: "23505", constraint: "copied_pkey" });
  expect(await query("SELECT count(*)::int AS n FROM copied WHERE id >= 1000")).toEqual([{ n: 0 }]);
});
