import { expect, test } from "vitest";
import { normaliseUrl } from "#lib/core/url";
import { LARGE_SITE, largeRow } from "#lib/seed/large-rows";

const rows = Array.from({ length: 20_000 }, (_, index) => largeRow(index));

test("a link of the large profile is always the same, and no two are one", () => {
  expect(largeRow(12_345)).toEqual(rows[12_345]);
  expect(new Set(rows.map(({ source, target }) => `${source} ${target}`)).size).toBe(rows.length);
});

test("its addresses are in their own spelling, its days follow one another", () => {
  for (const { source, target, report } of rows) {
    expect([normaliseUrl(source), normaliseUrl(target ?? "")]).toEqual([source, target]);
    expect(new URL(target ?? "").hostname).toBe(LARGE_SITE);
    expect(report.firstSeenOn && report.lastSeenOn && report.firstSeenOn <= report.lastSeenOn).toBe(true);
  }
});

test("a later export differs in when the links were seen last", () => {
  const { report, ...row } = rows[7] as (typeof rows)[0];
  const later = largeRow(7, 20);
  expect({ ...later, report: { ...later.report, lastSeenOn: report.lastSeenOn } }).toEqual({
    ...row,
    report,
  });
});
