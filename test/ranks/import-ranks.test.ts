import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { beforeEach, describe, expect, test } from "vitest";
import { query } from "#lib/db/sql";
import { importRanks, type RanksFile } from "#lib/ranks/import-ranks";
import { rankRelease, ranksOf } from "#lib/ranks/queries";
import { readRelease } from "#lib/ranks/read-release";
import { runCli } from "../support/run-cli.ts";
import { tempFolder } from "../support/temp-folder.ts";

const HEADER = "#harmonicc_pos\t#harmonicc_val\t#pr_pos\t#pr_val\t#host_rev\t#n_hosts";
const lineOf = (position: number, reversed = `com.site${position}`) =>
  `${position}\t3.1E7\t${position + 7}\t8.0E-4\t${reversed}\t3`;
const ranked = (count: number) => Array.from({ length: count }, (_, i) => lineOf(i + 1));
const textOf = (lines: readonly string[]) => Buffer.from(`${[HEADER, ...lines].join("\n")}\n`);

async function* pieces(bytes: Buffer, size = 50_000) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const fileOf = (bytes: Buffer, more: Partial<RanksFile> = {}): RanksFile => ({
  bytes: pieces(bytes),
  release: "cc-main-2025-may-jun-jul",
  top: 1_000_000,
  total: null,
  ...more,
});
const load = (bytes: Buffer, more: Partial<RanksFile> = {}) =>
  importRanks(fileOf(bytes, more), { signal: new AbortController().signal });

const everything = async () => [
  await query("SELECT * FROM domain_rank ORDER BY name"),
  await query("SELECT name, top, total, lines, imported, rejected FROM rank_release"),
];

beforeEach(async () => {
  await query("TRUNCATE domain_rank, rank_release");
  await query("DROP TABLE IF EXISTS domain_rank_next");
});

describe("an import of domain ranks", () => {
  test("keeps name and positions, and the file's own count as N", async () => {
    const told = await load(gzipSync(textOf(ranked(30_000))));
    expect(told).toMatchObject({ done: true, imported: 30_000, rejected: 0, total: 30_000, resumedAt: 0 });
    expect(
      (await ranksOf(["site1.com", "site173.com", "site30000.com", "other.com"])).entries().toArray(),
    ).toEqual([
      ["site1.com", { position: 1, pagerank: 8, authority: 100 }],
      ["site173.com", { position: 173, pagerank: 180, authority: 50 }],
      ["site30000.com", { position: 30_000, pagerank: 30_007, authority: 0 }],
    ]);
    expect(await rankRelease()).toMatchObject({ words: "Common Crawl, May–July 2025", total: 30_000 });
    expect(await readRelease("loading")).toBeNull();
  });

  test("with --top keeps the first ones and counts the rest", async () => {
    expect(await load(textOf(ranked(5_000)), { top: 100 })).toMatchObject({ imported: 100, total: 5_000 });
    expect(await query("SELECT count(*)::int AS n FROM domain_rank")).toEqual([{ n: 100 }]);
  });

  test("with a total given reads no further than the top", async () => {
    const told = await load(textOf(ranked(5_000)), { top: 100, total: 140_000_000 });
    expect(told).toMatchObject({ imported: 100, total: 140_000_000, done: true });
    expect((await ranksOf(["site100.com"])).get("site100.com")?.authority).toBe(75);
  });

  test("counts bad lines, shows the first ones, and skips blank ones", async () => {
    const told = await load(textOf([lineOf(1), "nonsense", "", lineOf(2), "3\t1\t1\t1\t\t1"]));
    expect(told).toMatchObject({ imported: 2, rejected: 2, total: 4 });
    expect(told.bad).toEqual([
      { line: 3, text: "nonsense" },
      { line: 6, text: "3\t1\t1\t1\t\t1" },
    ]);
  });

  test("a domain that stands there twice has its better position", async () => {
    const told = await load(textOf([lineOf(1), lineOf(2, "com.twice"), lineOf(3, "com.twice"), lineOf(4)]));
    expect(told).toMatchObject({ imported: 3, total: 4 });
    expect((await ranksOf(["twice.com"])).get("twice.com")).toMatchObject({ position: 2 });
  });

  test("a blog on a shared host does not have its host's rank", async () => {
    await load(textOf([lineOf(1, "com.blogspot"), lineOf(2, "io.github"), lineOf(3)]));
    expect((await ranksOf(["herons.blogspot.com", "herons.github.io"])).size).toBe(0);
    expect((await ranksOf(["blogspot.com"])).size).toBe(1);
  });

  test("a newer release takes the place of the older one whole", async () => {
    await load(textOf([lineOf(1, "com.old"), lineOf(2)]));
    await load(textOf([lineOf(1, "com.new"), lineOf(2)]), { release: "cc-main-2025-aug-sep-oct" });
    expect([...(await ranksOf(["old.com", "new.com"])).keys()]).toEqual(["new.com"]);
    expect(await rankRelease()).toMatchObject({ name: "cc-main-2025-aug-sep-oct" });
    // And once more: what was renamed can be renamed again.
    await load(textOf([lineOf(1, "com.newest"), lineOf(2)]), { release: "cc-main-2025-nov-dec" });
    expect([...(await ranksOf(["new.com", "newest.com"])).keys()]).toEqual(["newest.com"]);
  });

  test.each([
    ["a page", "<html><body>not found</body></html>\n", /No line of this file/],
    ["another header", "#a\t#b\n1\t2\n", /harmonicc_pos/],
    ["no text", "x".repeat(1_100_000), /no text file/],
  ])("%s leaves the ranks in use as they are", async (_name, text, message) => {
    await load(textOf(ranked(10)));
    const before = await everything();
    await expect(load(Buffer.from(text), { release: "other" })).rejects.toThrow(message);
    expect((await everything())[0]).toEqual(before[0]);
    expect(await rankRelease()).toMatchObject({ name: "cc-main-2025-may-jun-jul" });
  });
});

describe("an import that was stopped", () => {
  const lines = ranked(45_000).toSpliced(20_000, 0, "nonsense");
  const bytes = gzipSync(textOf(lines));

  test("goes on from there and ends in the same state", async () => {
    await load(bytes);
    const whole = await everything();
    await query("TRUNCATE domain_rank, rank_release");

    const stop = new AbortController();
    const onProgress = (read: number) => {
      if (read > 25_000) stop.abort();
    };
    const first = await importRanks(fileOf(bytes), { signal: stop.signal, onProgress });
    expect(first.done).toBe(false);
    expect(first.lines).toBeLessThan(45_000);
    expect(await rankRelease()).toBeNull();
    expect(await readRelease("loading")).toMatchObject({ lines: first.lines });
    const second = await load(bytes);
    expect(second).toMatchObject({ resumedAt: first.lines, imported: 45_000, rejected: 1 });
    expect(await everything()).toEqual(whole);
  });

  test("an archive that ends too early is told; the whole one goes on", async () => {
    await expect(load(bytes.subarray(0, bytes.length - 90_000))).rejects.toThrow(/ends too early/);
    expect((await readRelease("loading"))?.lines).toBeGreaterThan(0);
    const told = await load(bytes);
    expect(told).toMatchObject({ done: true, imported: 45_000 });
    expect(told.resumedAt).toBeGreaterThan(0);
  });

  test("another file begins anew", async () => {
    await expect(load(bytes.subarray(0, bytes.length - 90_000))).rejects.toThrow();
    const other = gzipSync(textOf(ranked(12_000).toReversed()));
    expect(await load(other)).toMatchObject({ resumedAt: 0, imported: 12_000 });
  });
});

describe("fairlead ranks", () => {
  const env = () => ({ DATABASE_URL: process.env.DATABASE_URL as string });

  test("import killed in the middle, then run again: the same ranks as in one go", async () => {
    const file = path.join(tempFolder(), "cc-main-2025-may-jun-jul-domain-ranks.txt.gz");
    fs.writeFileSync(file, gzipSync(textOf(ranked(300_000))));
    const run = runCli(["ranks", "import", file], env());
    while (((await readRelease("loading"))?.lines ?? 0) < 30_000) await sleep(5);
    run.kill("SIGKILL");
    await run;
    expect(await rankRelease()).toBeNull();

    const { code, stdout, stderr } = await runCli(["ranks", "import", file], env());
    expect([code, stderr]).toEqual([0, expect.stringMatching(/MB of memory/)]);
    expect(stdout).toMatch(/Common Crawl, May–July 2025 is in use: 300,000 domains/);
    expect(stdout).toMatch(/N = 300,000, counted in the file/);
    expect(stdout).toMatch(/It went on after/);
    const [row] = await query(
      "SELECT count(*)::int AS n, count(DISTINCT position)::int AS positions, max(position) AS last FROM domain_rank",
    );
    expect(row).toEqual({ n: 300_000, positions: 300_000, last: 300_000 });

    const shown = await runCli(["ranks"], env());
    expect(shown.stdout).toMatch(/Common Crawl, May–July 2025 \(cc-main-2025-may-jun-jul\)/);
  });

  test("reads standard input, and wants to know its release", async () => {
    const text = textOf(ranked(3)).toString();
    const unnamed = await runCli(["ranks", "import", "-"], env(), text);
    expect([unnamed.code, unnamed.stderr]).toEqual([2, expect.stringMatching(/--release NAME/)]);
    const named = await runCli(
      ["ranks", "import", "-", "--release", "mine", "--total", "1_000"],
      env(),
      text,
    );
    expect([named.code, named.stdout]).toEqual([0, expect.stringMatching(/N = 1,000, as given by --total/)]);
  });

  test("says that nothing is imported", async () => {
    expect(await runCli(["ranks"], env())).toMatchObject({ code: 0, stdout: "No ranks are imported.\n" });
  });
});
