import { expect, test } from "vitest";
import {
  countOf,
  formatBytes,
  formatChange,
  formatCount,
  formatDuration,
  formatShare,
} from "#components/ui/format";

test.each([
  [12418, undefined, "12,418"],
  [10001, 10000, "10,000+"],
  [10000, 10000, "10,000"],
  [0, undefined, "0"],
])("count %d with cap %s is %s", (value, cap, text) => expect(formatCount(value, cap)).toBe(text));

test("a bigint counts too", () => expect(formatCount(12_345_678_901n)).toBe("12,345,678,901"));
test("one link, two links", () =>
  expect([countOf(1, "link"), countOf(2, "link")]).toEqual(["1 link", "2 links"]));
test("an irregular plural is given", () => expect(countOf(0, "entry", "entries")).toBe("0 entries"));

test.each([
  [6, "+6"],
  [-3, "−3"],
  [0, "0"],
])("change %d is %s", (value, text) => expect(formatChange(value)).toBe(text));

test.each([
  [63, 340, "19 %"],
  [0, 340, "0 %"],
  [1, 340, "< 1 %"],
  [339, 340, "> 99 %"],
  [340, 340, "100 %"],
  [0, 0, "–"],
])("%d of %d is %s", (part, all, text) => expect(formatShare(part, all)).toBe(text));

test.each([
  [0, "0 B"],
  [999, "999 B"],
  [212_000, "212 KB"],
  [999_900, "1 MB"],
  [4_100_000, "4.1 MB"],
  [50_000_000, "50 MB"],
  [2e9, "2 GB"],
])("%d bytes are %s", (bytes, text) => expect(formatBytes(bytes)).toBe(text));

test.each([
  [0, "0 s"],
  [420, "0.4 s"],
  [12_000, "12 s"],
  [59_700, "1 min"],
  [120_000, "2 min"],
  [12_000_000, "3 h 20 min"],
  [7_200_000, "2 h"],
  [345_600_000, "4 d"],
  [34, "34 ms"],
])("%d ms are %s", (ms, text) => expect(formatDuration(ms)).toBe(text));
