import { describe, expect, test } from "vitest";
import { authority, authorityBuckets, authorityFloor } from "#lib/core/score/authority";
import { readRankHeader, readRankLine } from "#lib/core/score/rank-line";
import { releaseOfFile, releaseWords } from "#lib/core/score/release-words";

describe("authority is 100·(1 − ln(position)/ln(total))", () => {
  test.each<[number | null, number | null, number | null]>([
    [1, 100_000_000, 100],
    [10, 100_000_000, 88],
    [10_000, 100_000_000, 50],
    [100_000_000, 100_000_000, 0],
    [1, 1, 100],
    [null, 100_000_000, null],
    [5, null, null],
    [0, 100, null],
    [101, 100, null],
    [Number.NaN, 100, null],
  ])("position %s of %s: %s", (position, total, score) => {
    expect(authority(position, total)).toBe(score);
  });

  test("never rises with the position, and stays within 0 and 100", () => {
    let last = 100;
    for (let position = 1; position <= 1_000_000; position = Math.ceil(position * 1.3)) {
      const score = authority(position, 1_000_000) as number;
      expect(score).toBeLessThanOrEqual(last);
      expect(score).toBeGreaterThanOrEqual(0);
      last = score;
    }
  });

  test("of ten million kept out of 140 million the last has 14: all others have less", () => {
    expect(authorityFloor(10_000_000, 140_000_000)).toBe(14);
    expect(authorityFloor(140_000_000, 140_000_000)).toBe(0);
  });

  test("buckets of ten points, 100 in the last one, the unknown apart", () => {
    const { buckets, unknown } = authorityBuckets([0, 9, 10, 99, 100, null, null]);
    expect(unknown).toBe(2);
    expect(buckets.map(({ count }) => count)).toEqual([2, 1, 0, 0, 0, 0, 0, 0, 0, 2]);
    expect(buckets.at(-1)).toMatchObject({ from: 90, to: 100 });
  });
});

describe("a line of domain ranks", () => {
  test.each<[string, ReturnType<typeof readRankLine>]>([
    ["1\t3.4e7\t3\t8.1E-3\tcom.facebook\t3632", { name: "facebook.com", position: 1, pagerank: 3 }],
    ["7 1 9 2 uk.co.example 1", { name: "example.co.uk", position: 7, pagerank: 9 }],
    ["8\t1\t\t\tde.xn--bcher-kva\t1", { name: "xn--bcher-kva.de", position: 8, pagerank: null }],
    ["8\t1\t1\t1\tde.bücher\t1", { name: "xn--bcher-kva.de", position: 8, pagerank: 1 }],
    ["9\t1\t1\t1\tCOM.Example\t1", { name: "example.com", position: 9, pagerank: 1 }],
    ["0\t1\t1\t1\tcom.example\t1", null],
    ["1.5\t1\t1\t1\tcom.example\t1", null],
    ["x\t1\t1\t1\tcom.example\t1", null],
    ["3000000000\t1\t1\t1\tcom.example\t1", null],
    ["1\t1\t1\t1\tcom\t1", null],
    ["1\t1\t1\t1\tcom..example\t1", null],
    ["1\t1\t1\t1\tcom.exa mple/\t1", null],
    [`1\t1\t1\t1\tcom.${"a".repeat(260)}\t1`, null],
    ["1\t1\t1", null],
    ["", null],
  ])("%j", (line, read) => {
    expect(readRankLine(line)).toEqual(read);
  });

  test("columns are found by the header, in any order", () => {
    const header = readRankHeader("#host_rev\t#harmonicc_pos\t#harmonicc_val");
    expect(header).toEqual({ position: 1, pagerank: -1, name: 0 });
    expect(readRankLine("org.w3\t5\t1e3", header as NonNullable<typeof header>)).toEqual({
      name: "w3.org",
      position: 5,
      pagerank: null,
    });
    expect(readRankHeader("#rank\t#domain")).toBeNull();
  });
});

describe("a release is called by its months", () => {
  test.each([
    ["cc-main-2025-may-jun-jul", "Common Crawl, May–July 2025"],
    ["cc-main-2024-25-dec-jan-feb", "Common Crawl, December 2024 – February 2025"],
    ["cc-main-2023-may-sep-nov", "Common Crawl, May–November 2023"],
    ["cc-main-2021-oct", "Common Crawl, October 2021"],
    ["my own list", "my own list"],
    ["cc-main-2025-foo", "cc-main-2025-foo"],
  ])("%s: %s", (name, words) => expect(releaseWords(name)).toBe(words));

  test.each([
    ["cc-main-2025-may-jun-jul-domain-ranks.txt.gz", "cc-main-2025-may-jun-jul"],
    ["cc-main-2024-25-dec-jan-feb-domain-ranks.txt", "cc-main-2024-25-dec-jan-feb"],
    ["cc-main-2025-may-jun-jul.txt", "cc-main-2025-may-jun-jul"],
    ["ranks.txt.gz", null],
    ["stdin", null],
  ])("%s: %s", (file, name) => expect(releaseOfFile(file)).toBe(name));
});
